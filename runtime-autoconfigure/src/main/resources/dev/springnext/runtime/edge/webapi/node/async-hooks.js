// https://nodejs.org/api/async_context.html on top of https://github.com/tc39/proposal-async-context
(function (core, host) {
  'use strict';
  const { ObjectDefineProperty, ReflectApply } = core.primordials;
  const { AsyncContext } = core;
  const { Variable, Snapshot } = AsyncContext;
  const { checkFunction, invalidType } = core.use('node/errors');

  class AsyncLocalStorage {
    // Holds { value }, as enterWith() has to change what a run() began
    #variable = new Variable();
    // Set by enterWith() outside of run(): the store of each invocation of the isolate
    #ambient;
    #default;
    #name;

    constructor(options) {
      if (options !== undefined) {
        if (typeof options !== 'object' || options === null) throw invalidType('options', 'of type object', options);
        this.#default = options.defaultValue;
        this.#name = options.name === undefined ? '' : `${options.name}`;
      } else {
        this.#name = '';
      }
    }

    static bind(fn) {
      checkFunction(fn, 'fn');
      const snapshot = new Snapshot();
      const bound = function (...args) {
        return snapshot.run(() => ReflectApply(fn, this, args));
      };
      ObjectDefineProperty(bound, 'length', { __proto__: null, value: fn.length, configurable: true });
      return bound;
    }

    static snapshot() {
      const snapshot = new Snapshot();
      return (fn, ...args) => {
        checkFunction(fn, 'fn');
        return snapshot.run(() => ReflectApply(fn, undefined, args));
      };
    }

    get name() {
      return this.#name;
    }

    run(store, callback, ...args) {
      checkFunction(callback, 'callback');
      const box = { __proto__: null, value: store };
      return args.length === 0 ? this.#variable.run(box, callback) : this.#variable.run(box, () => ReflectApply(callback, undefined, args));
    }

    exit(callback, ...args) {
      checkFunction(callback, 'callback');
      return this.#variable.run({ __proto__: null, value: undefined }, () => ReflectApply(callback, undefined, args));
    }

    getStore() {
      let box = this.#variable.get();
      if (box === undefined && this.#ambient !== undefined) box = host.ambient(this.#ambient);
      return box === undefined || box === null ? this.#default : box.value;
    }

    enterWith(store) {
      const box = this.#variable.get();
      if (box !== undefined) {
        box.value = store;
      } else {
        this.#ambient = this.#ambient === undefined ? host.newAmbient() : this.#ambient;
        host.setAmbient(this.#ambient, { __proto__: null, value: store });
      }
    }

    disable() {
      this.#variable = new Variable();
      this.#ambient = undefined;
    }
  }

  let lastId = 1;

  class AsyncResource {
    #id = ++lastId;
    #trigger;
    #snapshot = new Snapshot();

    constructor(type, options) {
      if (typeof type !== 'string') throw invalidType('type', 'of type string', type);
      const trigger = typeof options === 'number' ? options : options === undefined || options === null ? undefined : options.triggerAsyncId;
      this.#trigger = trigger === undefined ? 1 : trigger;
    }

    static bind(fn, type, thisArg) {
      checkFunction(fn, 'fn');
      return new AsyncResource(type === undefined ? fn.name || 'bound-anonymous-fn' : type).bind(fn, thisArg);
    }

    runInAsyncScope(fn, thisArg, ...args) {
      checkFunction(fn, 'fn');
      return this.#snapshot.run(() => ReflectApply(fn, thisArg, args));
    }

    bind(fn, thisArg) {
      checkFunction(fn, 'fn');
      const resource = this;
      const fixed = arguments.length > 1 && thisArg !== undefined;
      const bound = function (...args) {
        return resource.#snapshot.run(() => ReflectApply(fn, fixed ? thisArg : this, args));
      };
      ObjectDefineProperty(bound, 'length', { __proto__: null, value: fn.length, configurable: true });
      return bound;
    }

    asyncId() {
      return this.#id;
    }

    triggerAsyncId() {
      return this.#trigger;
    }

    emitDestroy() {
      return this;
    }
  }

  return { AsyncLocalStorage, AsyncResource, exports: { AsyncLocalStorage, AsyncResource } };
})

// https://nodejs.org/api/util.html, the parts that need no system below
(function (core) {
  'use strict';
  const {
    ArrayIsArray, Error, ObjectDefineProperties, ObjectDefineProperty, ObjectGetOwnPropertyDescriptors, ObjectGetPrototypeOf, ObjectKeys,
    ObjectSetPrototypeOf, Promise, PromisePrototypeThen, PromiseResolve, ReflectApply, StringPrototypeReplace, StringPrototypeToWellFormed, SymbolFor,
    RegExp, String,
  } = core.primordials;
  const { checkFunction, invalidType, withCode } = core.use('node/errors');
  const custom = SymbolFor('nodejs.util.promisify.custom');
  const ANSI = new RegExp('[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d/#&.:=?%@~_]*)*)?(?:\\u0007|\\u001B\\u005C|\\u009C))|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))', 'g');

  function promisify(original) {
    checkFunction(original, 'original');
    const replacement = original[custom];
    if (replacement !== undefined) {
      checkFunction(replacement, 'util.promisify.custom');
      return ObjectDefineProperty(replacement, custom, { __proto__: null, value: replacement, configurable: true });
    }
    function promisified(...args) {
      return new Promise((resolve, reject) => {
        args[args.length] = (error, value) => (error ? reject(error) : resolve(value));
        ReflectApply(original, this, args);
      });
    }
    ObjectSetPrototypeOf(promisified, ObjectGetPrototypeOf(original));
    ObjectDefineProperty(promisified, custom, { __proto__: null, value: promisified, configurable: true });
    return ObjectDefineProperties(promisified, ObjectGetOwnPropertyDescriptors(original));
  }
  promisify.custom = custom;

  function callbackify(original) {
    checkFunction(original, 'original');
    function callbackified(...args) {
      const callback = args[args.length - 1];
      checkFunction(callback, 'last argument');
      args.length--;
      // Errors of the callback are nobody's rejection: they are uncaught
      const call = (...results) => core.use('html/microtask').queueMicrotask(() => ReflectApply(callback, this, results));
      PromisePrototypeThen(PromiseResolve(ReflectApply(original, this, args)), (value) => call(null, value), (reason) => {
        let error = reason;
        if (!reason) {
          error = withCode(new Error('Promise was rejected with falsy value'), 'ERR_FALSY_VALUE_REJECTION');
          error.reason = reason;
        }
        call(error);
      });
    }
    const descriptors = ObjectGetOwnPropertyDescriptors(original);
    if (typeof descriptors.length.value === 'number') descriptors.length.value++;
    if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
    return ObjectDefineProperties(callbackified, descriptors);
  }

  function inherits(constructor, superConstructor) {
    checkFunction(constructor, 'ctor');
    checkFunction(superConstructor, 'superCtor');
    if (superConstructor.prototype === undefined) throw invalidType('superCtor.prototype', 'of type object', superConstructor.prototype);
    ObjectDefineProperty(constructor, 'super_', { __proto__: null, value: superConstructor, writable: true, configurable: true });
    ObjectSetPrototypeOf(constructor.prototype, superConstructor.prototype);
  }

  function _extend(target, source) {
    if (source !== null && typeof source === 'object') {
      const keys = ObjectKeys(source);
      for (let i = keys.length - 1; i >= 0; i--) target[keys[i]] = source[keys[i]];
    }
    return target;
  }

  const warned = { __proto__: null };
  function deprecate(fn, message, code) {
    checkFunction(fn, 'fn');
    let done = false;
    function deprecated(...args) {
      if (!done) {
        done = true;
        if (code === undefined || warned[code] === undefined) core.report('DeprecationWarning', code === undefined ? message : `[${code}] ${message}`);
        if (code !== undefined) warned[code] = true;
      }
      return new.target === undefined ? ReflectApply(fn, this, args) : core.primordials.ReflectConstruct(fn, args, new.target);
    }
    ObjectSetPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
    return deprecated;
  }

  // NODE_DEBUG is not read on the edge: nothing is ever logged
  function debuglog() {
    const log = () => {};
    log.enabled = false;
    return log;
  }

  function inspect(value, options, depth, colors) {
    const given = typeof options === 'boolean' ? { showHidden: options, depth, colors } : options;
    return core.use('console/inspect').inspect(value, given);
  }
  inspect.custom = SymbolFor('nodejs.util.inspect.custom');
  inspect.defaultOptions = { showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100, maxStringLength: 10000, breakLength: 128, compact: 3, sorted: false, getters: false };

  function format(...args) {
    return core.use('node/format').format(args, inspect);
  }
  function formatWithOptions(options, ...args) {
    if (options === null || typeof options !== 'object') throw invalidType('inspectOptions', 'of type object', options);
    return core.use('node/format').format(args, inspect, options);
  }

  function stripVTControlCharacters(text) {
    if (typeof text !== 'string') throw invalidType('str', 'of type string', text);
    return StringPrototypeReplace(text, ANSI, '');
  }

  const exports = {
    _extend, callbackify, debuglog, deprecate, format, formatWithOptions, inherits, inspect, promisify, stripVTControlCharacters,
    debug: debuglog,
    isArray: ArrayIsArray,
    isDeepStrictEqual: (a, b) => core.use('node/deep-equal').isDeepEqual(a, b, true),
    toUSVString: (text) => StringPrototypeToWellFormed(String(text)),
    types: undefined,
    TextDecoder: undefined,
    TextEncoder: undefined,
  };
  function lazy(name, get) {
    ObjectDefineProperty(exports, name, {
      __proto__: null, enumerable: true, configurable: true, get,
      set(value) { ObjectDefineProperty(exports, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  lazy('types', () => core.use('node/util-types').types);
  lazy('TextDecoder', () => core.use('encoding/text-decoder').TextDecoder);
  lazy('TextEncoder', () => core.use('encoding/text-encoder').TextEncoder);

  return { exports };
})

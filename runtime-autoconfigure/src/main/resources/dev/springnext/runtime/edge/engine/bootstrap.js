// Makes the global object of an isolate: lazy globals, and core, which the modules of all web APIs share.
(function (primordials, makeWebidl, native) {
  'use strict';
  const {
    ArrayBuffer, BigInt64Array, encodeText, Error, Map, MapPrototypeDelete, MapPrototypeGet, MapPrototypeHas, MapPrototypeSet,
    ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, Promise, RangeError, ReflectApply, String, SyntaxError, TypeError,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeSet,
  } = primordials;
  const global = globalThis;
  const { load, host: hostOf, report } = native;
  const modules = new Map();
  const LOADING = { __proto__: null };

  // The exports of a module: folder/file
  function use(id) {
    let exports = MapPrototypeGet(modules, id);
    if (exports === undefined) {
      MapPrototypeSet(modules, id, LOADING);
      const folder = primordials.StringPrototypeSlice(id, 0, primordials.StringPrototypeIndexOf(id, '/'));
      exports = load(id)(core, hostOf(folder));
      MapPrototypeSet(modules, id, exports);
    }
    else if (exports === LOADING) {
      throw new Error('Modules need each other while they load: ' + id);
    }
    return exports;
  }

  function domException(message, name) {
    return new (use('dom/dom-exception').DOMException)(message, name);
  }

  function makeError(type, name, message) {
    let error;
    if (type === 'DOMException') error = domException(message, name);
    else if (type === 'TypeError') error = new TypeError(message);
    else if (type === 'RangeError') error = new RangeError(message);
    else if (type === 'SyntaxError') error = new SyntaxError(message);
    else error = new Error(message);
    return error;
  }

  const core = {
    __proto__: null,
    primordials,
    global,
    use,
    domException,
    makeError,
    throwError(type, name, message) {
      throw makeError(type, name, message);
    },
    // Calls a host function that was added with addAsync
    promise(fn, ...args) {
      return new Promise((resolve, reject) => {
        ReflectApply(fn, undefined, [resolve, reject, ...args]);
      });
    },
    newBuffer(length) {
      return new ArrayBuffer(length);
    },
    // The bytes of a string in UTF-8
    textBuffer(text) {
      return TypedArrayPrototypeGetBuffer(encodeText(text));
    },
    // A copy of bytes that Java lends, eight at once but for the last few
    copyBuffer(lent, length, words) {
      const buffer = new ArrayBuffer(length);
      TypedArrayPrototypeSet(new BigInt64Array(buffer, 0, words), new BigInt64Array(new ArrayBuffer(lent), 0, words));
      return buffer;
    },
    // What nobody caught: https://html.spec.whatwg.org/multipage/webappapis.html#report-the-exception
    reportException(error) {
      try {
        use('html/report').reportException(error);
      } catch (e) {
        report('Uncaught', describe(error));
      }
    },
    // Writes to the log of the host
    report,
    describe,
    facts,
    AsyncContext: global.AsyncContext,
  };

  function describe(error) {
    let text;
    try {
      text = typeof error === 'object' && error !== null && typeof error.stack === 'string' ? error.stack : String(error);
    } catch (e) {
      text = 'an error that can not be shown';
    }
    return text;
  }

  // What an error says of itself as text: its name, message and digest; undefined for what is no object
  function facts(error) {
    const text = (key) => {
      let value;
      try {
        value = error[key];
      } catch (e) {
        // A getter that throws
      }
      return typeof value === 'string' ? value : undefined;
    };
    return typeof error === 'object' && error !== null ? [text('name'), text('message'), text('digest')] : undefined;
  }

  core.webidl = makeWebidl(primordials, core);

  // https://tc39.es/ecma262/#sec-error.iserror, which this GraalJS doesn't have yet
  const { isError } = native;
  if (Error.isError === undefined) {
    const { value } = ObjectGetOwnPropertyDescriptor({ isError(arg) { return isError(arg); } }, 'isError');
    ObjectDefineProperty(Error, 'isError', { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }

  const graal = global.Graal;
  function reportRejection({ reason, promise }) {
    try {
      use('html/report').reportRejection(reason, promise);
    } catch (e) {
      report('Unhandled rejection', describe(reason));
    }
  }
  // Loading a module in a report has the engine tell of the next rejection within the first
  let unreported;
  graal.setUnhandledPromiseRejectionHandler((reason, promise) => {
    const rejection = { __proto__: null, reason, promise };
    if (unreported === undefined) {
      unreported = [rejection];
      try {
        for (let i = 0; i < unreported.length; i++) reportRejection(unreported[i]);
      } finally {
        unreported = undefined;
      }
    } else {
      unreported[unreported.length] = rejection;
    }
  });
  delete global.Graal;
  delete global.AsyncContext;

  // Globals: https://webidl.spec.whatwg.org/#define-the-global-property-references
  const pending = new Map();
  function materialize(name, enumerable) {
    const id = MapPrototypeGet(pending, name);
    const value = use(id)[name];
    MapPrototypeDelete(pending, name);
    ObjectDefineProperty(global, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
    return value;
  }
  function define(name, kind, id) {
    const enumerable = kind !== 'interface';
    let get;
    if (kind === 'attribute') {
      get = ObjectGetOwnPropertyDescriptor({
        get [name]() {
          if (this !== undefined && this !== null && this !== global) throw new TypeError('Illegal invocation');
          return use(id)[name];
        },
      }, name).get;
    } else {
      MapPrototypeSet(pending, name, id);
      get = () => (MapPrototypeHas(pending, name) ? materialize(name, enumerable) : global[name]);
    }
    ObjectDefineProperty(global, name, {
      __proto__: null,
      configurable: true,
      enumerable,
      get,
      set: ObjectGetOwnPropertyDescriptor({
        set [name](value) {
          MapPrototypeDelete(pending, name);
          ObjectDefineProperty(global, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
        },
      }, name).set,
    });
  }
  const { globals } = native;
  for (let i = 0; i < globals.length; i++) define(globals[i][0], globals[i][1], globals[i][2]);

  // A global that is not made yet is an accessor; whoever looks at its descriptor sees what the standard says
  function settle(target, name) {
    if (target === global && typeof name === 'string' && MapPrototypeHas(pending, name)) {
      materialize(name, ObjectGetOwnPropertyDescriptor(global, name).enumerable);
    }
  }
  function seeThrough(owner, name, all) {
    const original = owner[name];
    const replacement = {
      [name](target, key) {
        if (all) {
          if (target === global) primordials.ArrayPrototypeForEach(primordials.ReflectOwnKeys(global), (k) => settle(target, k));
        } else {
          settle(target, key);
        }
        return ReflectApply(original, owner, arguments);
      },
    }[name];
    ObjectDefineProperty(replacement, 'length', { __proto__: null, value: original.length, configurable: true });
    ObjectDefineProperty(owner, name, { __proto__: null, value: replacement, writable: true, enumerable: false, configurable: true });
  }
  seeThrough(Object, 'getOwnPropertyDescriptor', false);
  seeThrough(Reflect, 'getOwnPropertyDescriptor', false);
  seeThrough(Object, 'getOwnPropertyDescriptors', true);

  ObjectDefineProperty(global, 'self', {
    __proto__: null, configurable: true, enumerable: true,
    get: ObjectGetOwnPropertyDescriptor({ get self() { return global; } }, 'self').get,
    set: ObjectGetOwnPropertyDescriptor({ set self(value) { ObjectDefineProperty(global, 'self', { __proto__: null, value, writable: true, enumerable: true, configurable: true }); } }, 'self').set,
  });
  return core;
})

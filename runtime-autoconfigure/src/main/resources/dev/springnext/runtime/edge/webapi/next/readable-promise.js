// Promises that also read as what they are resolved with, as Next.js has them since version 15 for code of before.
(function (core) {
  'use strict';
  const { ObjectDefineProperty, ObjectKeys, PromiseResolve } = core.primordials;

  // What a promise or an object has for itself
  const RESERVED = {
    __proto__: null,
    then: true, catch: true, finally: true, constructor: true, hasOwnProperty: true, isPrototypeOf: true, propertyIsEnumerable: true,
    toString: true, valueOf: true, toLocaleString: true, toJSON: true, status: true, value: true, $$typeof: true, __esModule: true, ['__proto__']: true,
  };

  // A promise of an object, with its properties
  function readable(object) {
    const promise = PromiseResolve(object);
    const keys = ObjectKeys(object);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (RESERVED[key] !== true) ObjectDefineProperty(promise, key, { __proto__: null, value: object[key], writable: true, enumerable: true, configurable: true });
    }
    return promise;
  }

  // A promise of an object of a class, with some of its members
  function withMembers(object, names) {
    const promise = PromiseResolve(object);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      ObjectDefineProperty(promise, name, {
        __proto__: null,
        configurable: true,
        get: () => {
          const member = object[name];
          return typeof member === 'function' ? (...args) => core.primordials.ReflectApply(member, object, args) : member;
        },
      });
    }
    return promise;
  }

  return { __proto__: null, readable, withMembers };
})

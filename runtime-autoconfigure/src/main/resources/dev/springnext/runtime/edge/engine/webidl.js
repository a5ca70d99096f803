// Conversions of Web IDL: https://webidl.spec.whatwg.org/#js-type-mapping
// A converter is (value, prefix, context, options) => converted; prefix and context only serve messages.
(function (primordials, core) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetResizable, BigInt,
    BigIntAsIntN, BigIntAsUintN, DataViewPrototypeGetBuffer, MathFloor, MathFround, MathMax, MathMin, MathTrunc,
    Number, NumberIsFinite, NumberIsNaN, NumberMAX_SAFE_INTEGER, NumberMIN_SAFE_INTEGER, ObjectCreate, ObjectDefineProperty,
    ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectSetPrototypeOf, PromiseResolve, ReflectApply, ReflectOwnKeys, SharedArrayBufferPrototypeGetByteLength,
    SharedArrayBufferPrototypeGetGrowable, String, StringPrototypeCharCodeAt, StringPrototypeToWellFormed, SymbolIterator,
    SymbolToStringTag, TypeError, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetSymbolToStringTag,
  } = primordials;

  const isObject = (V) => (typeof V === 'object' ? V !== null : typeof V === 'function');

  function fail(message, prefix, context) {
    const where = context === undefined ? '' : `${context} `;
    return new TypeError(`${prefix === undefined ? '' : `${prefix}: `}${where}${message}`);
  }

  function toNumber(V, prefix, context) {
    if (typeof V === 'bigint') throw fail('is a BigInt and cannot be converted to a number.', prefix, context);
    if (typeof V === 'symbol') throw fail('is a symbol and cannot be converted to a number.', prefix, context);
    return +V;
  }

  // https://webidl.spec.whatwg.org/#abstract-opdef-converttoint
  function integer(bits, signed) {
    const unbounded = bits === 64;
    const modulo = 2 ** bits;
    const lower = signed ? (unbounded ? NumberMIN_SAFE_INTEGER : -(2 ** (bits - 1))) : 0;
    const upper = unbounded ? NumberMAX_SAFE_INTEGER : signed ? 2 ** (bits - 1) - 1 : modulo - 1;
    return (V, prefix, context, options) => {
      let x = toNumber(V, prefix, context);
      if (options !== undefined && options.enforceRange) {
        if (!NumberIsFinite(x)) throw fail('is not a finite number.', prefix, context);
        x = MathTrunc(x) + 0;
        if (x < lower || x > upper) throw fail(`is outside the accepted range of ${lower} to ${upper}, inclusive.`, prefix, context);
        return x;
      }
      if (options !== undefined && options.clamp && !NumberIsNaN(x)) {
        x = MathMin(MathMax(x, lower), upper);
        const floor = MathFloor(x);
        const rest = x - floor;
        return (rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1) + 0;
      }
      if (!NumberIsFinite(x) || x === 0) return 0;
      x = MathTrunc(x) + 0;
      if (x >= lower && x <= upper) return x;
      if (unbounded) return Number(signed ? BigIntAsIntN(64, BigInt(x)) : BigIntAsUintN(64, BigInt(x)));
      x %= modulo;
      if (x < 0) x += modulo;
      if (signed && x >= modulo / 2) x -= modulo;
      return x + 0;
    };
  }

  function isArrayBuffer(V) {
    let is = true;
    try { ArrayBufferPrototypeGetByteLength(V); } catch { is = false; }
    return is;
  }
  function isSharedArrayBuffer(V) {
    let is = true;
    try { SharedArrayBufferPrototypeGetByteLength(V); } catch { is = false; }
    return is;
  }
  const bufferOf = (view) => (TypedArrayPrototypeGetSymbolToStringTag(view) === undefined ? DataViewPrototypeGetBuffer(view) : TypedArrayPrototypeGetBuffer(view));

  // Asks for the common kind first: the question is costly for a buffer of the other one
  function checkBuffer(buffer, options, prefix, context) {
    let shared = false;
    let resizable;
    try {
      resizable = ArrayBufferPrototypeGetResizable(buffer);
    } catch {
      shared = true;
      resizable = SharedArrayBufferPrototypeGetGrowable(buffer);
    }
    if (shared && !options?.allowShared) throw fail('is a view on a SharedArrayBuffer, which is not allowed.', prefix, context);
    if (resizable && !options?.allowResizable) {
      throw fail(`is a view on a ${shared ? 'growable SharedArrayBuffer' : 'resizable ArrayBuffer'}, which is not allowed.`, prefix, context);
    }
  }

  const converters = {
    __proto__: null,
    any: (V) => V,
    undefined: () => undefined,
    boolean: (V) => !!V,
    byte: integer(8, true),
    octet: integer(8, false),
    short: integer(16, true),
    'unsigned short': integer(16, false),
    long: integer(32, true),
    'unsigned long': integer(32, false),
    'long long': integer(64, true),
    'unsigned long long': integer(64, false),
    double(V, prefix, context) {
      const x = toNumber(V, prefix, context);
      if (!NumberIsFinite(x)) throw fail('is not a finite floating-point value.', prefix, context);
      return x;
    },
    'unrestricted double': toNumber,
    float(V, prefix, context) {
      const x = MathFround(toNumber(V, prefix, context));
      if (!NumberIsFinite(x)) throw fail('is outside the range of a single-precision floating-point value.', prefix, context);
      return x;
    },
    DOMString(V, prefix, context, options) {
      if (typeof V === 'string') return V;
      if (V === null && options?.legacyNullToEmptyString) return '';
      if (typeof V === 'symbol') throw fail('is a symbol and cannot be converted to a string.', prefix, context);
      return String(V);
    },
    ByteString(V, prefix, context) {
      const x = converters.DOMString(V, prefix, context);
      for (let i = 0; i < x.length; i++) {
        if (StringPrototypeCharCodeAt(x, i) > 255) throw fail('is not a valid ByteString: it has a character above U+00FF.', prefix, context);
      }
      return x;
    },
    USVString(V, prefix, context) {
      return StringPrototypeToWellFormed(converters.DOMString(V, prefix, context));
    },
    object(V, prefix, context) {
      if (!isObject(V)) throw fail('is not an object.', prefix, context);
      return V;
    },
    Function(V, prefix, context) {
      if (typeof V !== 'function') throw fail('is not a function.', prefix, context);
      return V;
    },
    ArrayBuffer(V, prefix, context, options) {
      if (!isObject(V) || !isArrayBuffer(V)) throw fail('is not an ArrayBuffer.', prefix, context);
      checkBuffer(V, options, prefix, context);
      return V;
    },
    ArrayBufferView(V, prefix, context, options) {
      if (!ArrayBufferIsView(V)) throw fail('is not an ArrayBufferView.', prefix, context);
      checkBuffer(bufferOf(V), options, prefix, context);
      return V;
    },
    Uint8Array(V, prefix, context, options) {
      if (!ArrayBufferIsView(V) || TypedArrayPrototypeGetSymbolToStringTag(V) !== 'Uint8Array') throw fail('is not a Uint8Array.', prefix, context);
      checkBuffer(bufferOf(V), options, prefix, context);
      return V;
    },
    BufferSource(V, prefix, context, options) {
      if (ArrayBufferIsView(V)) {
        checkBuffer(bufferOf(V), options, prefix, context);
      } else if (isObject(V) && (isArrayBuffer(V) || (options?.allowShared && isSharedArrayBuffer(V)))) {
        checkBuffer(V, options, prefix, context);
      } else {
        throw fail('is not an ArrayBuffer or a view on one.', prefix, context);
      }
      return V;
    },
  };

  function required(length, count, prefix) {
    if (length < count) throw new TypeError(`${prefix}: ${count} argument${count === 1 ? '' : 's'} required, but only ${length} present.`);
  }

  const nullable = (convert) => (V, prefix, context, options) => (V === null || V === undefined ? null : convert(V, prefix, context, options));

  // https://webidl.spec.whatwg.org/#js-to-sequence, with the iterator that was looked up already if there is one
  function sequence(convert, fixed) {
    return (V, prefix, context, options, method) => {
      if (!isObject(V)) throw fail('is not a sequence: it is not an object.', prefix, context);
      const iteratorMethod = method === undefined ? V[SymbolIterator] : method;
      if (typeof iteratorMethod !== 'function') throw fail('is not a sequence: it is not iterable.', prefix, context);
      const iterator = ReflectApply(iteratorMethod, V, []);
      if (!isObject(iterator)) throw fail('is not a sequence: its iterator is not an object.', prefix, context);
      const { next } = iterator;
      const result = [];
      for (;;) {
        const step = ReflectApply(next, iterator, []);
        if (!isObject(step)) throw fail('is not a sequence: its iterator gave no object.', prefix, context);
        if (step.done) return result;
        result[result.length] = convert(step.value, prefix, `${context === undefined ? 'Item' : `${context},`} index ${result.length}`, fixed);
      }
    };
  }

  // https://webidl.spec.whatwg.org/#js-to-record: a list of [key, value]
  function record(key, value) {
    return (V, prefix, context) => {
      if (!isObject(V)) throw fail('is not an object.', prefix, context);
      const entries = [];
      const seen = { __proto__: null };
      const keys = ReflectOwnKeys(V);
      for (let i = 0; i < keys.length; i++) {
        const descriptor = primordials.ReflectGetOwnPropertyDescriptor(V, keys[i]);
        if (descriptor !== undefined && descriptor.enumerable) {
          const typedKey = key(keys[i], prefix, context);
          const typedValue = value(V[keys[i]], prefix, context);
          const at = seen[typedKey];
          if (at === undefined) {
            seen[typedKey] = entries.length;
            entries[entries.length] = [typedKey, typedValue];
          } else {
            entries[at][1] = typedValue;
          }
        }
      }
      return entries;
    };
  }

  function enumeration(name, values) {
    const set = { __proto__: null };
    for (let i = 0; i < values.length; i++) set[values[i]] = true;
    return (V, prefix, context) => {
      const x = converters.DOMString(V, prefix, context);
      if (set[x] !== true) throw fail(`'${x}' is not a valid enum value of type ${name}.`, prefix, context);
      return x;
    };
  }

  // https://webidl.spec.whatwg.org/#js-to-dictionary; members: [{key, converter, required, defaultValue: () => value, options}]
  function dictionary(name, ...groups) {
    const lists = [];
    for (let i = 0; i < groups.length; i++) {
      lists[i] = primordials.ArrayPrototypeSort(primordials.ArrayPrototypeSlice(groups[i]), (a, b) => (a.key < b.key ? -1 : 1));
    }
    return (V, prefix, context) => {
      if (V !== undefined && V !== null && !isObject(V)) throw fail(`can not be converted to a dictionary (${name}).`, prefix, context);
      const result = { __proto__: null };
      for (let i = 0; i < lists.length; i++) {
        const list = lists[i];
        for (let j = 0; j < list.length; j++) {
          const { key, converter, options } = list[j];
          const value = V === undefined || V === null ? undefined : V[key];
          if (value !== undefined) {
            result[key] = converter(value, prefix, context === undefined ? `'${key}'` : `${context}, '${key}'`, options);
          } else if (list[j].defaultValue !== undefined) {
            result[key] = list[j].defaultValue();
          } else if (list[j].required) {
            throw fail(`can not be converted to a dictionary (${name}): '${key}' is required.`, prefix, context);
          }
        }
      }
      return result;
    };
  }

  // is tells by brand whether a value is of the interface
  const interfaceOf = (name, is) => (V, prefix, context) => {
    if (!is(V)) throw fail(`is not of type '${name}'.`, prefix, context);
    return V;
  };

  const promise = (convert) => (V) => primordials.PromisePrototypeThen(PromiseResolve(V), (x) => convert(x));

  // Whether a value is of one of our interfaces or of a class that extends one: https://webidl.spec.whatwg.org/#dfn-platform-object
  const interfacePrototypes = new primordials.WeakSet();
  function isPlatformObject(V) {
    let prototype = ObjectGetPrototypeOf(V);
    while (prototype !== null && !primordials.WeakSetPrototypeHas(interfacePrototypes, prototype)) prototype = ObjectGetPrototypeOf(prototype);
    return prototype !== null;
  }

  // Gives a class the shape of an interface object: enumerable members, toStringTag, constants.
  // https://webidl.spec.whatwg.org/#interface-prototype-object
  function configure(Class, name, constants) {
    const { prototype } = Class;
    primordials.WeakSetPrototypeAdd(interfacePrototypes, prototype);
    shape(prototype, true);
    shape(Class, false);
    ObjectDefineProperty(prototype, SymbolToStringTag, { __proto__: null, value: name, writable: false, enumerable: false, configurable: true });
    if (constants !== undefined) {
      for (const key in constants) {
        const descriptor = { __proto__: null, value: constants[key], writable: false, enumerable: true, configurable: false };
        ObjectDefineProperty(prototype, key, descriptor);
        ObjectDefineProperty(Class, key, descriptor);
      }
    }
    return Class;
  }
  function shape(object, isPrototype) {
    const keys = ReflectOwnKeys(object);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key === 'string' && key !== 'constructor' && (isPrototype || (key !== 'prototype' && key !== 'name' && key !== 'length'))) {
        const descriptor = ObjectGetOwnPropertyDescriptor(object, key);
        descriptor.enumerable = true;
        ObjectSetPrototypeOf(descriptor, null);
        ObjectDefineProperty(object, key, descriptor);
      }
    }
  }

  // Iteration over pairs; entriesOf(object) is the present list of [key, value].
  // https://webidl.spec.whatwg.org/#js-iterable
  function pairIterable(Class, name, is, entriesOf) {
    const IteratorPrototype = ObjectCreate(primordials.IteratorPrototype, {
      [SymbolToStringTag]: { __proto__: null, value: `${name} Iterator`, configurable: true },
    });
    const states = new primordials.WeakMap();
    const { next } = {
      next() {
        const state = isObject(this) ? primordials.WeakMapPrototypeGet(states, this) : undefined;
        if (state === undefined) throw new TypeError(`Illegal invocation: 'this' is not a ${name} Iterator.`);
        const entries = entriesOf(state.target);
        if (state.index >= entries.length) return { value: undefined, done: true };
        const pair = entries[state.index++];
        return { value: state.kind === 'key' ? pair[0] : state.kind === 'value' ? pair[1] : [pair[0], pair[1]], done: false };
      },
    };
    ObjectDefineProperty(IteratorPrototype, 'next', { __proto__: null, value: next, writable: true, enumerable: true, configurable: true });
    const iterator = (target, kind) => {
      const created = ObjectCreate(IteratorPrototype);
      primordials.WeakMapPrototypeSet(states, created, { __proto__: null, target, kind, index: 0 });
      return created;
    };
    const check = (target, method) => {
      if (!is(target)) throw new TypeError(`Failed to execute '${method}' on '${name}': Illegal invocation.`);
    };
    const methods = {
      entries() { check(this, 'entries'); return iterator(this, 'key+value'); },
      keys() { check(this, 'keys'); return iterator(this, 'key'); },
      values() { check(this, 'values'); return iterator(this, 'value'); },
      forEach(callback, thisArg = undefined) {
        check(this, 'forEach');
        required(arguments.length, 1, `Failed to execute 'forEach' on '${name}'`);
        converters.Function(callback, `Failed to execute 'forEach' on '${name}'`, 'parameter 1');
        for (let i = 0, entries = entriesOf(this); i < entries.length; i++, entries = entriesOf(this)) {
          ReflectApply(callback, thisArg, [entries[i][1], entries[i][0], this]);
        }
      },
    };
    for (const key in methods) {
      ObjectDefineProperty(Class.prototype, key, { __proto__: null, value: methods[key], writable: true, enumerable: true, configurable: true });
    }
    ObjectDefineProperty(Class.prototype, SymbolIterator, { __proto__: null, value: methods.entries, writable: true, enumerable: false, configurable: true });
  }

  return {
    __proto__: null,
    converters, required, nullable, sequence, record, enumeration, dictionary, interfaceOf, promise, configure, pairIterable,
    isObject, isPlatformObject, isArrayBuffer, isSharedArrayBuffer, bufferOf, fail,
  };
})

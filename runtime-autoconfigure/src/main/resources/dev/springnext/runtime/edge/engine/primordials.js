// Intrinsics as they were before user code ran, so that user code that changes them can't break or
// observe the web APIs. Named as in Node.js: ArrayPrototypePush(array, x) is array.push(x).
(function () {
  'use strict';
  const { apply } = Reflect;
  const call = Function.prototype.call;
  const bind = Function.prototype.bind;
  const uncurry = apply(bind, bind, [call]);
  const p = { __proto__: null };

  function methods(prefix, object, names) {
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      p[prefix + name[0].toUpperCase() + name.slice(1)] = uncurry(object[name]);
    }
  }
  function getters(prefix, object, names) {
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const label = typeof name === 'symbol' ? 'SymbolToStringTag' : name[0].toUpperCase() + name.slice(1);
      p[prefix + 'Get' + label] = uncurry(Object.getOwnPropertyDescriptor(object, name).get);
    }
  }
  function statics(prefix, object, names) {
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      p[prefix + name[0].toUpperCase() + name.slice(1)] = object[name];
    }
  }
  const TypedArray = Object.getPrototypeOf(Uint8Array);
  const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype));

  p.uncurryThis = uncurry;
  statics('Reflect', Reflect, ['apply', 'construct', 'get', 'ownKeys', 'getOwnPropertyDescriptor']);
  statics('Object', Object, ['assign', 'create', 'defineProperty', 'defineProperties', 'freeze', 'getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'getOwnPropertySymbols', 'getPrototypeOf', 'is', 'isExtensible', 'keys', 'setPrototypeOf']);
  methods('ObjectPrototype', Object.prototype, ['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toString']);
  methods('FunctionPrototype', Function.prototype, ['toString']);
  statics('Array', Array, ['isArray']);
  methods('ArrayPrototype', Array.prototype, ['concat', 'filter', 'forEach', 'includes', 'indexOf', 'join', 'map', 'pop', 'push', 'shift', 'slice', 'sort', 'splice', 'unshift']);
  statics('String', String, ['fromCharCode']);
  methods('StringPrototype', String.prototype, ['charAt', 'charCodeAt', 'includes', 'indexOf', 'lastIndexOf', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'slice', 'split', 'startsWith', 'toLowerCase', 'toUpperCase', 'toWellFormed', 'trim']);
  methods('RegExpPrototype', RegExp.prototype, ['exec', 'test', 'toString']);
  methods('NumberPrototype', Number.prototype, ['toString', 'toFixed', 'valueOf']);
  statics('Number', Number, ['isFinite', 'isInteger', 'isNaN', 'parseFloat', 'parseInt', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER']);
  methods('BigIntPrototype', BigInt.prototype, ['toString', 'valueOf']);
  statics('BigInt', BigInt, ['asIntN', 'asUintN']);
  methods('BooleanPrototype', Boolean.prototype, ['valueOf']);
  methods('StringPrototype', String.prototype, ['valueOf']);
  methods('SymbolPrototype', Symbol.prototype, ['toString', 'valueOf']);
  statics('Math', Math, ['abs', 'floor', 'fround', 'max', 'min', 'round', 'trunc']);
  statics('JSON', JSON, ['parse', 'stringify']);
  statics('Date', Date, ['now']);
  methods('DatePrototype', Date.prototype, ['getTime', 'toISOString']);
  methods('MapPrototype', Map.prototype, ['get', 'set', 'has', 'delete', 'entries', 'forEach']);
  getters('MapPrototype', Map.prototype, ['size']);
  methods('SetPrototype', Set.prototype, ['add', 'has', 'delete', 'forEach']);
  getters('SetPrototype', Set.prototype, ['size']);
  methods('WeakMapPrototype', WeakMap.prototype, ['get', 'set']);
  methods('WeakSetPrototype', WeakSet.prototype, ['add', 'has']);
  methods('WeakRefPrototype', WeakRef.prototype, ['deref']);
  methods('PromisePrototype', Promise.prototype, ['then']);
  methods('TypedArrayPrototype', TypedArray.prototype, ['fill', 'set', 'every']);
  getters('TypedArrayPrototype', TypedArray.prototype, ['buffer', 'byteLength', 'byteOffset', 'length', Symbol.toStringTag]);
  methods('ArrayBufferPrototype', ArrayBuffer.prototype, ['slice', 'resize', 'transfer']);
  getters('ArrayBufferPrototype', ArrayBuffer.prototype, ['byteLength', 'detached', 'maxByteLength', 'resizable']);
  statics('ArrayBuffer', ArrayBuffer, ['isView']);
  getters('SharedArrayBufferPrototype', SharedArrayBuffer.prototype, ['byteLength', 'growable']);
  getters('DataViewPrototype', DataView.prototype, ['buffer', 'byteLength', 'byteOffset']);
  p.PromiseResolve = uncurry(Promise.resolve).bind(null, Promise);
  p.PromiseReject = uncurry(Promise.reject).bind(null, Promise);
  p.PromiseAll = uncurry(Promise.all).bind(null, Promise);
  p.PromiseWithResolvers = uncurry(Promise.withResolvers).bind(null, Promise);
  p.TypedArray = TypedArray;
  p.AsyncIteratorPrototype = AsyncIteratorPrototype;
  p.IteratorPrototype = Iterator.prototype;
  const constructors = { Array, ArrayBuffer, SharedArrayBuffer, BigInt, BigInt64Array, BigUint64Array, Boolean, DataView, Date, Error, EvalError, AggregateError, Float32Array, Float64Array, Function, Int8Array, Int16Array, Int32Array, Map, Number, Object, Promise, Proxy, RangeError, ReferenceError, RegExp, Set, String, Symbol, SyntaxError, TypeError, URIError, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, WeakMap, WeakRef, WeakSet, FinalizationRegistry };
  for (const name in constructors) p[name] = constructors[name];
  if (typeof Float16Array === 'function') p.Float16Array = Float16Array;
  if (typeof WebAssembly === 'object') p.WebAssembly = WebAssembly;
  // GraalJS's own encoder is the cheapest way to the bytes of a string; guest code sees ours, which uses it
  if (typeof TextEncoder === 'function') {
    const encoder = new TextEncoder();
    p.encodeText = apply(bind, encoder.encode, [encoder]);
    p.encodeTextInto = apply(bind, encoder.encodeInto, [encoder]);
  }
  p.SymbolIterator = Symbol.iterator;
  p.SymbolAsyncIterator = Symbol.asyncIterator;
  p.SymbolToPrimitive = Symbol.toPrimitive;
  p.SymbolToStringTag = Symbol.toStringTag;
  p.SymbolSpecies = Symbol.species;
  p.SymbolFor = Symbol.for;
  p.SymbolDispose = Symbol.dispose;
  p.globalThis = globalThis;
  p.isNaN = isNaN;
  p.parseInt = parseInt;
  return Object.freeze(p);
})()

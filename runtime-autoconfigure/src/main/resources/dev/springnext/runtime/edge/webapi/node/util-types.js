// https://nodejs.org/api/util.html#utiltypes
(function (core) {
  'use strict';
  const {
    ArrayBufferIsView, BigIntPrototypeValueOf, BooleanPrototypeValueOf, DatePrototypeGetTime, Error, FunctionPrototypeToString,
    MapPrototypeGetSize, NumberPrototypeValueOf, ObjectGetPrototypeOf, ObjectPrototypeToString, Promise, RegExp,
    SetPrototypeGetSize, StringPrototypeStartsWith, StringPrototypeValueOf, SymbolPrototypeValueOf, TypedArrayPrototypeGetSymbolToStringTag, WeakMap,
    WeakSet,
  } = core.primordials;
  const isObject = (value) => typeof value === 'object' && value !== null;

  // Whether an intrinsic accepts it as its receiver: that can't be faked
  const branded = (probe) => (value) => {
    let is = isObject(value);
    if (is) {
      try { probe(value); } catch { is = false; }
    }
    return is;
  };
  // Where no intrinsic tells, what the object says of itself and where it comes from
  const tagged = (tag) => (value) => isObject(value) && ObjectPrototypeToString(value) === `[object ${tag}]`;
  const sourced = (prefixes) => (value) => {
    let is = false;
    if (typeof value === 'function') {
      const source = FunctionPrototypeToString(value);
      for (let i = 0; i < prefixes.length; i++) is = is || StringPrototypeStartsWith(source, prefixes[i]);
    }
    return is;
  };
  const array = (name) => (value) => ArrayBufferIsView(value) && TypedArrayPrototypeGetSymbolToStringTag(value) === name;

  const isArrayBuffer = (value) => isObject(value) && core.webidl.isArrayBuffer(value);
  const isSharedArrayBuffer = (value) => isObject(value) && core.webidl.isSharedArrayBuffer(value);
  const isNumberObject = branded(NumberPrototypeValueOf);
  const isStringObject = branded(StringPrototypeValueOf);
  const isBooleanObject = branded(BooleanPrototypeValueOf);
  const isBigIntObject = branded(BigIntPrototypeValueOf);
  const isSymbolObject = branded(SymbolPrototypeValueOf);

  const types = {
    isAnyArrayBuffer: (value) => isArrayBuffer(value) || isSharedArrayBuffer(value),
    isArgumentsObject: tagged('Arguments'),
    isArrayBuffer,
    isArrayBufferView: (value) => ArrayBufferIsView(value),
    isAsyncFunction: sourced(['async ', 'async(']),
    isBigInt64Array: array('BigInt64Array'),
    isBigIntObject,
    isBigUint64Array: array('BigUint64Array'),
    isBooleanObject,
    isBoxedPrimitive: (value) => isNumberObject(value) || isStringObject(value) || isBooleanObject(value) || isBigIntObject(value) || isSymbolObject(value),
    isCryptoKey: tagged('CryptoKey'),
    isDataView: (value) => ArrayBufferIsView(value) && TypedArrayPrototypeGetSymbolToStringTag(value) === undefined,
    isDate: branded(DatePrototypeGetTime),
    isExternal: () => false,
    isFloat16Array: array('Float16Array'),
    isFloat32Array: array('Float32Array'),
    isFloat64Array: array('Float64Array'),
    isGeneratorFunction: sourced(['function*', 'function *', 'async function*', 'async function *', '*']),
    isGeneratorObject: (value) => tagged('Generator')(value) || tagged('AsyncGenerator')(value),
    isInt16Array: array('Int16Array'),
    isInt32Array: array('Int32Array'),
    isInt8Array: array('Int8Array'),
    isKeyObject: () => false,
    isMap: branded(MapPrototypeGetSize),
    isMapIterator: tagged('Map Iterator'),
    isModuleNamespaceObject: (value) => isObject(value) && ObjectGetPrototypeOf(value) === null && tagged('Module')(value),
    isNativeError: (value) => value instanceof Error,
    isNumberObject,
    isPromise: (value) => value instanceof Promise,
    isProxy: () => false,
    isRegExp: (value) => value instanceof RegExp,
    isSet: branded(SetPrototypeGetSize),
    isSetIterator: tagged('Set Iterator'),
    isSharedArrayBuffer,
    isStringObject,
    isSymbolObject,
    isTypedArray: (value) => ArrayBufferIsView(value) && TypedArrayPrototypeGetSymbolToStringTag(value) !== undefined,
    isUint16Array: array('Uint16Array'),
    isUint32Array: array('Uint32Array'),
    isUint8Array: array('Uint8Array'),
    isUint8ClampedArray: array('Uint8ClampedArray'),
    isWeakMap: (value) => value instanceof WeakMap,
    isWeakSet: (value) => value instanceof WeakSet,
  };
  return { types };
})

// https://nodejs.org/api/assert.html#comparison-details_1
(function (core) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayIsArray, ArrayPrototypePush, Boolean, BooleanPrototypeValueOf, DatePrototypeGetTime, Date, Error, Map,
    MapPrototypeForEach, MapPrototypeGet, MapPrototypeGetSize, MapPrototypeHas, Number, NumberPrototypeValueOf, ObjectGetOwnPropertySymbols,
    ObjectGetPrototypeOf, ObjectIs, ObjectKeys, ObjectPrototypePropertyIsEnumerable, ObjectPrototypeToString, RegExp, RegExpPrototypeToString, Set,
    SetPrototypeForEach, SetPrototypeGetSize, SetPrototypeHas, String, StringPrototypeValueOf, TypedArrayPrototypeGetLength,
    TypedArrayPrototypeGetSymbolToStringTag, Uint8Array, WeakMap, WeakSet, Promise,
  } = core.primordials;

  function isDeepEqual(a, b, strict) {
    return equal(a, b, strict, { __proto__: null, left: [], right: [] });
  }

  function equal(a, b, strict, seen) {
    let same;
    if (a === b) {
      same = !strict || ObjectIs(a, b);
    } else if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
      const comparable = strict || ((typeof a === 'object' || typeof a === 'function') && a !== null) || ((typeof b === 'object' || typeof b === 'function') && b !== null);
      // eslint-disable-next-line eqeqeq
      same = comparable ? ObjectIs(a, b) && strict : a == b || (a !== a && b !== b);
    } else if ((strict && ObjectGetPrototypeOf(a) !== ObjectGetPrototypeOf(b)) || ObjectPrototypeToString(a) !== ObjectPrototypeToString(b) || ArrayIsArray(a) !== ArrayIsArray(b)) {
      same = false;
    } else {
      same = content(a, b, strict, seen);
    }
    return same;
  }

  // Objects that contain themselves are equal where they are met in the same places
  function content(a, b, strict, seen) {
    let at = 0;
    while (at < seen.left.length && (seen.left[at] !== a || seen.right[at] !== b)) at++;
    if (at < seen.left.length) return true;
    ArrayPrototypePush(seen.left, a);
    ArrayPrototypePush(seen.right, b);
    const same = values(a, b, strict) && collections(a, b, strict, seen) && properties(a, b, strict, seen);
    seen.left.length--;
    seen.right.length--;
    return same;
  }

  // What an object holds that is not in properties
  function values(a, b, strict) {
    let same = true;
    if (a instanceof Date) same = b instanceof Date && ObjectIs(DatePrototypeGetTime(a), DatePrototypeGetTime(b));
    else if (a instanceof RegExp) same = b instanceof RegExp && RegExpPrototypeToString(a) === RegExpPrototypeToString(b) && a.lastIndex === b.lastIndex;
    else if (a instanceof Error) same = b instanceof Error && a.message === b.message && a.name === b.name;
    else if (a instanceof Number) same = b instanceof Number && ObjectIs(NumberPrototypeValueOf(a), NumberPrototypeValueOf(b));
    else if (a instanceof String) same = b instanceof String && StringPrototypeValueOf(a) === StringPrototypeValueOf(b);
    else if (a instanceof Boolean) same = b instanceof Boolean && BooleanPrototypeValueOf(a) === BooleanPrototypeValueOf(b);
    else if (a instanceof WeakMap || a instanceof WeakSet || a instanceof Promise) same = false;
    else if (ArrayBufferIsView(a) || core.webidl.isArrayBuffer(a)) same = bytes(a, b, strict);
    return same;
  }

  function bytes(a, b, strict) {
    if (!ArrayBufferIsView(a)) return core.webidl.isArrayBuffer(b) && bytes(new Uint8Array(a), new Uint8Array(b), strict);
    if (TypedArrayPrototypeGetSymbolToStringTag(a) !== TypedArrayPrototypeGetSymbolToStringTag(b) || a.byteLength !== b.byteLength) return false;
    const typed = TypedArrayPrototypeGetSymbolToStringTag(a) !== undefined;
    const x = typed ? a : new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
    const y = typed ? b : new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
    const length = TypedArrayPrototypeGetLength(x);
    let i = 0;
    while (i < length && (strict ? ObjectIs(x[i], y[i]) : x[i] === y[i] || (x[i] !== x[i] && y[i] !== y[i]))) i++;
    return i === length;
  }

  function collections(a, b, strict, seen) {
    let same = true;
    if (a instanceof Set) same = b instanceof Set && SetPrototypeGetSize(a) === SetPrototypeGetSize(b) && sets(a, b, strict, seen);
    else if (a instanceof Map) same = b instanceof Map && MapPrototypeGetSize(a) === MapPrototypeGetSize(b) && maps(a, b, strict, seen);
    return same;
  }

  // Takes one item out of the list that is equal
  function take(list, matches) {
    let i = 0;
    while (i < list.length && !matches(list[i])) i++;
    const found = i < list.length;
    if (found) {
      list[i] = list[list.length - 1];
      list.length--;
    }
    return found;
  }

  function sets(a, b, strict, seen) {
    const rest = [];
    let same = true;
    SetPrototypeForEach(b, (value) => { if (!SetPrototypeHas(a, value)) ArrayPrototypePush(rest, value); });
    SetPrototypeForEach(a, (value) => {
      if (same && !SetPrototypeHas(b, value)) same = take(rest, (other) => equal(value, other, strict, seen));
    });
    return same;
  }

  function maps(a, b, strict, seen) {
    const rest = [];
    let same = true;
    MapPrototypeForEach(b, (value, key) => { if (!MapPrototypeHas(a, key)) ArrayPrototypePush(rest, { key, value }); });
    MapPrototypeForEach(a, (value, key) => {
      if (same && MapPrototypeHas(b, key)) same = equal(value, MapPrototypeGet(b, key), strict, seen);
      else if (same) same = take(rest, (other) => equal(key, other.key, strict, seen) && equal(value, other.value, strict, seen));
    });
    return same;
  }

  function properties(a, b, strict, seen) {
    if (ArrayBufferIsView(a)) return true;
    const keys = ObjectKeys(a);
    let same = keys.length === ObjectKeys(b).length && (!ArrayIsArray(a) || a.length === b.length);
    for (let i = 0; same && i < keys.length; i++) {
      same = ObjectPrototypePropertyIsEnumerable(b, keys[i]) && equal(a[keys[i]], b[keys[i]], strict, seen);
    }
    if (same && strict) {
      const symbols = enumerableSymbols(a);
      same = symbols.length === enumerableSymbols(b).length;
      for (let i = 0; same && i < symbols.length; i++) {
        same = ObjectPrototypePropertyIsEnumerable(b, symbols[i]) && equal(a[symbols[i]], b[symbols[i]], strict, seen);
      }
    }
    return same;
  }

  function enumerableSymbols(object) {
    const all = ObjectGetOwnPropertySymbols(object);
    const found = [];
    for (let i = 0; i < all.length; i++) {
      if (ObjectPrototypePropertyIsEnumerable(object, all[i])) ArrayPrototypePush(found, all[i]);
    }
    return found;
  }

  return { isDeepEqual };
})

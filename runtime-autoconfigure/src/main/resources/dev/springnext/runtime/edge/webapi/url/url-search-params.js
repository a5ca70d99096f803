// URLSearchParams: https://url.spec.whatwg.org/#interface-urlsearchparams
(function (core, host) {
  'use strict';
  const { primordials, webidl } = core;
  const { IteratorPrototype, ObjectDefineProperty, ObjectSetPrototypeOf, ReflectApply, SymbolIterator, TypeError } = primordials;
  const { required } = webidl;
  const { DOMString, USVString } = webidl.converters;
  const {
    cursorEntries, cursorKeys, cursorNext, cursorValues, paramsAppend, paramsCopy, paramsDelete, paramsGet, paramsGetAll, paramsHas, paramsName, paramsParse, paramsSerialize,
    paramsSet, paramsSize, paramsSort, paramsValue,
  } = host;
  // Java replaces lone surrogates
  const string = (V, prefix, context) => (typeof V === 'string' ? V : DOMString(V, prefix, context));
  function keyOf(count, name, method) {
    const prefix = `Failed to execute '${method}' on 'URLSearchParams'`;
    required(count, 1, prefix);
    return string(name, prefix);
  }
  const FAILED_CONSTRUCT = "Failed to construct 'URLSearchParams'";
  let isURLSearchParams;
  let serialize;
  let listOf;
  // With it, the second argument is a list of Java
  const HANDLE = { __proto__: null };

  class URLSearchParams {
    #list;

    static {
      isURLSearchParams = (V) => webidl.isObject(V) && #list in V;
      listOf = (params) => params.#list;
      serialize = (params) => paramsSerialize(params.#list);
    }

    constructor(init = '', list = undefined) {
      if (init === HANDLE) {
        this.#list = list;
      } else if (typeof init === 'string') {
        this.#list = paramsParse(init);
      } else {
        this.#list = webidl.isObject(init) ? fromObject(init) : paramsParse(string(init, FAILED_CONSTRUCT));
      }
    }

    get size() { return paramsSize(this.#list); }

    append(name, value) {
      const list = this.#list;
      if (typeof name === 'string' && typeof value === 'string') {
        paramsAppend(list, name, value);
      } else {
        const prefix = "Failed to execute 'append' on 'URLSearchParams'";
        required(arguments.length, 2, prefix);
        paramsAppend(list, string(name, prefix), string(value, prefix));
      }
    }

    delete(name, value = undefined) {
      const list = this.#list;
      if (typeof name === 'string' && value === undefined) {
        paramsDelete(list, name);
      } else {
        const prefix = "Failed to execute 'delete' on 'URLSearchParams'";
        required(arguments.length, 1, prefix);
        const key = string(name, prefix);
        if (value === undefined) paramsDelete(list, key);
        else paramsDelete(list, key, string(value, prefix));
      }
    }

    get(name) {
      const list = this.#list;
      const key = typeof name === 'string' ? name : keyOf(arguments.length, name, 'get');
      return paramsGet(list, key);
    }

    getAll(name) {
      const list = this.#list;
      const values = paramsGetAll(list, keyOf(arguments.length, name, 'getAll'));
      const result = [];
      for (let i = 0; i < values.length; i++) {
        ObjectDefineProperty(result, i, { __proto__: null, value: values[i], writable: true, enumerable: true, configurable: true });
      }
      return result;
    }

    has(name, value = undefined) {
      const list = this.#list;
      const key = typeof name === 'string' ? name : keyOf(arguments.length, name, 'has');
      return value === undefined ? paramsHas(list, key) : paramsHas(list, key, string(value, "Failed to execute 'has' on 'URLSearchParams'"));
    }

    set(name, value) {
      const list = this.#list;
      if (typeof name === 'string' && typeof value === 'string') {
        paramsSet(list, name, value);
      } else {
        const prefix = "Failed to execute 'set' on 'URLSearchParams'";
        required(arguments.length, 2, prefix);
        paramsSet(list, string(name, prefix), string(value, prefix));
      }
    }

    sort() { paramsSort(this.#list); }

    entries() { return new URLSearchParamsIterator(cursorEntries(this.#list)); }

    keys() { return new URLSearchParamsIterator(cursorKeys(this.#list)); }

    values() { return new URLSearchParamsIterator(cursorValues(this.#list)); }

    forEach(callback, thisArg = undefined) {
      const list = this.#list;
      const prefix = "Failed to execute 'forEach' on 'URLSearchParams'";
      required(arguments.length, 1, prefix);
      webidl.converters.Function(callback, prefix, 'parameter 1');
      for (let i = 0, name = paramsName(list, 0); name !== null; name = paramsName(list, ++i)) {
        ReflectApply(callback, thisArg, [paramsValue(list, i), name, this]);
      }
    }

    toString() { return paramsSerialize(this.#list); }
  }

  // Iterates over the live list: https://webidl.spec.whatwg.org/#js-iterable
  class URLSearchParamsIterator {
    #cursor;

    constructor(cursor) {
      this.#cursor = cursor;
    }

    next() {
      const cursor = this.#cursor;
      const item = cursorNext(cursor);
      return item === null ? { value: undefined, done: true } : { value: typeof item === 'string' ? item : [item[0], item[1]], done: false };
    }
  }

  const { next } = URLSearchParamsIterator.prototype;
  const { entries } = URLSearchParams.prototype;

  // https://webidl.spec.whatwg.org/#js-union: a sequence of pairs or a record
  const toPairs = webidl.sequence(webidl.sequence(USVString));
  const toRecord = webidl.record(USVString, USVString);
  function fromObject(init) {
    const method = init[SymbolIterator];
    if (method === entries && isURLSearchParams(init) && URLSearchParamsIterator.prototype.next === next) {
      return paramsCopy(listOf(init));
    }
    const isSequence = method !== undefined && method !== null;
    const pairs = isSequence ? toPairs(init, FAILED_CONSTRUCT, undefined, undefined, method) : toRecord(init, FAILED_CONSTRUCT);
    const list = paramsParse('');
    for (let i = 0; i < pairs.length; i++) {
      const pair = pairs[i];
      if (pair.length !== 2) throw new TypeError(`${FAILED_CONSTRUCT}: Item ${i} is not a pair of a name and a value.`);
      paramsAppend(list, pair[0], pair[1]);
    }
    return list;
  }

  // The object around a list that Java has
  const fromHandle = (list) => new URLSearchParams(HANDLE, list);

  delete URLSearchParamsIterator.prototype.constructor;
  ObjectSetPrototypeOf(URLSearchParamsIterator.prototype, IteratorPrototype);
  webidl.configure(URLSearchParamsIterator, 'URLSearchParams Iterator');
  webidl.configure(URLSearchParams, 'URLSearchParams');
  ObjectDefineProperty(URLSearchParams.prototype, SymbolIterator, {
    __proto__: null, value: entries, writable: true, enumerable: false, configurable: true,
  });
  return { __proto__: null, URLSearchParams, isURLSearchParams, serialize, fromHandle };
})

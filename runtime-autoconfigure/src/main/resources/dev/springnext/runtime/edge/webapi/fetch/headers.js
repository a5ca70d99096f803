// Headers: https://fetch.spec.whatwg.org/#headers-class. The list is Java's.
(function (core, host) {
  'use strict';
  const { ObjectDefineProperty, ObjectPrototypePropertyIsEnumerable, ReflectOwnKeys, SymbolIterator, TypeError } = core.primordials;
  const { configure, converters, fail, isObject, pairIterable, required, sequence } = core.webidl;
  // Members of host are looked up anew with each use, which costs as much as a call
  const { combinedHeaders, copyHeaders, headersAppend, headersCookies, headersDelete, headersGet, headersHas, headersPairs, headersSet, isByteString, newHeaders } = host;

  const HANDLE = { __proto__: null };
  // Java refuses names and values that are no ByteString
  const byteString = (value) => (typeof value === 'string' ? value : converters.DOMString(value));
  const toPairs = sequence(sequence(byteString));

  let isHeaders;
  let listOf;
  let originalIterator;

  // The list that https://fetch.spec.whatwg.org/#concept-headers-fill makes of an empty one
  function toList(init, prefix) {
    if (!isObject(init)) throw fail('is neither a sequence nor a record of headers.', prefix, 'The value provided');
    const method = init[SymbolIterator];
    let list;
    if (method === originalIterator && isHeaders(init)) {
      list = combinedHeaders(listOf(init));
    } else {
      list = newHeaders();
      if (method === undefined || method === null) fillRecord(list, init);
      else fillPairs(list, toPairs(init, prefix, undefined, undefined, method), prefix);
    }
    return list;
  }

  // https://webidl.spec.whatwg.org/#js-to-record
  function fillRecord(list, record) {
    const keys = ReflectOwnKeys(record);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (ObjectPrototypePropertyIsEnumerable(record, key)) {
        // A name that is none keeps the value from being read
        const name = typeof key === 'string' && isByteString(key) ? key : converters.ByteString(key);
        const value = record[key];
        headersAppend(list, name, typeof value === 'string' ? value : byteString(value));
      }
    }
  }

  function fillPairs(list, pairs, prefix) {
    for (let i = 0; i < pairs.length; i++) {
      const pair = pairs[i];
      if (pair.length !== 2) throw fail('A header must be a pair of a name and a value.', prefix);
      headersAppend(list, pair[0], pair[1]);
    }
  }

  function readPairs(list) {
    const pairs = [];
    headersPairs(list, (name, value) => {
      pairs[pairs.length] = [name, value];
    });
    return pairs;
  }

  function check(value, member) {
    if (!isHeaders(value)) throw new TypeError(`Failed to execute '${member}' on 'Headers': Illegal invocation.`);
  }

  let pairsOf;
  let setHeader;
  let replaceCookies;

  const valueOf = (object, name) => headersGet(listOf(object), name);

  const hasCookies = (list) => headersHas(list, 'set-cookie');

  function cookiesOf(list) {
    const cookies = [];
    headersCookies(list, (value) => {
      cookies[cookies.length] = value;
    });
    return cookies;
  }

  class Headers {
    #list;
    // What iteration shows, until something changes
    #pairs;

    static {
      isHeaders = (value) => isObject(value) && #list in value;
      listOf = (headers) => headers.#list;
      setHeader = (headers, name, value) => {
        headersSet(headers.#list, name, value);
        headers.#pairs = undefined;
      };
      replaceCookies = (headers, values) => {
        headersDelete(headers.#list, 'set-cookie');
        for (let i = 0; i < values.length; i++) headersAppend(headers.#list, 'set-cookie', values[i]);
        headers.#pairs = undefined;
      };
      pairsOf = (headers) => {
        if (headers.#pairs === undefined) headers.#pairs = readPairs(headers.#list);
        return headers.#pairs;
      };
    }

    // With HANDLE, the second argument is a list of Java
    constructor(init, list) {
      if (init === HANDLE) {
        this.#list = list;
      } else {
        this.#list = init === undefined ? newHeaders() : toList(init, "Failed to construct 'Headers'");
      }
    }

    append(name, value) {
      if (arguments.length < 2) required(arguments.length, 2, "Failed to execute 'append' on 'Headers'");
      headersAppend(this.#list, typeof name === 'string' ? name : byteString(name), typeof value === 'string' ? value : byteString(value));
      this.#pairs = undefined;
    }

    delete(name) {
      check(this, 'delete');
      required(arguments.length, 1, "Failed to execute 'delete' on 'Headers'");
      headersDelete(this.#list, byteString(name));
      this.#pairs = undefined;
    }

    get(name) {
      if (arguments.length === 0) required(0, 1, "Failed to execute 'get' on 'Headers'");
      return headersGet(this.#list, typeof name === 'string' ? name : byteString(name));
    }

    getSetCookie() {
      check(this, 'getSetCookie');
      return cookiesOf(this.#list);
    }

    has(name) {
      if (arguments.length === 0) required(0, 1, "Failed to execute 'has' on 'Headers'");
      return headersHas(this.#list, typeof name === 'string' ? name : byteString(name));
    }

    set(name, value) {
      if (arguments.length < 2) required(arguments.length, 2, "Failed to execute 'set' on 'Headers'");
      headersSet(this.#list, typeof name === 'string' ? name : byteString(name), typeof value === 'string' ? value : byteString(value));
      this.#pairs = undefined;
    }
  }
  ObjectDefineProperty(Headers, 'length', { __proto__: null, value: 0, configurable: true });
  configure(Headers, 'Headers');
  pairIterable(Headers, 'Headers', isHeaders, pairsOf);
  originalIterator = Headers.prototype[SymbolIterator];

  // A Headers object over a list of Java
  const wrapList = (list) => new Headers(HANDLE, list);

  return { __proto__: null, Headers, HANDLE, cookiesOf, hasCookies, copyOf: (object) => copyHeaders(listOf(object)), isHeaders, listOf, replaceCookies, setHeader, toList, valueOf, wrapList };
})

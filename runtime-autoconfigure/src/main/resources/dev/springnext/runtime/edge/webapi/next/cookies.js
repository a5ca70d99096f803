// The cookies of requests and responses: https://nextjs.org/docs/app/api-reference/functions/next-request#cookies
(function (core, host) {
  'use strict';
  const {
    ArrayIsArray, ArrayPrototypeJoin, ArrayPrototypePush, DateNow, Date, DatePrototypeGetTime, JSONStringify, Map, MapPrototypeDelete, MapPrototypeEntries, MapPrototypeForEach, MapPrototypeGet,
    MapPrototypeGetSize, MapPrototypeHas, MapPrototypeSet, Number, ObjectDefineProperty, ObjectPrototypeToString, String, StringPrototypeReplaceAll, StringPrototypeToLowerCase, SymbolFor, SymbolIterator,
  } = core.primordials;
  const { cookieDate, cookiePairs, cookieText } = host;
  const headers = core.use('fetch/headers');
  const INSPECT = SymbolFor('edge-runtime.inspect.custom');

  const nameOf = (given) => (typeof given === 'string' ? given : given.name);
  const text = (value) => (value === undefined || value === null ? '' : String(value));
  // Of something that may be a Date of this realm, or anything else
  const isDate = (value) => typeof value === 'object' && value !== null && ObjectPrototypeToString(value) === '[object Date]';

  // An object with some of the members, undefined ones left out
  function compact(members) {
    const result = {};
    for (const key in members) {
      if (members[key]) ObjectDefineProperty(result, key, { __proto__: null, value: members[key], writable: true, enumerable: true, configurable: true });
    }
    return result;
  }

  // In the order in which Next.js has them
  function serialize(cookie) {
    const parts = [cookieText(String(cookie.name), text(cookie.value))];
    const add = (part) => ArrayPrototypePush(parts, part);
    if (cookie.path) add(`Path=${cookie.path}`);
    if (cookie.expires || cookie.expires === 0) add(`Expires=${cookieDate(isDate(cookie.expires) ? DatePrototypeGetTime(cookie.expires) : DatePrototypeGetTime(new Date(cookie.expires)))}`);
    if (typeof cookie.maxAge === 'number') add(`Max-Age=${cookie.maxAge}`);
    if (cookie.domain) add(`Domain=${cookie.domain}`);
    if (cookie.secure) add('Secure');
    if (cookie.httpOnly) add('HttpOnly');
    if (cookie.sameSite) add(`SameSite=${cookie.sameSite}`);
    if (cookie.partitioned) add('Partitioned');
    if (cookie.priority) add(`Priority=${cookie.priority}`);
    return ArrayPrototypeJoin(parts, '; ');
  }

  // What a Set-Cookie header says, or undefined if it has no name
  function parse(header) {
    let cookie;
    const attributes = { __proto__: null };
    cookiePairs(header, (name, value) => {
      if (cookie === undefined) cookie = { name, value };
      else attributes[StringPrototypeReplaceAll(StringPrototypeToLowerCase(name), '-', '')] = value;
    });
    if (cookie !== undefined) {
      const { expires, maxage, samesite, priority } = attributes;
      // A value that is empty stays
      const { value } = cookie;
      cookie = compact({
        __proto__: null,
        name: cookie.name,
        value: value === '' ? undefined : value,
        domain: attributes.domain,
        expires: expires === undefined ? undefined : new Date(expires),
        httpOnly: attributes.httponly !== undefined,
        maxAge: maxage === undefined ? undefined : Number(maxage),
        path: attributes.path,
        sameSite: samesite === undefined ? undefined : oneOf(['strict', 'lax', 'none'], samesite),
        secure: attributes.secure !== undefined,
        partitioned: attributes.partitioned !== undefined,
        priority: priority === undefined ? undefined : oneOf(['low', 'medium', 'high'], priority),
      });
      if (value === '') cookie.value = '';
    }
    return cookie;
  }

  function oneOf(values, given) {
    const value = StringPrototypeToLowerCase(given);
    return core.primordials.ArrayPrototypeIncludes(values, value) ? value : undefined;
  }

  function valuesOf(map, name) {
    const all = [];
    MapPrototypeForEach(map, (cookie, key) => {
      if (name === undefined || key === name) ArrayPrototypePush(all, cookie);
    });
    return all;
  }

  function joined(map, write) {
    const all = [];
    MapPrototypeForEach(map, (cookie) => {
      ArrayPrototypePush(all, write(cookie));
    });
    return ArrayPrototypeJoin(all, '; ');
  }

  function inspected(name, map) {
    const all = {};
    MapPrototypeForEach(map, (cookie, key) => {
      ObjectDefineProperty(all, key, { __proto__: null, value: cookie, enumerable: true });
    });
    return `${name} ${JSONStringify(all)}`;
  }

  const pair = (cookie) => cookieText(cookie.name, text(cookie.value));

  class RequestCookies {
    #headers;
    #cookies = new Map();

    constructor(requestHeaders) {
      this.#headers = requestHeaders;
      const header = headers.valueOf(requestHeaders, 'cookie');
      if (header !== null) cookiePairs(header, (name, value) => { MapPrototypeSet(this.#cookies, name, { name, value }); });
    }

    #write() {
      headers.setHeader(this.#headers, 'cookie', joined(this.#cookies, pair));
    }

    [SymbolIterator]() { return MapPrototypeEntries(this.#cookies); }

    get size() { return MapPrototypeGetSize(this.#cookies); }

    get(name) { return MapPrototypeGet(this.#cookies, nameOf(name)); }

    getAll(name) { return valuesOf(this.#cookies, name === undefined ? undefined : nameOf(name)); }

    has(name) { return MapPrototypeHas(this.#cookies, name); }

    set(name, value) {
      const cookie = typeof name === 'string' ? { name, value } : { name: name.name, value: name.value };
      MapPrototypeSet(this.#cookies, cookie.name, cookie);
      this.#write();
      return this;
    }

    delete(names) {
      let result;
      if (ArrayIsArray(names)) {
        result = [];
        for (let i = 0; i < names.length; i++) ArrayPrototypePush(result, MapPrototypeDelete(this.#cookies, names[i]));
      } else {
        result = MapPrototypeDelete(this.#cookies, names);
      }
      this.#write();
      return result;
    }

    clear() {
      this.#cookies = new Map();
      this.#write();
      return this;
    }

    toString() { return joined(this.#cookies, pair); }

    [INSPECT]() { return inspected('RequestCookies', this.#cookies); }
  }

  // Adds what Set-Cookie headers say to the Cookie header of a request
  function addToRequest(requestHeaders, set) {
    const all = new Map();
    const header = headers.valueOf(requestHeaders, 'cookie');
    if (header !== null) cookiePairs(header, (name, value) => { MapPrototypeSet(all, name, { name, value }); });
    for (let i = 0; i < set.length; i++) {
      const cookie = parse(set[i]);
      if (cookie !== undefined) MapPrototypeSet(all, cookie.name, cookie);
    }
    headers.setHeader(requestHeaders, 'cookie', joined(all, pair));
  }

  // Of set(name, value, attributes) or set({name, value, ...attributes})
  function cookieOf(name, value, attributes) {
    const given = typeof name === 'string' ? attributes : name;
    const cookie = typeof name === 'string' ? { name, value } : { name: name.name, value: name.value };
    if (given !== undefined && given !== null) core.primordials.ObjectAssign(cookie, given);
    if (typeof cookie.expires === 'number') cookie.expires = new Date(cookie.expires);
    if (cookie.maxAge) cookie.expires = new Date(DateNow() + cookie.maxAge * 1000);
    if (cookie.path === null || cookie.path === undefined) cookie.path = '/';
    return cookie;
  }

  const removal = (name) => {
    const { path, domain } = typeof name === 'string' ? { __proto__: null } : name;
    const cookie = typeof name === 'string' ? {} : core.primordials.ObjectAssign({}, name);
    cookie.name = nameOf(name);
    cookie.value = '';
    cookie.path = path;
    cookie.domain = domain;
    cookie.expires = new Date(0);
    delete cookie.maxAge;
    return cookie;
  };

  class ResponseCookies {
    #headers;
    #cookies = new Map();

    constructor(responseHeaders) {
      this.#headers = responseHeaders;
      const all = headers.cookiesOf(headers.listOf(responseHeaders));
      for (let i = 0; i < all.length; i++) {
        const cookie = parse(all[i]);
        if (cookie !== undefined) MapPrototypeSet(this.#cookies, cookie.name, cookie);
      }
    }

    get(name) { return MapPrototypeGet(this.#cookies, nameOf(name)); }

    getAll(name) { return valuesOf(this.#cookies, name === undefined ? undefined : nameOf(name)); }

    has(name) { return MapPrototypeHas(this.#cookies, name); }

    set(name, value, attributes) {
      const cookie = cookieOf(name, value, attributes);
      MapPrototypeSet(this.#cookies, cookie.name, cookie);
      const all = [];
      MapPrototypeForEach(this.#cookies, (each) => { ArrayPrototypePush(all, serialize(each)); });
      headers.replaceCookies(this.#headers, all);
      return this;
    }

    delete(name) { return this.set(removal(name)); }

    toString() { return joined(this.#cookies, serialize); }

    [INSPECT]() { return inspected('ResponseCookies', this.#cookies); }
  }

  return { __proto__: null, addToRequest, RequestCookies, ResponseCookies, cookieOf, joined, nameOf, parse, removal, serialize, valuesOf };
})

// URL: https://url.spec.whatwg.org/#url-class
(function (core, host) {
  'use strict';
  const { webidl } = core;
  const { ObjectGetOwnPropertyDescriptors, ReflectApply, SymbolToPrimitive } = core.primordials;
  const {
    canParse: canParseURL, construct, copy, hash: getHash, host: getHost, hostname: getHostname, href: getHref,
    origin: getOrigin, params: searchParamsOf, parse: parseURL, password: getPassword, pathname: getPathname,
    port: getPort, protocol: getProtocol, search: getSearch, setHash, setHost, setHostname, setHref, setPassword,
    setPathname, setPort, setProtocol, setSearch, setUsername, username: getUsername,
  } = host;
  const { required } = webidl;
  const { DOMString } = webidl.converters;
  // Java replaces lone surrogates
  const string = (V, context) => (typeof V === 'string' ? V : DOMString(V, context));
  let fromHandle;
  let originalToString;
  // With it, the second argument is a URL of Java
  const HANDLE = { __proto__: null };

  class URL {
    #state;
    #searchParams;

    constructor(url, base = undefined) {
      if (typeof url === 'string' && base === undefined) {
        this.#state = construct(url);
      } else if (url === HANDLE) {
        this.#state = base;
      } else if (base === undefined && webidl.isObject(url) && #state in url && url[SymbolToPrimitive] === undefined && url.toString === originalToString) {
        // Converted to a string, which would be parsed again, it would come to the same
        this.#state = copy(url.#state);
      } else {
        const prefix = "Failed to construct 'URL'";
        required(arguments.length, 1, prefix);
        const input = string(url, prefix);
        this.#state = base === undefined ? construct(input) : construct(input, string(base, prefix));
      }
    }

    static parse(url, base = undefined) {
      const prefix = "Failed to execute 'parse' on 'URL'";
      required(arguments.length, 1, prefix);
      const input = string(url, prefix);
      const state = base === undefined ? parseURL(input) : parseURL(input, string(base, prefix));
      return state === null ? null : new URL(HANDLE, state);
    }

    static canParse(url, base = undefined) {
      const prefix = "Failed to execute 'canParse' on 'URL'";
      required(arguments.length, 1, prefix);
      const input = string(url, prefix);
      return base === undefined ? canParseURL(input) : canParseURL(input, string(base, prefix));
    }

    // https://w3c.github.io/FileAPI/#dfn-createObjectURL
    static createObjectURL(obj) {
      return ReflectApply(core.use('file/object-url').createObjectURL, undefined, arguments);
    }

    static revokeObjectURL(url) {
      return ReflectApply(core.use('file/object-url').revokeObjectURL, undefined, arguments);
    }

    get href() { return getHref(this.#state); }
    set href(V) { setHref(this.#state, string(V, "Failed to set the 'href' property on 'URL'")); }

    toString() { return getHref(this.#state); }

    get origin() { return getOrigin(this.#state); }

    get protocol() { return getProtocol(this.#state); }
    set protocol(V) { setProtocol(this.#state, string(V, "Failed to set the 'protocol' property on 'URL'")); }

    get username() { return getUsername(this.#state); }
    set username(V) { setUsername(this.#state, string(V, "Failed to set the 'username' property on 'URL'")); }

    get password() { return getPassword(this.#state); }
    set password(V) { setPassword(this.#state, string(V, "Failed to set the 'password' property on 'URL'")); }

    get host() { return getHost(this.#state); }
    set host(V) { setHost(this.#state, string(V, "Failed to set the 'host' property on 'URL'")); }

    get hostname() { return getHostname(this.#state); }
    set hostname(V) { setHostname(this.#state, string(V, "Failed to set the 'hostname' property on 'URL'")); }

    get port() { return getPort(this.#state); }
    set port(V) { setPort(this.#state, string(V, "Failed to set the 'port' property on 'URL'")); }

    get pathname() { return getPathname(this.#state); }
    set pathname(V) { setPathname(this.#state, string(V, "Failed to set the 'pathname' property on 'URL'")); }

    get search() { return getSearch(this.#state); }
    set search(V) { setSearch(this.#state, string(V, "Failed to set the 'search' property on 'URL'")); }

    get searchParams() {
      let params = this.#searchParams;
      if (params === undefined) {
        if (fromHandle === undefined) ({ fromHandle } = core.use('url/url-search-params'));
        params = fromHandle(searchParamsOf(this.#state));
        this.#searchParams = params;
      }
      return params;
    }

    get hash() { return getHash(this.#state); }
    set hash(V) { setHash(this.#state, string(V, "Failed to set the 'hash' property on 'URL'")); }

    toJSON() { return getHref(this.#state); }
  }

  originalToString = URL.prototype.toString;
  webidl.configure(URL, 'URL');
  // As they are before guest code may change them
  const members = ObjectGetOwnPropertyDescriptors(URL.prototype);
  return { __proto__: null, URL, members };
})

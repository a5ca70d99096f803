// URLPattern: https://urlpattern.spec.whatwg.org/#urlpattern-class
(function (core, host) {
  'use strict';
  const { primordials, webidl } = core;
  const { ArrayPrototypePush, ObjectDefineProperty, RegExp, RegExpPrototypeExec, StringPrototypeToWellFormed, TypeError } = primordials;
  const { converters, isObject } = webidl;
  const { USVString } = converters;
  const { compileInit, compileString, splitInit, splitString } = host;
  const SPECIAL_SCHEMES = ['http', 'https', 'ws', 'wss', 'ftp', 'file'];
  const NAMES = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
  const FIRST_WITH_CASE = 5;
  const toInit = webidl.dictionary('URLPatternInit', [
    { key: 'protocol', converter: USVString },
    { key: 'username', converter: USVString },
    { key: 'password', converter: USVString },
    { key: 'hostname', converter: USVString },
    { key: 'port', converter: USVString },
    { key: 'pathname', converter: USVString },
    { key: 'search', converter: USVString },
    { key: 'hash', converter: USVString },
    { key: 'baseURL', converter: USVString },
  ]);
  const toOptions = webidl.dictionary('URLPatternOptions', [
    { key: 'ignoreCase', converter: converters.boolean, defaultValue: () => false },
  ]);

  function toInput(V, prefix) {
    let input;
    if (typeof V === 'string') input = StringPrototypeToWellFormed(V);
    else if (V === undefined || V === null || isObject(V)) input = toInit(V, prefix, 'parameter 1');
    else input = USVString(V, prefix, 'parameter 1');
    return input;
  }

  function newRegExp(source, flags, name) {
    try {
      return new RegExp(source, flags);
    } catch (e) {
      throw new TypeError(`Failed to construct 'URLPattern': The regular expression of '${name}' is not valid.`);
    }
  }

  function matchesSpecialScheme(source) {
    const regexp = newRegExp(source, 'v', 'protocol');
    let matches = false;
    for (let i = 0; i < SPECIAL_SCHEMES.length && !matches; i++) matches = RegExpPrototypeExec(regexp, SPECIAL_SCHEMES[i]) !== null;
    return matches;
  }

  // What matches everything, or one text, needs no regular expression
  function newComponent(compiled, name, ignoreCase) {
    const names = [];
    for (let i = 5; i < compiled.length; i++) ArrayPrototypePush(names, compiled[i]);
    const literal = ignoreCase ? null : compiled[2];
    const isSimple = compiled[1] || literal !== null;
    return {
      __proto__: null,
      pattern: compiled[0],
      matchesEverything: compiled[1],
      literal,
      regexp: isSimple ? undefined : newRegExp(compiled[3], ignoreCase ? 'vi' : 'v', name),
      hasRegExpGroups: compiled[4],
      names,
    };
  }

  function newComponents(compiled, ignoreCase) {
    const components = { __proto__: null };
    for (let i = 0; i < NAMES.length; i++) components[NAMES[i]] = newComponent(compiled[i], NAMES[i], ignoreCase && i >= FIRST_WITH_CASE);
    return components;
  }

  // The groups of a match, or null
  function execute(component, value) {
    let groups = null;
    if (component.matchesEverything) groups = [value, value];
    else if (component.literal !== null) groups = component.literal === value ? [value] : null;
    else groups = RegExpPrototypeExec(component.regexp, value);
    return groups;
  }

  // Names of groups come from the pattern: __proto__ is one like any other
  const define = (object, key, value) => ObjectDefineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

  function newResult(component, input, match) {
    const groups = {};
    for (let i = 0; i < component.names.length; i++) define(groups, component.names[i], match[i + 1]);
    return { input, groups };
  }

  function split(input, baseURL, prefix) {
    let parts;
    if (typeof input === 'string') {
      parts = splitString(baseURL, input);
    } else {
      if (baseURL !== undefined) throw new TypeError(`${prefix}: A base URL can not be combined with an object.`);
      parts = splitInit(input.baseURL, input.protocol, input.username, input.password, input.hostname, input.port, input.pathname, input.search, input.hash);
    }
    return parts;
  }

  function copyOf(input) {
    if (typeof input === 'string') return input;
    const copy = {};
    for (const key in input) define(copy, key, input[key]);
    return copy;
  }

  class URLPattern {
    #components;

    constructor(input = undefined, baseURLOrOptions = undefined, options = undefined) {
      const prefix = "Failed to construct 'URLPattern'";
      const pattern = toInput(input, prefix);
      const hasBase = arguments.length > 2 || !(baseURLOrOptions === undefined || baseURLOrOptions === null || isObject(baseURLOrOptions));
      const baseURL = hasBase ? USVString(baseURLOrOptions, prefix, 'parameter 2') : undefined;
      const { ignoreCase } = toOptions(hasBase ? options : baseURLOrOptions, prefix, `parameter ${hasBase ? 3 : 2}`);
      let compiled;
      if (typeof pattern === 'string') {
        compiled = compileString(matchesSpecialScheme, baseURL, pattern);
      } else {
        if (baseURL !== undefined) throw new TypeError(`${prefix}: A base URL can not be combined with an object.`);
        compiled = compileInit(matchesSpecialScheme, pattern.baseURL, pattern.protocol, pattern.username, pattern.password, pattern.hostname,
          pattern.port, pattern.pathname, pattern.search, pattern.hash);
      }
      this.#components = newComponents(compiled, ignoreCase);
    }

    test(input = undefined, baseURL = undefined) {
      const components = this.#components;
      const prefix = "Failed to execute 'test' on 'URLPattern'";
      const parts = split(toInput(input, prefix), baseURL === undefined ? undefined : USVString(baseURL, prefix, 'parameter 2'), prefix);
      let matches = parts !== null;
      for (let i = 0; i < NAMES.length && matches; i++) matches = execute(components[NAMES[i]], parts[i]) !== null;
      return matches;
    }

    exec(input = undefined, baseURL = undefined) {
      const components = this.#components;
      const prefix = "Failed to execute 'exec' on 'URLPattern'";
      const converted = toInput(input, prefix);
      const base = baseURL === undefined ? undefined : USVString(baseURL, prefix, 'parameter 2');
      const parts = split(converted, base, prefix);
      if (parts === null) return null;
      const result = { inputs: base === undefined ? [copyOf(converted)] : [copyOf(converted), base] };
      for (let i = 0; i < NAMES.length; i++) {
        const component = components[NAMES[i]];
        const part = parts[i];
        const match = execute(component, part);
        if (match === null) return null;
        define(result, NAMES[i], newResult(component, part, match));
      }
      return result;
    }

    get protocol() { return this.#components.protocol.pattern; }

    get username() { return this.#components.username.pattern; }

    get password() { return this.#components.password.pattern; }

    get hostname() { return this.#components.hostname.pattern; }

    get port() { return this.#components.port.pattern; }

    get pathname() { return this.#components.pathname.pattern; }

    get search() { return this.#components.search.pattern; }

    get hash() { return this.#components.hash.pattern; }

    get hasRegExpGroups() {
      const components = this.#components;
      let has = false;
      for (let i = 0; i < NAMES.length; i++) has = has || components[NAMES[i]].hasRegExpGroups;
      return has;
    }
  }

  webidl.configure(URLPattern, 'URLPattern');
  return { __proto__: null, URLPattern };
})

// NextURL: https://nextjs.org/docs/app/api-reference/functions/next-request#nexturl
(function (core) {
  'use strict';
  const { ArrayPrototypeIncludes, ArrayPrototypeJoin, ArrayPrototypeSlice, String, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith, StringPrototypeToLowerCase, SymbolFor, TypeError, uncurryThis } = core.primordials;
  const { URL, members } = core.use('url/url');

  // Guest code may have changed URL.prototype
  const get = { __proto__: null };
  const set = { __proto__: null };
  for (const name in members) {
    if (members[name].get !== undefined) get[name] = uncurryThis(members[name].get);
    if (members[name].set !== undefined) set[name] = uncurryThis(members[name].set);
  }

  const parse = (input, base) => (base === undefined ? new URL(String(input)) : new URL(String(input), String(base)));

  const without = (pathname, prefix) => (pathname === prefix ? '/' : StringPrototypeStartsWith(pathname, `${prefix}/`) ? StringPrototypeSlice(pathname, prefix.length) : undefined);

  class NextURL {
    #url;
    #config;
    #basePath = '';
    #buildId;
    #locale = '';
    #defaultLocale;
    #domainLocale;

    constructor(input, baseOrOptions, options) {
      const isBase = typeof baseOrOptions === 'string' || (typeof baseOrOptions === 'object' && baseOrOptions !== null && 'pathname' in baseOrOptions);
      const given = isBase ? options : baseOrOptions;
      this.#config = given === undefined || given === null ? undefined : given.nextConfig;
      this.#read(parse(input, isBase ? baseOrOptions : given?.base), given);
    }

    // Takes apart what the settings of an application have before the path
    #read(url, options) {
      this.#url = url;
      const config = this.#config;
      if (config !== undefined && config !== null) {
        const base = typeof config.basePath === 'string' && config.basePath !== '' ? without(get.pathname(url), config.basePath) : undefined;
        if (base !== undefined) set.pathname(url, base);
        this.#basePath = base === undefined ? '' : config.basePath;
        const { i18n } = config;
        if (i18n !== undefined && i18n !== null) this.#readLocale(url, i18n);
      }
      if (options !== undefined && options !== null && typeof options.basePath === 'string') this.#basePath = options.basePath;
    }

    #readLocale(url, i18n) {
      const { domains, locales } = i18n;
      const host = get.hostname(url);
      this.#domainLocale = undefined;
      for (let i = 0; domains !== undefined && i < domains.length; i++) {
        if (StringPrototypeToLowerCase(StringPrototypeSplit(String(domains[i].domain), ':')[0]) === host) this.#domainLocale = domains[i];
      }
      this.#defaultLocale = this.#domainLocale === undefined ? i18n.defaultLocale : this.#domainLocale.defaultLocale;
      const segments = StringPrototypeSplit(get.pathname(url), '/');
      const first = StringPrototypeToLowerCase(segments[1]);
      this.#locale = this.#defaultLocale === undefined ? '' : this.#defaultLocale;
      for (let i = 0; locales !== undefined && i < locales.length; i++) {
        if (first !== '' && StringPrototypeToLowerCase(locales[i]) === first) {
          this.#locale = locales[i];
          set.pathname(url, `/${ArrayPrototypeJoin(ArrayPrototypeSlice(segments, 2), '/')}`);
        }
      }
    }

    // The path as clients see it
    #path() {
      const pathname = get.pathname(this.#url);
      const locale = this.#locale !== '' && this.#locale !== this.#defaultLocale ? `/${this.#locale}` : '';
      const prefix = `${this.#basePath}${locale}`;
      let path = prefix === '' ? pathname : pathname === '/' ? prefix : `${prefix}${pathname}`;
      const config = this.#config;
      if (config !== undefined && config !== null && config.trailingSlash === true && path[path.length - 1] !== '/') path += '/';
      return path;
    }

    get href() {
      const url = this.#url;
      let text = get.href(url);
      const path = this.#path();
      if (path !== get.pathname(url)) {
        const copy = new URL(text);
        set.pathname(copy, path);
        text = get.href(copy);
      }
      return text;
    }

    set href(value) { this.#read(parse(value)); }

    get origin() { return get.origin(this.#url); }

    get protocol() { return get.protocol(this.#url); }
    set protocol(value) { set.protocol(this.#url, value); }

    get username() { return get.username(this.#url); }
    set username(value) { set.username(this.#url, value); }

    get password() { return get.password(this.#url); }
    set password(value) { set.password(this.#url, value); }

    get host() { return get.host(this.#url); }
    set host(value) { set.host(this.#url, value); }

    get hostname() { return get.hostname(this.#url); }
    set hostname(value) { set.hostname(this.#url, value); }

    get port() { return get.port(this.#url); }
    set port(value) { set.port(this.#url, value); }

    get pathname() { return get.pathname(this.#url); }
    set pathname(value) { set.pathname(this.#url, value); }

    get search() { return get.search(this.#url); }
    set search(value) { set.search(this.#url, value); }

    get searchParams() { return get.searchParams(this.#url); }

    get hash() { return get.hash(this.#url); }
    set hash(value) { set.hash(this.#url, value); }

    get basePath() { return this.#basePath; }
    set basePath(value) { this.#basePath = value === '' || StringPrototypeStartsWith(value, '/') ? value : `/${value}`; }

    get buildId() { return this.#buildId; }
    set buildId(value) { this.#buildId = value; }

    get locale() { return this.#locale; }
    set locale(value) {
      const locales = this.#config?.i18n?.locales;
      if (locales === undefined || !ArrayPrototypeIncludes(locales, value)) throw new TypeError(`The NextURL configuration includes no locale "${value}"`);
      this.#locale = value;
    }

    get defaultLocale() { return this.#defaultLocale; }

    get domainLocale() { return this.#domainLocale; }

    clone() {
      const copy = new NextURL(this.href, { __proto__: null, nextConfig: this.#config });
      copy.#basePath = this.#basePath;
      copy.#buildId = this.#buildId;
      if (this.#config === undefined || this.#config === null) copy.#url = new URL(get.href(this.#url));
      return copy;
    }

    toString() { return this.href; }

    toJSON() { return this.href; }

    [SymbolFor('edge-runtime.inspect.custom')]() {
      return {
        href: this.href, origin: this.origin, protocol: this.protocol, username: this.username, password: this.password, host: this.host,
        hostname: this.hostname, port: this.port, pathname: this.pathname, search: this.search, searchParams: this.searchParams, hash: this.hash,
      };
    }
  }

  return { __proto__: null, NextURL };
})

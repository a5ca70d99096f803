// What cookies() gives: the cookies of the request, to which a handler may add.
(function (core, host) {
  'use strict';
  const { ArrayPrototypePush, Error, Map, MapPrototypeDelete, MapPrototypeEntries, MapPrototypeForEach, MapPrototypeGet, MapPrototypeGetSize, MapPrototypeHas, MapPrototypeSet, SymbolIterator } = core.primordials;
  const headers = core.use('fetch/headers');
  const { headersOf } = core.use('fetch/request');
  const response = core.use('fetch/response');
  const { cookieOf, joined, nameOf, parse, removal, serialize, valuesOf } = core.use('next/cookies');

  class CookieStore {
    #scope;
    #cookies = new Map();
    #changed = new Map();

    constructor(scope) {
      this.#scope = scope;
      const header = headers.valueOf(headersOf(scope.request), 'cookie');
      if (header !== null) host.cookiePairs(header, (name, value) => { MapPrototypeSet(this.#cookies, name, { name, value, path: '/' }); });
    }

    #change(cookie) {
      if (this.#scope.readOnly) throw new Error('Cookies can only be modified in a Server Action or Route Handler. Read more: https://nextjs.org/docs/app/api-reference/functions/cookies#options');
      MapPrototypeSet(this.#cookies, cookie.name, cookie);
      // The last change comes last
      MapPrototypeDelete(this.#changed, cookie.name);
      MapPrototypeSet(this.#changed, cookie.name, cookie);
      return this;
    }

    get size() { return MapPrototypeGetSize(this.#cookies); }

    get(name) { return MapPrototypeGet(this.#cookies, nameOf(name)); }

    getAll(name) { return valuesOf(this.#cookies, name === undefined ? undefined : nameOf(name)); }

    has(name) { return MapPrototypeHas(this.#cookies, name); }

    set(name, value, attributes) { return this.#change(cookieOf(name, value, attributes)); }

    delete(name) { return this.#change(cookieOf(removal(name))); }

    clear() {
      const all = valuesOf(this.#cookies);
      for (let i = 0; i < all.length; i++) this.#change(cookieOf(removal(all[i].name)));
      return this;
    }

    toString() { return joined(this.#cookies, serialize); }

    [SymbolIterator]() { return MapPrototypeEntries(this.#cookies); }

    // Puts what has changed before the response's own cookies, which win where both have a name
    static addTo(store, answer) {
      if (MapPrototypeGetSize(store.#changed) > 0 && response.isResponse(answer)) {
        const target = headers.wrapList(response.changeableList(answer));
        const own = headers.cookiesOf(headers.listOf(target));
        const names = { __proto__: null };
        for (let i = 0; i < own.length; i++) {
          const cookie = parse(own[i]);
          if (cookie !== undefined) names[cookie.name] = true;
        }
        const all = [];
        MapPrototypeForEach(store.#changed, (cookie) => {
          if (names[cookie.name] !== true) ArrayPrototypePush(all, serialize(cookie));
        });
        for (let i = 0; i < own.length; i++) ArrayPrototypePush(all, own[i]);
        headers.replaceCookies(target, all);
      }
      return answer;
    }
  }
  const { addTo } = CookieStore;
  delete CookieStore.addTo;

  return { __proto__: null, CookieStore, addTo };
})

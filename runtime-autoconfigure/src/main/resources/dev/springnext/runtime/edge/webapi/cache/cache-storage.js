// CacheStorage: https://w3c.github.io/ServiceWorker/#cachestorage-interface
(function (core, host) {
  'use strict';
  const { TypeError } = core.primordials;
  const { configure, converters, dictionary, isObject, required } = core.webidl;

  const HANDLE = { __proto__: null };
  const caching = () => core.use('cache/cache');

  let isCacheStorage;

  class CacheStorage {
    #brand;

    static {
      isCacheStorage = (value) => isObject(value) && #brand in value;
    }

    constructor(handle) {
      if (handle !== HANDLE) throw new TypeError('Illegal constructor');
    }

    async match(request, options = undefined) {
      const prefix = check(this, 'match', arguments.length, 1);
      const { find, queryMembers, toInfo } = caching();
      const input = toInfo(request, prefix, 'parameter 1');
      const query = dictionary('MultiCacheQueryOptions', queryMembers, [{ __proto__: null, key: 'cacheName', converter: converters.DOMString }])(options, prefix, 'parameter 2');
      const names = namesOf();
      let found;
      for (let i = 0; i < names.length && found === undefined; i++) {
        if (query.cacheName === undefined || query.cacheName === names[i]) found = find(names[i], input, query, false)[0];
      }
      return found;
    }

    async has(cacheName) {
      const prefix = check(this, 'has', arguments.length, 1);
      return host.has(converters.DOMString(cacheName, prefix, 'parameter 1'));
    }

    async open(cacheName) {
      const prefix = check(this, 'open', arguments.length, 1);
      const name = converters.DOMString(cacheName, prefix, 'parameter 1');
      host.create(name);
      return caching().newCache(name);
    }

    async delete(cacheName) {
      const prefix = check(this, 'delete', arguments.length, 1);
      return host.deleteCache(converters.DOMString(cacheName, prefix, 'parameter 1'));
    }

    async keys() {
      check(this, 'keys', 0, 0);
      return namesOf();
    }
  }
  configure(CacheStorage, 'CacheStorage');

  function check(value, method, count, least) {
    const prefix = `Failed to execute '${method}' on 'CacheStorage'`;
    if (!isCacheStorage(value)) throw new TypeError(`${prefix}: Illegal invocation.`);
    required(count, least, prefix);
    return prefix;
  }

  function namesOf() {
    const names = [];
    host.names((name) => {
      names[names.length] = name;
    });
    return names;
  }

  return { __proto__: null, CacheStorage, caches: new CacheStorage(HANDLE) };
})

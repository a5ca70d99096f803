// Cache: https://w3c.github.io/ServiceWorker/#cache-interface. What is in a cache is Java's.
(function (core, host) {
  'use strict';
  const {
    ArrayPrototypeMap, ObjectFreeze, ObjectGetOwnPropertyDescriptor, PromiseAll, ReflectApply, StringPrototypeIndexOf, StringPrototypeSlice,
    StringPrototypeSplit, StringPrototypeTrim, TypeError, uncurryThis,
  } = core.primordials;
  const { configure, converters, dictionary, isObject, required, sequence } = core.webidl;
  const { Headers, listOf } = core.use('fetch/headers');
  const { Request, isRequest } = core.use('fetch/request');
  const { Response, isResponse, newResponse } = core.use('fetch/response');

  const getter = (Class, name) => uncurryThis(ObjectGetOwnPropertyDescriptor(Class.prototype, name).get);
  const request = { __proto__: null, method: getter(Request, 'method'), url: getter(Request, 'url'), headers: getter(Request, 'headers') };
  const response = {
    __proto__: null, status: getter(Response, 'status'), statusText: getter(Response, 'statusText'), url: getter(Response, 'url'),
    headers: getter(Response, 'headers'), body: getter(Response, 'body'), blob: uncurryThis(Response.prototype.blob),
  };
  const forEachHeader = uncurryThis(Headers.prototype.forEach);
  const getHeader = uncurryThis(Headers.prototype.get);

  const HANDLE = { __proto__: null };
  const no = () => false;
  const queryMembers = [
    { __proto__: null, key: 'ignoreMethod', converter: converters.boolean, defaultValue: no },
    { __proto__: null, key: 'ignoreSearch', converter: converters.boolean, defaultValue: no },
    { __proto__: null, key: 'ignoreVary', converter: converters.boolean, defaultValue: no },
  ];
  const toQueryOptions = dictionary('CacheQueryOptions', queryMembers);
  const toInfo = (value, prefix, context) => (isRequest(value) ? value : converters.USVString(value, prefix, context));
  const toInfos = sequence(toInfo);

  let isCache;
  let nameOf;

  class Cache {
    #name;

    static {
      isCache = (value) => isObject(value) && #name in value;
      nameOf = (cache) => cache.#name;
    }

    constructor(handle, name) {
      if (handle !== HANDLE) throw new TypeError('Illegal constructor');
      this.#name = name;
    }

    async match(info, options = undefined) {
      const prefix = check(this, 'match', arguments.length, 1);
      const input = toInfo(info, prefix, 'parameter 1');
      return find(nameOf(this), input, toQueryOptions(options, prefix, 'parameter 2'), false)[0];
    }

    async matchAll(info = undefined, options = undefined) {
      const prefix = check(this, 'matchAll', 0, 0);
      const input = info === undefined ? undefined : toInfo(info, prefix, 'parameter 1');
      return ObjectFreeze(find(nameOf(this), input, toQueryOptions(options, prefix, 'parameter 2'), true));
    }

    async add(info) {
      const prefix = check(this, 'add', arguments.length, 1);
      return addAll(nameOf(this), [toInfo(info, prefix, 'parameter 1')], prefix);
    }

    async addAll(requests) {
      const prefix = check(this, 'addAll', arguments.length, 1);
      return addAll(nameOf(this), toInfos(requests, prefix, 'parameter 1'), prefix);
    }

    async put(info, value) {
      const prefix = check(this, 'put', arguments.length, 2);
      const input = toInfo(info, prefix, 'parameter 1');
      if (!isResponse(value)) throw new TypeError(`${prefix}: parameter 2 is not of type 'Response'.`);
      const key = toCacheable(input, prefix);
      checkStorable(value, prefix);
      const entry = await newEntry(key, value);
      host.put(nameOf(this), entry);
    }

    async delete(info, options = undefined) {
      const prefix = check(this, 'delete', arguments.length, 1);
      const input = toInfo(info, prefix, 'parameter 1');
      const query = newQuery(input, toQueryOptions(options, prefix, 'parameter 2'));
      return query !== undefined && host.delete(nameOf(this), query);
    }

    async keys(info = undefined, options = undefined) {
      const prefix = check(this, 'keys', 0, 0);
      const input = info === undefined ? undefined : toInfo(info, prefix, 'parameter 1');
      const query = newQuery(input, toQueryOptions(options, prefix, 'parameter 2'));
      const keys = [];
      if (query !== undefined) {
        let headers = new Headers();
        host.find(nameOf(this), query, true, (name, value) => append(headers, name, value), () => {}, (url) => {
          keys[keys.length] = new Request(url, { __proto__: null, headers });
          headers = new Headers();
        });
      }
      return ObjectFreeze(keys);
    }
  }
  configure(Cache, 'Cache');

  function check(value, method, count, least) {
    const prefix = `Failed to execute '${method}' on 'Cache'`;
    if (!isCache(value)) throw new TypeError(`${prefix}: Illegal invocation.`);
    required(count, least, prefix);
    return prefix;
  }

  const append = uncurryThis(Headers.prototype.append);
  const toRequest = (info) => (isRequest(info) ? info : new Request(info));

  // The headers of a request or response, as Java keeps them
  function copyHeaders(headers) {
    const list = host.newHeaders();
    forEachHeader(headers, (value, name) => host.addHeader(list, name, value));
    return list;
  }

  // null for everything, undefined for what matches nothing
  function newQuery(info, options) {
    let query = null;
    if (info !== undefined) {
      const wanted = toRequest(info);
      query = request.method(wanted) === 'GET' || options.ignoreMethod
        ? host.newQuery(request.url(wanted), copyHeaders(request.headers(wanted)), options.ignoreSearch, options.ignoreVary)
        : undefined;
    }
    return query;
  }

  // https://w3c.github.io/ServiceWorker/#query-cache
  function find(name, info, options, all) {
    const query = newQuery(info, options);
    const found = [];
    if (query !== undefined) {
      let headers = new Headers();
      host.find(name, query, all, () => {}, (key, value) => append(headers, key, value), (url, responseUrl, status, statusText, data) => {
        const body = core.use('fetch/body');
        found[found.length] = newResponse(status, statusText, listOf(headers), responseUrl,
          responseUrl !== '' && withoutFragment(responseUrl) !== withoutFragment(url), data === null ? body.NONE : body.DATA, data === null ? undefined : data);
        headers = new Headers();
      });
    }
    return found;
  }

  function withoutFragment(url) {
    const at = StringPrototypeIndexOf(url, '#');
    return at < 0 ? url : StringPrototypeSlice(url, 0, at);
  }

  function toCacheable(info, prefix) {
    const key = toRequest(info);
    const url = request.url(key);
    if (!host.isHttp(url)) throw new TypeError(`${prefix}: The scheme of ${url} is not http or https.`);
    if (request.method(key) !== 'GET') throw new TypeError(`${prefix}: The method ${request.method(key)} is not supported, only GET is.`);
    return key;
  }

  function checkStorable(value, prefix) {
    if (response.status(value) === 206) throw new TypeError(`${prefix}: A partial response (status 206) can not be stored.`);
    const vary = getHeader(response.headers(value), 'vary');
    const fields = vary === null ? [] : StringPrototypeSplit(vary, ',');
    for (let i = 0; i < fields.length; i++) {
      if (StringPrototypeTrim(fields[i]) === '*') throw new TypeError(`${prefix}: A response that varies with everything (Vary: *) can not be stored.`);
    }
  }

  // Reads the response to its end
  async function newEntry(key, value) {
    const empty = response.body(value) === null;
    const blob = await response.blob(value);
    return host.newEntry(request.url(key), copyHeaders(request.headers(key)), response.url(value), response.status(value), response.statusText(value),
      copyHeaders(response.headers(value)), empty ? null : core.use('file/blob').blobData(blob));
  }

  // https://w3c.github.io/ServiceWorker/#cache-addAll
  async function addAll(name, infos, prefix) {
    const { fetch } = core.use('fetch/fetch');
    const keys = ArrayPrototypeMap(infos, (info) => toCacheable(info, prefix));
    const { newSignal, signalAbort } = core.use('dom/abort');
    const signal = newSignal();
    const load = async (key) => {
      const value = await fetch(key, { __proto__: null, signal });
      const status = response.status(value);
      if (status < 200 || status > 299) throw new TypeError(`${prefix}: The response of ${request.url(key)} has the status ${status}.`);
      checkStorable(value, prefix);
      return newEntry(key, value);
    };
    try {
      const entries = await PromiseAll(ArrayPrototypeMap(keys, load));
      const parameters = [name];
      for (let i = 0; i < entries.length; i++) parameters[i + 1] = entries[i];
      ReflectApply(host.put, undefined, parameters);
    } catch (error) {
      signalAbort(signal, error);
      throw error;
    }
  }

  return { __proto__: null, Cache, newCache: (name) => new Cache(HANDLE, name), queryMembers, toInfo, find };
})

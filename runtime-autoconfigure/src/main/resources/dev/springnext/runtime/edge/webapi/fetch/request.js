// Request: https://fetch.spec.whatwg.org/#request-class
(function (core, host) {
  'use strict';
  const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, PromiseReject, RegExp, RegExpPrototypeExec, StringPrototypeToUpperCase, TypeError, uncurryThis } = core.primordials;
  const { configure, converters, dictionary, enumeration, isObject } = core.webidl;
  // Members of host are looked up anew with each use, which costs as much as a call
  const { callBody, callHeaders, callMethod, callOnAbort, callUrl, copyHeaders, headersAppend, headersSetDefault, newHeaders } = host;
  const body = core.use('fetch/body');
  const { NONE, HOST, STREAM } = body;
  const headers = core.use('fetch/headers');

  // With it, the constructor takes a state, or a HostCall of Java
  const HANDLE = { __proto__: null };
  const TOKEN = new RegExp("^[!#$%&'*+\\-.^_`|~0-9A-Za-z]+$");
  const NORMALIZED = { __proto__: null, DELETE: true, GET: true, HEAD: true, OPTIONS: true, POST: true, PUT: true };
  const FORBIDDEN = { __proto__: null, CONNECT: true, TRACE: true, TRACK: true };
  const PREFIX = "Failed to construct 'Request'";

  const member = (key, converter) => ({ __proto__: null, key, converter });
  const toRequestInit = dictionary('RequestInit', [
    member('body', converters.any),
    member('cache', enumeration('RequestCache', ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'])),
    member('credentials', enumeration('RequestCredentials', ['omit', 'same-origin', 'include'])),
    member('duplex', enumeration('RequestDuplex', ['half'])),
    member('headers', converters.any),
    member('integrity', converters.DOMString),
    member('keepalive', converters.boolean),
    member('method', converters.ByteString),
    member('mode', enumeration('RequestMode', ['navigate', 'same-origin', 'no-cors', 'cors'])),
    member('priority', enumeration('RequestPriority', ['high', 'low', 'auto'])),
    member('redirect', enumeration('RequestRedirect', ['follow', 'error', 'manual'])),
    member('referrer', converters.USVString),
    member('referrerPolicy', enumeration('ReferrerPolicy', ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'])),
    member('signal', (value, prefix, context) => {
      if (value !== null && !core.use('dom/abort').isAbortSignal(value)) throw new TypeError(`${prefix}: ${context} is not of type 'AbortSignal'.`);
      return value;
    }),
    member('window', converters.any),
  ]);

  // Has a HostCall where nobody has asked yet for what is undefined. The rest is added when it differs from the default:
  // stream, headers, signal, following, and the OPTIONS
  const newState = (url, method, call) => ({ __proto__: null, kind: NONE, source: undefined, used: false, contentType: undefined, list: undefined, url, method, call, callBody: call !== undefined });
  const OPTIONS = ['cache', 'credentials', 'integrity', 'keepalive', 'mode', 'redirect', 'referrer', 'referrerPolicy'];
  const DEFAULTS = { __proto__: null, cache: 'default', credentials: 'same-origin', integrity: '', keepalive: false, mode: 'cors', redirect: 'follow', referrer: 'about:client', referrerPolicy: '' };
  const option = (state, name) => (state[name] === undefined ? DEFAULTS[name] : state[name]);

  // As the edge runtime of Next.js says it
  const malformed = (url) => new TypeError(`URL is malformed "${url}". Please use only absolute URLs - https://nextjs.org/docs/messages/middleware-relative-urls`);

  function parseUrl(input) {
    const url = host.parseUrl(input);
    if (url === null) throw malformed(input);
    if (host.hasCredentials(url)) throw new TypeError(`${PREFIX}: Request cannot be constructed from a URL that includes credentials: ${input}`);
    return url;
  }

  function normalizeMethod(method) {
    const upper = StringPrototypeToUpperCase(method);
    if (RegExpPrototypeExec(TOKEN, method) === null) throw new TypeError(`${PREFIX}: '${method}' is not a valid HTTP method.`);
    if (FORBIDDEN[upper] === true) throw new TypeError(`${PREFIX}: '${method}' HTTP method is unsupported.`);
    return NORMALIZED[upper] === true ? upper : method;
  }

  function parseReferrer(referrer) {
    let result;
    if (referrer === '') {
      result = '';
    } else {
      const url = host.parseUrl(referrer);
      if (url === null) throw new TypeError(`${PREFIX}: Referrer "${referrer}" is not a valid URL.`);
      result = url === 'about:client' ? 'about:client' : url;
    }
    return result;
  }

  // https://fetch.spec.whatwg.org/#dom-request, without what only documents have
  function create(input, init) {
    const from = isRequest(input) ? input : undefined;
    const url = from === undefined ? converters.USVString(input, PREFIX, 'parameter 1') : undefined;
    const options = toRequestInit(init, PREFIX, 'parameter 2');
    const old = from === undefined ? undefined : stateOf(from);
    const state = newState(old === undefined ? parseUrl(url) : urlOf(old), old === undefined ? 'GET' : methodOf(old));
    if (old !== undefined) inherit(state, old);
    applyOptions(state, options);
    if (options.signal !== undefined) state.following = options.signal === null ? undefined : options.signal;
    else if (from !== undefined) state.following = from;
    if (options.headers !== undefined) {
      state.list = headers.toList(options.headers, PREFIX);
    } else if (old !== undefined) {
      state.list = copyHeaders(listOf(old));
    }
    applyBody(state, old, options);
    return state;
  }

  function inherit(state, from) {
    for (let i = 0; i < OPTIONS.length; i++) {
      const name = OPTIONS[i];
      if (from[name] !== undefined) state[name] = from[name];
    }
  }

  function applyOptions(state, options) {
    if (options.window !== undefined && options.window !== null) throw new TypeError(`${PREFIX}: 'window' can only be null.`);
    inherit(state, options);
    if (options.referrer !== undefined) state.referrer = parseReferrer(options.referrer);
    if (options.mode === 'navigate') throw new TypeError(`${PREFIX}: Cannot construct a Request with a RequestInit whose mode member is set as 'navigate'.`);
    const mode = option(state, 'mode');
    if (state.cache === 'only-if-cached' && mode !== 'same-origin') throw new TypeError(`${PREFIX}: 'only-if-cached' can be set only with 'same-origin' mode.`);
    if (options.method !== undefined) state.method = normalizeMethod(options.method);
    if (mode === 'no-cors' && state.method !== 'GET' && state.method !== 'HEAD' && state.method !== 'POST') throw new TypeError(`${PREFIX}: '${state.method}' is unsupported in no-cors mode.`);
  }

  function applyBody(state, old, options) {
    const given = options.body !== undefined && options.body !== null;
    const inherited = !given && old !== undefined && kindOf(old) !== NONE;
    if ((given || inherited) && (state.method === 'GET' || state.method === 'HEAD')) throw new TypeError(`${PREFIX}: Request with GET/HEAD method cannot have body.`);
    if (given) {
      body.extract(state, options.body, PREFIX);
      if (state.kind === STREAM) {
        if (state.keepalive) throw new TypeError(`${PREFIX}: A request with keepalive can not have a stream as its body.`);
        if (options.duplex === undefined) throw new TypeError(`${PREFIX}: The 'duplex' member must be specified for a request with a streaming body.`);
        if (option(state, 'mode') === 'no-cors') throw new TypeError(`${PREFIX}: A streaming body needs the mode 'same-origin' or 'cors'.`);
      }
      if (state.list !== undefined && state.contentType !== undefined) headersSetDefault(state.list, 'content-type', state.contentType);
    } else if (inherited) {
      if (body.isUnusable(old)) throw new TypeError(`${PREFIX}: Cannot construct a Request with a Request object that has already been used.`);
      body.move(old, state);
    }
  }

  // Of a request that came in, these come out of Java when somebody asks
  const urlOf = (state) => (state.url === undefined ? (state.url = callUrl(state.call)) : state.url);
  const methodOf = (state) => (state.method === undefined ? (state.method = callMethod(state.call)) : state.method);

  function listOf(state) {
    if (state.list === undefined) {
      if (state.call === undefined) {
        state.list = newHeaders();
        if (state.contentType !== undefined) headersAppend(state.list, 'content-type', state.contentType);
      } else {
        state.list = callHeaders(state.call);
      }
    }
    return state.list;
  }

  function kindOf(state) {
    if (state.callBody) {
      const handle = callBody(state.call);
      state.callBody = false;
      if (handle !== null) {
        state.kind = HOST;
        state.source = handle;
        listOf(state);
      }
    }
    return state.kind;
  }

  function withBody(state) {
    kindOf(state);
    return state;
  }

  function signalOf(state) {
    const abort = core.use('dom/abort');
    if (state.signal === undefined) {
      if (state.following !== undefined) {
        const source = isRequest(state.following) ? signalOf(stateOf(state.following)) : state.following;
        state.signal = abort.dependentSignal([source]);
        state.following = undefined;
      } else {
        state.signal = abort.newSignal();
        if (state.call !== undefined) callOnAbort(state.call, () => abort.signalAbort(state.signal, core.domException('The connection was closed by the client', 'AbortError')));
      }
    }
    return state.signal;
  }

  // The signal that ends a fetch, or undefined where nothing can
  const signalIfAny = (state) => (state.signal === undefined && state.following === undefined ? undefined : signalOf(state));

  let isRequest;
  let stateOf;

  class Request {
    // A state; of a request that came in, a HostCall until somebody looks into it
    #state;

    static {
      isRequest = (value) => isObject(value) && #state in value;

      stateOf = (request) => {
        let state = request.#state;
        if (typeof state === 'function') {
          state = newState(undefined, undefined, state);
          request.#state = state;
        }
        return state;
      };
    }

    constructor(input, init) {
      this.#state = input === HANDLE ? init : create(input, init);
    }

    // Most handlers ask for no more than these two, and need no state for that
    get method() {
      const state = this.#state;
      return typeof state === 'function' ? callMethod(state) : methodOf(state);
    }

    get url() {
      const state = this.#state;
      return typeof state === 'function' ? callUrl(state) : urlOf(state);
    }

    get headers() {
      const state = stateOf(this);
      if (state.headers === undefined) state.headers = headers.wrapList(listOf(state));
      return state.headers;
    }

    get destination() {
      stateOf(this);
      return '';
    }

    get referrer() {
      return option(stateOf(this), 'referrer');
    }

    get referrerPolicy() {
      return option(stateOf(this), 'referrerPolicy');
    }

    get mode() {
      return option(stateOf(this), 'mode');
    }

    get credentials() {
      return option(stateOf(this), 'credentials');
    }

    get cache() {
      return option(stateOf(this), 'cache');
    }

    get redirect() {
      return option(stateOf(this), 'redirect');
    }

    get integrity() {
      return option(stateOf(this), 'integrity');
    }

    get keepalive() {
      return option(stateOf(this), 'keepalive');
    }

    get isReloadNavigation() {
      stateOf(this);
      return false;
    }

    get isHistoryNavigation() {
      stateOf(this);
      return false;
    }

    get signal() {
      return signalOf(stateOf(this));
    }

    get duplex() {
      stateOf(this);
      return 'half';
    }

    get body() {
      return body.streamOf(withBody(stateOf(this)));
    }

    get bodyUsed() {
      return body.isUsed(stateOf(this));
    }

    clone() {
      const state = withBody(stateOf(this));
      if (body.isUnusable(state)) throw new TypeError("Failed to execute 'clone' on 'Request': Body has already been used.");
      const copy = newState(urlOf(state), methodOf(state));
      inherit(copy, state);
      if (state.list !== undefined || state.call !== undefined) copy.list = copyHeaders(listOf(state));
      body.clone(state, copy);
      copy.following = this;
      return new Request(HANDLE, copy);
    }

    arrayBuffer() {
      return isRequest(this) ? body.arrayBuffer(withBody(stateOf(this))) : illegal('arrayBuffer');
    }

    blob() {
      return isRequest(this) ? body.blob(withBody(stateOf(this))) : illegal('blob');
    }

    bytes() {
      return isRequest(this) ? body.bytes(withBody(stateOf(this))) : illegal('bytes');
    }

    formData() {
      return isRequest(this) ? body.formData(withBody(stateOf(this))) : illegal('formData');
    }

    json() {
      return isRequest(this) ? body.json(withBody(stateOf(this))) : illegal('json');
    }

    text() {
      return isRequest(this) ? body.text(withBody(stateOf(this))) : illegal('text');
    }
  }
  ObjectDefineProperty(Request, 'length', { __proto__: null, value: 1, configurable: true });
  configure(Request, 'Request');
  // As it is before guest code may change it
  const headersOf = uncurryThis(ObjectGetOwnPropertyDescriptor(Request.prototype, 'headers').get);

  const illegal = (name) => PromiseReject(new TypeError(`Failed to execute '${name}' on 'Request': Illegal invocation.`));

  return { __proto__: null, Request, HANDLE, callMethod, callUrl, headersOf, isRequest, malformed, create, listOf, option, signalIfAny, stateOf, urlOf };
})

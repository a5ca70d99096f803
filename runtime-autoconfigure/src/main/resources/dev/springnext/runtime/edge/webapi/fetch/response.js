// Response: https://fetch.spec.whatwg.org/#response-class
(function (core, host) {
  'use strict';
  const {
    JSONStringify, MathTrunc, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, PromisePrototypeThen, PromiseReject, PromiseResolve, RangeError, ReflectConstruct, StringPrototypeCharCodeAt, TypeError, uncurryThis,
  } = core.primordials;
  const { configure, converters, fail, isObject, required } = core.webidl;
  const body = core.use('fetch/body');
  const headers = core.use('fetch/headers');

  // Members of host are looked up anew with each use, which costs as much as a call
  const { copyHeaders, fail: failCall, headersAppend, headersSetDefault, immutableHeaders, newHeaders, parseUrl, respond: respondCall, respondJson, respondText } = host;
  const { NONE, TEXT } = body;

  const PLAIN = 'text/plain;charset=UTF-8';
  const HANDLE = { __proto__: null };
  // The kind of what Response.json makes as long as nobody looks into it; the source goes when it is delivered
  const JSON = 5;
  // A plain text that has been delivered to the client
  const SENT = { __proto__: null };

  // The rest is added when it is needed: stream, headers, statusText, type, url, redirected, immutable
  const newState = (kind, source, contentType, status) => ({ __proto__: null, kind, source, contentType, status, used: false, list: undefined });

  // https://httpwg.org/specs/rfc9112.html#status.line
  function toReasonPhrase(value, prefix) {
    const text = converters.ByteString(value, prefix, "'statusText'");
    for (let i = 0; i < text.length; i++) {
      const c = StringPrototypeCharCodeAt(text, i);
      if (c === 0x7F || (c < 0x20 && c !== 9)) throw new TypeError(`${prefix}: Invalid statusText`);
    }
    return text;
  }

  // https://fetch.spec.whatwg.org/#initialize-a-response, and the conversion of ResponseInit before
  function initialize(state, init, prefix) {
    if (init !== undefined && init !== null) {
      if (!isObject(init)) throw fail('is not an object.', prefix, 'parameter 2');
      const given = init.headers;
      if (given !== undefined) state.list = headers.toList(given, prefix);
      const { status } = init;
      const code = status === undefined ? 200 : typeof status === 'number' && status >= 200 && status < 600 && MathTrunc(status) === status ? status
        : converters['unsigned short'](status, prefix, "'status'");
      const { statusText } = init;
      if (statusText !== undefined) state.statusText = toReasonPhrase(statusText, prefix);
      if (code < 200 || code > 599) throw new RangeError(`${prefix}: The status provided (${code}) is outside the range [200, 599].`);
      if (code > 203 && state.kind !== NONE && (code === 204 || code === 205 || code === 304)) throw new TypeError(`${prefix}: Response with null body status cannot have body`);
      state.status = code;
      if (state.list !== undefined && state.contentType !== undefined) headersSetDefault(state.list, 'content-type', state.contentType);
    }
  }

  function create(object, init) {
    const prefix = "Failed to construct 'Response'";
    const isText = typeof object === 'string';
    const state = isText ? newState(TEXT, object, PLAIN, 200) : newState(NONE, undefined, undefined, 200);
    if (!isText && object !== undefined && object !== null) body.extract(state, object, prefix);
    initialize(state, init, prefix);
    return state;
  }

  function listOf(state) {
    if (state.list === undefined) {
      state.list = newHeaders();
      if (state.contentType !== undefined) headersAppend(state.list, 'content-type', state.contentType);
    }
    return state.list;
  }

  function cloneState(state) {
    if (body.isUnusable(state)) throw new TypeError("Failed to execute 'clone' on 'Response': Body has already been used.");
    const copy = newState(NONE, undefined, undefined, state.status);
    copy.type = state.type;
    copy.statusText = state.statusText;
    copy.url = state.url;
    copy.redirected = state.redirected;
    body.clone(state, copy);
    if (state.list !== undefined) copy.list = state.immutable ? immutableHeaders(copyHeaders(state.list)) : copyHeaders(state.list);
    copy.immutable = state.immutable;
    return copy;
  }

  // Hands a response to Java; undefined, for the caller to return
  function deliver(call, state) {
    let source;
    if (state.kind === TEXT && !state.used && state.stream === undefined) {
      state.used = true;
      source = state.source;
    } else {
      source = takeBody(state);
    }
    const statusText = state.statusText === undefined ? '' : state.statusText;
    const list = state.list === undefined ? null : state.list;
    const contentType = state.contentType === undefined ? null : state.contentType;
    const { directive } = state;
    return directive === undefined ? respondCall(call, state.status, statusText, list, contentType, source)
      : respondCall(call, state.status, statusText, list, contentType, source, directive.rewrite, directive.requestHeaders);
  }

  function takeBody(state) {
    if (body.isUnusable(state)) throw new TypeError('Response body object should not be disturbed or locked');
    if (state.status === 0) throw new TypeError('A network error (Response.error()) was returned as the response');
    return body.take(state);
  }

  function later(call, out, refuse) {
    const onAnswer = (value) => {
      try {
        respond(call, value, refuse);
      } catch (error) {
        failCall(call, error);
      }
    };
    const onError = (error) => {
      failCall(call, error);
    };
    try {
      PromisePrototypeThen(out, onAnswer, onError);
    } catch {
      // Not a promise, but perhaps a thenable
      PromisePrototypeThen(PromiseResolve(out), onAnswer, onError);
    }
  }

  function jsonState(text, init, prefix) {
    let state;
    if (init === undefined) {
      state = { __proto__: null, kind: JSON, source: text };
    } else {
      state = newState(TEXT, text, 'application/json', 200);
      initialize(state, init, prefix);
    }
    return state;
  }

  let isResponse;
  let stateOf;
  let respond;
  let makeDispatch;
  const notAResponse = () => new TypeError('Expected an instance of Response to be returned');

  class Response {
    // Of a response of plain text nobody has looked into: the text itself. Else a state, or SENT.
    #state;

    static {
      isResponse = (value) => isObject(value) && #state in value;

      stateOf = (response) => {
        let state = response.#state;
        if (typeof state === 'string') {
          state = newState(TEXT, state, PLAIN, 200);
          response.#state = state;
        } else if (state === SENT) {
          state = newState(TEXT, '', PLAIN, 200);
          state.used = true;
          response.#state = state;
        } else if (state.kind === JSON) {
          const { source } = state;
          state = newState(TEXT, source, 'application/json', 200);
          state.used = source === undefined;
          response.#state = state;
        }
        return state;
      };

      respond = (call, response, refuse = notAResponse) => {
        if (typeof response !== 'object' || response === null || !(#state in response)) throw refuse(response, call);
        const state = response.#state;
        if (typeof state === 'string') {
          response.#state = SENT;
          respondText(call, state);
        } else if (state.kind === JSON && state.source !== undefined) {
          const text = state.source;
          state.source = undefined;
          respondJson(call, text);
        } else {
          deliver(call, stateOf(response));
        }
      };

      // The hottest path there is: one exit, few statements, and a text goes to Java as it is.
      // Of Java's two failures to be told apart, a throw is that of the handler.
      // refuse(value, call) makes the error for what is not a response. Requests are of Class if there is one: without
      // its constructor, which would call that of Request.
      makeDispatch = (handler, Request, key, refuse = notAResponse, Class = undefined) => (call, context) => {
        const out = handler(Class === undefined ? new Request(key, call) : ReflectConstruct(Request, [key, call], Class), context);
        let result;
        if (typeof out === 'object' && out !== null && #state in out) {
          result = out.#state;
          if (typeof result === 'string') {
            out.#state = SENT;
          } else if (result.kind === JSON && result.source !== undefined) {
            const text = result.source;
            result.source = undefined;
            result = respondJson(call, text);
          } else {
            result = deliver(call, stateOf(out));
          }
        } else if (isObject(out)) {
          later(call, out, refuse);
        } else {
          throw refuse(out, call);
        }
        return result;
      };
    }

    // With HANDLE, the second argument is a state
    constructor(object, init) {
      this.#state = typeof object === 'string' && init === undefined ? object : object === HANDLE ? init : create(object, init);
    }

    static error() {
      const state = newState(NONE, undefined, undefined, 0);
      state.type = 'error';
      state.immutable = true;
      state.list = immutableHeaders(newHeaders());
      return new Response(HANDLE, state);
    }

    static redirect(url, status = 302) {
      const prefix = "Failed to execute 'redirect' on 'Response'";
      required(arguments.length, 1, prefix);
      const input = converters.USVString(url, prefix, 'parameter 1');
      const code = converters['unsigned short'](status, prefix, 'parameter 2');
      const href = parseUrl(input);
      if (href === null) throw core.use('fetch/request').malformed(input);
      if (code !== 301 && code !== 302 && code !== 303 && code !== 307 && code !== 308) throw new RangeError(`${prefix}: Invalid status code ${code}`);
      const state = newState(NONE, undefined, undefined, code);
      const list = newHeaders();
      headersAppend(list, 'location', href);
      state.list = immutableHeaders(list);
      state.immutable = true;
      return new Response(HANDLE, state);
    }

    static json(data, init) {
      const prefix = "Failed to execute 'json' on 'Response'";
      const text = JSONStringify(data);
      if (text === undefined) throw new TypeError(`${prefix}: The data is not JSON serializable`);
      return new Response(HANDLE, jsonState(text, init, prefix));
    }

    get type() {
      const { type } = stateOf(this);
      return type === undefined ? 'default' : type;
    }

    get url() {
      const { url } = stateOf(this);
      return url === undefined ? '' : url;
    }

    get redirected() {
      return stateOf(this).redirected === true;
    }

    get status() {
      return stateOf(this).status;
    }

    get ok() {
      const { status } = stateOf(this);
      return status >= 200 && status <= 299;
    }

    get statusText() {
      const { statusText } = stateOf(this);
      return statusText === undefined ? '' : statusText;
    }

    get headers() {
      const state = stateOf(this);
      if (state.headers === undefined) state.headers = headers.wrapList(listOf(state));
      return state.headers;
    }

    get body() {
      return body.streamOf(stateOf(this));
    }

    get bodyUsed() {
      return body.isUsed(stateOf(this));
    }

    clone() {
      return new Response(HANDLE, cloneState(stateOf(this)));
    }

    arrayBuffer() {
      return isResponse(this) ? body.arrayBuffer(stateOf(this)) : illegal('arrayBuffer');
    }

    blob() {
      return isResponse(this) ? body.blob(stateOf(this)) : illegal('blob');
    }

    bytes() {
      return isResponse(this) ? body.bytes(stateOf(this)) : illegal('bytes');
    }

    formData() {
      return isResponse(this) ? body.formData(stateOf(this)) : illegal('formData');
    }

    json() {
      return isResponse(this) ? body.json(stateOf(this)) : illegal('json');
    }

    text() {
      return isResponse(this) ? body.text(stateOf(this)) : illegal('text');
    }
  }
  ObjectDefineProperty(Response, 'length', { __proto__: null, value: 0, configurable: true });
  ObjectDefineProperty(Response.json, 'length', { __proto__: null, value: 1, configurable: true });
  configure(Response, 'Response');
  // As it is before guest code may change it
  const headersOf = uncurryThis(ObjectGetOwnPropertyDescriptor(Response.prototype, 'headers').get);

  const illegal = (member) => PromiseReject(new TypeError(`Failed to execute '${member}' on 'Response': Illegal invocation.`));

  // A response of the network: the body is a stream of Java, data, or nothing
  function newResponse(status, statusText, list, url, redirected, kind, source) {
    const state = newState(kind, source, undefined, status);
    state.type = 'basic';
    state.statusText = statusText;
    state.list = list;
    state.immutable = true;
    state.url = url;
    state.redirected = redirected;
    return new Response(HANDLE, state);
  }

  // The headers of a response to change, whether guest code may change them or not
  function changeableList(answer) {
    const state = stateOf(answer);
    if (state.immutable) {
      state.list = copyHeaders(listOf(state));
      state.immutable = false;
      state.headers = undefined;
    }
    return listOf(state);
  }

  return { __proto__: null, Response, HANDLE, NO_BODY: NONE, changeableList, headersOf, initialize, isResponse, jsonState, listOf, newResponse, newState, makeDispatch, respond, notAResponse, stateOf };
})

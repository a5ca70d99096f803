// NextResponse: https://nextjs.org/docs/app/api-reference/functions/next-response
(function (core) {
  'use strict';
  const { JSONStringify, ObjectDefineProperty, RangeError, String, SymbolToStringTag, TypeError } = core.primordials;
  const { isObject } = core.webidl;
  const { Response, HANDLE, NO_BODY, headersOf, initialize, jsonState, newState, stateOf } = core.use('fetch/response');
  const { malformed } = core.use('fetch/request');
  const headers = core.use('fetch/headers');
  const { URL } = core.use('url/url');
  const PREFIX = "Failed to construct 'NextResponse'";

  const emptyState = (init) => {
    const state = newState(NO_BODY, undefined, undefined, 200);
    initialize(state, init, PREFIX);
    return state;
  };

  // Where a redirect or a rewrite leads: an absolute URL
  function absolute(url) {
    const text = String(url);
    try {
      return `${new URL(text)}`;
    } catch {
      throw malformed(text);
    }
  }

  // The headers that a middleware wants the request to have, as a list of Java, or null
  function requestHeaders(init) {
    const given = isObject(init) && isObject(init.request) ? init.request.headers : undefined;
    if (given !== undefined && given !== null && !headers.isHeaders(given)) throw new TypeError('request.headers must be an instance of Headers');
    return given === undefined || given === null ? null : headers.copyOf(given);
  }

  class NextResponse extends Response {
    // With HANDLE, the second argument is a state
    constructor(body, init) {
      super(body, init);
    }

    static json(data, init) {
      const text = JSONStringify(data);
      if (text === undefined) throw new TypeError("Failed to execute 'json' on 'NextResponse': The data is not JSON serializable");
      return new NextResponse(HANDLE, jsonState(text, init, PREFIX));
    }

    static redirect(url, init) {
      const status = typeof init === 'number' ? init : isObject(init) && init.status !== undefined ? init.status : 307;
      if (status !== 301 && status !== 302 && status !== 303 && status !== 307 && status !== 308) {
        throw new RangeError('Failed to execute "redirect" on "response": Invalid status code');
      }
      const location = absolute(url);
      const state = emptyState(isObject(init) ? init : undefined);
      state.status = status;
      const response = new NextResponse(HANDLE, state);
      headers.setHeader(headersOf(response), 'location', location);
      return response;
    }

    static rewrite(destination, init) {
      const rewrite = absolute(destination);
      const state = emptyState(init);
      state.directive = { __proto__: null, rewrite, requestHeaders: requestHeaders(init) };
      return new NextResponse(HANDLE, state);
    }

    static next(init) {
      const state = emptyState(init);
      state.directive = { __proto__: null, rewrite: null, requestHeaders: requestHeaders(init) };
      return new NextResponse(HANDLE, state);
    }

    static error() {
      return new NextResponse(HANDLE, stateOf(Response.error()));
    }

    get cookies() {
      const state = stateOf(this);
      if (state.cookies === undefined) state.cookies = new (core.use('next/cookies').ResponseCookies)(headersOf(this));
      return state.cookies;
    }
  }
  ObjectDefineProperty(NextResponse, 'length', { __proto__: null, value: 0, configurable: true });
  ObjectDefineProperty(NextResponse.prototype, SymbolToStringTag, { __proto__: null, value: 'Response', configurable: true });

  return { __proto__: null, NextResponse };
})

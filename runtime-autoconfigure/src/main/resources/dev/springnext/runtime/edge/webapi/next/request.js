// NextRequest: https://nextjs.org/docs/app/api-reference/functions/next-request
(function (core) {
  'use strict';
  const { Error, ObjectDefineProperty, String, SymbolToStringTag } = core.primordials;
  const { Request, HANDLE, create, headersOf, isRequest, stateOf, urlOf } = core.use('fetch/request');

  function made(input, init) {
    const url = isRequest(input) ? undefined : typeof input === 'string' ? input : String(input);
    const state = create(url === undefined ? input : url, init);
    state.nextConfig = init === undefined || init === null ? undefined : init.nextConfig;
    return state;
  }

  // What it has beside a Request is made when somebody asks, and is kept in the state of the request
  class NextRequest extends Request {
    // With HANDLE, the second argument is a HostCall of Java
    constructor(input, init) {
      super(HANDLE, input === HANDLE ? init : made(input, init));
    }

    get cookies() {
      const state = stateOf(this);
      if (state.cookies === undefined) state.cookies = new (core.use('next/cookies').RequestCookies)(headersOf(this));
      return state.cookies;
    }

    get nextUrl() {
      const state = stateOf(this);
      if (state.nextUrl === undefined) state.nextUrl = new (core.use('next/url').NextURL)(urlOf(state), { __proto__: null, nextConfig: state.nextConfig });
      return state.nextUrl;
    }

    get page() {
      throw new Error('The request.page has been deprecated in favour of `URLPattern`.\n  Read more: https://nextjs.org/docs/messages/middleware-request-page\n  ');
    }

    get ua() {
      throw new Error('The request.ua has been removed in favour of `userAgent` function.\n  Read more: https://nextjs.org/docs/messages/middleware-parse-user-agent\n  ');
    }
  }
  ObjectDefineProperty(NextRequest, 'length', { __proto__: null, value: 1, configurable: true });
  ObjectDefineProperty(NextRequest.prototype, SymbolToStringTag, { __proto__: null, value: 'Request', configurable: true });

  return { __proto__: null, NextRequest };
})

// middleware.js and proxy.js: https://nextjs.org/docs/app/api-reference/file-conventions/proxy
(function (core) {
  'use strict';
  const { PromisePrototypeThen, PromiseResolve, StringPrototypeIncludes, StringPrototypeLastIndexOf, StringPrototypeSlice } = core.primordials;
  const { isObject } = core.webidl;
  const { isResponse, stateOf } = core.use('fetch/response');
  const { headersOf } = core.use('fetch/request');
  const headers = core.use('fetch/headers');
  const { makeDispatch } = core.use('next/handlers');
  const { NextFetchEvent } = core.use('next/fetch-event');
  const { NextResponse } = core.use('next/response');

  const exports = { __proto__: null, handlers, event: undefined };

  // Captured, as guest code may change NextResponse
  const { next } = NextResponse;
  const orNext = (out) => (out === undefined || out === null ? next() : out);

  // What comes after the middleware sees the cookies that it has set
  function passCookiesOn(request, response) {
    const state = isResponse(response) ? stateOf(response) : undefined;
    if (state !== undefined && state.directive !== undefined && state.list !== undefined && headers.hasCookies(state.list)) {
      const { directive } = state;
      const list = directive.requestHeaders === null ? headers.copyOf(headersOf(request)) : directive.requestHeaders;
      core.use('next/cookies').addToRequest(headers.wrapList(list), headers.cookiesOf(state.list));
      directive.requestHeaders = list;
    }
    return response;
  }

  const isPromise = (out) => isObject(out) && !isResponse(out);

  const goesOn = (handler) => (request, event) => {
    const out = handler(request, event);
    return isPromise(out) ? PromisePrototypeThen(PromiseResolve(out), orNext) : orNext(out);
  };

  const passesOn = (handler) => (request, event) => {
    const out = handler(request, event);
    return isPromise(out) ? PromisePrototypeThen(PromiseResolve(out), (response) => passCookiesOn(request, response)) : passCookiesOn(request, out);
  };

  function handlers(namespace, file, uses, found) {
    const name = StringPrototypeSlice(file, StringPrototypeLastIndexOf(file, '/') + 1);
    const isProxy = StringPrototypeIncludes(name, 'proxy');
    const named = isProxy ? namespace.proxy : namespace.middleware;
    const other = isProxy ? namespace.middleware : namespace.proxy;
    const handler = named !== undefined ? named : other !== undefined ? other : namespace.default;
    let problem = '';
    if (typeof handler === 'function') {
      found('', makeDispatch(goesOn(handler), uses, undefined, passesOn));
    } else {
      problem = `The file '${file}' must export a function, either as a default export or as a named "${isProxy ? 'proxy' : 'middleware'}" export.`;
    }
    exports.event = new NextFetchEvent(isProxy ? '/proxy' : '/middleware');
    return problem;
  }

  return exports;
})

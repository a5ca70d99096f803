// pages/api/** on the edge: https://nextjs.org/docs/pages/building-your-application/routing/api-routes#edge-api-routes
(function (core) {
  'use strict';
  const { RegExp, RegExpPrototypeExec } = core.primordials;
  const { beginServing } = core.use('function/context');
  const { makeDispatch } = core.use('next/handlers');
  const { NextFetchEvent } = core.use('next/fetch-event');
  const { NextRequest } = core.use('next/request');
  const { globalTarget, hasListeners } = core.use('dom/event-target');

  // Of a file below pages/, the path of its route
  const PAGE = new RegExp('^(?:(?:src/)?pages(?=/))?(.*?)(?:/index)?(?:\\.[^./]*)?$');
  const exports = { __proto__: null, handlers, event: undefined };

  function handlers(namespace, file, uses, found) {
    beginServing();
    const main = namespace.default;
    let problem = '';
    if (typeof main === 'function') {
      found('', makeDispatch(main, uses));
    } else if (typeof main === 'object' && main !== null && typeof main.fetch === 'function') {
      found('', makeDispatch((request, event) => main.fetch(request, event), uses));
    } else if (hasListeners(globalTarget, 'fetch')) {
      found('', core.use('fetch/fetch-event').makeDispatch(NextRequest));
    } else {
      problem = `The API route '${file}' must export a function as default, which takes a request and returns a response.`;
    }
    exports.event = new NextFetchEvent(RegExpPrototypeExec(PAGE, file)[1]);
    return problem;
  }

  return exports;
})

// The second argument of middleware and of API routes.
(function (core) {
  'use strict';
  const { Error, ObjectFreeze } = core.primordials;
  const { waitUntil } = core.use('function/context');

  const replaced = (page) => new Error(`The middleware "${page}" accepts an async API directly with the form:\n  \n  export function middleware(request, event) {\n    return NextResponse.redirect('/new-location')\n  }\n  \n  Read more: https://nextjs.org/docs/messages/middleware-new-signature\n  `);

  class NextFetchEvent {
    // The same for all requests of an isolate
    constructor(page) {
      this.sourcePage = page;
      this.waitUntil = waitUntil;
      ObjectFreeze(this);
    }

    // Errors of handlers are answered with status 500, as there is nothing to pass on to
    passThroughOnException() {}

    get request() { throw replaced(this.sourcePage); }

    respondWith() { throw replaced(this.sourcePage); }
  }

  return { __proto__: null, NextFetchEvent };
})

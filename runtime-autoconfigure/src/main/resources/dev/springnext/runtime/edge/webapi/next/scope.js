// The request that code runs for, for functions that do not get it.
(function (core) {
  'use strict';
  const { Error } = core.primordials;
  const { Variable } = core.AsyncContext;
  const present = new Variable();

  const newScope = (request) => ({ __proto__: null, request, headers: undefined, cookies: undefined, store: undefined, readOnly: false });

  const run = (scope, action) => present.run(scope, action);

  // Adds the cookies that were set by cookies() to a response
  function finish(scope, response) {
    scope.readOnly = true;
    return scope.store === undefined ? response : core.use('next/cookie-store').addTo(scope.store, response);
  }

  // The scope for a function of the given name
  function current(name) {
    const scope = present.get();
    if (scope === undefined) throw new Error(`\`${name}\` was called outside a request scope. Read more: https://nextjs.org/docs/messages/next-dynamic-api-wrong-context`);
    return scope;
  }

  return { __proto__: null, current, finish, newScope, run };
})

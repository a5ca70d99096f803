// next/headers: https://nextjs.org/docs/app/api-reference/functions/headers
(function (core) {
  'use strict';
  const { Error, ObjectFreeze, SymbolIterator } = core.primordials;
  const { Headers, HANDLE, listOf } = core.use('fetch/headers');
  const { headersOf } = core.use('fetch/request');
  const scopes = core.use('next/scope');
  const { withMembers } = core.use('next/readable-promise');

  const HEADERS = ['append', 'delete', 'entries', 'forEach', 'get', 'getSetCookie', 'has', 'keys', 'set', 'values', SymbolIterator];
  const COOKIES = ['clear', 'delete', 'get', 'getAll', 'has', 'set', 'size', 'toString', SymbolIterator];

  function refuse() {
    throw new Error('Headers cannot be modified. Read more: https://nextjs.org/docs/app/api-reference/functions/headers');
  }

  class ReadonlyHeaders extends Headers {
    append() { refuse(); }

    delete() { refuse(); }

    set() { refuse(); }
  }

  function headers() {
    const scope = scopes.current('headers');
    if (scope.headers === undefined) scope.headers = withMembers(new ReadonlyHeaders(HANDLE, listOf(headersOf(scope.request))), HEADERS);
    return scope.headers;
  }

  function cookies() {
    const scope = scopes.current('cookies');
    if (scope.cookies === undefined) {
      scope.store = new (core.use('next/cookie-store').CookieStore)(scope);
      scope.cookies = withMembers(scope.store, COOKIES);
    }
    return scope.cookies;
  }

  // Draft mode has responses made anew that were made in advance, of which there are none
  const draft = ObjectFreeze({
    isEnabled: false,
    enable() {
      throw new Error('draftMode().enable() is not available: no response is made in advance, so there is nothing that draft mode could bypass. Tell drafts by a cookie of your own.');
    },
    disable() {},
  });

  function draftMode() {
    scopes.current('draftMode');
    return withMembers(draft, ['isEnabled', 'enable', 'disable']);
  }

  return { __proto__: null, exports: ObjectFreeze({ cookies, draftMode, headers }) };
})

// What Java calls for each request that comes in
(function (core) {
  'use strict';
  const { Request, HANDLE } = core.use('fetch/request');
  const response = core.use('fetch/response');
  return { __proto__: null, makeDispatch: (handler, refuse, Class) => response.makeDispatch(handler, Request, HANDLE, refuse, Class) };
})

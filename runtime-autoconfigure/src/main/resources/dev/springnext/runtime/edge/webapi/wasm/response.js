// The bytes of a module that comes as a Response: https://webassembly.github.io/spec/web-api/#streaming-modules
(function (core) {
  'use strict';
  const { ObjectGetOwnPropertyDescriptor, StringPrototypeToLowerCase, TypeError, uncurryThis } = core.primordials;
  const { Response, isResponse } = core.use('fetch/response');
  const { Headers } = core.use('fetch/headers');

  const getter = (name) => uncurryThis(ObjectGetOwnPropertyDescriptor(Response.prototype, name).get);
  const getHeaders = getter('headers');
  const getOk = getter('ok');
  const arrayBuffer = uncurryThis(Response.prototype.arrayBuffer);
  const getHeader = uncurryThis(Headers.prototype.get);

  async function bytesOf(response, where) {
    if (!isResponse(response)) throw new TypeError(`${where}: Argument 0 must be a Response or a Promise of one`);
    const type = getHeader(getHeaders(response), 'content-type');
    // Headers have no white space around their values; parameters are not allowed
    if (type === null || StringPrototypeToLowerCase(type) !== 'application/wasm') {
      throw new TypeError(`${where}: Incorrect response MIME type. Expected 'application/wasm'.`);
    }
    if (!getOk(response)) throw new TypeError(`${where}: HTTP status code is not ok`);
    return await arrayBuffer(response);
  }

  return { __proto__: null, bytesOf };
})

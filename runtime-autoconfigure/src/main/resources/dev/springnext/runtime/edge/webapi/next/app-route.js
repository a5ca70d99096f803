// app/**/route.js: https://nextjs.org/docs/app/api-reference/file-conventions/route
(function (core) {
  'use strict';
  const { ArrayIsArray, ObjectFreeze, StringPrototypeToLowerCase, TypeError } = core.primordials;
  const { makeDispatch } = core.use('next/handlers');
  const { toParams, waitUntil } = core.use('function/context');
  const { readable } = core.use('next/readable-promise');
  const call = core.use('fetch/request');

  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'];

  function kind(value) {
    return value === null ? 'null' : ArrayIsArray(value) ? 'array' : typeof value;
  }

  // found(method, dispatch) is told every handler; returns an empty string, or what is wrong with the exports
  function handlers(namespace, file, uses, found) {
    let problem = '';
    let any = false;
    const note = (text) => {
      problem = problem === '' ? text : `${problem} ${text}`;
    };
    for (let i = 0; i < METHODS.length; i++) {
      const method = METHODS[i];
      const handler = namespace[method];
      if (typeof handler === 'function') {
        any = true;
        found(method, makeDispatch(handler, uses, (value, request) => new TypeError(`No response is returned from route handler '${file}'. Expected a Response object but received '${kind(value)}' (method: ${call.callMethod(request)}, url: ${call.callUrl(request)}). Ensure you return a \`Response\` or a \`NextResponse\` in all branches of your handler.`)));
      } else if (handler !== undefined) {
        note(`The export '${method}' of '${file}' is not a function.`);
      }
      const lower = StringPrototypeToLowerCase(method);
      if (namespace[lower] !== undefined) note(`Detected lowercase method '${lower}' in '${file}'. Export the uppercase '${method}' method name to fix this error.`);
    }
    if (namespace.default !== undefined) note(`Detected default export in '${file}'. Export a named export for each HTTP method instead.`);
    if (!any && problem === '') note(`No HTTP methods exported in '${file}'. Export a named export for each HTTP method.`);
    return problem;
  }

  const context = ObjectFreeze({ waitUntil, params: ObjectFreeze(readable({})) });

  // names and values in turn
  const withParams = (...pairs) => ({ waitUntil, params: readable(toParams(pairs)) });

  return { __proto__: null, context, handlers, withParams };
})

// instrumentation.js: https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation
(function (core) {
  'use strict';
  const { Error, ObjectDefineProperty, PromisePrototypeThen, PromiseResolve } = core.primordials;
  const { makeDispatch } = core.use('fetch/dispatch');
  const { beginServing, toParams } = core.use('function/context');
  const { Response } = core.use('fetch/response');

  const DONE = { __proto__: null, status: 204 };

  function define(target, key, value) {
    ObjectDefineProperty(target, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }

  function errorOf({ name, message, stack, digest }) {
    const error = new Error(message);
    if (name !== 'Error') define(error, 'name', name);
    define(error, 'stack', stack);
    error.digest = digest;
    return error;
  }

  // names and values in turn, as Java has them, become an object
  function headersOf(pairs) {
    const headers = {};
    for (let i = 0; i < pairs.length; i += 2) ObjectDefineProperty(headers, pairs[i], { __proto__: null, value: pairs[i + 1], writable: true, enumerable: true, configurable: true });
    return headers;
  }

  // found('', dispatch) is told one handler: it has register() run, once, and then tells onRequestError() of an error,
  // if there is one
  function handlers(namespace, file, found) {
    const { onRequestError, register } = namespace;
    let problem = '';
    if (register !== undefined && typeof register !== 'function') problem = `The export 'register' of '${file}' is not a function.`;
    if (onRequestError !== undefined && typeof onRequestError !== 'function') problem = `The export 'onRequestError' of '${file}' is not a function.`;

    let registered;
    const registration = () => {
      if (registered === undefined) registered = PromisePrototypeThen(PromiseResolve(), () => (register === undefined ? undefined : register()));
      return registered;
    };

    const tell = (report) => {
      const { method, path, headers, routerKind, routePath, routeType } = report;
      const context = { routerKind, routePath, routeType, renderSource: undefined, revalidateReason: undefined };
      return onRequestError(errorOf(report), { path, method, headers: headersOf(headers) }, context);
    };

    const done = () => new Response(null, DONE);
    found('', makeDispatch((request, report) => {
      const after = PromisePrototypeThen(registration(), () => (report === null || onRequestError === undefined ? undefined : tell(report)));
      return PromisePrototypeThen(after, done);
    }));
    beginServing();
    return problem;
  }

  const withParams = (...pairs) => toParams(pairs);

  return { __proto__: null, context: null, handlers, withParams };
})

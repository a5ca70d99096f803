// Finds what handles requests among the exports of a module.
(function (core) {
  'use strict';
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

  // found(method, handler) is told every handler; an empty method stands for all methods,
  // 'fetch' without a handler for the listeners of addEventListener('fetch').
  // Returns an empty string, or what is wrong with the exports.
  function handlers(namespace, found) {
    let problem = '';
    let any = false;
    for (let i = 0; i < METHODS.length; i++) {
      const handler = namespace[METHODS[i]];
      if (typeof handler === 'function') {
        found(METHODS[i], handler);
        any = true;
      } else if (handler !== undefined) {
        problem = `its export ${METHODS[i]} is not a function`;
      }
    }
    const main = namespace.default;
    if (typeof main === 'function') {
      found('', main);
      any = true;
    } else if (typeof main === 'object' && main !== null && typeof main.fetch === 'function') {
      found('', (request, context) => main.fetch(request, context));
      any = true;
    }
    if (!any && problem === '' && core.use('dom/event-target').hasListeners(core.use('dom/event-target').globalTarget, 'fetch')) {
      found('fetch', null);
      any = true;
    }
    if (!any && problem === '') {
      problem = 'it exports no handler: export a function as default, an object with fetch(request), or functions named GET, POST and so on';
    }
    return problem;
  }

  return { handlers };
})

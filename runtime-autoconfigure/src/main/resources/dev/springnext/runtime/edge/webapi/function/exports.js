// Finds what handles requests among the exports of a module.
(function (core) {
  'use strict';
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

  const { beginServing, context } = core.use('function/context');
  const { makeDispatch } = core.use('fetch/dispatch');

  // found(method, dispatch) is told every handler; an empty method stands for all methods.
  // uses is what RequestUses of Java says. Returns an empty string, or what is wrong with the exports.
  function handlers(namespace, uses, found) {
    beginServing();
    const toDispatch = uses === '' ? makeDispatch : (handler) => makeDispatch(core.use('next/handlers').wrap(handler, uses));
    let problem = '';
    let any = false;
    for (let i = 0; i < METHODS.length; i++) {
      const handler = namespace[METHODS[i]];
      if (typeof handler === 'function') {
        found(METHODS[i], toDispatch(handler));
        any = true;
      } else if (handler !== undefined) {
        problem = `its export ${METHODS[i]} is not a function`;
      }
    }
    const main = namespace.default;
    if (typeof main === 'function') {
      found('', toDispatch(main));
      any = true;
    } else if (typeof main === 'object' && main !== null && typeof main.fetch === 'function') {
      found('', toDispatch((request, second) => main.fetch(request, second)));
      any = true;
    }
    if (!any && problem === '' && core.use('dom/event-target').hasListeners(core.use('dom/event-target').globalTarget, 'fetch')) {
      found('', core.use('fetch/fetch-event').makeDispatch());
      any = true;
    }
    if (!any && problem === '') {
      problem = 'it exports no handler: export a function as default, an object with fetch(request), or functions named GET, POST and so on';
    }
    return problem;
  }

  return { context, handlers };
})

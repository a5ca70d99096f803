// What handlers of Next.js' conventions need around them, where a bundle imports the modules that ask for it.
(function (core) {
  'use strict';
  const { PromisePrototypeThen, PromiseResolve } = core.primordials;
  const { isObject } = core.webidl;
  const { isResponse } = core.use('fetch/response');
  const dispatches = core.use('fetch/dispatch');
  const { NextRequest } = core.use('next/request');
  const { beginServing } = core.use('function/context');

  // redirect(), notFound() and others throw: the answer that they stand for, or the error again
  const answerOf = (error) => core.use('next/navigation').answerOf(error);

  const navigating = (handler) => (request, context) => {
    let out;
    try {
      out = handler(request, context);
    } catch (error) {
      out = answerOf(error);
    }
    return isObject(out) && !isResponse(out) ? PromisePrototypeThen(PromiseResolve(out), undefined, answerOf) : out;
  };

  // Has cookies(), headers() and after() find the request through awaits, timers and callbacks
  const scoped = (handler) => {
    const scopes = core.use('next/scope');
    return (request, context) => {
      const scope = scopes.newScope(request);
      const out = scopes.run(scope, () => handler(request, context));
      return isObject(out) && !isResponse(out) ? PromisePrototypeThen(PromiseResolve(out), (response) => scopes.finish(scope, response)) : scopes.finish(scope, out);
    };
  };

  // uses is what RequestUses of Java says
  function wrap(handler, uses) {
    let wrapped = handler;
    if (uses === 'scope' || uses === 'navigation') wrapped = navigating(wrapped);
    if (uses === 'scope') wrapped = scoped(wrapped);
    return wrapped;
  }

  // refuse makes the error for what is no response; last, if it is there, looks at what all else has made of it
  const makeDispatch = (handler, uses, refuse = undefined, last = undefined) => {
    beginServing();
    const wrapped = wrap(handler, uses);
    return dispatches.makeDispatch(last === undefined ? wrapped : last(wrapped), refuse, NextRequest);
  };

  return { __proto__: null, makeDispatch, wrap };
})

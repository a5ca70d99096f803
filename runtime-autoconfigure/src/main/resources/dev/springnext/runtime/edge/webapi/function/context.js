// The second argument of handlers.
(function (core, host) {
  'use strict';
  const { ObjectFreeze, PromisePrototypeThen, PromiseResolve } = core.primordials;

  function waitUntil(work) {
    const ended = host.waitUntil();
    PromisePrototypeThen(PromiseResolve(work), () => { ended(); }, (reason) => {
      core.use('html/report').reportRejectedWork(reason);
      ended();
    });
  }

  const context = ObjectFreeze({ waitUntil, params: ObjectFreeze({}) });

  // names and values in turn
  function withParams(...pairs) {
    const params = {};
    for (let i = 0; i < pairs.length; i += 2) {
      core.primordials.ObjectDefineProperty(params, pairs[i], { __proto__: null, value: pairs[i + 1], writable: true, enumerable: true, configurable: true });
    }
    return { waitUntil, params };
  }

  return { context, withParams };
})

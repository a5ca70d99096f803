// The second argument of handlers.
(function (core, host) {
  'use strict';
  const { ObjectDefineProperty, ObjectFreeze, PromisePrototypeThen, PromiseResolve } = core.primordials;

  function waitUntil(work) {
    const ended = host.waitUntil();
    PromisePrototypeThen(PromiseResolve(work), () => { ended(); }, (reason) => {
      core.use('html/report').reportRejectedWork(reason);
      ended();
    });
  }

  // Whether the modules of the bundle have run, so that a request may be the reason for what code asks
  let serving = false;
  const beginServing = () => {
    serving = true;
  };
  const isServing = () => serving;

  const context = ObjectFreeze({ waitUntil, params: ObjectFreeze({}) });

  // A text, or an array of Java with texts
  function paramValue(given) {
    let value = given;
    if (typeof given !== 'string') {
      value = [];
      for (let i = 0; i < given.length; i++) define(value, i, given[i]);
    }
    return value;
  }

  function define(target, key, value) {
    ObjectDefineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }

  // names and values in turn
  function toParams(pairs) {
    const params = {};
    for (let i = 0; i < pairs.length; i += 2) define(params, pairs[i], paramValue(pairs[i + 1]));
    return params;
  }

  function withParams(...pairs) {
    return { waitUntil, params: toParams(pairs) };
  }

  return { beginServing, context, isServing, toParams, waitUntil, withParams };
})

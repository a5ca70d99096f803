// after() and connection(): https://nextjs.org/docs/app/api-reference/functions/after
(function (core, host) {
  'use strict';
  const { Error, PromisePrototypeThen, PromiseResolve, PromiseWithResolvers } = core.primordials;
  const { isObject } = core.webidl;
  const { isServing, waitUntil } = core.use('function/context');
  const { Snapshot } = core.AsyncContext;

  function after(task) {
    if (!isServing()) throw new Error('`after` was called outside a request scope. Read more: https://nextjs.org/docs/messages/next-dynamic-api-wrong-context');
    if (typeof task === 'function') {
      const { promise, resolve } = PromiseWithResolvers();
      const snapshot = new Snapshot();
      host.afterResponse(() => {
        // What the task throws is its rejection
        resolve(PromisePrototypeThen(PromiseResolve(), () => snapshot.run(task)));
      });
      waitUntil(promise);
    } else if (isObject(task) && typeof task.then === 'function') {
      waitUntil(task);
    } else {
      throw new Error('`after()`: Argument must be a promise or a function');
    }
  }

  // Each request is answered when it comes, so there is nothing to wait for
  function connection() {
    return PromiseResolve();
  }

  return { __proto__: null, after, connection };
})

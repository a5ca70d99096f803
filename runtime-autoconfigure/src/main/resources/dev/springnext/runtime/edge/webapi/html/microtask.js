// queueMicrotask: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#microtask-queuing
(function (core) {
  'use strict';
  const { ObjectDefineProperty, PromisePrototypeThen, PromiseResolve } = core.primordials;
  const { converters, required } = core.webidl;

  // Its reactions are the microtasks; with no constructor, it looks up none that user code might have changed
  const resolved = PromiseResolve(undefined);
  ObjectDefineProperty(resolved, 'constructor', { __proto__: null, value: undefined });

  function queueMicrotask(callback) {
    if (typeof callback !== 'function') {
      required(arguments.length, 1, "Failed to execute 'queueMicrotask'");
      converters.Function(callback, "Failed to execute 'queueMicrotask'", 'parameter 1');
    }
    PromisePrototypeThen(resolved, () => {
      try {
        callback();
      } catch (e) {
        core.reportException(e);
      }
    });
  }

  return { queueMicrotask };
})

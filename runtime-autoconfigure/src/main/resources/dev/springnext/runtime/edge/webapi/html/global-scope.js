// What the global object is an instance of, for code that asks: https://w3c.github.io/ServiceWorker/#serviceworkerglobalscope
// The global object gets the prototype when somebody first looks for this name.
(function (core) {
  'use strict';
  const { ObjectSetPrototypeOf, TypeError } = core.primordials;
  const { EventTarget } = core.use('dom/event-target');

  class ServiceWorkerGlobalScope extends EventTarget {
    constructor() {
      throw new TypeError("Failed to construct 'ServiceWorkerGlobalScope': Illegal constructor");
    }
  }
  core.webidl.configure(ServiceWorkerGlobalScope, 'ServiceWorkerGlobalScope');
  ObjectSetPrototypeOf(core.global, ServiceWorkerGlobalScope.prototype);

  return { ServiceWorkerGlobalScope };
})

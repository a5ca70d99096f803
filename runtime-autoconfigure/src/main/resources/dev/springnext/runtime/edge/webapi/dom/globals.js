// The global object as an event target: https://html.spec.whatwg.org/multipage/workers.html#the-workerglobalscope-common-interface
(function (core) {
  'use strict';
  const { EventTarget } = core.use('dom/event-target');
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  return {
    addEventListener,
    removeEventListener,
    dispatchEvent,
    // What these are until dom/event-target defines them
    onerror: null,
    onunhandledrejection: null,
    onrejectionhandled: null,
  };
})

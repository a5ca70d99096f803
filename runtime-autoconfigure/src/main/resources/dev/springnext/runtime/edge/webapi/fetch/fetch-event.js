// ExtendableEvent and FetchEvent: https://w3c.github.io/ServiceWorker/#fetchevent-interface
(function (core, host) {
  'use strict';
  const { PromisePrototypeThen, PromiseResolve, ReflectApply, TypeError } = core.primordials;
  const { configure, isObject, required } = core.webidl;
  const { Event } = core.use('dom/event');
  const { fire, globalTarget } = core.use('dom/event-target');
  const incoming = core.use('fetch/request');
  const { HANDLE, isRequest } = incoming;
  const response = core.use('fetch/response');

  let setWaitUntil;

  class ExtendableEvent extends Event {
    // Keeps the invocation alive; missing in an event of guest code's own
    #waitUntil;

    static {
      setWaitUntil = (event, waitUntil) => {
        event.#waitUntil = waitUntil;
      };
    }

    constructor(type, eventInitDict = {}) {
      required(arguments.length, 1, "Failed to construct 'ExtendableEvent'");
      super(type, eventInitDict);
    }

    waitUntil(f) {
      const prefix = "Failed to execute 'waitUntil' on 'ExtendableEvent'";
      if (!isObject(this) || !(#waitUntil in this)) throw new TypeError(`${prefix}: Illegal invocation.`);
      required(arguments.length, 1, prefix);
      if (this.#waitUntil === undefined) throw core.domException(`${prefix}: The event is not being dispatched by the runtime.`, 'InvalidStateError');
      this.#waitUntil(PromiseResolve(f));
    }
  }
  configure(ExtendableEvent, 'ExtendableEvent');

  let takeAnswer;
  let open;

  class FetchEvent extends ExtendableEvent {
    #request;
    #answer;
    #open = false;

    static {
      open = (event, isOpen) => {
        event.#open = isOpen;
      };
      takeAnswer = (event) => event.#answer;
    }

    constructor(type, eventInitDict) {
      const prefix = "Failed to construct 'FetchEvent'";
      required(arguments.length, 2, prefix);
      super(type, eventInitDict);
      const request = isObject(eventInitDict) ? eventInitDict.request : undefined;
      if (!isRequest(request)) throw new TypeError(`${prefix}: 'request' is not of type 'Request'.`);
      this.#request = request;
    }

    get request() {
      return this.#request;
    }

    respondWith(r) {
      const prefix = "Failed to execute 'respondWith' on 'FetchEvent'";
      required(arguments.length, 1, prefix);
      if (!this.#open) throw core.domException(`${prefix}: The event has already been responded to, or is over.`, 'InvalidStateError');
      this.#open = false;
      this.#answer = [r];
      this.stopImmediatePropagation();
    }
  }
  configure(FetchEvent, 'FetchEvent');

  // (call, context) => undefined; the answer goes to host.respond or host.fail
  const makeDispatch = (Request = incoming.Request) => (call, context) => {
    const event = new FetchEvent('fetch', { __proto__: null, request: new Request(HANDLE, call), cancelable: true });
    const waitUntil = isObject(context) ? context.waitUntil : undefined;
    setWaitUntil(event, (promise) => {
      if (typeof waitUntil === 'function') ReflectApply(waitUntil, context, [promise]);
    });
    open(event, true);
    fire(globalTarget, event);
    open(event, false);
    const answer = takeAnswer(event);
    if (answer === undefined) throw response.notAResponse();
    PromisePrototypeThen(PromiseResolve(answer[0]), (value) => {
      try {
        response.respond(call, value);
      } catch (error) {
        host.fail(call, error);
      }
    }, (error) => {
      host.fail(call, error);
    });
  };

  return { __proto__: null, ExtendableEvent, FetchEvent, makeDispatch };
})

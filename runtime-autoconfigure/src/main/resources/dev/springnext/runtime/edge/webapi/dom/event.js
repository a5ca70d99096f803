// Event: https://dom.spec.whatwg.org/#interface-event
(function (core) {
  'use strict';
  const { ObjectDefineProperty, ObjectFreeze, TypeError } = core.primordials;
  const { configure, converters: { DOMString }, isObject, required } = core.webidl;
  const { now } = core.use('performance/clock');

  // Flags of an event: https://dom.spec.whatwg.org/#stop-propagation-flag
  const BUBBLES = 1;
  const CANCELABLE = 2;
  const COMPOSED = 4;
  const STOP_PROPAGATION = 8;
  const STOP_IMMEDIATE = 16;
  const CANCELED = 32;
  const IN_PASSIVE_LISTENER = 64;
  const DISPATCHING = 128;
  const TRUSTED = 256;
  const AT_TARGET = 2;

  let isEvent;
  let state;

  function illegal(member) {
    throw new TypeError(`Failed to use '${member}' of 'Event': Illegal invocation.`);
  }

  // https://dom.spec.whatwg.org/#dictdef-eventinit
  function flagsOf(init) {
    if (!isObject(init)) {
      throw new TypeError("Failed to construct 'Event': parameter 2 can not be converted to a dictionary (EventInit).");
    }
    return (init.bubbles ? BUBBLES : 0) | (init.cancelable ? CANCELABLE : 0) | (init.composed ? COMPOSED : 0);
  }

  class Event {
    #type;

    #flags;

    #target = null;

    #dispatched;

    #time = now();

    constructor(type, eventInitDict = undefined) {
      if (type === undefined) required(arguments.length, 1, "Failed to construct 'Event'");
      this.#type = typeof type === 'string' ? type : DOMString(type, "Failed to construct 'Event'", 'parameter 1');
      this.#flags = eventInitDict === undefined || eventInitDict === null ? 0 : flagsOf(eventInitDict);
      ObjectDefineProperty(this, 'isTrusted', IS_TRUSTED);
    }

    get type() {
      return this.#type;
    }

    get target() {
      return this.#target;
    }

    get srcElement() {
      return this.#target;
    }

    // The event was given to its target, and listeners see it now
    get currentTarget() {
      return (this.#flags & DISPATCHING) === 0 ? null : this.#target;
    }

    composedPath() {
      return (this.#flags & DISPATCHING) === 0 ? [] : [this.#target];
    }

    get eventPhase() {
      return (this.#flags & DISPATCHING) === 0 ? 0 : AT_TARGET;
    }

    stopPropagation() {
      this.#flags |= STOP_PROPAGATION;
    }

    get cancelBubble() {
      return (this.#flags & STOP_PROPAGATION) !== 0;
    }

    set cancelBubble(value) {
      const flags = this.#flags;
      if (value) this.#flags = flags | STOP_PROPAGATION;
    }

    stopImmediatePropagation() {
      this.#flags |= STOP_PROPAGATION | STOP_IMMEDIATE;
    }

    get bubbles() {
      return (this.#flags & BUBBLES) !== 0;
    }

    get cancelable() {
      return (this.#flags & CANCELABLE) !== 0;
    }

    get returnValue() {
      return (this.#flags & CANCELED) === 0;
    }

    set returnValue(value) {
      const flags = this.#flags;
      if (!value) this.#flags = cancel(flags);
    }

    preventDefault() {
      this.#flags = cancel(this.#flags);
    }

    get defaultPrevented() {
      return (this.#flags & CANCELED) !== 0;
    }

    get composed() {
      return (this.#flags & COMPOSED) !== 0;
    }

    get timeStamp() {
      return this.#time;
    }

    // https://dom.spec.whatwg.org/#dom-event-initevent
    initEvent(type, bubbles = false, cancelable = false) {
      if (!(#type in this)) illegal('initEvent');
      required(arguments.length, 1, "Failed to execute 'initEvent' on 'Event'");
      initialize(this, DOMString(type, "Failed to execute 'initEvent' on 'Event'", 'parameter 1'), bubbles, cancelable);
    }

    static {
      isEvent = (value) => typeof value === 'object' && value !== null && #type in value;
      state = {
        __proto__: null,
        type: (event) => event.#type,
        flags: (event) => event.#flags,
        isTrusted: (event) => (event.#flags & TRUSTED) !== 0,
        // Begins a dispatch, and tells for listeners of which type; undefined if for none
        begin(event, target, trusted) {
          const flags = event.#flags;
          event.#target = target;
          event.#flags = flags & ~TRUSTED | (trusted ? DISPATCHING | TRUSTED : DISPATCHING);
          return (flags & STOP_PROPAGATION) === 0 ? event.#type : undefined;
        },
        // Ends a dispatch, and tells whether the event was not canceled
        end(event) {
          const flags = event.#flags;
          event.#flags = flags & ~(DISPATCHING | STOP_PROPAGATION | STOP_IMMEDIATE);
          return (flags & CANCELED) === 0;
        },
        passive(event, on) {
          event.#flags = on ? event.#flags | IN_PASSIVE_LISTENER : event.#flags & ~IN_PASSIVE_LISTENER;
        },
        initialize(event, type, bubbles, cancelable) {
          event.#type = type;
          event.#flags = (event.#flags & COMPOSED) | (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
          event.#target = null;
        },
      };
    }
  }

  function cancel(flags) {
    return (flags & CANCELABLE) !== 0 && (flags & IN_PASSIVE_LISTENER) === 0 ? flags | CANCELED : flags;
  }

  // https://dom.spec.whatwg.org/#concept-event-initialize; false during a dispatch, when nothing happens
  function initialize(event, type, bubbles, cancelable) {
    const idle = (state.flags(event) & DISPATCHING) === 0;
    if (idle) state.initialize(event, type, bubbles, cancelable);
    return idle;
  }

  // [LegacyUnforgeable]: every event has it as its own, with one getter for all
  const IS_TRUSTED = ObjectFreeze({
    __proto__: null,
    get: core.primordials.ObjectGetOwnPropertyDescriptor({
      get isTrusted() {
        if (!isEvent(this)) illegal('isTrusted');
        return state.isTrusted(this);
      },
    }, 'isTrusted').get,
    set: undefined,
    enumerable: true,
    configurable: false,
  });

  configure(Event, 'Event', { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });

  const types = () => core.use('dom/event-types');
  return {
    Event,
    isEvent,
    eventState: state,
    initialize,
    DISPATCHING,
    STOP_PROPAGATION,
    STOP_IMMEDIATE,
    // Made when somebody needs them
    get CustomEvent() { return types().CustomEvent; },
    get ErrorEvent() { return types().ErrorEvent; },
    get MessageEvent() { return types().MessageEvent; },
    get CloseEvent() { return types().CloseEvent; },
    get ProgressEvent() { return types().ProgressEvent; },
    get PromiseRejectionEvent() { return types().PromiseRejectionEvent; },
  };
})

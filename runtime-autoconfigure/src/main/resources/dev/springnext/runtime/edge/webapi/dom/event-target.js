// EventTarget: https://dom.spec.whatwg.org/#interface-eventtarget
// No target of ours has a parent, so that an event's path is its target alone.
(function (core) {
  'use strict';
  const {
    ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply, TypeError,
  } = core.primordials;
  const { configure, converters: { DOMString }, isObject, required } = core.webidl;
  const { DISPATCHING, STOP_IMMEDIATE, STOP_PROPAGATION, eventState, isEvent } = core.use('dom/event');
  const { begin, end, flags: flagsOf, passive: setPassive, type: typeOf } = eventState;
  const { global } = core;

  let isEventTarget;
  let storeOf;
  let ensureStore;
  let targetOf;

  class EventTarget {
    // undefined until somebody listens: most targets (signals of requests, say) never hear a thing
    #store;

    addEventListener(type, callback, options = undefined) {
      if (callback === undefined) required(arguments.length, 2, "Failed to execute 'addEventListener' on 'EventTarget'");
      addEventListener(targetOf(this, 'addEventListener'), type, callback, options);
    }

    removeEventListener(type, callback, options = undefined) {
      if (callback === undefined) required(arguments.length, 2, "Failed to execute 'removeEventListener' on 'EventTarget'");
      removeEventListener(targetOf(this, 'removeEventListener'), type, callback, options);
    }

    dispatchEvent(event) {
      if (event === undefined) required(arguments.length, 1, "Failed to execute 'dispatchEvent' on 'EventTarget'");
      return dispatchEvent(targetOf(this, 'dispatchEvent'), event);
    }

    static {
      isEventTarget = (value) => isObject(value) && #store in value;
      storeOf = (target) => target.#store;
      ensureStore = (target) => {
        let store = target.#store;
        if (store === undefined) {
          // The listeners (a list that only grows: a dispatch may be walking over it), whether there ever was one for the
          // capturing phase, event handlers by type, and who is told of changes
          store = { __proto__: null, list: [], capturing: false, handlers: undefined, observer: undefined };
          target.#store = store;
        }
        return store;
      };
      targetOf = (value, method) => {
        let target = value;
        if (typeof value !== 'object' || value === null || !(#store in value)) {
          if (value !== global && value !== undefined && value !== null) {
            throw new TypeError(`Failed to execute '${method}' on 'EventTarget': Illegal invocation.`);
          }
          target = globalTarget;
        }
        return target;
      };
    }
  }
  configure(EventTarget, 'EventTarget');

  // The global object is a target, too: what others keep in themselves is kept here for it
  const globalTarget = new EventTarget();

  function checkCallback(callback, prefix) {
    if (callback !== null && callback !== undefined && !isObject(callback)) {
      throw new TypeError(`${prefix}: parameter 2 is not of type 'Object'.`);
    }
  }

  function addEventListener(target, type, callback, options) {
    const prefix = "Failed to execute 'addEventListener' on 'EventTarget'";
    const name = typeof type === 'string' ? type : DOMString(type, prefix, 'parameter 1');
    if (typeof callback !== 'function') checkCallback(callback, prefix);
    let capture = false;
    let once = false;
    let passive = false;
    let signal;
    if (options !== undefined) {
      if (isObject(options)) {
        // In the order of the dictionary and of those it inherits from
        capture = !!options.capture;
        once = !!options.once;
        passive = !!options.passive;
        signal = options.signal;
        if (signal !== undefined && !core.use('dom/abort').isAbortSignal(signal)) {
          throw new TypeError(`${prefix}: member signal is not of type AbortSignal.`);
        }
      } else {
        capture = !!options;
      }
    }
    if (callback !== null && callback !== undefined && (signal === undefined || !core.use('dom/abort').isAborted(signal))) {
      add(target, name, callback, capture, once, passive, signal);
    }
  }

  function removeEventListener(target, type, callback, options) {
    const prefix = "Failed to execute 'removeEventListener' on 'EventTarget'";
    const name = typeof type === 'string' ? type : DOMString(type, prefix, 'parameter 1');
    if (typeof callback !== 'function') checkCallback(callback, prefix);
    const capture = options === undefined ? false : isObject(options) ? !!options.capture : !!options;
    const store = storeOf(target);
    if (store !== undefined) {
      const at = find(store.list, name, callback, capture);
      if (at >= 0) removeAt(store, at);
    }
  }

  function dispatchEvent(target, event) {
    const prefix = "Failed to execute 'dispatchEvent' on 'EventTarget'";
    if (!isEvent(event)) throw new TypeError(`${prefix}: parameter 1 is not of type 'Event'.`);
    if ((flagsOf(event) & DISPATCHING) !== 0) {
      throw core.domException(`${prefix}: The event is already being dispatched.`, 'InvalidStateError');
    }
    return dispatch(target, event, false);
  }

  function find(list, type, callback, capture) {
    let i = list.length - 1;
    while (i >= 0 && (list[i].callback !== callback || list[i].isHandler || list[i].type !== type || list[i].capture !== capture)) i--;
    return i;
  }

  // https://dom.spec.whatwg.org/#add-an-event-listener
  function add(target, type, callback, capture, once, passive, signal) {
    const store = ensureStore(target);
    const { list } = store;
    if (list.length === 0 || find(list, type, callback, capture) < 0) {
      const listener = { __proto__: null, type, callback, capture, once, passive, removed: false, isHandler: false };
      list[list.length] = listener;
      if (capture) store.capturing = true;
      if (signal !== undefined) core.use('dom/abort').addAlgorithm(signal, () => remove(store, listener));
      if (store.observer !== undefined) store.observer(type);
    }
  }

  function remove(store, listener) {
    if (!listener.removed) {
      const { list } = store;
      let i = 0;
      while (list[i] !== listener) i++;
      removeAt(store, i);
    }
  }

  function removeAt(store, at) {
    const { list } = store;
    const listener = list[at];
    listener.removed = true;
    const rest = [];
    for (let i = 0; i < list.length; i++) {
      if (i !== at) rest[rest.length] = list[i];
    }
    store.list = rest;
    if (store.observer !== undefined) store.observer(listener.type);
  }

  // https://dom.spec.whatwg.org/#concept-event-dispatch; true if the event was not canceled
  function dispatch(target, event, trusted) {
    const seen = target === globalTarget ? global : target;
    const type = begin(event, seen, trusted);
    const store = storeOf(target);
    if (store !== undefined && type !== undefined) {
      // Listeners for the capturing phase come first, even at the target
      if (!store.capturing || invoke(store, seen, type, event, true, store.list)) invoke(store, seen, type, event, false, store.list);
    }
    return end(event);
  }

  // https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
  function invoke(store, seen, type, event, capture, list) {
    const count = list.length;
    let i = 0;
    let called = false;
    while (i < count) {
      const listener = list[i++];
      if (listener.type === type && listener.capture === capture && !listener.removed) {
        const { callback } = listener;
        called = true;
        if (listener.once) remove(store, listener);
        if (listener.passive) setPassive(event, true);
        try {
          if (listener.isHandler) callHandler(callback, seen, event);
          else if (typeof callback === 'function') ReflectApply(callback, seen, [event]);
          else handleEvent(callback, event);
        } catch (e) {
          core.reportException(e);
        }
        if (listener.passive) setPassive(event, false);
        if (i < count && (flagsOf(event) & STOP_IMMEDIATE) !== 0) i = count;
      }
    }
    return !called || (flagsOf(event) & STOP_PROPAGATION) === 0;
  }

  // https://webidl.spec.whatwg.org/#call-a-user-objects-operation
  function handleEvent(callback, event) {
    const method = callback.handleEvent;
    if (typeof method !== 'function') throw new TypeError("The event listener is not a function and has no method 'handleEvent'.");
    ReflectApply(method, callback, [event]);
  }

  // https://html.spec.whatwg.org/multipage/webappapis.html#the-event-handler-processing-algorithm
  function callHandler(callback, seen, event) {
    if (typeof callback === 'function') {
      const asError = seen === global && typeOf(event) === 'error' && core.use('dom/event-types').isErrorEvent(event);
      const args = asError ? [event.message, event.filename, event.lineno, event.colno, event.error] : [event];
      if (ReflectApply(callback, seen, args) === asError) event.preventDefault();
    }
  }

  function handlerOf(target, type) {
    const listener = storeOf(target)?.handlers?.[type];
    return listener === undefined ? null : listener.callback;
  }

  // https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-attributes
  function setHandler(target, type, value) {
    const store = ensureStore(target);
    if (store.handlers === undefined) store.handlers = { __proto__: null };
    const present = store.handlers[type];
    if (!isObject(value)) {
      if (present !== undefined) {
        delete store.handlers[type];
        remove(store, present);
      }
    } else if (present !== undefined) {
      present.callback = value;
    } else {
      const listener = {
        __proto__: null, type, callback: value, capture: false, once: false, passive: false, removed: false, isHandler: true,
      };
      store.list[store.list.length] = listener;
      store.handlers[type] = listener;
      if (store.observer !== undefined) store.observer(type);
    }
  }

  // Gives a class the event handler attributes of event types; changed(target, type) is told of assignments
  function defineHandlers(Class, types, changed) {
    for (let i = 0; i < types.length; i++) defineHandler(Class.prototype, types[i], changed);
  }

  function defineHandler(object, type, changed) {
    const name = `on${type}`;
    const check = (value) => {
      const target = object === global ? targetOf(value, name) : value;
      if (!isEventTarget(target)) throw new TypeError(`Failed to use '${name}': Illegal invocation.`);
      return target;
    };
    const { get, set } = ObjectGetOwnPropertyDescriptor({
      get [name]() {
        return handlerOf(check(this), type);
      },
      set [name](value) {
        setHandler(check(this), type, value);
        if (changed !== undefined) changed(this, type);
      },
    }, name);
    ObjectDefineProperty(object, name, { __proto__: null, get, set, enumerable: true, configurable: true });
  }

  // The global object's own handlers. Its properties are placeholders until here: take over what was assigned to them.
  function defineGlobalHandlers(types) {
    for (let i = 0; i < types.length; i++) {
      const name = `on${types[i]}`;
      const assigned = ObjectGetOwnPropertyDescriptor(global, name)?.value;
      defineHandler(global, types[i]);
      if (assigned !== undefined) setHandler(globalTarget, types[i], assigned);
    }
  }
  defineGlobalHandlers(['error', 'unhandledrejection', 'rejectionhandled']);

  // Has a function told the type whenever listeners of a target come or go
  function observe(target, observer) {
    ensureStore(target).observer = observer;
  }

  function hasListeners(target, type) {
    const list = storeOf(target)?.list ?? [];
    let i = list.length - 1;
    while (i >= 0 && list[i].type !== type) i--;
    return i >= 0;
  }

  // https://dom.spec.whatwg.org/#concept-event-fire
  const fire = (target, event) => dispatch(target, event, true);

  return { EventTarget, defineHandlers, fire, globalTarget, hasListeners, observe };
})

// https://nodejs.org/api/events.html
(function (core) {
  'use strict';
  const {
    ArrayPrototypeConcat, ArrayPrototypePush, ArrayPrototypeShift, ArrayPrototypeSlice, ArrayPrototypeSplice,
    ArrayPrototypeUnshift, Error, NumberIsNaN, ObjectCreate, ObjectDefineProperty, ObjectGetPrototypeOf, Promise, PromisePrototypeThen,
    PromiseReject, PromiseResolve, ReflectApply, ReflectOwnKeys, String, SymbolAsyncIterator, SymbolFor,
  } = core.primordials;
  const { withCode, invalidType, outOfRange, checkFunction } = core.use('node/errors');
  const errorMonitor = SymbolFor('events.errorMonitor');
  const captureRejectionSymbol = SymbolFor('nodejs.rejection');
  let defaultMaxListeners = 10;

  // A function, as libraries still inherit with EventEmitter.call(this); its state has the names they look at
  function EventEmitter(options) {
    ReflectApply(EventEmitter.init, this, [options]);
  }
  const { prototype } = EventEmitter;
  EventEmitter.init = function (options) {
    if (this._events === undefined || this._events === ObjectGetPrototypeOf(this)._events) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    }
    this._maxListeners = this._maxListeners || undefined;
    const capture = options !== undefined && options !== null ? options.captureRejections : undefined;
    if (capture || (capture === undefined && EventEmitter.captureRejections)) this._captureRejections = true;
  };
  prototype._events = undefined;
  prototype._eventsCount = 0;
  prototype._maxListeners = undefined;

  const limitOf = (emitter) => (emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners);
  const listOf = (handler) => (handler === undefined ? [] : typeof handler === 'function' ? [handler] : ArrayPrototypeSlice(handler));

  function checkLimit(value, name) {
    if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
    if (value < 0 || NumberIsNaN(value)) throw outOfRange(name, '>= 0', value);
  }

  function add(emitter, type, listener, atFront) {
    checkFunction(listener, 'listener');
    let events = emitter._events;
    if (events === undefined) {
      events = emitter._events = { __proto__: null };
      emitter._eventsCount = 0;
    } else if (events.newListener !== undefined) {
      emitter.emit('newListener', type, listener.listener === undefined ? listener : listener.listener);
      events = emitter._events;
    }
    const existing = events[type];
    if (existing === undefined) {
      events[type] = listener;
      emitter._eventsCount++;
    } else if (typeof existing === 'function') {
      events[type] = atFront ? [listener, existing] : [existing, listener];
    } else {
      if (atFront) ArrayPrototypeUnshift(existing, listener);
      else ArrayPrototypePush(existing, listener);
      warnOfLeak(emitter, type, existing);
    }
    return emitter;
  }

  function warnOfLeak(emitter, type, list) {
    const limit = limitOf(emitter);
    if (limit > 0 && list.length > limit && !list.warned) {
      list.warned = true;
      core.report('MaxListenersExceededWarning', `Possible EventEmitter memory leak detected. ${list.length} ${String(type)} listeners added. Use emitter.setMaxListeners() to increase limit`);
    }
  }

  function onceWrapper(emitter, type, listener) {
    checkFunction(listener, 'listener');
    let fired = false;
    const wrapper = function (...args) {
      let result;
      if (!fired) {
        fired = true;
        emitter.removeListener(type, wrapper);
        result = ReflectApply(listener, emitter, args);
      }
      return result;
    };
    wrapper.listener = listener;
    return wrapper;
  }

  function call(emitter, type, handler, args) {
    const result = ReflectApply(handler, emitter, args);
    if (emitter._captureRejections === true && result !== undefined && result !== null && typeof result.then === 'function') {
      result.then(undefined, (error) => {
        if (typeof emitter[captureRejectionSymbol] === 'function') {
          ReflectApply(emitter[captureRejectionSymbol], emitter, ArrayPrototypeConcat([error, type], args));
        } else {
          emitter._captureRejections = false;
          try { emitter.emit('error', error); } finally { emitter._captureRejections = true; }
        }
      });
    }
  }

  function unhandled(args) {
    const error = args[0];
    if (error instanceof Error) throw error;
    const shown = typeof error === 'string' ? `'${error}'` : core.use('node/util').exports.inspect(error);
    const thrown = withCode(new Error(`Unhandled error. (${shown})`), 'ERR_UNHANDLED_ERROR');
    thrown.context = error;
    throw thrown;
  }

  const methods = {
    emit(type, ...args) {
      const events = this._events;
      if (type === 'error') {
        if (events !== undefined && events[errorMonitor] !== undefined) ReflectApply(this.emit, this, ArrayPrototypeConcat([errorMonitor], args));
        if (events === undefined || events.error === undefined) unhandled(args);
      }
      const handler = events === undefined ? undefined : events[type];
      if (typeof handler === 'function') {
        call(this, type, handler, args);
      } else if (handler !== undefined) {
        const list = ArrayPrototypeSlice(handler);
        for (let i = 0; i < list.length; i++) call(this, type, list[i], args);
      }
      return handler !== undefined;
    },
    addListener(type, listener) {
      return add(this, type, listener, false);
    },
    prependListener(type, listener) {
      return add(this, type, listener, true);
    },
    once(type, listener) {
      return this.on(type, onceWrapper(this, type, listener));
    },
    prependOnceListener(type, listener) {
      return this.prependListener(type, onceWrapper(this, type, listener));
    },
    removeListener(type, listener) {
      checkFunction(listener, 'listener');
      const events = this._events;
      const list = events === undefined ? undefined : events[type];
      const matches = (item) => item === listener || item.listener === listener;
      let removed;
      if (typeof list === 'function') {
        if (matches(list)) {
          removed = list;
          drop(this, type);
        }
      } else if (list !== undefined) {
        let at = list.length - 1;
        while (at >= 0 && !matches(list[at])) at--;
        if (at >= 0) {
          removed = list[at];
          if (at === 0) ArrayPrototypeShift(list);
          else ArrayPrototypeSplice(list, at, 1);
          if (list.length === 1) events[type] = list[0];
        }
      }
      if (removed !== undefined && this._events.removeListener !== undefined) {
        this.emit('removeListener', type, removed.listener === undefined ? listener : removed.listener);
      }
      return this;
    },
    removeAllListeners(type) {
      const events = this._events;
      if (events !== undefined) {
        if (events.removeListener !== undefined && arguments.length === 0) {
          const keys = ReflectOwnKeys(events);
          for (let i = 0; i < keys.length; i++) {
            if (keys[i] !== 'removeListener') this.removeAllListeners(keys[i]);
          }
          this.removeAllListeners('removeListener');
        } else if (events.removeListener !== undefined) {
          const list = listOf(events[type]);
          for (let i = list.length - 1; i >= 0; i--) this.removeListener(type, list[i]);
        } else if (arguments.length === 0) {
          this._events = { __proto__: null };
          this._eventsCount = 0;
        } else if (events[type] !== undefined) {
          drop(this, type);
        }
      }
      return this;
    },
    listeners(type) {
      const list = this.rawListeners(type);
      for (let i = 0; i < list.length; i++) list[i] = list[i].listener || list[i];
      return list;
    },
    rawListeners(type) {
      return listOf(this._events === undefined ? undefined : this._events[type]);
    },
    listenerCount(type, listener) {
      const list = this.rawListeners(type);
      let count = 0;
      for (let i = 0; i < list.length; i++) {
        if (listener === undefined || listener === null || list[i] === listener || list[i].listener === listener) count++;
      }
      return count;
    },
    eventNames() {
      return this._eventsCount > 0 ? ReflectOwnKeys(this._events) : [];
    },
    setMaxListeners(n) {
      checkLimit(n, 'setMaxListeners');
      this._maxListeners = n;
      return this;
    },
    getMaxListeners() {
      return limitOf(this);
    },
  };
  for (const name in methods) prototype[name] = methods[name];
  prototype.on = prototype.addListener;
  prototype.off = prototype.removeListener;

  function drop(emitter, type) {
    if (--emitter._eventsCount === 0) emitter._events = { __proto__: null };
    else delete emitter._events[type];
  }

  // once() and on() take event targets as well
  const isTarget = (emitter) => typeof emitter.addEventListener === 'function' && typeof emitter.on !== 'function';
  function listen(emitter, type, listener, once) {
    if (isTarget(emitter)) {
      emitter.addEventListener(type, listener, { __proto__: null, once });
    } else if (typeof emitter.on === 'function') {
      if (once) emitter.once(type, listener);
      else emitter.on(type, listener);
    } else {
      throw invalidType('emitter', 'an instance of EventEmitter', emitter);
    }
  }
  function unlisten(emitter, type, listener) {
    if (isTarget(emitter)) emitter.removeEventListener(type, listener);
    else emitter.removeListener(type, listener);
  }
  function abortError(signal) {
    const error = new Error('The operation was aborted', { cause: signal.reason });
    ObjectDefineProperty(error, 'name', { __proto__: null, value: 'AbortError', writable: true, enumerable: true, configurable: true });
    error.code = 'ABORT_ERR';
    return error;
  }
  const signalOf = (options) => {
    const signal = options === undefined || options === null ? undefined : options.signal;
    if (signal !== undefined && (typeof signal !== 'object' || signal === null || !('aborted' in signal))) {
      throw invalidType('options.signal', 'an instance of AbortSignal', signal);
    }
    return signal;
  };

  async function once(emitter, type, options) {
    const signal = signalOf(options);
    if (signal !== undefined && signal.aborted) throw abortError(signal);
    return new Promise((resolve, reject) => {
      const clean = () => {
        unlisten(emitter, type, onEvent);
        if (!isTarget(emitter)) emitter.removeListener('error', onError);
        if (signal !== undefined) signal.removeEventListener('abort', onAbort);
      };
      const onEvent = (...args) => { clean(); resolve(args); };
      const onError = (error) => { clean(); reject(error); };
      const onAbort = () => { clean(); reject(abortError(signal)); };
      listen(emitter, type, onEvent, true);
      if (type !== 'error' && !isTarget(emitter)) emitter.once('error', onError);
      if (signal !== undefined) signal.addEventListener('abort', onAbort, { __proto__: null, once: true });
    });
  }

  function on(emitter, type, options) {
    const signal = signalOf(options);
    if (signal !== undefined && signal.aborted) throw abortError(signal);
    const values = [];
    const waiting = [];
    let failure;
    let done = false;
    const onEvent = (...args) => {
      if (waiting.length > 0) ArrayPrototypeShift(waiting).resolve({ value: args, done: false });
      else ArrayPrototypePush(values, args);
    };
    const onError = (error) => {
      if (waiting.length > 0) ArrayPrototypeShift(waiting).reject(error);
      else failure = { error };
      finish();
    };
    const onAbort = () => onError(abortError(signal));
    function finish() {
      done = true;
      unlisten(emitter, type, onEvent);
      if (!isTarget(emitter)) emitter.removeListener('error', onError);
      if (signal !== undefined) signal.removeEventListener('abort', onAbort);
      while (waiting.length > 0) ArrayPrototypeShift(waiting).resolve({ value: undefined, done: true });
    }
    listen(emitter, type, onEvent, false);
    if (type !== 'error' && !isTarget(emitter)) emitter.on('error', onError);
    if (signal !== undefined) signal.addEventListener('abort', onAbort, { __proto__: null, once: true });
    const iterator = ObjectCreate(core.primordials.AsyncIteratorPrototype);
    iterator.next = () => {
      let result;
      if (values.length > 0) {
        result = PromiseResolve({ value: ArrayPrototypeShift(values), done: false });
      } else if (failure !== undefined) {
        result = PromiseReject(failure.error);
        failure = undefined;
      } else if (done) {
        result = PromiseResolve({ value: undefined, done: true });
      } else {
        result = new Promise((resolve, reject) => ArrayPrototypePush(waiting, { resolve, reject }));
      }
      return result;
    };
    iterator.return = () => {
      finish();
      return PromiseResolve({ value: undefined, done: true });
    };
    iterator.throw = (error) => {
      onError(error);
      return PromiseResolve({ value: undefined, done: true });
    };
    iterator[SymbolAsyncIterator] = () => iterator;
    return iterator;
  }

  function setMaxListeners(n = defaultMaxListeners, ...targets) {
    checkLimit(n, 'setMaxListeners');
    if (targets.length === 0) defaultMaxListeners = n;
    for (let i = 0; i < targets.length; i++) {
      if (typeof targets[i].setMaxListeners === 'function') targets[i].setMaxListeners(n);
    }
  }

  function addAbortListener(signal, listener) {
    signalOf({ signal });
    checkFunction(listener, 'listener');
    if (signal.aborted) PromisePrototypeThen(PromiseResolve(), () => listener());
    else signal.addEventListener('abort', listener, { __proto__: null, once: true });
    const registration = { __proto__: null };
    registration[core.primordials.SymbolDispose] = () => signal.removeEventListener('abort', listener);
    return registration;
  }

  const statics = {
    EventEmitter, once, on, errorMonitor, captureRejectionSymbol, setMaxListeners, addAbortListener,
    captureRejections: false,
    usingDomains: false,
    getEventListeners: (emitter, type) => (typeof emitter.listeners === 'function' ? emitter.listeners(type) : []),
    getMaxListeners: (emitter) => (typeof emitter.getMaxListeners === 'function' ? emitter.getMaxListeners() : defaultMaxListeners),
    listenerCount: (emitter, type) => (typeof emitter.listenerCount === 'function' ? emitter.listenerCount(type) : 0),
  };
  for (const name in statics) EventEmitter[name] = statics[name];
  ObjectDefineProperty(EventEmitter, 'defaultMaxListeners', {
    __proto__: null, enumerable: true, configurable: true,
    get: () => defaultMaxListeners,
    set: (n) => { checkLimit(n, 'defaultMaxListeners'); defaultMaxListeners = n; },
  });

  return { exports: EventEmitter };
})

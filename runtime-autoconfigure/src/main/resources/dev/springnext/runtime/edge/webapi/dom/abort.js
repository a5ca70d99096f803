// AbortController and AbortSignal: https://dom.spec.whatwg.org/#aborting-ongoing-activities
(function (core) {
  'use strict';
  const {
    ArrayPrototypeForEach, Set, SetPrototypeAdd, SetPrototypeDelete, SetPrototypeForEach, SetPrototypeGetSize, TypeError,
    WeakRef, WeakRefPrototypeDeref,
  } = core.primordials;
  const { configure, converters, isObject, required, sequence } = core.webidl;
  const { Event } = core.use('dom/event');
  const { EventTarget, defineHandlers, fire, hasListeners, observe } = core.use('dom/event-target');

  // With how many dependents a source looks for the first time which of them are gone
  const SWEEP = 16;

  let isAbortSignal;
  let isAborted;
  let abortReason;
  let peek;
  let stateOf;
  let setReason;
  let constructing = false;

  class AbortSignal extends EventTarget {
    // undefined until aborted
    #reason;

    // undefined until somebody adds an algorithm, or the signal is part of another one
    #state;

    constructor() {
      if (!constructing) throw new TypeError("Failed to construct 'AbortSignal': Illegal constructor");
      super();
    }

    static abort(reason = undefined) {
      const signal = newSignal();
      setReason(signal, reason === undefined ? newAbortError() : reason);
      return signal;
    }

    static timeout(milliseconds) {
      const prefix = "Failed to execute 'timeout' on 'AbortSignal'";
      required(arguments.length, 1, prefix);
      const delay = converters['unsigned long long'](milliseconds, prefix, 'parameter 1', { __proto__: null, enforceRange: true });
      const signal = newSignal();
      core.use('timers/timers').later(() => signalAbort(signal, core.domException('The operation was aborted due to timeout', 'TimeoutError')), delay);
      return signal;
    }

    static any(signals) {
      const prefix = "Failed to execute 'any' on 'AbortSignal'";
      required(arguments.length, 1, prefix);
      return dependentSignal(signalList(signals, prefix, 'parameter 1'));
    }

    get aborted() {
      return this.#reason !== undefined;
    }

    get reason() {
      return this.#reason;
    }

    throwIfAborted() {
      const reason = this.#reason;
      if (reason !== undefined) throw reason;
    }

    static {
      isAbortSignal = (value) => isObject(value) && #reason in value;
      isAborted = (signal) => signal.#reason !== undefined;
      abortReason = (signal) => signal.#reason;
      setReason = (signal, reason) => { signal.#reason = reason; };
      peek = (signal) => signal.#state;
      stateOf = (signal) => {
        let state = signal.#state;
        if (state === undefined) {
          state = { __proto__: null, algorithms: undefined, sources: undefined, dependents: undefined, sweepAt: SWEEP, held: undefined };
          signal.#state = state;
        }
        return state;
      };
    }
  }
  defineHandlers(AbortSignal, ['abort']);
  configure(AbortSignal, 'AbortSignal');

  const signalList = sequence((value, prefix, context) => {
    if (!isAbortSignal(value)) throw new TypeError(`${prefix}: ${context} is not of type 'AbortSignal'.`);
    return value;
  });

  class AbortController {
    #signal = newSignal();

    get signal() {
      return this.#signal;
    }

    abort(reason = undefined) {
      const signal = this.#signal;
      if (!isAborted(signal)) signalAbort(signal, reason);
    }
  }
  configure(AbortController, 'AbortController');

  function newSignal() {
    constructing = true;
    const signal = new AbortSignal();
    constructing = false;
    return signal;
  }

  const newAbortError = () => core.domException('This operation was aborted', 'AbortError');

  // https://dom.spec.whatwg.org/#abortsignal-signal-abort
  function signalAbort(signal, reason) {
    if (!isAborted(signal)) {
      const given = reason === undefined ? newAbortError() : reason;
      setReason(signal, given);
      const dependents = peek(signal)?.dependents;
      if (dependents === undefined) runAbortSteps(signal);
      else abortAll(signal, dependents, given);
    }
  }

  // Dependent signals are aborted all before any of them tells it
  function abortAll(signal, dependents, reason) {
    const aborted = [];
    SetPrototypeForEach(dependents, (reference) => {
      const dependent = WeakRefPrototypeDeref(reference);
      if (dependent !== undefined && !isAborted(dependent)) {
        setReason(dependent, reason);
        aborted[aborted.length] = dependent;
      }
    });
    const state = stateOf(signal);
    state.dependents = undefined;
    state.held = undefined;
    runAbortSteps(signal);
    for (let i = 0; i < aborted.length; i++) runAbortSteps(aborted[i]);
  }

  // https://dom.spec.whatwg.org/#run-the-abort-steps
  function runAbortSteps(signal) {
    const state = peek(signal);
    const algorithms = state?.algorithms;
    if (algorithms !== undefined) {
      state.algorithms = undefined;
      SetPrototypeForEach(algorithms, (entry) => entry.run());
    }
    if (hasListeners(signal, 'abort')) fire(signal, new Event('abort'));
    if (state !== undefined) release(signal, state);
  }

  // Runs a function when a signal is aborted; returns what removes it. For signals that are not aborted yet.
  function addAlgorithm(signal, run) {
    const state = stateOf(signal);
    const entry = { __proto__: null, run };
    if (state.algorithms === undefined) state.algorithms = new Set();
    SetPrototypeAdd(state.algorithms, entry);
    hold(signal, state);
    return () => {
      if (state.algorithms !== undefined && SetPrototypeDelete(state.algorithms, entry) && SetPrototypeGetSize(state.algorithms) === 0) {
        state.algorithms = undefined;
        hold(signal, state);
      }
    };
  }

  // https://dom.spec.whatwg.org/#create-a-dependent-abort-signal
  function dependentSignal(signals) {
    const result = newSignal();
    let reason;
    for (let i = 0; i < signals.length && reason === undefined; i++) reason = abortReason(signals[i]);
    if (reason !== undefined) {
      setReason(result, reason);
    } else {
      depend(result, signals);
    }
    return result;
  }

  // A source knows its dependents weakly, unless these have listeners: one that lives as long as the application
  // must not keep the signals of all requests that ever depended on it.
  // https://dom.spec.whatwg.org/#abort-signal-garbage-collection
  function addDependent(source, reference) {
    if (source.dependents === undefined) source.dependents = new Set();
    if (SetPrototypeGetSize(source.dependents) >= source.sweepAt) sweep(source);
    SetPrototypeAdd(source.dependents, reference);
  }

  function sweep(source) {
    const { dependents } = source;
    SetPrototypeForEach(dependents, (reference) => {
      if (WeakRefPrototypeDeref(reference) === undefined) SetPrototypeDelete(dependents, reference);
    });
    source.sweepAt = 2 * SetPrototypeGetSize(dependents) + SWEEP;
  }

  function depend(result, signals) {
    const sources = new Set();
    for (let i = 0; i < signals.length; i++) {
      const state = stateOf(signals[i]);
      if (state.sources === undefined) SetPrototypeAdd(sources, signals[i]);
      else ArrayPrototypeForEach(state.sources, (source) => SetPrototypeAdd(sources, source));
    }
    const list = [];
    SetPrototypeForEach(sources, (source) => { list[list.length] = source; });
    const state = stateOf(result);
    state.sources = list;
    const reference = new WeakRef(result);
    for (let i = 0; i < list.length; i++) addDependent(stateOf(list[i]), reference);
    observe(result, () => hold(result, state));
  }

  // Makes the sources of a dependent signal hold it strongly as long as somebody would hear it
  function hold(signal, state) {
    if (state.sources !== undefined) {
      const heard = !isAborted(signal) && (state.algorithms !== undefined || hasListeners(signal, 'abort'));
      for (let i = 0; i < state.sources.length; i++) {
        const source = stateOf(state.sources[i]);
        if (heard) {
          if (source.held === undefined) source.held = new Set();
          SetPrototypeAdd(source.held, signal);
        } else if (source.held !== undefined) {
          SetPrototypeDelete(source.held, signal);
        }
      }
    }
  }

  function release(signal, state) {
    if (state.sources !== undefined) {
      hold(signal, state);
      state.sources = undefined;
    }
  }

  return {
    AbortController, AbortSignal, isAbortSignal, isAborted, abortReason, newSignal, signalAbort, dependentSignal, addAlgorithm,
  };
})

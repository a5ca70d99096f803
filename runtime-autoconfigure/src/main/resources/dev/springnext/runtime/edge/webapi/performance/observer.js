// PerformanceObserver: https://w3c.github.io/performance-timeline/#the-performanceobserver-interface
(function (core) {
  'use strict';
  const { primordials, webidl } = core;
  const { ArrayPrototypeFilter, ArrayPrototypeIncludes, ArrayPrototypePush, ObjectFreeze, ReflectApply, TypeError } = primordials;
  const { converters, required } = webidl;
  const timeline = core.use('performance/timeline');
  const INTERNAL = {};
  const SUPPORTED = ObjectFreeze(['mark', 'measure']);
  const isSupported = (type) => ArrayPrototypeIncludes(SUPPORTED, type);

  class PerformanceObserverEntryList {
    #entries;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError("Failed to construct 'PerformanceObserverEntryList': Illegal constructor");
      this.#entries = arguments[1];
    }

    getEntries() { return timeline.select(this.#entries); }

    getEntriesByType(type) {
      const entries = this.#entries;
      const prefix = "Failed to execute 'getEntriesByType' on 'PerformanceObserverEntryList'";
      required(arguments.length, 1, prefix);
      return timeline.select(entries, undefined, converters.DOMString(type, prefix, 'parameter 1'));
    }

    getEntriesByName(name, type = undefined) {
      const entries = this.#entries;
      const prefix = "Failed to execute 'getEntriesByName' on 'PerformanceObserverEntryList'";
      required(arguments.length, 1, prefix);
      const byName = converters.DOMString(name, prefix, 'parameter 1');
      return timeline.select(entries, byName, type === undefined ? undefined : converters.DOMString(type, prefix, 'parameter 2'));
    }
  }

  const toInit = webidl.dictionary('PerformanceObserverInit', [
    { key: 'entryTypes', converter: webidl.sequence(converters.DOMString) },
    { key: 'type', converter: converters.DOMString },
    { key: 'buffered', converter: converters.boolean },
  ]);

  // What the timeline knows of an observer
  function registration(callback) {
    return {
      __proto__: null,
      object: undefined,
      kind: undefined,
      types: [],
      buffer: [],
      requiresDropped: false,
      observes(type) { return ArrayPrototypeIncludes(this.types, type); },
      add(entry) { ArrayPrototypePush(this.buffer, entry); },
      take() {
        const taken = this.buffer;
        this.buffer = [];
        return taken;
      },
      deliver(dropped) {
        const taken = this.take();
        if (taken.length > 0) {
          const options = this.requiresDropped ? { droppedEntriesCount: dropped } : {};
          this.requiresDropped = false;
          try {
            ReflectApply(callback, this.object, [new PerformanceObserverEntryList(INTERNAL, taken), this.object, options]);
          } catch (error) {
            core.reportException(error);
          }
        }
      },
    };
  }

  class PerformanceObserver {
    #registration;

    constructor(callback) {
      const prefix = "Failed to construct 'PerformanceObserver'";
      required(arguments.length, 1, prefix);
      this.#registration = registration(converters.Function(callback, prefix, 'parameter 1'));
      this.#registration.object = this;
    }

    observe(options = {}) {
      const own = this.#registration;
      const prefix = "Failed to execute 'observe' on 'PerformanceObserver'";
      const { entryTypes, type, buffered } = toInit(options, prefix, 'parameter 1');
      if (entryTypes === undefined && type === undefined) {
        throw new TypeError(`${prefix}: Either 'entryTypes' or 'type' is required.`);
      }
      if (entryTypes !== undefined && (type !== undefined || buffered !== undefined)) {
        throw new TypeError(`${prefix}: 'entryTypes' can not be combined with other options.`);
      }
      const kind = entryTypes === undefined ? 'single' : 'multiple';
      if (own.kind !== undefined && own.kind !== kind) {
        throw core.domException(`${prefix}: An observer can not observe both with 'entryTypes' and with 'type'.`, 'InvalidModificationError');
      }
      own.kind = kind;
      own.requiresDropped = true;
      if (kind === 'multiple') {
        const types = ArrayPrototypeFilter(entryTypes, isSupported);
        if (types.length > 0) {
          own.types = types;
          timeline.register(own);
        }
      } else if (isSupported(type)) {
        if (!own.observes(type)) ArrayPrototypePush(own.types, type);
        timeline.register(own);
        if (buffered) {
          const past = timeline.getEntries(undefined, type);
          for (let i = 0; i < past.length; i++) own.add(past[i]);
          timeline.queueTask();
        }
      }
    }

    disconnect() {
      const own = this.#registration;
      timeline.unregister(own);
      own.types = [];
      own.buffer = [];
    }

    takeRecords() { return this.#registration.take(); }

    static get supportedEntryTypes() { return SUPPORTED; }
  }

  webidl.configure(PerformanceObserverEntryList, 'PerformanceObserverEntryList');
  webidl.configure(PerformanceObserver, 'PerformanceObserver');
  return { __proto__: null, PerformanceObserver, PerformanceObserverEntryList };
})

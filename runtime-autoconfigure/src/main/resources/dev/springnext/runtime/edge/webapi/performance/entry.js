// PerformanceEntry and User Timing's entries: https://w3c.github.io/performance-timeline/, https://w3c.github.io/user-timing/
(function (core) {
  'use strict';
  const { primordials, webidl } = core;
  const { TypeError } = primordials;
  const { converters, required } = webidl;
  const INTERNAL = {};
  let lastId = 0;

  class PerformanceEntry {
    #id;
    #name;
    #entryType;
    #startTime;
    #duration;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError("Failed to construct 'PerformanceEntry': Illegal constructor");
      this.#id = ++lastId;
      this.#name = arguments[1];
      this.#entryType = arguments[2];
      this.#startTime = arguments[3];
      this.#duration = arguments[4];
    }

    get id() { return this.#id; }

    get name() { return this.#name; }

    get entryType() { return this.#entryType; }

    get startTime() { return this.#startTime; }

    get duration() { return this.#duration; }

    // There is no navigation in an isolate
    get navigationId() { return #id in this ? 0 : this.#id; }

    toJSON() {
      return {
        id: this.#id,
        name: this.#name,
        entryType: this.#entryType,
        startTime: this.#startTime,
        duration: this.#duration,
        navigationId: 0,
      };
    }
  }

  const toMarkOptions = webidl.dictionary('PerformanceMarkOptions', [
    { key: 'detail', converter: converters.any },
    { key: 'startTime', converter: converters.double },
  ]);

  const clone = (detail) => (detail === undefined || detail === null ? null : core.use('html/structured-clone').structuredClone(detail));

  class PerformanceMark extends PerformanceEntry {
    #detail;

    constructor(markName, markOptions = {}) {
      const prefix = "Failed to construct 'PerformanceMark'";
      required(arguments.length, 1, prefix);
      const name = converters.DOMString(markName, prefix, 'parameter 1');
      const options = toMarkOptions(markOptions, prefix, 'parameter 2');
      const startTime = options.startTime === undefined ? core.use('performance/clock').now() : options.startTime;
      if (startTime < 0) throw new TypeError(`${prefix}: The start time ${startTime} is negative.`);
      super(INTERNAL, name, 'mark', startTime, 0);
      this.#detail = clone(options.detail);
    }

    get detail() { return this.#detail; }
  }

  class PerformanceMeasure extends PerformanceEntry {
    #detail;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError("Failed to construct 'PerformanceMeasure': Illegal constructor");
      super(INTERNAL, arguments[1], 'measure', arguments[2], arguments[3]);
      this.#detail = arguments[4];
    }

    get detail() { return this.#detail; }
  }

  const newMeasure = (name, start, end, detail) => new PerformanceMeasure(INTERNAL, name, start, end - start, clone(detail));

  webidl.configure(PerformanceEntry, 'PerformanceEntry');
  webidl.configure(PerformanceMark, 'PerformanceMark');
  webidl.configure(PerformanceMeasure, 'PerformanceMeasure');
  return { __proto__: null, PerformanceEntry, PerformanceMark, PerformanceMeasure, newMeasure };
})

// Performance: https://w3c.github.io/hr-time/#the-performance-interface
(function (core) {
  'use strict';
  const { primordials, webidl } = core;
  const { TypeError } = primordials;
  const { converters, required } = webidl;
  const { EventTarget } = core.use('dom/event-target');
  const { now, timeOrigin } = core.use('performance/clock');
  const timeline = core.use('performance/timeline');
  const INTERNAL = {};
  const failed = (method) => `Failed to execute '${method}' on 'Performance'`;
  const optionalString = (V, prefix, context) => (V === undefined ? undefined : converters.DOMString(V, prefix, context));

  // (DOMString or DOMHighResTimeStamp)
  const toMarkOrTime = (V, prefix, context) => (typeof V === 'number' ? converters.double(V, prefix, context) : converters.DOMString(V, prefix, context));

  const toMeasureOptions = webidl.dictionary('PerformanceMeasureOptions', [
    { key: 'detail', converter: converters.any },
    { key: 'start', converter: toMarkOrTime },
    { key: 'duration', converter: converters.double },
    { key: 'end', converter: toMarkOrTime },
  ]);

  // https://w3c.github.io/user-timing/#convert-a-mark-to-a-timestamp
  function toTimestamp(mark, prefix) {
    if (typeof mark === 'number') {
      if (mark < 0) throw new TypeError(`${prefix}: The time ${mark} is negative.`);
      return mark;
    }
    const entry = timeline.latestMark(mark);
    if (entry === undefined) throw core.domException(`${prefix}: The mark '${mark}' does not exist.`, 'SyntaxError');
    return entry.startTime;
  }

  function endOfMeasure({ start, duration, end }, endMark, prefix) {
    if (endMark !== undefined) return toTimestamp(endMark, prefix);
    if (end !== undefined) return toTimestamp(end, prefix);
    if (start !== undefined && duration !== undefined) return toTimestamp(start, prefix) + toTimestamp(duration, prefix);
    return now();
  }

  function startOfMeasure({ start, duration, end }, prefix) {
    if (start !== undefined) return toTimestamp(start, prefix);
    if (duration !== undefined && end !== undefined) return toTimestamp(end, prefix) - toTimestamp(duration, prefix);
    return 0;
  }

  class Performance extends EventTarget {
    #brand;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError("Failed to construct 'Performance': Illegal constructor");
      super();
      this.#brand = true;
    }

    now() { return this.#brand && now(); }

    get timeOrigin() { return this.#brand && timeOrigin; }

    toJSON() { return this.#brand && { timeOrigin }; }

    mark(markName, markOptions = {}) {
      this.#brand;
      required(arguments.length, 1, failed('mark'));
      const { PerformanceMark } = core.use('performance/entry');
      const entry = new PerformanceMark(markName, markOptions);
      timeline.queue(entry);
      return entry;
    }

    clearMarks(markName = undefined) {
      this.#brand;
      timeline.clear('mark', optionalString(markName, failed('clearMarks'), 'parameter 1'));
    }

    // https://w3c.github.io/user-timing/#dom-performance-measure
    measure(measureName, startOrMeasureOptions = {}, endMark = undefined) {
      this.#brand;
      const prefix = failed('measure');
      required(arguments.length, 1, prefix);
      const name = converters.DOMString(measureName, prefix, 'parameter 1');
      const isDictionary = startOrMeasureOptions === null || webidl.isObject(startOrMeasureOptions);
      const options = isDictionary ? toMeasureOptions(startOrMeasureOptions, prefix, 'parameter 2')
        : { __proto__: null, start: converters.DOMString(startOrMeasureOptions, prefix, 'parameter 2') };
      const lastMark = optionalString(endMark, prefix, 'parameter 3');
      const { start, duration, end, detail } = options;
      if (isDictionary && (start !== undefined || duration !== undefined || end !== undefined || detail !== undefined)) {
        if (lastMark !== undefined) throw new TypeError(`${prefix}: An end mark can not be combined with options.`);
        if (start === undefined && end === undefined) throw new TypeError(`${prefix}: Either 'start' or 'end' is required.`);
        if (start !== undefined && duration !== undefined && end !== undefined) {
          throw new TypeError(`${prefix}: 'start', 'duration' and 'end' can not be combined.`);
        }
      }
      const endTime = endOfMeasure(options, lastMark, prefix);
      const entry = core.use('performance/entry').newMeasure(name, startOfMeasure(options, prefix), endTime, detail);
      timeline.queue(entry);
      return entry;
    }

    clearMeasures(measureName = undefined) {
      this.#brand;
      timeline.clear('measure', optionalString(measureName, failed('clearMeasures'), 'parameter 1'));
    }

    getEntries() {
      this.#brand;
      return timeline.getEntries();
    }

    getEntriesByType(type) {
      this.#brand;
      const prefix = failed('getEntriesByType');
      required(arguments.length, 1, prefix);
      return timeline.getEntries(undefined, converters.DOMString(type, prefix, 'parameter 1'));
    }

    getEntriesByName(name, type = undefined) {
      this.#brand;
      const prefix = failed('getEntriesByName');
      required(arguments.length, 1, prefix);
      return timeline.getEntries(converters.DOMString(name, prefix, 'parameter 1'), optionalString(type, prefix, 'parameter 2'));
    }
  }

  webidl.configure(Performance, 'Performance');
  return { __proto__: null, Performance, performance: new Performance(INTERNAL) };
})

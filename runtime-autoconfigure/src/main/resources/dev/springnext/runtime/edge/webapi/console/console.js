// The console namespace: https://console.spec.whatwg.org/
(function (core, host) {
  'use strict';
  const { primordials, webidl } = core;
  const {
    ArrayPrototypeConcat, Error, Map, MapPrototypeDelete, MapPrototypeGet, MapPrototypeGetSize, MapPrototypeHas, MapPrototypeSet, MathMax,
    ObjectCreate, ObjectDefineProperty, StringPrototypeIndexOf, StringPrototypeSlice, SymbolToStringTag,
  } = primordials;
  const { converters, isObject } = webidl;
  const { isEnabled, write } = host;
  const TRACE = 0;
  const DEBUG = 1;
  const INFO = 2;
  const WARN = 3;
  const ERROR = 4;
  const MAX_LABELS = 1000;
  const counts = new Map();
  const timers = new Map();
  let depth = 0;

  // Nothing is formatted for a level that is off
  function log(level, data) {
    if (data.length > 0 && isEnabled(level)) write(level, depth, core.use('console/format').format(data));
  }
  const print = (level, text) => isEnabled(level) && write(level, depth, text);

  const toLabel = (V, method) => (typeof V === 'string' ? V : converters.DOMString(V, `Failed to execute '${method}' on 'console'`, 'parameter 1'));

  // An isolate lives on after a request: labels that nobody ends must not fill its memory
  function remember(map, label, value) {
    if (MapPrototypeGetSize(map) < MAX_LABELS || MapPrototypeHas(map, label)) MapPrototypeSet(map, label, value);
  }

  function group(data) {
    log(INFO, data);
    depth++;
  }

  function elapsed(started) {
    const ms = MathMax(core.use('performance/clock').now() - started, 0);
    return ms >= 1000 ? `${primordials.NumberPrototypeToFixed(ms / 1000, 3)}s` : `${primordials.NumberPrototypeToFixed(ms, 3)}ms`;
  }

  function timer(label, method) {
    const started = MapPrototypeGet(timers, label);
    if (started === undefined) print(WARN, `There is no timer '${label}' for console.${method}()`);
    return started;
  }

  // Without frames of this module, as the engine leaves out internal ones
  function stack() {
    const { stack: text } = new Error();
    const end = StringPrototypeIndexOf(text, '\n');
    return end < 0 ? '' : StringPrototypeSlice(text, end);
  }

  const operations = {
    assert(condition = false, ...data) {
      if (!condition) {
        const message = 'Assertion failed';
        if (data.length > 0 && typeof data[0] === 'string') data[0] = `${message}: ${data[0]}`;
        else data = ArrayPrototypeConcat([message], data);
        log(ERROR, data);
      }
    },
    clear() { depth = 0; },
    debug(...data) { log(DEBUG, data); },
    error(...data) { log(ERROR, data); },
    info(...data) { log(INFO, data); },
    log(...data) { log(INFO, data); },
    table(tabularData = undefined, properties = undefined) {
      const names = properties === undefined ? undefined
        : webidl.sequence(converters.DOMString)(properties, "Failed to execute 'table' on 'console'", 'parameter 2');
      if (!isObject(tabularData)) log(INFO, [tabularData]);
      else if (isEnabled(INFO)) write(INFO, depth, core.use('console/table').table(tabularData, names));
    },
    trace(...data) {
      if (isEnabled(TRACE)) {
        const text = data.length > 0 ? `Trace: ${core.use('console/format').format(data)}` : 'Trace';
        write(TRACE, depth, text + stack());
      }
    },
    warn(...data) { log(WARN, data); },
    dir(item = undefined, options = undefined) {
      if (options !== undefined && options !== null) converters.object(options, "Failed to execute 'dir' on 'console'", 'parameter 2');
      if (isEnabled(INFO)) write(INFO, depth, core.use('console/inspect').inspect(item, options));
    },
    dirxml(...data) { log(INFO, data); },

    count(label = 'default') {
      const name = toLabel(label, 'count');
      const count = (MapPrototypeGet(counts, name) ?? 0) + 1;
      remember(counts, name, count);
      print(INFO, `${name}: ${count}`);
    },
    countReset(label = 'default') {
      const name = toLabel(label, 'countReset');
      if (!MapPrototypeDelete(counts, name)) print(WARN, `There is no count '${name}' for console.countReset()`);
    },

    group(...data) { group(data); },
    groupCollapsed(...data) { group(data); },
    groupEnd() { depth = MathMax(depth - 1, 0); },

    time(label = 'default') {
      const name = toLabel(label, 'time');
      if (MapPrototypeHas(timers, name)) print(WARN, `The timer '${name}' is running already`);
      else remember(timers, name, core.use('performance/clock').now());
    },
    timeLog(label = 'default', ...data) {
      const name = toLabel(label, 'timeLog');
      const started = timer(name, 'timeLog');
      if (started !== undefined) log(INFO, ArrayPrototypeConcat([`%s: ${elapsed(started)}`, name], data));
    },
    timeEnd(label = 'default') {
      const name = toLabel(label, 'timeEnd');
      const started = timer(name, 'timeEnd');
      if (started !== undefined) {
        MapPrototypeDelete(timers, name);
        print(INFO, `${name}: ${elapsed(started)}`);
      }
    },
  };

  // https://console.spec.whatwg.org/#console-namespace: an empty object between console and %Object.prototype%
  const console = ObjectCreate({});
  for (const name in operations) {
    ObjectDefineProperty(console, name, { __proto__: null, value: operations[name], writable: true, enumerable: true, configurable: true });
  }
  ObjectDefineProperty(console, SymbolToStringTag, { __proto__: null, value: 'console', writable: false, enumerable: false, configurable: true });
  return { __proto__: null, console };
})

// https://nodejs.org/api/util.html#utilformatformat-args: not quite the console's formatter
(function (core) {
  'use strict';
  const {
    ArrayPrototypeJoin, ArrayPrototypePush, Error, JSONStringify, Number, NumberParseFloat, NumberParseInt, Object, ObjectIs, ObjectPrototypeHasOwnProperty,
    String, StringPrototypeIncludes,
  } = core.primordials;

  function json(value) {
    let text;
    try {
      text = String(JSONStringify(value));
    } catch (e) {
      if (!StringPrototypeIncludes(String(e.message), 'ircular') && !StringPrototypeIncludes(String(e.message), 'cyclic')) throw e;
      text = '[Circular]';
    }
    return text;
  }

  // Objects that have their own idea of a string may have it
  function text(value, inspect, options) {
    let result;
    if (typeof value === 'bigint') result = `${value}n`;
    else if (ObjectIs(value, -0)) result = '-0';
    else if (typeof value !== 'object' || value === null) result = String(value);
    else if (value instanceof Error || (typeof value.toString === 'function' && value.toString !== Object.prototype.toString && !core.primordials.ArrayIsArray(value) && (ObjectPrototypeHasOwnProperty(value, 'toString') || typeof value.constructor !== 'function' || core.global[value.constructor.name] !== value.constructor))) result = String(value);
    else result = inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    return result;
  }

  function number(value, parse) {
    let result;
    if (typeof value === 'bigint') result = `${value}n`;
    else if (typeof value === 'symbol') result = 'NaN';
    else if (parse !== NumberParseFloat && typeof value === 'object') result = 'NaN';
    else result = ObjectIs(parse(value), -0) ? '-0' : String(parse(value));
    return result;
  }

  function convert(letter, value, inspect, options) {
    let result;
    if (letter === 's') result = text(value, inspect, options);
    else if (letter === 'd') result = number(value, Number);
    else if (letter === 'i') result = number(value, NumberParseInt);
    else if (letter === 'f') result = number(value, NumberParseFloat);
    else if (letter === 'j') result = json(value);
    else if (letter === 'O') result = inspect(value, options);
    else if (letter === 'o') result = inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    else if (letter === 'c') result = '';
    return result;
  }

  function format(args, inspect, options) {
    const parts = [];
    let used = 0;
    const first = args[0];
    if (typeof first === 'string') {
      used = 1;
      let line = '';
      for (let i = 0; i < first.length; i++) {
        let piece = first[i];
        if (piece === '%' && i + 1 < first.length && args.length > 1) {
          const letter = first[i + 1];
          const converted = letter === '%' ? '%' : used < args.length ? convert(letter, args[used], inspect, options) : undefined;
          if (converted !== undefined) {
            if (letter !== '%') used++;
            piece = converted;
            i++;
          }
        }
        line += piece;
      }
      ArrayPrototypePush(parts, line);
    }
    for (; used < args.length; used++) {
      ArrayPrototypePush(parts, typeof args[used] === 'string' ? args[used] : inspect(args[used], options));
    }
    return ArrayPrototypeJoin(parts, ' ');
  }

  return { format };
})

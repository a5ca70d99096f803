// Formatter: https://console.spec.whatwg.org/#formatter
(function (core) {
  'use strict';
  const { primordials } = core;
  const {
    Error, NumberParseFloat, NumberParseInt, ObjectPrototypeIsPrototypeOf, String, StringPrototypeCharAt, StringPrototypeIndexOf,
    StringPrototypeSlice,
  } = primordials;
  const { inspect } = core.use('console/inspect');
  const OBJECT_TO_STRING = primordials.Object.prototype.toString;
  const show = (value) => (typeof value === 'string' ? value : inspect(value));

  // What guest code converts itself, by a method of its own, is asked to do so
  function toText(value) {
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `${value}n` : String(value);
    if (ObjectPrototypeIsPrototypeOf(Error.prototype, value)) return inspect(value, { depth: 0 });
    const { toString } = value;
    const isPlain = typeof toString !== 'function' || toString === OBJECT_TO_STRING || primordials.ArrayIsArray(value);
    return isPlain ? inspect(value, { depth: 0 }) : String(value);
  }

  function toNumber(parse, value) {
    let text;
    if (typeof value === 'bigint') text = `${value}n`;
    else text = typeof value === 'symbol' || (typeof value === 'object' && value !== null) ? 'NaN' : String(parse(value));
    return text;
  }

  function convert(specifier, value) {
    let text;
    if (specifier === 's') text = toText(value);
    else if (specifier === 'd' || specifier === 'i') text = toNumber((V) => NumberParseInt(V, 10), value);
    else if (specifier === 'f') text = toNumber(NumberParseFloat, value);
    else if (specifier === 'o') text = inspect(value, { depth: 4 });
    else if (specifier === 'O') text = inspect(value);
    else if (specifier === 'j') text = toJson(value);
    else if (specifier === 'c') text = '';
    return text;
  }

  function toJson(value) {
    let text;
    try {
      text = primordials.JSONStringify(value);
    } catch (e) {
      text = '[Circular]';
    }
    return String(text);
  }

  function format(data) {
    let next = 0;
    let text = '';
    if (typeof data[0] === 'string') {
      const template = data[0];
      next = 1;
      let last = 0;
      if (data.length > 1) {
        for (let at = StringPrototypeIndexOf(template, '%'); at >= 0 && at < template.length - 1; at = StringPrototypeIndexOf(template, '%', at)) {
          const specifier = StringPrototypeCharAt(template, at + 1);
          const converted = specifier === '%' ? '%' : next < data.length ? convert(specifier, data[next]) : undefined;
          if (converted !== undefined) {
            text += StringPrototypeSlice(template, last, at) + converted;
            last = at + 2;
            if (specifier !== '%') next++;
          }
          at += converted !== undefined || specifier === '%' ? 2 : 1;
        }
      }
      text += StringPrototypeSlice(template, last);
    }
    for (; next < data.length; next++) text += (next > 0 ? ' ' : '') + show(data[next]);
    return text;
  }

  return { __proto__: null, format };
})

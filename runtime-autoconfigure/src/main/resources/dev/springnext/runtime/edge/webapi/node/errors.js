// Errors as Node.js throws them: with a code, and a message that says what was received.
(function (core) {
  'use strict';
  const {
    Error, MathAbs, NumberIsInteger, ObjectDefineProperty, RangeError, String, StringPrototypeSlice, TypeError,
  } = core.primordials;

  function withCode(error, code) {
    error.code = code;
    ObjectDefineProperty(error, 'toString', {
      __proto__: null, value() { return `${this.name} [${code}]: ${this.message}`; }, writable: true, configurable: true,
    });
    return error;
  }

  function received(value) {
    let text;
    if (value === null || value === undefined) {
      text = ` Received ${value}`;
    } else if (typeof value === 'function') {
      text = ` Received function ${value.name}`;
    } else if (typeof value === 'object') {
      const name = value.constructor === undefined || value.constructor === null ? '' : value.constructor.name;
      text = typeof name === 'string' && name !== '' ? ` Received an instance of ${name}` : ' Received an object';
    } else {
      let shown = typeof value === 'string' ? `'${value}'` : String(value);
      if (shown.length > 28) shown = `${StringPrototypeSlice(shown, 0, 25)}...`;
      text = ` Received type ${typeof value} (${shown})`;
    }
    return text;
  }

  const invalidType = (name, expected, value) =>
    withCode(new TypeError(`The ${name === 'first argument' ? name : `"${name}" argument`} must be ${expected}.${received(value)}`), 'ERR_INVALID_ARG_TYPE');
  const invalidValue = (name, value, reason) =>
    withCode(new TypeError(`The argument '${name}' ${reason === undefined ? 'is invalid' : reason}. Received ${typeof value === 'string' ? `'${value}'` : String(value)}`), 'ERR_INVALID_ARG_VALUE');
  const outOfRange = (name, range, value) =>
    withCode(new RangeError(`The value of "${name}" is out of range. It must be ${range}. Received ${numeral(value)}`), 'ERR_OUT_OF_RANGE');

  // Large numbers with _ between thousands
  function numeral(value) {
    const isLarge = typeof value === 'bigint' ? value > 4294967296n || value < -4294967296n : NumberIsInteger(value) && MathAbs(value) > 4294967296;
    const text = String(value);
    let rest = text;
    let grouped = '';
    const start = text[0] === '-' ? 4 : 3;
    while (isLarge && rest.length > start) {
      grouped = `_${StringPrototypeSlice(rest, -3)}${grouped}`;
      rest = StringPrototypeSlice(rest, 0, -3);
    }
    return `${rest}${grouped}${typeof value === 'bigint' ? 'n' : ''}`;
  }

  function checkFunction(value, name) {
    if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
  }

  // What Next.js throws for APIs of Node.js that the edge runtime does not have
  const unsupported = (name) =>
    new Error(`A Node.js API is used (${name}) which is not supported in the Edge Runtime.\nLearn more: https://nextjs.org/docs/api-reference/edge-runtime`);

  return { withCode, invalidType, invalidValue, outOfRange, checkFunction, unsupported };
})

// https://nodejs.org/api/assert.html
(function (core) {
  'use strict';
  const {
    ArrayPrototypePush, Error, ObjectAssign, ObjectDefineProperty, ObjectIs, ObjectKeys, PromisePrototypeThen, PromiseResolve, ReflectApply, RegExp, RegExpPrototypeTest, RegExpPrototypeToString,
    String, TypeError,
  } = core.primordials;
  const { isDeepEqual } = core.use('node/deep-equal');
  const { invalidType, invalidValue, withCode } = core.use('node/errors');
  const inspect = (value) => core.use('node/util').exports.inspect(value);

  const SAYS = {
    __proto__: null,
    strictEqual: 'Expected values to be strictly equal:',
    notStrictEqual: 'Expected "actual" to be strictly unequal to:',
    deepStrictEqual: 'Expected values to be strictly deep-equal:',
    notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
    deepEqual: 'Expected values to be loosely deep-equal:',
    notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  };

  const isPrimitive = (value) => (typeof value !== 'object' && typeof value !== 'function') || value === null;
  function describe({ actual, expected, operator }) {
    const says = SAYS[operator];
    let text;
    if (says === undefined) text = `${inspect(actual)} ${operator} ${inspect(expected)}`;
    else if (operator[0] === 'n') text = `${says}${isPrimitive(expected) ? ' ' : '\n\n'}${inspect(expected)}`;
    else text = `${says}\n\n${inspect(actual)} !== ${inspect(expected)}\n`;
    return text;
  }

  class AssertionError extends Error {
    constructor(options) {
      if (typeof options !== 'object' || options === null) throw invalidType('options', 'of type object', options);
      super(options.message === undefined || options.message === null ? describe(options) : String(options.message));
      this.generatedMessage = options.message === undefined || options.message === null;
      this.code = 'ERR_ASSERTION';
      this.actual = options.actual;
      this.expected = options.expected;
      this.operator = options.operator;
      ObjectDefineProperty(this, 'name', { __proto__: null, value: 'AssertionError', writable: true, configurable: true });
    }

    toString() {
      return `${this.name} [${this.code}]: ${this.message}`;
    }
  }

  function raise(message, actual, expected, operator, generated) {
    if (message instanceof Error) throw message;
    const error = new AssertionError({ message: message === undefined ? generated : message, actual, expected, operator });
    error.generatedMessage = message === undefined;
    throw error;
  }
  function check(holds, message, actual, expected, operator, generated) {
    if (!holds) raise(message, actual, expected, operator, generated);
  }
  function atLeast(count, wanted) {
    if (count < wanted) throw withCode(new TypeError('The "actual" and "expected" arguments must be specified'), 'ERR_MISSING_ARGS');
  }

  function ok(value, message) {
    check(value, message, value, true, '==', arguments.length === 0 ? 'No value argument passed to `assert.ok()`' : `The expression evaluated to a falsy value:\n\n${inspect(value)}\n`);
  }
  function assert(...args) {
    ReflectApply(ok, undefined, args);
  }

  const isNaN = (value) => value !== value;
  // eslint-disable-next-line eqeqeq
  const looselyEqual = (a, b) => a == b || (isNaN(a) && isNaN(b));
  const is = ObjectIs;

  const comparisons = {
    equal: [looselyEqual, true, '=='],
    notEqual: [looselyEqual, false, '!='],
    strictEqual: [is, true],
    notStrictEqual: [is, false],
    deepEqual: [(a, b) => isDeepEqual(a, b, false), true],
    notDeepEqual: [(a, b) => isDeepEqual(a, b, false), false],
    deepStrictEqual: [(a, b) => isDeepEqual(a, b, true), true],
    notDeepStrictEqual: [(a, b) => isDeepEqual(a, b, true), false],
  };
  const names = ObjectKeys(comparisons);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const compare = comparisons[name][0];
    const wanted = comparisons[name][1];
    const operator = comparisons[name][2] || name;
    assert[name] = {
      [name](actual, expected, message) {
        atLeast(arguments.length, 2);
        check(compare(actual, expected) === wanted, message, actual, expected, operator);
      },
    }[name];
  }

  function fail(message = 'Failed') {
    if (message instanceof Error) throw message;
    raise(message, undefined, undefined, 'fail');
  }

  function ifError(value) {
    if (value !== null && value !== undefined) {
      const text = typeof value === 'object' && typeof value.message === 'string' ? value.message : inspect(value);
      raise(undefined, value, null, 'ifError', `ifError got unwanted exception: ${text}`);
    }
  }

  // Whether what was thrown is what was expected; expected may be a class, a RegExp, a function or an object
  function checkThrown(error, expected, message, operator) {
    if (expected === undefined) return;
    if (typeof expected === 'function') {
      if (expected.prototype !== undefined && error instanceof expected) return;
      const isClass = expected === Error || expected.prototype instanceof Error;
      const valid = !isClass && ReflectApply(expected, {}, [error]) === true;
      if (isClass) raise(message, error, expected, operator, `The error is expected to be an instance of "${expected.name}". Received ${error instanceof Error ? `"${error.name}"\n\nError message:\n\n${error.message}` : inspect(error)}`);
      check(valid, message, error, expected, operator, `The ${expected.name === '' ? 'validation function' : `"${expected.name}" validation function`} is expected to return "true".`);
    } else if (expected instanceof RegExp) {
      check(RegExpPrototypeTest(expected, String(error)), message, error, expected, operator, `The input did not match the regular expression ${RegExpPrototypeToString(expected)}. Input:\n\n${inspect(String(error))}\n`);
    } else {
      const keys = ObjectKeys(expected);
      if (expected instanceof Error) ArrayPrototypePush(keys, 'name', 'message');
      if (keys.length === 0) throw invalidValue('error', inspect(expected), 'may not be an empty object');
      for (let i = 0; i < keys.length; i++) {
        const actual = error === null || error === undefined ? undefined : error[keys[i]];
        const wanted = expected[keys[i]];
        const matches = wanted instanceof RegExp && typeof actual === 'string' ? RegExpPrototypeTest(wanted, actual) : isDeepEqual(actual, wanted, true);
        check(matches, message, error, expected, operator);
      }
    }
  }

  const NOTHING = { __proto__: null };
  function caught(fn) {
    if (typeof fn !== 'function') throw invalidType('fn', 'of type function', fn);
    let error = NOTHING;
    try { fn(); } catch (e) { error = e; }
    return error;
  }
  async function rejected(promiseOrFn) {
    let promise = promiseOrFn;
    if (typeof promiseOrFn === 'function') promise = promiseOrFn();
    if (promise === null || typeof promise !== 'object' || typeof promise.then !== 'function') {
      throw invalidType('promiseFn', 'of type function or an instance of Promise', promise);
    }
    return PromisePrototypeThen(PromiseResolve(promise), () => NOTHING, (error) => ({ __proto__: null, error }));
  }
  // The second argument may be the message
  const split = (expected, message) => (typeof expected === 'string' ? [undefined, expected] : [expected, message]);

  function throws(fn, expected, message) {
    const error = caught(fn);
    const wanted = split(expected, message);
    check(error !== NOTHING, wanted[1], undefined, wanted[0], 'throws', `Missing expected exception${nameOf(wanted[0])}.`);
    checkThrown(error, wanted[0], wanted[1], 'throws');
  }
  async function rejects(promiseFn, expected, message) {
    const result = await rejected(promiseFn);
    const wanted = split(expected, message);
    check(result !== NOTHING, wanted[1], undefined, wanted[0], 'rejects', `Missing expected rejection${nameOf(wanted[0])}.`);
    checkThrown(result.error, wanted[0], wanted[1], 'rejects');
  }
  const nameOf = (expected) => (typeof expected === 'function' && expected.name !== '' ? ` (${expected.name})` : '');
  const unwanted = (kind, error, message) => `Got unwanted ${kind}${message === undefined ? '.' : `: ${message}`}\nActual message: "${error === null || error === undefined ? error : error.message}"`;

  function doesNotThrow(fn, expected, message) {
    const error = caught(fn);
    if (error !== NOTHING) raise(undefined, error, undefined, 'doesNotThrow', unwanted('exception', error, split(expected, message)[1]));
  }
  async function doesNotReject(promiseFn, expected, message) {
    const result = await rejected(promiseFn);
    if (result !== NOTHING) raise(undefined, result.error, undefined, 'doesNotReject', unwanted('rejection', result.error, split(expected, message)[1]));
  }

  function matching(string, regexp, message, wanted, operator) {
    if (!(regexp instanceof RegExp)) throw invalidType('regexp', 'an instance of RegExp', regexp);
    check(typeof string === 'string' && RegExpPrototypeTest(regexp, string) === wanted, message, string, regexp, operator,
      `The input ${wanted ? 'did not match' : 'was expected to not match'} the regular expression ${RegExpPrototypeToString(regexp)}. Input:\n\n${inspect(string)}\n`);
  }
  function match(string, regexp, message) {
    matching(string, regexp, message, true, 'match');
  }
  function doesNotMatch(string, regexp, message) {
    matching(string, regexp, message, false, 'doesNotMatch');
  }

  ObjectAssign(assert, { AssertionError, ok, fail, ifError, throws, rejects, doesNotThrow, doesNotReject, match, doesNotMatch });
  const { strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual } = assert;
  assert.strict = ObjectAssign(function strict(...args) { ReflectApply(ok, undefined, args); }, assert, {
    equal: strictEqual, notEqual: notStrictEqual, deepEqual: deepStrictEqual, notDeepEqual: notDeepStrictEqual,
  });
  assert.strict.strict = assert.strict;

  return { exports: assert };
})

// Tags and exceptions: https://webassembly.github.io/spec/js-api/#tags. Modules that throw don't compile, as GraalWasm
// can't run them; this part of the interface works without them.
(function (core) {
  'use strict';
  const { BigInt64Array, Error, MathFround, RangeError, TypeError, uncurryThis, WebAssembly } = core.primordials;
  const { configure, converters, dictionary, enumeration, interfaceOf, isObject, required, sequence } = core.webidl;
  const { Table } = WebAssembly;
  const setElement = uncurryThis(Table.prototype.set);

  const toTagType = dictionary('TagType', [{
    key: 'parameters',
    converter: sequence(enumeration('ValueType', ['i32', 'i64', 'f32', 'f64', 'v128', 'externref', 'anyfunc'])),
    required: true,
  }]);
  const toExceptionOptions = dictionary('ExceptionOptions', [
    { key: 'traceStack', converter: converters.boolean, defaultValue: () => false },
  ]);
  const toPayload = sequence(converters.any);
  const UNLIMITED = { __proto__: null, enforceRange: true };
  let isTag;
  let parametersOf;

  class Tag {
    #parameters;

    constructor(type) {
      required(arguments.length, 1, 'WebAssembly.Tag()');
      this.#parameters = toTagType(type, 'WebAssembly.Tag()', 'Argument 0').parameters;
    }

    static {
      isTag = (value) => isObject(value) && #parameters in value;
      parametersOf = (tag) => tag.#parameters;
    }
  }
  configure(Tag, 'WebAssembly.Tag');
  const toTag = interfaceOf('WebAssembly.Tag', isTag);
  const JSTag = new Tag({ parameters: ['externref'] });

  // Only functions of modules can be in a table, or nothing
  function toFunction(value, prefix) {
    if (value !== null) {
      try {
        setElement(new Table({ __proto__: null, element: 'anyfunc', initial: 1 }), 0, value);
      } catch {
        throw new TypeError(`${prefix}: a value of type anyfunc must be null or a function of a WebAssembly module`);
      }
    }
    return value;
  }

  // An element converts what is assigned to it as an i64 does
  function toI64(value) {
    const element = new BigInt64Array(1);
    element[0] = value;
    return element[0];
  }

  // What a value is after its way through WebAssembly: https://webassembly.github.io/spec/js-api/#towebassemblyvalue
  function throughWebAssembly(value, type, prefix) {
    let result = value;
    if (type === 'i32') result = +value | 0;
    else if (type === 'i64') result = toI64(value);
    else if (type === 'f32') result = MathFround(+value);
    else if (type === 'f64') result = +value;
    else if (type === 'anyfunc') result = toFunction(value, prefix);
    else if (type === 'v128') throw new TypeError(`${prefix}: a v128 has no value in JavaScript`);
    return result;
  }

  class Exception {
    #tag;
    #payload;
    #stack;

    constructor(exceptionTag, payload, options = undefined) {
      const prefix = 'WebAssembly.Exception()';
      required(arguments.length, 2, prefix);
      const tag = toTag(exceptionTag, prefix, 'Argument 0');
      const values = toPayload(payload, prefix, 'Argument 1');
      const { traceStack } = toExceptionOptions(options, prefix, 'Argument 2');
      if (tag === JSTag) throw new TypeError(`${prefix}: an exception can not have the tag WebAssembly.JSTag`);
      const types = parametersOf(tag);
      if (values.length !== types.length) {
        throw new TypeError(`${prefix}: the tag has ${types.length} parameters, but the payload ${values.length} values`);
      }
      for (let i = 0; i < types.length; i++) values[i] = throughWebAssembly(values[i], types[i], prefix);
      this.#tag = tag;
      this.#payload = values;
      if (traceStack) this.#stack = new Error().stack;
    }

    getArg(exceptionTag, index) {
      const prefix = 'WebAssembly.Exception.getArg()';
      const payload = this.#payload;
      required(arguments.length, 2, prefix);
      const tag = toTag(exceptionTag, prefix, 'Argument 0');
      const at = converters['unsigned long'](index, prefix, 'Argument 1', UNLIMITED);
      if (tag !== this.#tag) throw new TypeError(`${prefix}: the exception has another tag`);
      if (at >= payload.length) throw new RangeError(`${prefix}: index ${at} is not below ${payload.length}`);
      return payload[at];
    }

    is(exceptionTag) {
      const own = this.#tag;
      required(arguments.length, 1, 'WebAssembly.Exception.is()');
      return toTag(exceptionTag, 'WebAssembly.Exception.is()', 'Argument 0') === own;
    }

    get stack() {
      return this.#stack;
    }
  }
  configure(Exception, 'WebAssembly.Exception');

  return { __proto__: null, Tag, Exception, JSTag };
})

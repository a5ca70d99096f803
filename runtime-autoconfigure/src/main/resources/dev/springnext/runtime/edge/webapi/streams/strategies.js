// https://streams.spec.whatwg.org/#qs
(function (core) {
  'use strict';
  const { ObjectDefineProperty } = core.primordials;
  const { converters, configure, dictionary, required } = core.webidl;
  const { illegal } = core.use('streams/support');

  const toInit = dictionary('QueuingStrategyInit', [
    { key: 'highWaterMark', converter: converters['unrestricted double'], required: true },
  ]);

  // The same function for all objects: https://streams.spec.whatwg.org/#byte-length-queuing-strategy-size-function
  const byteLengthSize = ObjectDefineProperty((chunk) => chunk.byteLength, 'name', { __proto__: null, value: 'size', configurable: true });
  const countSize = ObjectDefineProperty(() => 1, 'name', { __proto__: null, value: 'size', configurable: true });

  class ByteLengthQueuingStrategy {
    #highWaterMark;

    constructor(init) {
      required(arguments.length, 1, "Failed to construct 'ByteLengthQueuingStrategy'");
      this.#highWaterMark = toInit(init, "Failed to construct 'ByteLengthQueuingStrategy'", 'parameter 1').highWaterMark;
    }

    get highWaterMark() {
      if (!(#highWaterMark in this)) throw illegal('ByteLengthQueuingStrategy', 'highWaterMark');
      return this.#highWaterMark;
    }

    get size() {
      if (!(#highWaterMark in this)) throw illegal('ByteLengthQueuingStrategy', 'size');
      return byteLengthSize;
    }
  }

  class CountQueuingStrategy {
    #highWaterMark;

    constructor(init) {
      required(arguments.length, 1, "Failed to construct 'CountQueuingStrategy'");
      this.#highWaterMark = toInit(init, "Failed to construct 'CountQueuingStrategy'", 'parameter 1').highWaterMark;
    }

    get highWaterMark() {
      if (!(#highWaterMark in this)) throw illegal('CountQueuingStrategy', 'highWaterMark');
      return this.#highWaterMark;
    }

    get size() {
      if (!(#highWaterMark in this)) throw illegal('CountQueuingStrategy', 'size');
      return countSize;
    }
  }

  configure(ByteLengthQueuingStrategy, 'ByteLengthQueuingStrategy');
  configure(CountQueuingStrategy, 'CountQueuingStrategy');
  return { ByteLengthQueuingStrategy, CountQueuingStrategy };
})

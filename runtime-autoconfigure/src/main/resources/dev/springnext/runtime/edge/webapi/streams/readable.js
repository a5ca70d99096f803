// https://streams.spec.whatwg.org/#rs-class
(function (core) {
  'use strict';
  const { ObjectDefineProperty, PromiseReject, RangeError, ReflectApply, SymbolAsyncIterator, TypeError } = core.primordials;
  const { configure, converters, dictionary, enumeration, isObject, required } = core.webidl;
  const { INTERNAL, illegal, handled, promiseCall, highWaterMarkOf, sizeOf, toStrategy } = core.use('streams/support');
  const { acquireReader, cancel, isLocked, newReadable, startController } = core.use('streams/readable-core');
  const { newDefaultController, controllerObject } = core.use('streams/default-controller');
  const { ReadableStreamDefaultReader, ReadableStreamBYOBReader } = core.use('streams/readers');

  const callback = converters.Function;
  const toSource = dictionary('UnderlyingSource', [
    { key: 'autoAllocateChunkSize', converter: converters['unsigned long long'], options: { __proto__: null, enforceRange: true } },
    { key: 'cancel', converter: callback }, { key: 'pull', converter: callback }, { key: 'start', converter: callback },
    { key: 'type', converter: enumeration('ReadableStreamType', ['bytes']) },
  ]);
  const toReaderOptions = dictionary('ReadableStreamGetReaderOptions', [
    { key: 'mode', converter: enumeration('ReadableStreamReaderMode', ['byob']) },
  ]);
  const toIteratorOptions = dictionary('ReadableStreamIteratorOptions', [
    { key: 'preventCancel', converter: converters.boolean, defaultValue: () => false },
  ]);
  const toPipeOptions = dictionary('StreamPipeOptions', [
    { key: 'preventAbort', converter: converters.boolean, defaultValue: () => false },
    { key: 'preventCancel', converter: converters.boolean, defaultValue: () => false },
    { key: 'preventClose', converter: converters.boolean, defaultValue: () => false },
    {
      key: 'signal',
      converter(value, prefix, context) {
        if (!core.use('dom/abort').isAbortSignal(value)) throw new TypeError(`${prefix}: ${context} is not of type 'AbortSignal'.`);
        return value;
      },
    },
  ]);
  let recordOf;
  let isReadableStream;

  class ReadableStream {
    #record;

    constructor(underlyingSource = undefined, strategy = undefined) {
      if (underlyingSource === INTERNAL) {
        this.#record = strategy;
        strategy.object = this;
      } else {
        const prefix = "Failed to construct 'ReadableStream'";
        if (underlyingSource !== undefined) converters.object(underlyingSource, prefix, 'parameter 1');
        const queuing = toStrategy(strategy, prefix, 'parameter 2');
        const source = toSource(underlyingSource, prefix, 'parameter 1');
        const record = newReadable();
        record.object = this;
        this.#record = record;
        setUp(record, underlyingSource, source, queuing, prefix);
      }
    }

    static from(asyncIterable) {
      required(arguments.length, 1, "Failed to execute 'from' on 'ReadableStream'");
      return readableObject(core.use('streams/from').readableFrom(asyncIterable));
    }

    get locked() {
      if (!(#record in this)) throw illegal('ReadableStream', 'locked');
      return isLocked(this.#record);
    }

    cancel(reason = undefined) {
      if (!isReadableStream(this)) return PromiseReject(illegal('ReadableStream', 'cancel'));
      if (isLocked(this.#record)) return PromiseReject(new TypeError('Cannot cancel a stream that is locked to a reader'));
      return cancel(this.#record, reason);
    }

    getReader(options = undefined) {
      if (!(#record in this)) throw illegal('ReadableStream', 'getReader');
      const { mode } = toReaderOptions(options, "Failed to execute 'getReader' on 'ReadableStream'", 'parameter 1');
      return mode === undefined ? new ReadableStreamDefaultReader(this) : new ReadableStreamBYOBReader(this);
    }

    pipeThrough(transform, options = undefined) {
      if (!(#record in this)) throw illegal('ReadableStream', 'pipeThrough');
      const prefix = "Failed to execute 'pipeThrough' on 'ReadableStream'";
      required(arguments.length, 1, prefix);
      const { readable, writable } = toPair(transform, prefix);
      const piping = toPipeOptions(options, prefix, 'parameter 2');
      if (isLocked(this.#record)) throw new TypeError(`${prefix}: the stream is locked to a reader`);
      const destination = core.use('streams/writable').writableRecord(writable);
      if (destination.writer !== undefined) throw new TypeError(`${prefix}: the writable side is locked to a writer`);
      handled(core.use('streams/pipe').pipe(this.#record, destination, piping));
      return readable;
    }

    pipeTo(destination, options = undefined) {
      let result;
      try {
        const prefix = "Failed to execute 'pipeTo' on 'ReadableStream'";
        if (!isReadableStream(this)) throw illegal('ReadableStream', 'pipeTo');
        required(arguments.length, 1, prefix);
        const { isWritableStream, writableRecord } = core.use('streams/writable');
        if (!isWritableStream(destination)) throw new TypeError(`${prefix}: parameter 1 is not of type 'WritableStream'.`);
        const piping = toPipeOptions(options, prefix, 'parameter 2');
        const to = writableRecord(destination);
        if (isLocked(this.#record)) throw new TypeError(`${prefix}: the stream is locked to a reader`);
        if (to.writer !== undefined) throw new TypeError(`${prefix}: the destination is locked to a writer`);
        result = core.use('streams/pipe').pipe(this.#record, to, piping);
      } catch (e) {
        result = PromiseReject(e);
      }
      return result;
    }

    tee() {
      if (!(#record in this)) throw illegal('ReadableStream', 'tee');
      const branches = core.use('streams/tee').tee(this.#record);
      return [readableObject(branches.first), readableObject(branches.second)];
    }

    values(options = undefined) {
      if (!(#record in this)) throw illegal('ReadableStream', 'values');
      const { preventCancel } = toIteratorOptions(options, "Failed to execute 'values' on 'ReadableStream'", 'parameter 1');
      return core.use('streams/from').newIterator(acquireReader(this.#record, false, undefined), preventCancel);
    }

    static {
      recordOf = (stream) => stream.#record;
      isReadableStream = (value) => isObject(value) && #record in value;
    }
  }

  function setUp(record, underlyingSource, source, queuing, prefix) {
    const pull = source.pull && (() => promiseCall(source.pull, underlyingSource, [objectOf(record.controller)]));
    const cancelSource = source.cancel && ((reason) => promiseCall(source.cancel, underlyingSource, [reason]));
    const start = source.start && (() => ReflectApply(source.start, underlyingSource, [objectOf(record.controller)]));
    let objectOf = controllerObject;
    if (source.type === 'bytes') {
      if (queuing.size !== undefined) throw new RangeError(`${prefix}: the strategy of a stream of bytes can not have a size function`);
      const highWaterMark = highWaterMarkOf(queuing, 0);
      if (source.autoAllocateChunkSize === 0) throw new TypeError(`${prefix}: autoAllocateChunkSize must be greater than 0`);
      objectOf = core.use('streams/byte-controller-classes').controllerObject;
      core.use('streams/byte-controller').newByteController(record, pull, cancelSource, highWaterMark, source.autoAllocateChunkSize);
    } else {
      const size = sizeOf(queuing);
      newDefaultController(record, pull, cancelSource, highWaterMarkOf(queuing, 1), size);
    }
    startController(record.controller, start);
  }

  // A ReadableWritablePair
  function toPair(value, prefix) {
    if (value !== undefined && value !== null && !isObject(value)) throw new TypeError(`${prefix}: parameter 1 is not an object.`);
    const readable = value === undefined || value === null ? undefined : value.readable;
    if (!isReadableStream(readable)) throw new TypeError(`${prefix}: 'readable' of parameter 1 is not of type 'ReadableStream'.`);
    const { writable } = value;
    if (!core.use('streams/writable').isWritableStream(writable)) throw new TypeError(`${prefix}: 'writable' of parameter 1 is not of type 'WritableStream'.`);
    return { __proto__: null, readable, writable };
  }

  const readableObject = (record) => (record.object === undefined ? new ReadableStream(INTERNAL, record) : record.object);

  configure(ReadableStream, 'ReadableStream');
  ObjectDefineProperty(ReadableStream.prototype, SymbolAsyncIterator, {
    __proto__: null, value: ReadableStream.prototype.values, writable: true, enumerable: false, configurable: true,
  });
  return { __proto__: null, ReadableStream, isReadableStream, readableRecord: recordOf, readableObject };
})

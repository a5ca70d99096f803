// https://streams.spec.whatwg.org/#ws
(function (core) {
  'use strict';
  const { PromiseReject, RangeError, ReflectApply, TypeError } = core.primordials;
  const { configure, converters, dictionary, isObject, required } = core.webidl;
  const { INTERNAL, illegal, laterPromise, promiseCall, highWaterMarkOf, sizeOf, toStrategy } = core.use('streams/support');
  const {
    newWritable, startWritable, isLocked, closeQueuedOrInFlight, signalOf, abort, close, errorIfNeeded, acquireWriter,
    releaseWriter, write, desiredSize,
  } = core.use('streams/writable-core');

  const callback = converters.Function;
  const toSink = dictionary('UnderlyingSink', [
    { key: 'abort', converter: callback }, { key: 'close', converter: callback }, { key: 'start', converter: callback },
    { key: 'type', converter: converters.any }, { key: 'write', converter: callback },
  ]);
  let recordOf;
  let isWritableStream;

  class WritableStream {
    #record;

    constructor(underlyingSink = undefined, strategy = undefined) {
      if (underlyingSink === INTERNAL) {
        this.#record = strategy;
        strategy.object = this;
      } else {
        const prefix = "Failed to construct 'WritableStream'";
        if (underlyingSink !== undefined) converters.object(underlyingSink, prefix, 'parameter 1');
        const queuing = toStrategy(strategy, prefix, 'parameter 2');
        const sink = toSink(underlyingSink, prefix, 'parameter 1');
        if (sink.type !== undefined) throw new RangeError(`${prefix}: the type of a sink must be undefined`);
        const size = sizeOf(queuing);
        const record = newWritable({
          __proto__: null,
          write: sink.write && ((chunk) => promiseCall(sink.write, underlyingSink, [chunk, controllerObject(record.controller)])),
          close: sink.close && (() => promiseCall(sink.close, underlyingSink, [])),
          abort: sink.abort && ((reason) => promiseCall(sink.abort, underlyingSink, [reason])),
        }, highWaterMarkOf(queuing, 1), size);
        this.#record = record;
        record.object = this;
        startWritable(record, sink.start && (() => ReflectApply(sink.start, underlyingSink, [controllerObject(record.controller)])));
      }
    }

    get locked() {
      if (!(#record in this)) throw illegal('WritableStream', 'locked');
      return isLocked(this.#record);
    }

    abort(reason = undefined) {
      if (!isWritableStream(this)) return PromiseReject(illegal('WritableStream', 'abort'));
      if (isLocked(this.#record)) return PromiseReject(new TypeError('Cannot abort a stream that is locked to a writer'));
      return abort(this.#record, reason);
    }

    close() {
      if (!isWritableStream(this)) return PromiseReject(illegal('WritableStream', 'close'));
      if (isLocked(this.#record)) return PromiseReject(new TypeError('Cannot close a stream that is locked to a writer'));
      if (closeQueuedOrInFlight(this.#record)) return PromiseReject(new TypeError('Cannot close a stream that is closing already'));
      return close(this.#record);
    }

    getWriter() {
      if (!(#record in this)) throw illegal('WritableStream', 'getWriter');
      return new WritableStreamDefaultWriter(this);
    }

    static {
      recordOf = (stream) => stream.#record;
      isWritableStream = (value) => isObject(value) && #record in value;
    }
  }

  class WritableStreamDefaultWriter {
    #record;

    constructor(stream) {
      const prefix = "Failed to construct 'WritableStreamDefaultWriter'";
      required(arguments.length, 1, prefix);
      if (!isWritableStream(stream)) throw new TypeError(`${prefix}: parameter 1 is not of type 'WritableStream'.`);
      this.#record = acquireWriter(recordOf(stream), this);
    }

    get closed() {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('WritableStreamDefaultWriter', 'closed'));
      return laterPromise(this.#record.closed);
    }

    get desiredSize() {
      if (!(#record in this)) throw illegal('WritableStreamDefaultWriter', 'desiredSize');
      if (this.#record.stream === undefined) throw released('desiredSize');
      return desiredSize(this.#record.stream);
    }

    get ready() {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('WritableStreamDefaultWriter', 'ready'));
      return laterPromise(this.#record.ready);
    }

    abort(reason = undefined) {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('WritableStreamDefaultWriter', 'abort'));
      const { stream } = this.#record;
      return stream === undefined ? PromiseReject(released('abort')) : abort(stream, reason);
    }

    close() {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('WritableStreamDefaultWriter', 'close'));
      const { stream } = this.#record;
      if (stream === undefined) return PromiseReject(released('close'));
      if (closeQueuedOrInFlight(stream)) return PromiseReject(new TypeError('Cannot close a stream that is closing already'));
      return close(stream);
    }

    releaseLock() {
      if (!(#record in this)) throw illegal('WritableStreamDefaultWriter', 'releaseLock');
      if (this.#record.stream !== undefined) releaseWriter(this.#record);
    }

    write(chunk = undefined) {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('WritableStreamDefaultWriter', 'write'));
      const writer = this.#record;
      return writer.stream === undefined ? PromiseReject(released('write')) : write(writer, chunk);
    }
  }

  const released = (member) => new TypeError(`Cannot use '${member}' of a writer that was released`);

  class WritableStreamDefaultController {
    #record;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError('Illegal constructor');
      this.#record = arguments[1];
    }

    get signal() {
      if (!(#record in this)) throw illegal('WritableStreamDefaultController', 'signal');
      return signalOf(this.#record);
    }

    error(e = undefined) {
      if (!(#record in this)) throw illegal('WritableStreamDefaultController', 'error');
      errorIfNeeded(this.#record, e);
    }
  }

  function controllerObject(controller) {
    if (controller.object === undefined) controller.object = new WritableStreamDefaultController(INTERNAL, controller);
    return controller.object;
  }

  const writableObject = (record) => (record.object === undefined ? new WritableStream(INTERNAL, record) : record.object);

  configure(WritableStream, 'WritableStream');
  configure(WritableStreamDefaultWriter, 'WritableStreamDefaultWriter');
  configure(WritableStreamDefaultController, 'WritableStreamDefaultController');
  return {
    __proto__: null,
    WritableStream, WritableStreamDefaultWriter, WritableStreamDefaultController, isWritableStream, writableRecord: recordOf, writableObject,
  };
})

// https://streams.spec.whatwg.org/#default-reader-class and #byob-reader-class
(function (core) {
  'use strict';
  const {
    DataViewPrototypeGetByteLength, PromiseReject, PromiseWithResolvers, RangeError,
    TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag, TypeError,
  } = core.primordials;
  const { bufferOf, configure, converters, dictionary, isObject, required } = core.webidl;
  const { illegal, isDetached, laterPromise } = core.use('streams/support');
  const { acquireReader, cancel, read, releaseReader } = core.use('streams/readable-core');

  const toReadOptions = dictionary('ReadableStreamBYOBReaderReadOptions', [
    { key: 'min', converter: converters['unsigned long long'], options: { __proto__: null, enforceRange: true }, defaultValue: () => 1 },
  ]);
  const BUFFER = { __proto__: null, allowShared: false, allowResizable: true };
  const released = (member) => new TypeError(`Cannot use '${member}' of a reader that was released`);

  // A read request that settles a promise
  const PromiseRequest = {
    __proto__: null,
    chunk(value) { this.resolve({ value, done: false }); },
    close(value) { this.resolve({ value, done: true }); },
    error(e) { this.reject(e); },
  };
  const newRequest = (deferred) => ({ __proto__: PromiseRequest, resolve: deferred.resolve, reject: deferred.reject });

  class ReadableStreamDefaultReader {
    #record;

    constructor(stream) {
      const prefix = "Failed to construct 'ReadableStreamDefaultReader'";
      required(arguments.length, 1, prefix);
      this.#record = acquireReader(streamOf(stream, prefix), false, this);
    }

    get closed() {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('ReadableStreamDefaultReader', 'closed'));
      return laterPromise(this.#record.closed);
    }

    cancel(reason = undefined) {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('ReadableStreamDefaultReader', 'cancel'));
      const { stream } = this.#record;
      return stream === undefined ? PromiseReject(released('cancel')) : cancel(stream, reason);
    }

    read() {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('ReadableStreamDefaultReader', 'read'));
      if (this.#record.stream === undefined) return PromiseReject(released('read'));
      const deferred = PromiseWithResolvers();
      read(this.#record, newRequest(deferred));
      return deferred.promise;
    }

    releaseLock() {
      if (!(#record in this)) throw illegal('ReadableStreamDefaultReader', 'releaseLock');
      if (this.#record.stream !== undefined) releaseReader(this.#record);
    }
  }

  class ReadableStreamBYOBReader {
    #record;

    constructor(stream) {
      const prefix = "Failed to construct 'ReadableStreamBYOBReader'";
      required(arguments.length, 1, prefix);
      this.#record = acquireReader(streamOf(stream, prefix), true, this);
    }

    get closed() {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('ReadableStreamBYOBReader', 'closed'));
      return laterPromise(this.#record.closed);
    }

    cancel(reason = undefined) {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('ReadableStreamBYOBReader', 'cancel'));
      const { stream } = this.#record;
      return stream === undefined ? PromiseReject(released('cancel')) : cancel(stream, reason);
    }

    read(view, options = undefined) {
      if (!isObject(this) || !(#record in this)) return PromiseReject(illegal('ReadableStreamBYOBReader', 'read'));
      let result;
      try {
        const prefix = "Failed to execute 'read' on 'ReadableStreamBYOBReader'";
        required(arguments.length, 1, prefix);
        result = readInto(this.#record, converters.ArrayBufferView(view, prefix, 'parameter 1', BUFFER), toReadOptions(options, prefix, 'parameter 2').min);
      } catch (e) {
        result = PromiseReject(e);
      }
      return result;
    }

    releaseLock() {
      if (!(#record in this)) throw illegal('ReadableStreamBYOBReader', 'releaseLock');
      if (this.#record.stream !== undefined) releaseReader(this.#record);
    }
  }

  // https://streams.spec.whatwg.org/#byob-reader-read
  function readInto(reader, view, min) {
    const isDataView = TypedArrayPrototypeGetSymbolToStringTag(view) === undefined;
    const buffer = bufferOf(view);
    const size = isDetached(buffer) ? 0 : isDataView ? DataViewPrototypeGetByteLength(view) : TypedArrayPrototypeGetByteLength(view);
    if (size === 0) throw new TypeError('Cannot read into a view of no bytes');
    if (core.primordials.ArrayBufferPrototypeGetByteLength(buffer) === 0) throw new TypeError('Cannot read into a buffer of no bytes');
    if (min === 0) throw new TypeError("Cannot read with a 'min' of 0");
    const most = isDataView ? size : TypedArrayPrototypeGetLength(view);
    if (min > most) throw new RangeError(`Cannot read at least ${min} elements into a view of ${most}`);
    if (reader.stream === undefined) throw released('read');
    const deferred = PromiseWithResolvers();
    readBytes(reader, view, min, newRequest(deferred));
    return deferred.promise;
  }

  // https://streams.spec.whatwg.org/#readable-stream-byob-reader-read
  function readBytes(reader, view, min, request) {
    const { stream } = reader;
    stream.disturbed = true;
    if (stream.state === 'errored') {
      request.error(stream.storedError);
    } else {
      core.use('streams/byte-controller').pullInto(stream.controller, view, min, request);
    }
  }

  function streamOf(value, prefix) {
    const { isReadableStream, readableRecord } = core.use('streams/readable');
    if (!isReadableStream(value)) throw new TypeError(`${prefix}: parameter 1 is not of type 'ReadableStream'.`);
    return readableRecord(value);
  }

  configure(ReadableStreamDefaultReader, 'ReadableStreamDefaultReader');
  configure(ReadableStreamBYOBReader, 'ReadableStreamBYOBReader');
  return { __proto__: null, ReadableStreamDefaultReader, ReadableStreamBYOBReader, readBytes };
})

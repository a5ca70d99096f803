// https://streams.spec.whatwg.org/#ts
(function (core) {
  'use strict';
  const { PromisePrototypeThen, PromiseReject, PromiseWithResolvers, RangeError, ReflectApply, TypeError } = core.primordials;
  const { configure, converters, dictionary } = core.webidl;
  const {
    INTERNAL, RESOLVED, illegal, noop, newLater, laterPromise, resolveLater, promiseCall, highWaterMarkOf, sizeOf, toStrategy,
  } = core.use('streams/support');
  const { newReadable, startController } = core.use('streams/readable-core');
  const readables = core.use('streams/default-controller');
  const { newWritable, startWritable, errorIfNeeded } = core.use('streams/writable-core');

  const callback = converters.Function;
  const toTransformer = dictionary('Transformer', [
    { key: 'cancel', converter: callback }, { key: 'flush', converter: callback }, { key: 'readableType', converter: converters.any },
    { key: 'start', converter: callback }, { key: 'transform', converter: callback }, { key: 'writableType', converter: converters.any },
  ]);

  // Algorithms: {start, transform, flush, cancel}, all optional; all but start give promises
  function newTransform(algorithms, writableHighWaterMark, writableSize, readableHighWaterMark, readableSize) {
    const stream = {
      __proto__: null,
      readable: newReadable(), writable: undefined, backpressure: true, change: newLater(),
      object: undefined, transform: algorithms.transform, flush: algorithms.flush, cancel: algorithms.cancel, finish: undefined,
    };
    stream.writable = newWritable({
      __proto__: null,
      write: (chunk) => sinkWrite(stream, chunk),
      close: () => sinkClose(stream),
      abort: (reason) => sinkAbort(stream, reason),
    }, writableHighWaterMark, writableSize);
    readables.newDefaultController(stream.readable, () => sourcePull(stream), (reason) => sourceCancel(stream, reason), readableHighWaterMark, readableSize);
    return stream;
  }

  // The sides start later than a cancellation without algorithm ends, and earlier than one with: that is observable
  function startTransform(stream, start) {
    let started = RESOLVED;
    let deferred;
    if (start !== undefined) {
      deferred = PromiseWithResolvers();
      started = deferred.promise;
    }
    const later = PromisePrototypeThen(started, noop);
    const begin = () => later;
    startWritable(stream.writable, begin);
    startController(stream.readable.controller, begin);
    if (start !== undefined) deferred.resolve(start());
  }

  // https://webidl.spec.whatwg.org/#a-promise-resolved-with, literally
  function resolvedWith(value) {
    const deferred = PromiseWithResolvers();
    deferred.resolve(value);
    return deferred.promise;
  }

  function setBackpressure(stream, backpressure) {
    const { change } = stream;
    stream.change = newLater();
    stream.backpressure = backpressure;
    resolveLater(change);
  }

  function clearAlgorithms(stream) {
    stream.transform = undefined;
    stream.flush = undefined;
    stream.cancel = undefined;
  }

  function sinkWrite(stream, chunk) {
    if (!stream.backpressure) return perform(stream, chunk);
    return PromisePrototypeThen(laterPromise(stream.change), () => {
      const { writable } = stream;
      if (writable.state === 'erroring') throw writable.storedError;
      // A promise here would cost turns of the microtask queue
      const result = perform(stream, chunk);
      return result === RESOLVED ? undefined : result;
    });
  }

  // https://streams.spec.whatwg.org/#transform-stream-default-controller-perform-transform
  function perform(stream, chunk) {
    const algorithm = stream.transform;
    let result = RESOLVED;
    if (algorithm === undefined) {
      try {
        enqueue(stream, chunk);
      } catch (e) {
        fail(stream, e);
        result = PromiseReject(e);
      }
    } else {
      result = PromisePrototypeThen(algorithm(chunk), undefined, (e) => {
        fail(stream, e);
        throw e;
      });
    }
    return result;
  }

  // The transformer's last call: cancel or flush. Then what becomes of the other side
  function finish(stream, algorithm, fulfilled, rejected) {
    const deferred = PromiseWithResolvers();
    stream.finish = deferred.promise;
    const promise = algorithm === undefined ? RESOLVED : algorithm();
    clearAlgorithms(stream);
    PromisePrototypeThen(promise, () => fulfilled(deferred), (e) => rejected(deferred, e));
    return deferred.promise;
  }

  function sinkAbort(stream, reason) {
    if (stream.finish !== undefined) return stream.finish;
    const { readable, cancel } = stream;
    return finish(stream, cancel && (() => cancel(reason)), (deferred) => {
      if (readable.state === 'errored') {
        deferred.reject(readable.storedError);
      } else {
        readables.fail(readable.controller, reason);
        deferred.resolve(undefined);
      }
    }, (deferred, e) => {
      readables.fail(readable.controller, e);
      deferred.reject(e);
    });
  }

  function sinkClose(stream) {
    if (stream.finish !== undefined) return stream.finish;
    const { readable } = stream;
    return finish(stream, stream.flush, (deferred) => {
      if (readable.state === 'errored') {
        deferred.reject(readable.storedError);
      } else {
        readables.close(readable.controller);
        deferred.resolve(undefined);
      }
    }, (deferred, e) => {
      readables.fail(readable.controller, e);
      deferred.reject(e);
    });
  }

  function sourceCancel(stream, reason) {
    if (stream.finish !== undefined) return stream.finish;
    const { writable, cancel } = stream;
    return finish(stream, cancel && (() => cancel(reason)), (deferred) => {
      if (writable.state === 'errored') {
        deferred.reject(writable.storedError);
      } else {
        errorIfNeeded(writable.controller, reason);
        unblockWrite(stream);
        deferred.resolve(undefined);
      }
    }, (deferred, e) => {
      errorIfNeeded(writable.controller, e);
      unblockWrite(stream);
      deferred.reject(e);
    });
  }

  function sourcePull(stream) {
    setBackpressure(stream, false);
    return laterPromise(stream.change);
  }

  function unblockWrite(stream) {
    if (stream.backpressure) setBackpressure(stream, false);
  }

  function failWritable(stream, e) {
    clearAlgorithms(stream);
    errorIfNeeded(stream.writable.controller, e);
    unblockWrite(stream);
  }

  function fail(stream, e) {
    readables.fail(stream.readable.controller, e);
    failWritable(stream, e);
  }

  // https://streams.spec.whatwg.org/#transform-stream-default-controller-enqueue
  function enqueue(stream, chunk) {
    const { readable } = stream;
    const { controller } = readable;
    if (!readables.canCloseOrEnqueue(controller)) throw new TypeError('Cannot enqueue into a transform stream whose readable side is closed, closing or errored');
    try {
      readables.enqueue(controller, chunk);
    } catch (e) {
      failWritable(stream, e);
      throw readable.storedError;
    }
    const backpressure = !controller.shouldPull(controller);
    if (backpressure !== stream.backpressure) setBackpressure(stream, true);
  }

  const ready = (stream) => (stream.backpressure ? laterPromise(stream.change) : RESOLVED);

  function terminate(stream) {
    readables.close(stream.readable.controller);
    failWritable(stream, new TypeError('The transform stream was terminated'));
  }

  class TransformStream {
    #record;

    constructor(transformer = undefined, writableStrategy = undefined, readableStrategy = undefined) {
      const prefix = "Failed to construct 'TransformStream'";
      if (transformer !== undefined) converters.object(transformer, prefix, 'parameter 1');
      const writing = toStrategy(writableStrategy, prefix, 'parameter 2');
      const reading = toStrategy(readableStrategy, prefix, 'parameter 3');
      const methods = toTransformer(transformer, prefix, 'parameter 1');
      if (methods.readableType !== undefined) throw new RangeError(`${prefix}: readableType must be undefined`);
      if (methods.writableType !== undefined) throw new RangeError(`${prefix}: writableType must be undefined`);
      const readableHighWaterMark = highWaterMarkOf(reading, 0);
      const readableSize = sizeOf(reading);
      const writableHighWaterMark = highWaterMarkOf(writing, 1);
      const writableSize = sizeOf(writing);
      const { start, transform, flush, cancel } = methods;
      const record = newTransform({
        __proto__: null,
        transform: transform && ((chunk) => promiseCall(transform, transformer, [chunk, controllerObject(record)])),
        flush: flush && (() => promiseCall(flush, transformer, [controllerObject(record)])),
        cancel: cancel && ((reason) => resolvedWith(promiseCall(cancel, transformer, [reason]))),
      }, writableHighWaterMark, writableSize, readableHighWaterMark, readableSize);
      this.#record = record;
      startTransform(record, start && (() => ReflectApply(start, transformer, [controllerObject(record)])));
    }

    get readable() {
      if (!(#record in this)) throw illegal('TransformStream', 'readable');
      return core.use('streams/readable').readableObject(this.#record.readable);
    }

    get writable() {
      if (!(#record in this)) throw illegal('TransformStream', 'writable');
      return core.use('streams/writable').writableObject(this.#record.writable);
    }
  }

  class TransformStreamDefaultController {
    #record;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError('Illegal constructor');
      this.#record = arguments[1];
    }

    get desiredSize() {
      if (!(#record in this)) throw illegal('TransformStreamDefaultController', 'desiredSize');
      return readables.desiredSize(this.#record.readable.controller);
    }

    enqueue(chunk = undefined) {
      if (!(#record in this)) throw illegal('TransformStreamDefaultController', 'enqueue');
      enqueue(this.#record, chunk);
    }

    error(reason = undefined) {
      if (!(#record in this)) throw illegal('TransformStreamDefaultController', 'error');
      fail(this.#record, reason);
    }

    terminate() {
      if (!(#record in this)) throw illegal('TransformStreamDefaultController', 'terminate');
      terminate(this.#record);
    }
  }

  function controllerObject(record) {
    if (record.object === undefined) record.object = new TransformStreamDefaultController(INTERNAL, record);
    return record.object;
  }

  configure(TransformStream, 'TransformStream');
  configure(TransformStreamDefaultController, 'TransformStreamDefaultController');
  return { __proto__: null, TransformStream, TransformStreamDefaultController, newTransform, startTransform, enqueue, fail, terminate, ready };
})

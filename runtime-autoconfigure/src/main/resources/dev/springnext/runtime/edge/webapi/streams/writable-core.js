// The algorithms of writable streams, on records: https://streams.spec.whatwg.org/#ws-all-abstract-ops
(function (core) {
  'use strict';
  const { PromiseReject, PromiseResolve, PromisePrototypeThen, PromiseWithResolvers, TypeError } = core.primordials;
  const {
    RESOLVED, newList, push, shift, enqueueWithSize, dequeue, resetQueue, newLater, resolveLater, rejectLater, resolvedLater,
    rejectedLater, upon, handled,
  } = core.use('streams/support');

  const CLOSE = { __proto__: null };

  // Algorithms: {start, write, close, abort}, all but start give promises
  function newWritable(algorithms, highWaterMark, size) {
    const stream = {
      __proto__: null,
      object: undefined, state: 'writable', storedError: undefined, writer: undefined, controller: undefined,
      inFlightWrite: undefined, closeRequest: undefined, inFlightClose: undefined, pendingAbort: undefined,
      writeRequests: newList(), backpressure: false,
    };
    const controller = {
      __proto__: null,
      object: undefined, stream, head: undefined, tail: undefined, queueTotal: 0, started: false, highWaterMark, size,
      write: algorithms.write, close: algorithms.close, abort: algorithms.abort,
      signal: undefined, aborted: false, abortReason: undefined, onWrite: undefined, onWriteError: undefined,
    };
    stream.controller = controller;
    return stream;
  }

  // The end of https://streams.spec.whatwg.org/#set-up-writable-stream-default-controller
  function startWritable(stream, start) {
    const { controller } = stream;
    updateBackpressure(stream, backpressureOf(controller));
    const result = start === undefined ? undefined : start();
    upon(result === undefined ? RESOLVED : PromiseResolve(result), () => {
      controller.started = true;
      advance(controller);
    }, (e) => {
      controller.started = true;
      dealWithRejection(stream, e);
    });
  }

  const isLocked = (stream) => stream.writer !== undefined;
  const closeQueuedOrInFlight = (stream) => stream.closeRequest !== undefined || stream.inFlightClose !== undefined;
  const backpressureOf = (controller) => controller.highWaterMark - controller.queueTotal <= 0;

  function signalOf(controller) {
    if (controller.signal === undefined) {
      const abort = core.use('dom/abort');
      controller.signal = abort.newSignal();
      if (controller.aborted) abort.signalAbort(controller.signal, controller.abortReason);
    }
    return controller.signal;
  }

  function abort(stream, reason) {
    if (stream.state === 'closed' || stream.state === 'errored') return PromiseResolve(undefined);
    const { controller } = stream;
    if (!controller.aborted) {
      controller.aborted = true;
      controller.abortReason = reason;
      if (controller.signal !== undefined) core.use('dom/abort').signalAbort(controller.signal, reason);
    }
    if (stream.state === 'closed' || stream.state === 'errored') return PromiseResolve(undefined);
    if (stream.pendingAbort !== undefined) return stream.pendingAbort.deferred.promise;
    const wasAlreadyErroring = stream.state === 'erroring';
    const deferred = PromiseWithResolvers();
    stream.pendingAbort = { __proto__: null, deferred, reason: wasAlreadyErroring ? undefined : reason, wasAlreadyErroring };
    if (!wasAlreadyErroring) startErroring(stream, reason);
    return deferred.promise;
  }

  function close(stream) {
    if (stream.state === 'closed' || stream.state === 'errored') {
      return PromiseReject(new TypeError(`Cannot close a stream that is ${stream.state}`));
    }
    const deferred = PromiseWithResolvers();
    stream.closeRequest = deferred;
    const { writer } = stream;
    if (writer !== undefined && stream.backpressure && stream.state === 'writable') resolveLater(writer.ready);
    enqueueWithSize(stream.controller, CLOSE, 0);
    advance(stream.controller);
    return deferred.promise;
  }

  function startErroring(stream, reason) {
    const { controller, writer } = stream;
    stream.state = 'erroring';
    stream.storedError = reason;
    if (writer !== undefined) rejectReady(writer, reason);
    if (stream.inFlightWrite === undefined && stream.inFlightClose === undefined && controller.started) finishErroring(stream);
  }

  function finishErroring(stream) {
    const { controller } = stream;
    stream.state = 'errored';
    resetQueue(controller);
    const error = stream.storedError;
    const requests = stream.writeRequests;
    while (requests.head !== undefined) shift(requests).reject(error);
    const pending = stream.pendingAbort;
    if (pending === undefined) {
      rejectCloseAndClosed(stream);
      return;
    }
    stream.pendingAbort = undefined;
    if (pending.wasAlreadyErroring) {
      pending.deferred.reject(error);
      rejectCloseAndClosed(stream);
      return;
    }
    const algorithm = controller.abort;
    const promise = algorithm === undefined ? RESOLVED : algorithm(pending.reason);
    clearAlgorithms(controller);
    upon(promise, () => {
      pending.deferred.resolve(undefined);
      rejectCloseAndClosed(stream);
    }, (e) => {
      pending.deferred.reject(e);
      rejectCloseAndClosed(stream);
    });
  }

  function dealWithRejection(stream, error) {
    if (stream.state === 'writable') {
      startErroring(stream, error);
    } else {
      finishErroring(stream);
    }
  }

  function rejectCloseAndClosed(stream) {
    if (stream.closeRequest !== undefined) {
      stream.closeRequest.reject(stream.storedError);
      stream.closeRequest = undefined;
    }
    if (stream.writer !== undefined) rejectLater(stream.writer.closed, stream.storedError);
  }

  function updateBackpressure(stream, backpressure) {
    const { writer } = stream;
    if (writer !== undefined && backpressure !== stream.backpressure) {
      if (backpressure) {
        writer.ready = newLater();
      } else {
        resolveLater(writer.ready);
      }
    }
    stream.backpressure = backpressure;
  }

  function rejectReady(writer, error) {
    if (writer.ready.state === 0) {
      rejectLater(writer.ready, error);
    } else {
      writer.ready = rejectedLater(error);
    }
  }
  function rejectClosed(writer, error) {
    if (writer.closed.state === 0) {
      rejectLater(writer.closed, error);
    } else {
      writer.closed = rejectedLater(error);
    }
  }

  function clearAlgorithms(controller) {
    controller.write = undefined;
    controller.close = undefined;
    controller.abort = undefined;
    controller.size = undefined;
  }

  // https://streams.spec.whatwg.org/#writable-stream-default-controller-advance-queue-if-needed
  function advance(controller) {
    const { stream } = controller;
    if (controller.started && stream.inFlightWrite === undefined) {
      if (stream.state === 'erroring') {
        finishErroring(stream);
      } else if (controller.head !== undefined) {
        const { value } = controller.head;
        if (value === CLOSE) {
          processClose(controller);
        } else {
          processWrite(controller, value);
        }
      }
    }
  }

  function processClose(controller) {
    const { stream } = controller;
    stream.inFlightClose = stream.closeRequest;
    stream.closeRequest = undefined;
    dequeue(controller);
    const algorithm = controller.close;
    const promise = algorithm === undefined ? RESOLVED : algorithm();
    clearAlgorithms(controller);
    upon(promise, () => finishClose(stream), (e) => {
      stream.inFlightClose.reject(e);
      stream.inFlightClose = undefined;
      if (stream.pendingAbort !== undefined) {
        stream.pendingAbort.deferred.reject(e);
        stream.pendingAbort = undefined;
      }
      dealWithRejection(stream, e);
    });
  }

  function finishClose(stream) {
    stream.inFlightClose.resolve(undefined);
    stream.inFlightClose = undefined;
    if (stream.state === 'erroring') {
      stream.storedError = undefined;
      if (stream.pendingAbort !== undefined) {
        stream.pendingAbort.deferred.resolve(undefined);
        stream.pendingAbort = undefined;
      }
    }
    stream.state = 'closed';
    if (stream.writer !== undefined) resolveLater(stream.writer.closed);
  }

  function processWrite(controller, chunk) {
    const { stream } = controller;
    stream.inFlightWrite = shift(stream.writeRequests);
    const algorithm = controller.write;
    if (controller.onWrite === undefined) {
      controller.onWrite = () => written(controller);
      controller.onWriteError = (e) => writeFailed(controller, e);
    }
    PromisePrototypeThen(algorithm === undefined ? RESOLVED : algorithm(chunk), controller.onWrite, controller.onWriteError);
  }

  function written(controller) {
    const { stream } = controller;
    stream.inFlightWrite.resolve(undefined);
    stream.inFlightWrite = undefined;
    dequeue(controller);
    if (stream.state === 'writable' && stream.closeRequest === undefined && stream.inFlightClose === undefined) {
      updateBackpressure(stream, backpressureOf(controller));
    }
    advance(controller);
  }

  function writeFailed(controller, error) {
    const { stream } = controller;
    if (stream.state === 'writable') clearAlgorithms(controller);
    stream.inFlightWrite.reject(error);
    stream.inFlightWrite = undefined;
    dealWithRejection(stream, error);
  }

  function errorIfNeeded(controller, error) {
    if (controller.stream.state === 'writable') {
      clearAlgorithms(controller);
      startErroring(controller.stream, error);
    }
  }

  // Writers: {object, stream, ready, closed}
  // https://streams.spec.whatwg.org/#set-up-writable-stream-default-writer
  function acquireWriter(stream, object) {
    if (stream.writer !== undefined) throw new TypeError('The stream has a writer already');
    const { state } = stream;
    const writer = { __proto__: null, object, stream, ready: undefined, closed: undefined };
    stream.writer = writer;
    if (state === 'writable') {
      writer.ready = !closeQueuedOrInFlight(stream) && stream.backpressure ? newLater() : resolvedLater();
      writer.closed = newLater();
    } else if (state === 'erroring') {
      writer.ready = rejectedLater(stream.storedError);
      writer.closed = newLater();
    } else if (state === 'closed') {
      writer.ready = resolvedLater();
      writer.closed = resolvedLater();
    } else {
      writer.ready = rejectedLater(stream.storedError);
      writer.closed = rejectedLater(stream.storedError);
    }
    return writer;
  }

  function releaseWriter(writer) {
    const error = new TypeError('The writer was released and can no longer be used');
    rejectReady(writer, error);
    rejectClosed(writer, error);
    writer.stream.writer = undefined;
    writer.stream = undefined;
  }

  function chunkSize(controller, chunk) {
    let size = 1;
    if (controller.size !== undefined) {
      try {
        size = controller.size(chunk);
      } catch (e) {
        errorIfNeeded(controller, e);
      }
    }
    return size;
  }

  // https://streams.spec.whatwg.org/#writable-stream-default-writer-write
  function write(writer, chunk) {
    const { stream } = writer;
    const { controller } = stream;
    const size = chunkSize(controller, chunk);
    if (stream !== writer.stream) return PromiseReject(new TypeError('The writer was released and can no longer be used'));
    const { state } = stream;
    if (state === 'errored') return PromiseReject(stream.storedError);
    if (closeQueuedOrInFlight(stream) || state === 'closed') return PromiseReject(new TypeError('Cannot write to a stream that is closing or closed'));
    if (state === 'erroring') return PromiseReject(stream.storedError);
    const deferred = PromiseWithResolvers();
    push(stream.writeRequests, deferred);
    try {
      enqueueWithSize(controller, chunk, size);
    } catch (e) {
      errorIfNeeded(controller, e);
      return deferred.promise;
    }
    if (!closeQueuedOrInFlight(stream) && stream.state === 'writable') updateBackpressure(stream, backpressureOf(controller));
    advance(controller);
    return deferred.promise;
  }

  // https://streams.spec.whatwg.org/#writable-stream-default-writer-close-with-error-propagation
  function closeWithPropagation(writer) {
    const { stream } = writer;
    if (closeQueuedOrInFlight(stream) || stream.state === 'closed') return PromiseResolve(undefined);
    if (stream.state === 'errored') return PromiseReject(stream.storedError);
    return close(stream);
  }

  function desiredSize(stream) {
    const { state, controller } = stream;
    if (state === 'errored' || state === 'erroring') return null;
    return state === 'closed' ? 0 : controller.highWaterMark - controller.queueTotal;
  }

  return {
    __proto__: null,
    newWritable, startWritable, isLocked, closeQueuedOrInFlight, signalOf, abort, close, errorIfNeeded,
    acquireWriter, releaseWriter, write, closeWithPropagation, desiredSize, handled,
  };
})

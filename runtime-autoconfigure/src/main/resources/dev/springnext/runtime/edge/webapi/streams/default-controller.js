// https://streams.spec.whatwg.org/#rs-default-controller-class
(function (core) {
  'use strict';
  const { TypeError } = core.primordials;
  const { configure } = core.webidl;
  const { INTERNAL, RESOLVED, enqueueWithSize, dequeue, resetQueue, illegal } = core.use('streams/support');
  const readable = core.use('streams/readable-core');
  const { addRequest, callPullIfNeeded, defaultRequestsWaiting, fulfill, startController } = readable;

  // pull() and cancel(reason) give promises; size undefined counts chunks
  function newDefaultController(stream, pull, cancel, highWaterMark, size) {
    const controller = {
      __proto__: null,
      object: undefined, bytes: false, stream, head: undefined, tail: undefined, queueTotal: 0, started: false,
      closeRequested: false, pullAgain: false, pulling: false, size, highWaterMark, pull, cancel,
      onPull: undefined, onPullError: undefined, shouldPull, fail, pullSteps, cancelSteps,
    };
    stream.controller = controller;
    return controller;
  }

  function shouldPull(controller) {
    const { stream } = controller;
    return canCloseOrEnqueue(controller)
      && (defaultRequestsWaiting(stream) || controller.highWaterMark - controller.queueTotal > 0);
  }

  const canCloseOrEnqueue = (controller) => !controller.closeRequested && controller.stream.state === 'readable';

  function pullSteps(controller, request) {
    const { stream } = controller;
    if (controller.head !== undefined) {
      const chunk = dequeue(controller);
      if (controller.closeRequested && controller.head === undefined) {
        clearAlgorithms(controller);
        readable.close(stream);
      } else {
        callPullIfNeeded(controller);
      }
      request.chunk(chunk);
    } else {
      addRequest(stream, request);
      callPullIfNeeded(controller);
    }
  }

  function cancelSteps(controller, reason) {
    resetQueue(controller);
    const algorithm = controller.cancel;
    const result = algorithm === undefined ? RESOLVED : algorithm(reason);
    clearAlgorithms(controller);
    return result;
  }

  function clearAlgorithms(controller) {
    controller.pull = undefined;
    controller.cancel = undefined;
    controller.size = undefined;
  }

  function enqueue(controller, chunk) {
    if (!canCloseOrEnqueue(controller)) return;
    const { stream } = controller;
    if (defaultRequestsWaiting(stream)) {
      fulfill(stream, chunk, false);
    } else {
      try {
        enqueueWithSize(controller, chunk, controller.size === undefined ? 1 : controller.size(chunk));
      } catch (e) {
        fail(controller, e);
        throw e;
      }
    }
    callPullIfNeeded(controller);
  }

  function close(controller) {
    if (!canCloseOrEnqueue(controller)) return;
    controller.closeRequested = true;
    if (controller.head === undefined) {
      clearAlgorithms(controller);
      readable.close(controller.stream);
    }
  }

  function fail(controller, e) {
    if (controller.stream.state === 'readable') {
      resetQueue(controller);
      clearAlgorithms(controller);
      readable.error(controller.stream, e);
    }
  }

  function desiredSize(controller) {
    const { state } = controller.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : controller.highWaterMark - controller.queueTotal;
  }

  // https://streams.spec.whatwg.org/#abstract-opdef-createreadablestream
  function createReadable(start, pull, cancel, highWaterMark, size) {
    const stream = readable.newReadable();
    startController(newDefaultController(stream, pull, cancel, highWaterMark, size), start);
    return stream;
  }

  class ReadableStreamDefaultController {
    #record;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError('Illegal constructor');
      this.#record = arguments[1];
    }

    get desiredSize() {
      if (!(#record in this)) throw illegal('ReadableStreamDefaultController', 'desiredSize');
      return desiredSize(this.#record);
    }

    close() {
      if (!(#record in this)) throw illegal('ReadableStreamDefaultController', 'close');
      if (!canCloseOrEnqueue(this.#record)) throw new TypeError(unusable(this.#record, 'close'));
      close(this.#record);
    }

    enqueue(chunk = undefined) {
      if (!(#record in this)) throw illegal('ReadableStreamDefaultController', 'enqueue');
      const controller = this.#record;
      if (controller.closeRequested || controller.stream.state !== 'readable') throw new TypeError(unusable(controller, 'enqueue into'));
      enqueue(controller, chunk);
    }

    error(e = undefined) {
      if (!(#record in this)) throw illegal('ReadableStreamDefaultController', 'error');
      fail(this.#record, e);
    }
  }

  const unusable = (controller, verb) => `Cannot ${verb} a stream that is ${controller.stream.state === 'readable' ? 'closing' : controller.stream.state}`;

  function controllerObject(controller) {
    if (controller.object === undefined) controller.object = new ReadableStreamDefaultController(INTERNAL, controller);
    return controller.object;
  }

  configure(ReadableStreamDefaultController, 'ReadableStreamDefaultController');
  return {
    __proto__: null,
    ReadableStreamDefaultController, newDefaultController, createReadable, canCloseOrEnqueue, enqueue, close, fail, desiredSize, controllerObject,
  };
})

// The algorithms of streams of bytes: https://streams.spec.whatwg.org/#rbs-controller-abstract-ops
(function (core) {
  'use strict';
  const {
    ArrayBuffer, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeSlice, BigInt64Array, BigUint64Array, DataView,
    DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, Float32Array, Float64Array, Int16Array, Int32Array, Int8Array,
    MathMin, RangeError, TypeError, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength,
    TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, Uint16Array, Uint32Array, Uint8Array, Uint8ClampedArray,
  } = core.primordials;
  const { bufferOf } = core.webidl;
  const { RESOLVED, newList, push, shift, isDetached, transferBuffer } = core.use('streams/support');
  const readable = core.use('streams/readable-core');
  const { addRequest, byobRequestsWaiting, callPullIfNeeded, defaultRequestsWaiting, fulfill } = readable;

  const CONSTRUCTORS = {
    __proto__: null,
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array,
    Float32Array, Float64Array, Float16Array: core.primordials.Float16Array,
  };

  function newByteController(stream, pull, cancel, highWaterMark, autoAllocateChunkSize) {
    const controller = {
      __proto__: null,
      object: undefined, bytes: true, stream, queue: newList(), queueTotal: 0, started: false, closeRequested: false,
      pullAgain: false, pulling: false, highWaterMark, pull, cancel, autoAllocateChunkSize, byobRequest: undefined,
      pullIntos: newList(), onPull: undefined, onPullError: undefined, shouldPull, fail, pullSteps, cancelSteps,
    };
    stream.controller = controller;
    return controller;
  }

  // A view as [constructor, size of an element, buffer, offset, bytes], for a view whatever its prototype says
  function describeView(view) {
    const tag = TypedArrayPrototypeGetSymbolToStringTag(view);
    const typed = tag !== undefined;
    const byteLength = typed ? TypedArrayPrototypeGetByteLength(view) : isDetached(bufferOf(view)) ? 0 : DataViewPrototypeGetByteLength(view);
    const length = typed ? TypedArrayPrototypeGetLength(view) : byteLength;
    return {
      __proto__: null,
      Constructor: typed ? CONSTRUCTORS[tag] : DataView,
      elementSize: typed ? (length === 0 ? CONSTRUCTORS[tag].BYTES_PER_ELEMENT : byteLength / length) : 1,
      buffer: bufferOf(view),
      byteOffset: typed ? TypedArrayPrototypeGetByteOffset(view) : byteLength === 0 ? 0 : DataViewPrototypeGetByteOffset(view),
      byteLength,
    };
  }

  function shouldPull(controller) {
    const { stream } = controller;
    return stream.state === 'readable' && !controller.closeRequested
      && (readable.requestsWaiting(stream) || controller.highWaterMark - controller.queueTotal > 0);
  }

  function cancelSteps(controller, reason) {
    clearPullIntos(controller);
    resetQueue(controller);
    const algorithm = controller.cancel;
    const result = algorithm === undefined ? RESOLVED : algorithm(reason);
    clearAlgorithms(controller);
    return result;
  }

  function pullSteps(controller, request) {
    const { stream } = controller;
    if (controller.queueTotal > 0) {
      fillRequestFromQueue(controller, request);
      return;
    }
    const size = controller.autoAllocateChunkSize;
    if (size !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(size);
      } catch (e) {
        request.error(e);
        return;
      }
      push(controller.pullIntos, newPullInto(buffer, 0, size, 1, 1, Uint8Array, 'default'));
    }
    addRequest(stream, request);
    callPullIfNeeded(controller);
  }

  const newPullInto = (buffer, byteOffset, byteLength, minimumFill, elementSize, Constructor, readerType) => ({
    __proto__: null,
    buffer, bufferByteLength: ArrayBufferPrototypeGetByteLength(buffer), byteOffset, byteLength, bytesFilled: 0,
    minimumFill, elementSize, Constructor, readerType,
  });

  function releaseSteps(controller) {
    const first = controller.pullIntos.head;
    if (first !== undefined) {
      first.value.readerType = 'none';
      controller.pullIntos = newList();
      push(controller.pullIntos, first.value);
    }
  }

  function resetQueue(controller) {
    controller.queue = newList();
    controller.queueTotal = 0;
  }
  function clearAlgorithms(controller) {
    controller.pull = undefined;
    controller.cancel = undefined;
  }
  function invalidateRequest(controller) {
    if (controller.byobRequest !== undefined) {
      controller.byobRequest.controller = undefined;
      controller.byobRequest.view = null;
      controller.byobRequest = undefined;
    }
  }
  function clearPullIntos(controller) {
    invalidateRequest(controller);
    controller.pullIntos = newList();
  }
  function shiftPullInto(controller) {
    return shift(controller.pullIntos);
  }

  function close(controller) {
    const { stream } = controller;
    if (controller.closeRequested || stream.state !== 'readable') return;
    if (controller.queueTotal > 0) {
      controller.closeRequested = true;
      return;
    }
    const first = controller.pullIntos.head;
    if (first !== undefined && first.value.bytesFilled % first.value.elementSize !== 0) {
      const e = new TypeError('Cannot close a stream of bytes in the middle of an element that is being read');
      fail(controller, e);
      throw e;
    }
    clearAlgorithms(controller);
    readable.close(stream);
  }

  function fail(controller, e) {
    if (controller.stream.state === 'readable') {
      clearPullIntos(controller);
      resetQueue(controller);
      clearAlgorithms(controller);
      readable.error(controller.stream, e);
    }
  }

  // https://streams.spec.whatwg.org/#readable-byte-stream-controller-enqueue
  function enqueue(controller, chunk) {
    const { stream } = controller;
    if (controller.closeRequested || stream.state !== 'readable') return;
    const { buffer, byteOffset, byteLength } = describeView(chunk);
    if (isDetached(buffer)) throw new TypeError('Cannot enqueue a view of a detached buffer');
    enqueueOwn(controller, transferBuffer(buffer), byteOffset, byteLength);
  }

  // The same for a buffer that nobody else has
  function enqueueOwn(controller, buffer, byteOffset, byteLength) {
    const { stream } = controller;
    const first = controller.pullIntos.head;
    if (first !== undefined) {
      const pullInto = first.value;
      if (isDetached(pullInto.buffer)) throw new TypeError('Cannot enqueue: the buffer of the pending request is detached');
      invalidateRequest(controller);
      pullInto.buffer = transferBuffer(pullInto.buffer);
      if (pullInto.readerType === 'none') enqueueDetachedPullInto(controller, pullInto);
    }
    if (stream.reader !== undefined && !stream.reader.byob) {
      processReadRequests(controller);
      if (!defaultRequestsWaiting(stream)) {
        enqueueChunk(controller, buffer, byteOffset, byteLength);
      } else {
        if (controller.pullIntos.head !== undefined) shiftPullInto(controller);
        fulfill(stream, new Uint8Array(buffer, byteOffset, byteLength), false);
      }
    } else if (byobRequestsWaiting(stream)) {
      enqueueChunk(controller, buffer, byteOffset, byteLength);
      commitAll(stream, processPullIntos(controller));
    } else {
      enqueueChunk(controller, buffer, byteOffset, byteLength);
    }
    callPullIfNeeded(controller);
  }

  function enqueueChunk(controller, buffer, byteOffset, byteLength) {
    push(controller.queue, { __proto__: null, buffer, byteOffset, byteLength });
    controller.queueTotal += byteLength;
  }

  function enqueueClone(controller, buffer, byteOffset, byteLength) {
    let clone;
    try {
      clone = ArrayBufferPrototypeSlice(buffer, byteOffset, byteOffset + byteLength);
    } catch (e) {
      fail(controller, e);
      throw e;
    }
    enqueueChunk(controller, clone, 0, byteLength);
  }

  function enqueueDetachedPullInto(controller, pullInto) {
    if (pullInto.bytesFilled > 0) enqueueClone(controller, pullInto.buffer, pullInto.byteOffset, pullInto.bytesFilled);
    shiftPullInto(controller);
  }

  function processReadRequests(controller) {
    const { stream } = controller;
    while (defaultRequestsWaiting(stream) && controller.queueTotal > 0) {
      fillRequestFromQueue(controller, shift(stream.reader.requests));
    }
  }

  function fillRequestFromQueue(controller, request) {
    const entry = shift(controller.queue);
    controller.queueTotal -= entry.byteLength;
    handleQueueDrain(controller);
    request.chunk(new Uint8Array(entry.buffer, entry.byteOffset, entry.byteLength));
  }

  function handleQueueDrain(controller) {
    if (controller.queueTotal === 0 && controller.closeRequested) {
      clearAlgorithms(controller);
      readable.close(controller.stream);
    } else {
      callPullIfNeeded(controller);
    }
  }

  // https://streams.spec.whatwg.org/#readable-byte-stream-controller-fill-pull-into-descriptor-from-queue
  function fillFromQueue(controller, pullInto) {
    const most = MathMin(controller.queueTotal, pullInto.byteLength - pullInto.bytesFilled);
    const filled = pullInto.bytesFilled + most;
    let left = most;
    let ready = false;
    const aligned = filled - (filled % pullInto.elementSize);
    if (aligned >= pullInto.minimumFill) {
      left = aligned - pullInto.bytesFilled;
      ready = true;
    }
    const { queue } = controller;
    while (left > 0) {
      const entry = queue.head.value;
      const count = MathMin(left, entry.byteLength);
      copy(pullInto.buffer, pullInto.byteOffset + pullInto.bytesFilled, entry.buffer, entry.byteOffset, count);
      if (entry.byteLength === count) {
        shift(queue);
      } else {
        entry.byteOffset += count;
        entry.byteLength -= count;
      }
      controller.queueTotal -= count;
      pullInto.bytesFilled += count;
      left -= count;
    }
    return ready;
  }

  function copy(to, toOffset, from, fromOffset, count) {
    TypedArrayPrototypeSet(new Uint8Array(to, toOffset, count), new Uint8Array(from, fromOffset, count));
  }

  // Fills what can be filled; the caller hands it out afterwards, as that may call back
  function processPullIntos(controller) {
    const filled = newList();
    let going = true;
    while (going && controller.pullIntos.head !== undefined && controller.queueTotal > 0) {
      const pullInto = controller.pullIntos.head.value;
      going = fillFromQueue(controller, pullInto);
      if (going) push(filled, shiftPullInto(controller));
    }
    return filled;
  }
  function commitAll(stream, filled) {
    while (filled.head !== undefined) commit(stream, shift(filled));
  }

  function commit(stream, pullInto) {
    fulfillOrClose(stream, pullInto, stream.state === 'closed');
  }
  function fulfillOrClose(stream, pullInto, done) {
    const view = toView(pullInto);
    if (done) {
      shift(stream.reader.requests).close(view);
    } else {
      fulfill(stream, view, false);
    }
  }
  function toView(pullInto) {
    return new pullInto.Constructor(transferBuffer(pullInto.buffer), pullInto.byteOffset, pullInto.bytesFilled / pullInto.elementSize);
  }

  // https://streams.spec.whatwg.org/#readable-byte-stream-controller-pull-into
  function pullInto(controller, view, min, request) {
    const { stream } = controller;
    const { Constructor, elementSize, buffer: viewBuffer, byteOffset, byteLength } = describeView(view);
    let buffer;
    try {
      buffer = transferBuffer(viewBuffer);
    } catch (e) {
      request.error(e);
      return;
    }
    const descriptor = newPullInto(buffer, byteOffset, byteLength, min * elementSize, elementSize, Constructor, 'byob');
    if (controller.pullIntos.head !== undefined) {
      push(controller.pullIntos, descriptor);
      addRequest(stream, request);
    } else if (stream.state === 'closed') {
      request.close(new Constructor(descriptor.buffer, descriptor.byteOffset, 0));
    } else {
      let pending = true;
      if (controller.queueTotal > 0) {
        if (fillFromQueue(controller, descriptor)) {
          const filled = toView(descriptor);
          handleQueueDrain(controller);
          request.chunk(filled);
          pending = false;
        } else if (controller.closeRequested) {
          const e = new TypeError('The stream of bytes ends in the middle of an element that is being read');
          fail(controller, e);
          request.error(e);
          pending = false;
        }
      }
      if (pending) {
        push(controller.pullIntos, descriptor);
        addRequest(stream, request);
        callPullIfNeeded(controller);
      }
    }
  }

  // https://streams.spec.whatwg.org/#readable-byte-stream-controller-respond
  function respond(controller, bytesWritten) {
    const first = controller.pullIntos.head.value;
    if (controller.stream.state === 'closed') {
      if (bytesWritten !== 0) throw new TypeError('bytesWritten must be 0 when the stream is closed');
    } else {
      if (bytesWritten === 0) throw new TypeError('bytesWritten must be greater than 0 while the stream is readable');
      if (first.bytesFilled + bytesWritten > first.byteLength) throw new RangeError('bytesWritten is more than the view has room for');
    }
    first.buffer = transferBuffer(first.buffer);
    respondInternal(controller, bytesWritten);
  }

  // https://streams.spec.whatwg.org/#readable-byte-stream-controller-respond-with-new-view
  function respondWithNewView(controller, view) {
    const first = controller.pullIntos.head.value;
    const { buffer, byteOffset, byteLength } = describeView(view);
    if (controller.stream.state === 'closed') {
      if (byteLength !== 0) throw new TypeError('The view must have no bytes when the stream is closed');
    } else if (byteLength === 0) {
      throw new TypeError('The view must have bytes while the stream is readable');
    }
    if (first.byteOffset + first.bytesFilled !== byteOffset) throw new RangeError('The region of the view does not match that of the request');
    if (first.bufferByteLength !== ArrayBufferPrototypeGetByteLength(buffer)) throw new RangeError('The buffer of the view differs in size from that of the request');
    if (first.bytesFilled + byteLength > first.byteLength) throw new RangeError('The region of the view is larger than that of the request');
    first.buffer = transferBuffer(buffer);
    respondInternal(controller, byteLength);
  }

  function respondInternal(controller, bytesWritten) {
    const first = controller.pullIntos.head.value;
    invalidateRequest(controller);
    if (controller.stream.state === 'closed') {
      respondClosed(controller, first);
    } else {
      respondReadable(controller, bytesWritten, first);
    }
    callPullIfNeeded(controller);
  }

  function respondClosed(controller, first) {
    if (first.readerType === 'none') shiftPullInto(controller);
    const { stream } = controller;
    if (stream.reader !== undefined && stream.reader.byob) {
      const filled = newList();
      for (let node = stream.reader.requests.head; node !== undefined; node = node.next) push(filled, shiftPullInto(controller));
      commitAll(stream, filled);
    }
  }

  function respondReadable(controller, bytesWritten, pullInto) {
    const { stream } = controller;
    pullInto.bytesFilled += bytesWritten;
    if (pullInto.readerType === 'none') {
      enqueueDetachedPullInto(controller, pullInto);
      commitAll(stream, processPullIntos(controller));
    } else if (pullInto.bytesFilled >= pullInto.minimumFill) {
      shiftPullInto(controller);
      const rest = pullInto.bytesFilled % pullInto.elementSize;
      if (rest > 0) {
        enqueueClone(controller, pullInto.buffer, pullInto.byteOffset + pullInto.bytesFilled - rest, rest);
      }
      pullInto.bytesFilled -= rest;
      const filled = processPullIntos(controller);
      commit(stream, pullInto);
      commitAll(stream, filled);
    }
  }

  // The record behind controller.byobRequest, or undefined if nobody waits with a buffer
  function byobRequestOf(controller) {
    if (controller.byobRequest === undefined && controller.pullIntos.head !== undefined) {
      const first = controller.pullIntos.head.value;
      controller.byobRequest = {
        __proto__: null,
        object: undefined, controller,
        view: new Uint8Array(first.buffer, first.byteOffset + first.bytesFilled, first.byteLength - first.bytesFilled),
      };
    }
    return controller.byobRequest;
  }

  function desiredSize(controller) {
    const { state } = controller.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : controller.highWaterMark - controller.queueTotal;
  }

  return {
    __proto__: null,
    newByteController, enqueue, enqueueOwn, close, fail, pullInto, respond, respondWithNewView, byobRequestOf, desiredSize,
    releaseSteps, describeView,
  };
})

// What all streams share: queues, promises that are made when somebody looks, and conversions.
// Records are literals without prototype, so that nobody's patched Object.prototype is in the way.
(function (core) {
  'use strict';
  const {
    ArrayBufferPrototypeGetDetached, ArrayBufferPrototypeTransfer, NumberIsNaN, PromisePrototypeThen,
    PromiseReject, PromiseResolve, PromiseWithResolvers, RangeError, ReflectApply, TypeError,
  } = core.primordials;
  const { converters, dictionary } = core.webidl;

  const INTERNAL = { __proto__: null };
  const RESOLVED = PromiseResolve(undefined);
  const noop = () => {};

  // First in, first out
  const newList = () => ({ __proto__: null, head: undefined, tail: undefined });
  function push(list, value) {
    const node = { __proto__: null, value, next: undefined };
    if (list.head === undefined) {
      list.head = node;
    } else {
      list.tail.next = node;
    }
    list.tail = node;
  }
  function shift(list) {
    const node = list.head;
    list.head = node.next;
    return node.value;
  }

  // https://streams.spec.whatwg.org/#queue-with-sizes: head, tail and queueTotal of a controller
  function enqueueWithSize(controller, value, size) {
    const number = +size;
    if (!(number >= 0) || number === Infinity) throw new RangeError(`The size of a chunk must be a finite, non-negative number, but is ${number}`);
    const node = { __proto__: null, value, size: number, next: undefined };
    if (controller.head === undefined) {
      controller.head = node;
    } else {
      controller.tail.next = node;
    }
    controller.tail = node;
    controller.queueTotal += number;
  }
  function dequeue(controller) {
    const node = controller.head;
    controller.head = node.next;
    const left = controller.queueTotal - node.size;
    controller.queueTotal = left < 0 ? 0 : left;
    return node.value;
  }
  function resetQueue(controller) {
    controller.head = undefined;
    controller.tail = undefined;
    controller.queueTotal = 0;
  }

  // A promise for closed and ready: made when it is first asked for, and never reported as unhandled
  const newLater = () => ({ __proto__: null, state: 0, value: undefined, deferred: undefined });
  function laterPromise(later) {
    if (later.deferred === undefined) {
      const deferred = PromiseWithResolvers();
      PromisePrototypeThen(deferred.promise, undefined, noop);
      later.deferred = deferred;
      if (later.state === 1) deferred.resolve(undefined);
      if (later.state === 2) deferred.reject(later.value);
    }
    return later.deferred.promise;
  }
  function resolveLater(later) {
    if (later.state === 0) {
      later.state = 1;
      if (later.deferred !== undefined) later.deferred.resolve(undefined);
    }
  }
  function rejectLater(later, error) {
    if (later.state === 0) {
      later.state = 2;
      later.value = error;
      if (later.deferred !== undefined) later.deferred.reject(error);
    }
  }
  function resolvedLater() {
    const later = newLater();
    later.state = 1;
    return later;
  }
  function rejectedLater(error) {
    const later = newLater();
    later.state = 2;
    later.value = error;
    return later;
  }

  const upon = (promise, fulfilled, rejected) => { PromisePrototypeThen(PromisePrototypeThen(promise, fulfilled, rejected), undefined, unexpected); };
  function unexpected(error) {
    core.reportException(error);
  }
  const handled = (promise) => { PromisePrototypeThen(promise, undefined, noop); };

  // Calls back user code that may return a promise
  function promiseCall(fn, self, args) {
    let result;
    try {
      const value = ReflectApply(fn, self, args);
      result = value === undefined ? RESOLVED : PromiseResolve(value);
    } catch (e) {
      result = PromiseReject(e);
    }
    return result;
  }

  // https://streams.spec.whatwg.org/#validate-and-normalize-high-water-mark
  function highWaterMarkOf(strategy, fallback) {
    const value = strategy.highWaterMark;
    if (value === undefined) return fallback;
    if (NumberIsNaN(value) || value < 0) throw new RangeError(`The highWaterMark of a strategy must be a non-negative number, but is ${value}`);
    return value;
  }

  // https://streams.spec.whatwg.org/#make-size-algorithm-from-size-function; undefined counts chunks
  function sizeOf(strategy) {
    const { size } = strategy;
    return size === undefined ? undefined : (chunk) => converters['unrestricted double'](ReflectApply(size, undefined, [chunk]));
  }

  const toStrategy = dictionary('QueuingStrategy', [
    { key: 'highWaterMark', converter: converters['unrestricted double'] },
    { key: 'size', converter: converters.Function },
  ]);

  const isDetached = (buffer) => ArrayBufferPrototypeGetDetached(buffer);

  // https://streams.spec.whatwg.org/#transfer-array-buffer
  const transferBuffer = (buffer) => ArrayBufferPrototypeTransfer(buffer);

  const illegal = (Class, member) => new TypeError(`Illegal invocation of '${member}': 'this' is not a ${Class}`);

  return {
    __proto__: null,
    INTERNAL, RESOLVED, noop, newList, push, shift, enqueueWithSize, dequeue, resetQueue, newLater, laterPromise,
    resolveLater, rejectLater, resolvedLater, rejectedLater, upon, handled, promiseCall, highWaterMarkOf,
    sizeOf, toStrategy, isDetached, transferBuffer, illegal,
  };
})

// https://streams.spec.whatwg.org/#readable-stream-pipe-to
(function (core) {
  'use strict';
  const { PromisePrototypeThen, PromiseResolve, PromiseWithResolvers, TypeError } = core.primordials;
  const { RESOLVED, noop, laterPromise } = core.use('streams/support');
  const { acquireReader, cancel, read, releaseReader } = core.use('streams/readable-core');
  const writable = core.use('streams/writable-core');

  // Options are those of StreamPipeOptions, converted
  function pipe(source, destination, { preventAbort, preventCancel, preventClose, signal }) {
    const reader = acquireReader(source, false, undefined);
    const writer = writable.acquireWriter(destination, undefined);
    source.disturbed = true;
    const done = PromiseWithResolvers();
    let shuttingDown = false;
    let currentWrite = RESOLVED;
    let inline = false;
    let more = false;
    let removeAbort;

    function write(chunk) {
      return PromisePrototypeThen(writable.write(writer, chunk), noop, noop);
    }
    const request = {
      __proto__: null,
      chunk(chunk) {
        if (inline) {
          currentWrite = write(chunk);
          more = true;
        } else {
          // Whoever enqueues must not find that the sink's write() ran meanwhile
          currentWrite = PromisePrototypeThen(RESOLVED, () => {
            const written = write(chunk);
            currentWrite = written;
            loop();
            return written;
          });
        }
      },
      close: noop,
      error: noop,
    };
    // Reads while there are chunks and room for them
    function loop() {
      more = true;
      while (more && !shuttingDown) {
        more = false;
        if (writer.ready.state === 0) {
          PromisePrototypeThen(laterPromise(writer.ready), loop, noop);
        } else if (writer.ready.state === 1) {
          inline = true;
          read(reader, request);
          inline = false;
        }
      }
    }

    function waitForWrites() {
      const before = currentWrite;
      return PromisePrototypeThen(before, () => (before === currentWrite ? undefined : waitForWrites()));
    }
    // action gives a promise, or is undefined
    function shutdown(action, isError, error) {
      if (shuttingDown) return;
      shuttingDown = true;
      const act = () => {
        if (action === undefined) {
          finalize(isError, error);
        } else {
          PromisePrototypeThen(action(), () => finalize(isError, error), (e) => finalize(true, e));
        }
      };
      if (destination.state === 'writable' && !writable.closeQueuedOrInFlight(destination)) {
        PromisePrototypeThen(waitForWrites(), act);
      } else {
        act();
      }
    }
    function finalize(isError, error) {
      writable.releaseWriter(writer);
      releaseReader(reader);
      if (removeAbort !== undefined) removeAbort();
      if (isError) {
        done.reject(error);
      } else {
        done.resolve(undefined);
      }
    }

    function abortAlgorithm() {
      const error = core.use('dom/abort').abortReason(signal);
      shutdown(() => {
        let first = RESOLVED;
        let second = RESOLVED;
        if (!preventAbort && destination.state === 'writable') first = writable.abort(destination, error);
        if (!preventCancel && source.state === 'readable') second = cancel(source, error);
        return both(first, second);
      }, true, error);
    }

    function start() {
      const sourceFailed = (e) => shutdown(preventAbort ? undefined : () => writable.abort(destination, e), true, e);
      const destinationFailed = (e) => shutdown(preventCancel ? undefined : () => cancel(source, e), true, e);
      const sourceClosed = () => shutdown(preventClose ? undefined : () => writable.closeWithPropagation(writer), false, undefined);
      if (source.state === 'errored') sourceFailed(source.storedError);
      if (destination.state === 'errored') destinationFailed(destination.storedError);
      if (source.state === 'closed') sourceClosed();
      if (writable.closeQueuedOrInFlight(destination) || destination.state === 'closed') {
        destinationFailed(new TypeError('The destination of the pipe is closing or closed'));
      }
      if (!shuttingDown) {
        PromisePrototypeThen(laterPromise(reader.closed), sourceClosed, sourceFailed);
        PromisePrototypeThen(laterPromise(writer.closed), undefined, destinationFailed);
        PromisePrototypeThen(laterPromise(writer.ready), loop, noop);
      }
    }

    if (signal !== undefined) {
      const abort = core.use('dom/abort');
      if (abort.isAborted(signal)) {
        abortAlgorithm();
        return done.promise;
      }
      removeAbort = abort.addAlgorithm(signal, abortAlgorithm);
    }
    start();
    return done.promise;
  }

  // https://webidl.spec.whatwg.org/#wait-for-all of two
  function both(first, second) {
    const result = PromiseWithResolvers();
    let left = 2;
    const fulfilled = () => {
      left--;
      if (left === 0) result.resolve(undefined);
    };
    PromisePrototypeThen(PromiseResolve(first), fulfilled, result.reject);
    PromisePrototypeThen(PromiseResolve(second), fulfilled, result.reject);
    return result.promise;
  }

  return { __proto__: null, pipe };
})

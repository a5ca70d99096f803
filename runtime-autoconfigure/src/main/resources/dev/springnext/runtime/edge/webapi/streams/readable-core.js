// The algorithms of readable streams and their readers, on records.
// https://streams.spec.whatwg.org/#rs-all-abstract-ops
(function (core) {
  'use strict';
  const { PromisePrototypeThen, PromiseReject, PromiseResolve, TypeError } = core.primordials;
  const { RESOLVED, newList, push, shift, newLater, resolveLater, rejectLater, resolvedLater, rejectedLater } = core.use('streams/support');
  let byteController;
  const bytes = () => (byteController === undefined ? (byteController = core.use('streams/byte-controller')) : byteController);

  function newReadable() {
    return {
      __proto__: null,
      object: undefined, state: 'readable', storedError: undefined, reader: undefined, controller: undefined,
      disturbed: false, host: undefined,
    };
  }

  const isLocked = (stream) => stream.reader !== undefined;

  // Readers: {object, byob, stream, closed, requests}; a default reader's request has chunk(value), close() and error(e),
  // and a BYOB reader's has close(view) too
  function acquireReader(stream, byob, object) {
    if (stream.host !== undefined) openHost(stream);
    if (stream.reader !== undefined) throw new TypeError('The stream has a reader already');
    if (byob && !stream.controller.bytes) throw new TypeError('Only a stream of bytes can have a BYOB reader');
    const { state } = stream;
    const reader = {
      __proto__: null,
      object, byob, stream, requests: newList(),
      closed: state === 'readable' ? newLater() : state === 'closed' ? resolvedLater() : rejectedLater(stream.storedError),
    };
    stream.reader = reader;
    return reader;
  }

  function openHost(stream) {
    core.use('streams/host-stream').open(stream);
  }

  // https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaultreaderrelease
  function releaseReader(reader) {
    const { stream } = reader;
    const error = new TypeError('The reader was released and can no longer be used');
    if (reader.closed.state === 0) {
      rejectLater(reader.closed, error);
    } else {
      reader.closed = rejectedLater(error);
    }
    const { controller } = stream;
    if (controller.bytes) bytes().releaseSteps(controller);
    stream.reader = undefined;
    reader.stream = undefined;
    failRequests(reader, error);
  }

  function failRequests(reader, error) {
    const { requests } = reader;
    reader.requests = newList();
    while (requests.head !== undefined) shift(requests).error(error);
  }

  // https://streams.spec.whatwg.org/#readable-stream-default-reader-read
  function read(reader, request) {
    const { stream } = reader;
    const { state } = stream;
    stream.disturbed = true;
    if (state === 'readable') {
      stream.controller.pullSteps(stream.controller, request);
    } else if (state === 'closed') {
      request.close();
    } else {
      request.error(stream.storedError);
    }
  }

  function cancel(stream, reason) {
    if (stream.host !== undefined) openHost(stream);
    stream.disturbed = true;
    if (stream.state === 'closed') return PromiseResolve(undefined);
    if (stream.state === 'errored') return PromiseReject(stream.storedError);
    close(stream);
    const { reader } = stream;
    if (reader !== undefined && reader.byob) {
      const { requests } = reader;
      reader.requests = newList();
      while (requests.head !== undefined) shift(requests).close(undefined);
    }
    return PromisePrototypeThen(stream.controller.cancelSteps(stream.controller, reason), () => undefined);
  }

  function close(stream) {
    stream.state = 'closed';
    const { reader } = stream;
    if (reader !== undefined) {
      resolveLater(reader.closed);
      if (!reader.byob) {
        const { requests } = reader;
        reader.requests = newList();
        while (requests.head !== undefined) shift(requests).close();
      }
    }
  }

  function error(stream, e) {
    stream.state = 'errored';
    stream.storedError = e;
    const { reader } = stream;
    if (reader !== undefined) {
      rejectLater(reader.closed, e);
      failRequests(reader, e);
    }
  }

  const addRequest = (stream, request) => push(stream.reader.requests, request);
  const requestsWaiting = (stream) => stream.reader !== undefined && stream.reader.requests.head !== undefined;
  const defaultRequestsWaiting = (stream) => requestsWaiting(stream) && !stream.reader.byob;
  const byobRequestsWaiting = (stream) => requestsWaiting(stream) && stream.reader.byob;

  function fulfill(stream, chunk, done) {
    const request = shift(stream.reader.requests);
    if (done) {
      request.close(chunk);
    } else {
      request.chunk(chunk);
    }
  }

  // Pulls when a controller of either kind should: needs pulling, pullAgain, shouldPull, pull, fail
  function callPullIfNeeded(controller) {
    if (controller.started && controller.shouldPull(controller)) {
      if (controller.pulling) {
        controller.pullAgain = true;
      } else {
        controller.pulling = true;
        if (controller.onPull === undefined) {
          controller.onPull = () => {
            controller.pulling = false;
            if (controller.pullAgain) {
              controller.pullAgain = false;
              callPullIfNeeded(controller);
            }
          };
          controller.onPullError = (e) => controller.fail(controller, e);
        }
        const algorithm = controller.pull;
        PromisePrototypeThen(algorithm === undefined ? RESOLVED : algorithm(), controller.onPull, controller.onPullError);
      }
    }
  }

  // The end of the set up of a controller of either kind
  function startController(controller, start) {
    const result = start === undefined ? undefined : start();
    PromisePrototypeThen(result === undefined ? RESOLVED : PromiseResolve(result), () => {
      controller.started = true;
      callPullIfNeeded(controller);
    }, (e) => controller.fail(controller, e));
  }

  return {
    __proto__: null,
    newReadable, isLocked, acquireReader, releaseReader, read, cancel, close, error, addRequest, requestsWaiting,
    defaultRequestsWaiting, byobRequestsWaiting, fulfill, callPullIfNeeded, startController, openHost,
  };
})

// What the modules of other web APIs, and Java, do with streams
(function (core) {
  'use strict';
  const {
    PromiseReject, PromiseWithResolvers, String, TypeError, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
    TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, Uint8Array,
  } = core.primordials;
  const { highWaterMarkOf, newList, push, promiseCall, shift } = core.use('streams/support');
  const readable = core.use('streams/readable-core');
  const controllers = core.use('streams/default-controller');
  const { isReadableStream, readableObject, readableRecord } = core.use('streams/readable');
  const { acquireReader, read } = readable;
  const bytes = () => core.use('streams/byte-controller');
  const hostStreams = () => core.use('streams/host-stream');

  // A stream as with new ReadableStream({start, pull, cancel, type}, {highWaterMark}); the callbacks get the controller
  function newReadableStream(source) {
    const record = readable.newReadable();
    const { start, pull, cancel: cancelSource, type } = source;
    const pullSource = pull && (() => promiseCall(pull, source, [record.controller]));
    const cancelAlgorithm = cancelSource && ((reason) => promiseCall(cancelSource, source, [reason]));
    const highWaterMark = highWaterMarkOf(source, type === 'bytes' ? 0 : 1);
    if (type === 'bytes') {
      bytes().newByteController(record, pullSource, cancelAlgorithm, highWaterMark, undefined);
    } else {
      controllers.newDefaultController(record, pullSource, cancelAlgorithm, highWaterMark, undefined);
    }
    const { controller } = record;
    readable.startController(controller, start && (() => start(controller)));
    return { __proto__: null, stream: readableObject(record), controller };
  }

  // These three do nothing once the stream is closed, closing or errored
  function enqueue(controller, chunk) {
    if (!controller.bytes) {
      controllers.enqueue(controller, chunk);
    } else if (TypedArrayPrototypeGetByteLength(chunk) > 0) {
      bytes().enqueue(controller, chunk);
    }
  }
  function close(controller) {
    if (!controller.bytes) {
      controllers.close(controller);
    } else if (controller.stream.state === 'readable') {
      bytes().close(controller);
      if (controller.stream.state === 'closed' && controller.pullIntos.head !== undefined) bytes().respond(controller, 0);
    }
  }
  function error(controller, e) {
    controller.fail(controller, e);
  }

  const isLocked = (stream) => readable.isLocked(readableRecord(stream));
  const isDisturbed = (stream) => readableRecord(stream).disturbed;
  const cancel = (stream, reason) => readable.cancel(readableRecord(stream), reason);

  function tee(stream) {
    const branches = core.use('streams/tee').tee(readableRecord(stream));
    return [readableObject(branches.first), readableObject(branches.second)];
  }

  const fromHost = (handle) => readableObject(hostStreams().newHostStream(handle));
  function hostOf(stream) {
    const record = readableRecord(stream);
    return record.host !== undefined && hostStreams().isUntouched(record) ? record.host : undefined;
  }
  function takeHost(stream) {
    const record = readableRecord(stream);
    return record.host !== undefined && hostStreams().isUntouched(record) ? hostStreams().take(record) : undefined;
  }

  const isBytes = (chunk) => TypedArrayPrototypeGetSymbolToStringTag(chunk) === 'Uint8Array';

  function notBytes(chunk) {
    const kind = chunk === null ? 'null' : typeof chunk === 'object' ? 'an object' : `a value of type ${typeof chunk}`;
    return new TypeError(`The chunks of a body must be Uint8Array objects, but the stream gave ${kind}`);
  }

  // https://streams.spec.whatwg.org/#readablestreamdefaultreader-read-all-bytes
  function readAll(stream) {
    let reader;
    try {
      reader = acquireReader(readableRecord(stream), false, undefined);
    } catch (e) {
      return PromiseReject(e);
    }
    const result = PromiseWithResolvers();
    const chunks = newList();
    let total = 0;
    let inline = false;
    let more = false;
    const loop = () => {
      inline = true;
      more = true;
      while (more) {
        more = false;
        read(reader, request);
      }
      inline = false;
    };
    const request = {
      __proto__: null,
      chunk(chunk) {
        if (isBytes(chunk)) {
          push(chunks, chunk);
          total += TypedArrayPrototypeGetByteLength(chunk);
          more = true;
          if (!inline) loop();
        } else {
          result.reject(notBytes(chunk));
        }
      },
      close() {
        result.resolve(join(chunks, total));
      },
      error: result.reject,
    };
    loop();
    return result.promise;
  }

  function join(chunks, total) {
    const all = new Uint8Array(total);
    let at = 0;
    while (chunks.head !== undefined) {
      const chunk = shift(chunks);
      TypedArrayPrototypeSet(all, chunk, at);
      at += TypedArrayPrototypeGetByteLength(chunk);
    }
    return all;
  }

  // For Java: the handle of a host stream, or false for anything that can not be read, or an object with read() and
  // cancel(). After read(), sink(buffer, offset, length) takes bytes and tells whether it wants more; sink(null) is the
  // end, and sink(null, message) a failure.
  function openReader(stream, sink) {
    if (!isReadableStream(stream)) return false;
    const handle = takeHost(stream);
    if (handle !== undefined) return handle;
    const record = readableRecord(stream);
    if (readable.isLocked(record)) return false;
    const reader = acquireReader(record, false, undefined);
    let waiting = false;
    let inline = false;
    let more = false;
    const request = {
      __proto__: null,
      chunk(chunk) {
        waiting = false;
        if (isBytes(chunk)) {
          more = sink(TypedArrayPrototypeGetBuffer(chunk), TypedArrayPrototypeGetByteOffset(chunk), TypedArrayPrototypeGetByteLength(chunk));
          if (more && !inline) loop();
        } else {
          const e = notBytes(chunk);
          sink(null, textOf(e));
          core.use('streams/support').handled(readable.cancel(record, e));
        }
      },
      close() {
        sink(null, null);
      },
      error(e) {
        sink(null, textOf(e));
      },
    };
    function loop() {
      inline = true;
      more = true;
      while (more) {
        more = false;
        waiting = true;
        read(reader, request);
      }
      inline = false;
    }
    return {
      __proto__: null,
      read() {
        if (!waiting) loop();
      },
      cancel(message) {
        if (record.state === 'readable') core.use('streams/support').handled(readable.cancel(record, core.domException(message, 'AbortError')));
      },
    };
  }

  function textOf(e) {
    let text = 'The stream failed';
    try {
      text = String(e);
    } catch {
      // An error that can't be shown
    }
    return text;
  }

  // transform(chunk, controller) and flush(controller) may give promises; the controller has enqueue, error, terminate and ready
  function newTransformStream(transformer) {
    const transforms = core.use('streams/transform');
    const { start, transform, flush, cancel: cancelTransform } = transformer;
    const record = transforms.newTransform({
      __proto__: null,
      transform: transform && ((chunk) => promiseCall(transform, transformer, [chunk, controller])),
      flush: flush && (() => promiseCall(flush, transformer, [controller])),
      cancel: cancelTransform && ((reason) => promiseCall(cancelTransform, transformer, [reason])),
    }, 1, undefined, 0, undefined);
    const controller = {
      __proto__: null,
      enqueue(chunk) { transforms.enqueue(record, chunk); },
      error(e) { transforms.fail(record, e); },
      terminate() { transforms.terminate(record); },
      // Resolves when the readable side wants more
      ready() { return transforms.ready(record); },
    };
    transforms.startTransform(record, start && (() => start(controller)));
    const { writableObject } = core.use('streams/writable');
    return { __proto__: null, readable: readableObject(record.readable), writable: writableObject(record.writable) };
  }

  return {
    __proto__: null,
    newReadableStream, enqueue, close, error, isReadableStream, isLocked, isDisturbed, cancel, tee, readAll, fromHost, hostOf,
    takeHost, openReader, newTransformStream,
  };
})

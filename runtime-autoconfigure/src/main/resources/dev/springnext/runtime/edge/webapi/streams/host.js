// What the modules of other web APIs, and Java, do with streams
(function (core) {
  'use strict';
  const {
    String, TypeError, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
    TypedArrayPrototypeGetSymbolToStringTag,
  } = core.primordials;
  const { promiseCall } = core.use('streams/support');
  const readable = core.use('streams/readable-core');
  const { isReadableStream, readableObject, readableRecord } = core.use('streams/readable');
  const { acquireReader, read } = readable;
  const hostStreams = () => core.use('streams/host-stream');

  const isLocked = (stream) => readable.isLocked(readableRecord(stream));
  const isDisturbed = (stream) => readableRecord(stream).disturbed;
  const cancel = (stream, reason) => readable.cancel(readableRecord(stream), reason);

  function tee(stream) {
    const branches = core.use('streams/tee').tee(readableRecord(stream));
    return [readableObject(branches.first), readableObject(branches.second)];
  }

  const fromHost = (handle) => readableObject(hostStreams().newHostStream(handle));
  function takeHost(stream) {
    const record = readableRecord(stream);
    return record.host !== undefined && hostStreams().isUntouched(record) ? hostStreams().take(record) : undefined;
  }

  const isBytes = (chunk) => TypedArrayPrototypeGetSymbolToStringTag(chunk) === 'Uint8Array';

  function notBytes(chunk) {
    const kind = chunk === null ? 'null' : typeof chunk === 'object' ? 'an object' : `a value of type ${typeof chunk}`;
    return new TypeError(`The chunks of a body must be Uint8Array objects, but the stream gave ${kind}`);
  }

  // For Java: the handle of a host stream, or false for anything that can not be read, or an object with read() and
  // cancel(). After read(), sink(buffer, offset, length) takes bytes and tells whether it wants more; sink(null) is the
  // end, and sink(null, message, error) a failure.
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
          sink(null, textOf(e), e);
          core.use('streams/support').handled(readable.cancel(record, e));
        }
      },
      close() {
        sink(null, null);
      },
      error(e) {
        sink(null, textOf(e), e);
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
    isReadableStream, isLocked, isDisturbed, cancel, tee, fromHost, takeHost, openReader, newTransformStream,
  };
})

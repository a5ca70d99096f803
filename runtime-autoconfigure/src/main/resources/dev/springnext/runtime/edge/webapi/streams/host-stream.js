// Streams whose bytes come from Java: nothing but a handle until somebody reads
(function (core, host) {
  'use strict';
  const { ArrayBufferPrototypeGetByteLength, PromisePrototypeThen } = core.primordials;
  const { newLater, newList, RESOLVED } = core.use('streams/support');
  const { newReadable, startController } = core.use('streams/readable-core');

  function newHostStream(handle) {
    const stream = newReadable();
    stream.host = handle;
    return stream;
  }

  // Makes it a stream of bytes like any other
  function open(stream) {
    const { close, enqueueOwn, newByteController, respond } = core.use('streams/byte-controller');
    const handle = stream.host;
    stream.host = undefined;
    const deliver = (buffer) => {
      if (stream.state === 'readable') {
        if (buffer === null) {
          close(controller);
          if (controller.pullIntos.head !== undefined) respond(controller, 0);
        } else {
          enqueueOwn(controller, buffer, 0, ArrayBufferPrototypeGetByteLength(buffer));
        }
      }
    };
    const controller = newByteController(stream, () => PromisePrototypeThen(core.promise(host.read, handle), deliver), () => {
      host.cancel(handle);
      return RESOLVED;
    }, 0, undefined);
    startController(controller, undefined);
  }

  // Hands the bytes to somebody who does not read them here
  function take(stream) {
    stream.disturbed = true;
    stream.reader = { __proto__: null, object: undefined, byob: false, stream, requests: newList(), closed: newLater() };
    return stream.host;
  }

  const isUntouched = (stream) => stream.host !== undefined && stream.reader === undefined && !stream.disturbed;

  return { __proto__: null, newHostStream, open, take, isUntouched };
})

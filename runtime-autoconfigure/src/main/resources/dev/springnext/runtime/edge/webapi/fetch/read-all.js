// Reads a stream of guest code to its end, with callbacks: a promise of the bytes would show them to a then that user
// code gave Object.prototype. https://streams.spec.whatwg.org/#readablestreamdefaultreader-read-all-bytes
(function (core) {
  'use strict';
  const { TypeError, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, Uint8Array } = core.primordials;
  const { acquireReader, read } = core.use('streams/readable-core');
  const { readableRecord } = core.use('streams/readable');

  function join(chunks, total) {
    const all = new Uint8Array(total);
    let at = 0;
    for (let i = 0; i < chunks.length; i++) {
      TypedArrayPrototypeSet(all, chunks[i], at);
      at += TypedArrayPrototypeGetByteLength(chunks[i]);
    }
    return all;
  }

  function readAll(stream, onBytes, onError) {
    const reader = acquireReader(readableRecord(stream), false, undefined);
    const chunks = [];
    let total = 0;
    // A loop where chunks are there already, so that many of them need no deep stack
    let inLoop = false;
    let more = false;
    function loop() {
      inLoop = true;
      more = true;
      while (more) {
        more = false;
        read(reader, request);
      }
      inLoop = false;
    }
    const request = {
      __proto__: null,
      chunk(chunk) {
        if (TypedArrayPrototypeGetSymbolToStringTag(chunk) === 'Uint8Array') {
          chunks[chunks.length] = chunk;
          total += TypedArrayPrototypeGetByteLength(chunk);
          more = true;
          if (!inLoop) loop();
        } else {
          onError(new TypeError('The chunks of a body must be Uint8Array objects'));
        }
      },
      close() {
        onBytes(join(chunks, total));
      },
      error: onError,
    };
    loop();
  }

  return { __proto__: null, readAll };
})

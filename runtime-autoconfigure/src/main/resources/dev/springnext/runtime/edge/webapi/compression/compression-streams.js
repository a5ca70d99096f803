// https://compression.spec.whatwg.org/
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
    TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, TypeError, Uint8Array,
  } = core.primordials;
  const { bufferOf, configure, converters, enumeration, required } = core.webidl;
  const toFormat = enumeration('CompressionFormat', ['deflate', 'deflate-raw', 'gzip']);

  function feed(codec, chunk) {
    converters.BufferSource(chunk, 'Failed to transform a chunk', 'The chunk');
    if (!ArrayBufferIsView(chunk)) {
      host.feed(codec, chunk, 0, ArrayBufferPrototypeGetByteLength(chunk));
    } else if (TypedArrayPrototypeGetSymbolToStringTag(chunk) === undefined) {
      host.feed(codec, bufferOf(chunk), DataViewPrototypeGetByteOffset(chunk), DataViewPrototypeGetByteLength(chunk));
    } else {
      host.feed(codec, bufferOf(chunk), TypedArrayPrototypeGetByteOffset(chunk), TypedArrayPrototypeGetByteLength(chunk));
    }
  }

  // Hands out what the codec has, piece by piece and only as fast as it is read: a little input can be a lot of output
  async function drain(codec, controller) {
    let buffer = host.next(codec);
    while (buffer !== null) {
      controller.enqueue(new Uint8Array(buffer));
      buffer = host.next(codec);
      if (buffer !== null) await controller.ready();
    }
  }

  function newStream(codec) {
    return core.use('streams/host').newTransformStream({
      __proto__: null,
      transform(chunk, controller) {
        feed(codec, chunk);
        return drain(codec, controller);
      },
      flush(controller) {
        host.finish(codec);
        return drain(codec, controller);
      },
      cancel() {
        host.release(codec);
      },
    });
  }

  class CompressionStream {
    #transform;

    constructor(format) {
      const prefix = "Failed to construct 'CompressionStream'";
      required(arguments.length, 1, prefix);
      this.#transform = newStream(host.newCompressor(toFormat(format, prefix, 'parameter 1')));
    }

    get readable() {
      if (!(#transform in this)) throw new TypeError("Illegal invocation: 'this' is not a CompressionStream");
      return this.#transform.readable;
    }

    get writable() {
      if (!(#transform in this)) throw new TypeError("Illegal invocation: 'this' is not a CompressionStream");
      return this.#transform.writable;
    }
  }

  class DecompressionStream {
    #transform;

    constructor(format) {
      const prefix = "Failed to construct 'DecompressionStream'";
      required(arguments.length, 1, prefix);
      this.#transform = newStream(host.newDecompressor(toFormat(format, prefix, 'parameter 1')));
    }

    get readable() {
      if (!(#transform in this)) throw new TypeError("Illegal invocation: 'this' is not a DecompressionStream");
      return this.#transform.readable;
    }

    get writable() {
      if (!(#transform in this)) throw new TypeError("Illegal invocation: 'this' is not a DecompressionStream");
      return this.#transform.writable;
    }
  }

  configure(CompressionStream, 'CompressionStream');
  configure(DecompressionStream, 'DecompressionStream');
  return { __proto__: null, CompressionStream, DecompressionStream };
})

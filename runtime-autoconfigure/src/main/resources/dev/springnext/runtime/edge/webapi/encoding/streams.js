// https://encoding.spec.whatwg.org/#interface-textdecoderstream and #interface-textencoderstream
(function (core, host) {
  'use strict';
  const { Uint8Array } = core.primordials;
  const { converters, configure } = core.webidl;
  const { settingsOf, decodeSource, newDecoder, FATAL, IGNORE_BOM } = core.use('encoding/text-decoder');
  const NOTHING = new Uint8Array(0);
  const SHARED = { __proto__: null, allowShared: true };

  function transformStream(transform, flush) {
    return core.use('streams/host').newTransformStream({ __proto__: null, transform, flush });
  }

  class TextDecoderStream {
    #settings;
    #transform;

    constructor(label = 'utf-8', options = undefined) {
      this.#settings = settingsOf(label, options, 'TextDecoderStream');
      const { encoding, flags } = this.#settings;
      const decoder = newDecoder(encoding, flags);
      this.#transform = transformStream((chunk, controller) => {
        const source = converters.BufferSource(chunk, 'Failed to decode a chunk', 'The chunk', SHARED);
        const text = decodeSource(decoder, flags, true, source);
        if (text !== '') controller.enqueue(text);
      }, (controller) => {
        const text = decodeSource(decoder, flags, false, NOTHING);
        if (text !== '') controller.enqueue(text);
      });
    }

    get encoding() {
      return this.#settings.encoding;
    }

    get fatal() {
      return (this.#settings.flags & FATAL) !== 0;
    }

    get ignoreBOM() {
      return (this.#settings.flags & IGNORE_BOM) !== 0;
    }

    get readable() {
      return this.#transform.readable;
    }

    get writable() {
      return this.#transform.writable;
    }
  }
  configure(TextDecoderStream, 'TextDecoderStream');

  function enqueue(controller, bytes) {
    if (bytes !== null) controller.enqueue(new Uint8Array(bytes));
  }

  class TextEncoderStream {
    #transform;

    constructor() {
      const encoder = host.newEncoder();
      this.#transform = transformStream((chunk, controller) => {
        const text = converters.DOMString(chunk, 'Failed to encode a chunk', 'The chunk');
        enqueue(controller, host.encodeChunk(encoder, text));
      }, (controller) => enqueue(controller, host.flushEncoder(encoder)));
    }

    get encoding() {
      // Reads a private member: throws for other objects
      return this.#transform === undefined ? undefined : 'utf-8';
    }

    get readable() {
      return this.#transform.readable;
    }

    get writable() {
      return this.#transform.writable;
    }
  }
  configure(TextEncoderStream, 'TextEncoderStream');

  return { __proto__: null, TextDecoderStream, TextEncoderStream };
})

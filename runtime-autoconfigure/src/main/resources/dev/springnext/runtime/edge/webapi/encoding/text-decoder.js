// https://encoding.spec.whatwg.org/#interface-textdecoder
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetResizable, DataViewPrototypeGetBuffer,
    DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, RangeError, SharedArrayBufferPrototypeGetByteLength, TypeError,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
    TypedArrayPrototypeGetSymbolToStringTag, Uint8Array,
  } = core.primordials;
  const { converters, configure, dictionary, isArrayBuffer } = core.webidl;
  const { decodeUtf8, decode, newDecoder } = host;
  const FATAL = 1;
  const IGNORE_BOM = 2;
  const UTF_8 = { __proto__: null, encoding: 'utf-8', flags: 0 };
  const NOTHING = new Uint8Array(0);
  const DECODE = "Failed to execute 'decode' on 'TextDecoder'";
  const SHARED = { __proto__: null, allowShared: true };

  const toOptions = dictionary('TextDecoderOptions', [
    { key: 'fatal', converter: converters.boolean, defaultValue: () => false },
    { key: 'ignoreBOM', converter: converters.boolean, defaultValue: () => false },
  ]);
  const toDecodeOptions = dictionary('TextDecodeOptions', [
    { key: 'stream', converter: converters.boolean, defaultValue: () => false },
  ]);

  // What the constructors of TextDecoder and TextDecoderStream have in common
  function settingsOf(label, options, name) {
    const prefix = `Failed to construct '${name}'`;
    const given = converters.DOMString(label, prefix, 'parameter 1');
    const { fatal, ignoreBOM } = toOptions(options, prefix, 'parameter 2');
    const encoding = host.encoding(given);
    if (encoding === null || encoding === 'replacement') {
      throw new RangeError(`${prefix}: The encoding label provided ('${given}') is invalid.`);
    }
    return { __proto__: null, encoding, flags: (fatal ? FATAL : 0) | (ignoreBOM ? IGNORE_BOM : 0) };
  }

  // The buffer of an ordinary typed array, which needs no more checks
  function plainBuffer(view) {
    let plain;
    try {
      if (TypedArrayPrototypeGetSymbolToStringTag(view) !== undefined) {
        const buffer = TypedArrayPrototypeGetBuffer(view);
        plain = ArrayBufferPrototypeGetResizable(buffer) ? undefined : buffer;
      }
    } catch {
      // A view on a SharedArrayBuffer
    }
    return plain;
  }

  // Decodes any BufferSource; without a decoder it is the whole of a text in UTF-8
  function decodeSource(decoder, flags, more, source) {
    let buffer = source;
    let offset = 0;
    let length;
    if (TypedArrayPrototypeGetSymbolToStringTag(source) !== undefined) {
      buffer = TypedArrayPrototypeGetBuffer(source);
      offset = TypedArrayPrototypeGetByteOffset(source);
      length = TypedArrayPrototypeGetByteLength(source);
    } else if (ArrayBufferIsView(source)) {
      buffer = DataViewPrototypeGetBuffer(source);
      offset = DataViewPrototypeGetByteOffset(source);
      length = DataViewPrototypeGetByteLength(source);
    } else {
      length = isArrayBuffer(source) ? ArrayBufferPrototypeGetByteLength(source) : SharedArrayBufferPrototypeGetByteLength(source);
    }
    return decoder === undefined ? decodeUtf8(flags, buffer, offset, length) : decode(decoder, more, buffer, offset, length);
  }

  class TextDecoder {
    // The encoding and the options
    #settings;
    // The decoder in Java, which UTF-8 needs only for texts in several parts
    #decoder;

    constructor(label = 'utf-8', options = undefined) {
      if (label === 'utf-8' && options === undefined) {
        this.#settings = UTF_8;
      } else {
        const settings = settingsOf(label, options, 'TextDecoder');
        this.#settings = settings;
        if (settings.encoding !== 'utf-8') this.#decoder = newDecoder(settings.encoding, settings.flags);
      }
    }

    decode(input = undefined, options = undefined) {
      if (!(#settings in this)) throw new TypeError(`${DECODE}: Illegal invocation.`);
      const { flags } = this.#settings;
      const buffer = options === undefined && this.#decoder === undefined ? plainBuffer(input) : undefined;
      let result;
      if (buffer !== undefined) {
        result = decodeUtf8(flags, buffer, TypedArrayPrototypeGetByteOffset(input), TypedArrayPrototypeGetByteLength(input));
      } else {
        const source = input === undefined ? NOTHING : converters.BufferSource(input, DECODE, 'parameter 1', SHARED);
        const { stream } = toDecodeOptions(options, DECODE, 'parameter 2');
        if (stream && this.#decoder === undefined) this.#decoder = newDecoder('utf-8', flags);
        result = decodeSource(this.#decoder, flags, stream, source);
      }
      return result;
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
  }
  configure(TextDecoder, 'TextDecoder');

  return { __proto__: null, TextDecoder, settingsOf, decodeSource, newDecoder, FATAL, IGNORE_BOM };
})

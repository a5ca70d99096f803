// Blob: https://w3c.github.io/FileAPI/#blob-section. The bytes are Java's: a handle of BlobData.
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ObjectDefineProperty, RegExp, RegExpPrototypeExec,
    StringPrototypeToLowerCase, TypeError, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag,
    DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, Uint8Array,
  } = core.primordials;
  const { bufferOf, configure, converters, dictionary, enumeration, isArrayBuffer, isObject, sequence } = core.webidl;

  const HANDLE = { __proto__: null };
  const NOT_A_TYPE = new RegExp('[^ -~]');
  const CLAMP = { __proto__: null, clamp: true };

  const propertyBag = [
    { __proto__: null, key: 'endings', converter: enumeration('EndingType', ['transparent', 'native']), defaultValue: () => 'transparent' },
    { __proto__: null, key: 'type', converter: converters.DOMString, defaultValue: () => '' },
  ];
  const toBlobPropertyBag = dictionary('BlobPropertyBag', propertyBag);

  const toParts = sequence((part, prefix, context) => {
    let converted;
    if (ArrayBufferIsView(part) || (isObject(part) && isArrayBuffer(part))) converted = converters.BufferSource(part, prefix, context);
    else if (isBlob(part)) converted = part;
    else converted = converters.USVString(part, prefix, context);
    return converted;
  });

  // https://w3c.github.io/FileAPI/#process-blob-parts
  function processParts(parts, endings) {
    const builder = host.builder();
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (typeof part === 'string') host.addText(builder, part, endings === 'native');
      else if (isBlob(part)) host.addBlob(builder, dataOf(part));
      else addBytes(builder, part);
    }
    return host.build(builder);
  }

  function addBytes(builder, source) {
    if (!ArrayBufferIsView(source)) host.addBytes(builder, source, 0, ArrayBufferPrototypeGetByteLength(source));
    else if (TypedArrayPrototypeGetSymbolToStringTag(source) === undefined) host.addBytes(builder, bufferOf(source), DataViewPrototypeGetByteOffset(source), DataViewPrototypeGetByteLength(source));
    else host.addBytes(builder, bufferOf(source), TypedArrayPrototypeGetByteOffset(source), TypedArrayPrototypeGetByteLength(source));
  }

  // The bytes of a BufferSource, copied into a handle
  function dataOfBytes(source) {
    const builder = host.builder();
    addBytes(builder, source);
    return host.build(builder);
  }

  const normalizeType = (type) => (RegExpPrototypeExec(NOT_A_TYPE, type) === null ? StringPrototypeToLowerCase(type) : '');

  let isBlob;
  let read;
  let readType;

  function dataOf(blob, member) {
    if (!isBlob(blob)) throw new TypeError(`Failed to access '${member}' on 'Blob': Illegal invocation.`);
    return read(blob);
  }

  class Blob {
    #data;
    #type;

    static {
      isBlob = (value) => isObject(value) && #data in value;
      read = (blob) => blob.#data;
      readType = (blob) => blob.#type;
    }

    // With HANDLE, the rest is a handle and a type
    constructor(blobParts, options, type) {
      if (blobParts === HANDLE) {
        this.#data = options;
        this.#type = type;
      } else {
        const prefix = "Failed to construct 'Blob'";
        const parts = blobParts === undefined ? [] : toParts(blobParts, prefix, 'parameter 1');
        const bag = toBlobPropertyBag(options, prefix, 'parameter 2');
        this.#data = processParts(parts, bag.endings);
        this.#type = normalizeType(bag.type);
      }
    }

    get size() {
      return host.size(dataOf(this, 'size'));
    }

    get type() {
      dataOf(this, 'type');
      return this.#type;
    }

    // https://w3c.github.io/FileAPI/#slice-blob
    slice(start = undefined, end = undefined, contentType = undefined) {
      const data = dataOf(this, 'slice');
      const prefix = "Failed to execute 'slice' on 'Blob'";
      const size = host.size(data);
      const position = (value, missing) => {
        const at = value === undefined ? missing : converters['long long'](value, prefix, 'position', CLAMP);
        return at < 0 ? (size + at > 0 ? size + at : 0) : (at < size ? at : size);
      };
      const from = position(start, 0);
      const to = position(end, size);
      const type = contentType === undefined ? '' : normalizeType(converters.DOMString(contentType, prefix, 'parameter 3'));
      return newBlob(host.slice(data, from, to > from ? to : from), type);
    }

    stream() {
      return core.use('streams/host').fromHost(host.stream(dataOf(this, 'stream')));
    }

    async text() {
      return host.text(dataOf(this, 'text'));
    }

    async arrayBuffer() {
      return host.bytes(dataOf(this, 'arrayBuffer'));
    }

    async bytes() {
      return new Uint8Array(host.bytes(dataOf(this, 'bytes')));
    }
  }
  ObjectDefineProperty(Blob, 'length', { __proto__: null, value: 0, configurable: true });
  configure(Blob, 'Blob');
  core.use('html/structured-clone').registerSerializable((value) => isBlob(value) && !core.use('file/file').isFile(value), (blob) => newBlob(read(blob), readType(blob)));

  // A Blob over a handle of BlobData
  const newBlob = (data, type) => new Blob(HANDLE, data, type);

  return {
    __proto__: null, Blob, isBlob, newBlob, HANDLE, propertyBag, toParts, processParts, normalizeType, dataOfBytes,
    blobData: (blob) => read(blob),
    blobType: (blob) => readType(blob),
    emptyData: () => host.build(host.builder()),
    sizeOf: (data) => host.size(data),
    textOf: (data) => host.text(data),
    bytesOf: (data) => host.bytes(data),
    streamOf: (data) => host.stream(data),
  };
})

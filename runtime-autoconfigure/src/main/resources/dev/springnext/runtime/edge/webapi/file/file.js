// File and FileList: https://w3c.github.io/FileAPI/#file-section. Nothing on a server makes a FileList.
(function (core) {
  'use strict';
  const { Array: { prototype: ArrayPrototype }, DateNow, ObjectDefineProperty, SymbolIterator, TypeError } = core.primordials;
  const { configure, converters, dictionary, isObject, required } = core.webidl;
  const { Blob, HANDLE, blobData, blobType, normalizeType, processParts, propertyBag, toParts } = core.use('file/blob');

  const toFilePropertyBag = dictionary('FilePropertyBag', propertyBag, [
    { __proto__: null, key: 'lastModified', converter: converters['long long'] },
  ]);

  // What File's constructor was given, converted in order
  function convert(count, fileBits, fileName, options) {
    const prefix = "Failed to construct 'File'";
    required(count, 2, prefix);
    const parts = toParts(fileBits, prefix, 'parameter 1');
    const name = converters.USVString(fileName, prefix, 'parameter 2');
    const bag = toFilePropertyBag(options, prefix, 'parameter 3');
    return {
      __proto__: null,
      data: processParts(parts, bag.endings),
      type: normalizeType(bag.type),
      name,
      lastModified: bag.lastModified === undefined ? DateNow() : bag.lastModified,
    };
  }

  let isFile;
  let nameOf;
  let lastModifiedOf;

  class File extends Blob {
    #name;
    #lastModified;

    static {
      isFile = (value) => isObject(value) && #name in value;
      nameOf = (file) => file.#name;
      lastModifiedOf = (file) => file.#lastModified;
    }

    // With HANDLE, the second argument is what convert returns
    constructor(fileBits, fileName, options) {
      const given = fileBits === HANDLE ? fileName : convert(arguments.length, fileBits, fileName, options);
      super(HANDLE, given.data, given.type);
      this.#name = given.name;
      this.#lastModified = given.lastModified;
    }

    get name() {
      check(this, 'name');
      return this.#name;
    }

    get lastModified() {
      check(this, 'lastModified');
      return this.#lastModified;
    }
  }
  ObjectDefineProperty(File, 'length', { __proto__: null, value: 2, configurable: true });
  configure(File, 'File');
  core.use('html/structured-clone').registerSerializable(isFile, (file) => newFile(blobData(file), blobType(file), nameOf(file), lastModifiedOf(file)));

  class FileList {
    constructor() {
      throw new TypeError('Illegal constructor');
    }

    item(index) {
      throw new TypeError("Failed to execute 'item' on 'FileList': Illegal invocation.");
    }

    get length() {
      throw new TypeError("Failed to access 'length' on 'FileList': Illegal invocation.");
    }
  }
  ObjectDefineProperty(FileList.prototype, SymbolIterator, { __proto__: null, value: ArrayPrototype[SymbolIterator], writable: true, enumerable: false, configurable: true });
  configure(FileList, 'FileList');

  function check(file, member) {
    if (!isFile(file)) throw new TypeError(`Failed to access '${member}' on 'File': Illegal invocation.`);
  }

  // A File over a handle of BlobData
  const newFile = (data, type, name, lastModified) => new File(HANDLE, { __proto__: null, data, type, name, lastModified: lastModified === undefined ? DateNow() : lastModified });

  return { __proto__: null, File, FileList, isFile, newFile, nameOf: (file) => nameOf(file), lastModifiedOf: (file) => lastModifiedOf(file) };
})

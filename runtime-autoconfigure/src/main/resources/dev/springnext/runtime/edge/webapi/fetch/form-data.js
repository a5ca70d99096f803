// FormData: https://xhr.spec.whatwg.org/#interface-formdata
(function (core, host) {
  'use strict';
  const { ArrayPrototypeSplice, ObjectDefineProperty, TypeError } = core.primordials;
  const { configure, converters, fail, isObject, pairIterable, required } = core.webidl;

  let isFormData;
  let entriesOf;

  // https://xhr.spec.whatwg.org/#create-an-entry
  function toFile(value, name) {
    const { isFile, lastModifiedOf, newFile } = core.use('file/file');
    let file = value;
    if (!isFile(value) || name !== undefined) {
      const { blobData, blobType } = core.use('file/blob');
      file = newFile(blobData(value), blobType(value), name === undefined ? 'blob' : name, isFile(value) ? lastModifiedOf(value) : undefined);
    }
    return file;
  }

  // name, value and perhaps a file name, converted in order
  function convert(count, method, name, value, fileName) {
    const prefix = `Failed to execute '${method}' on 'FormData'`;
    required(count, 2, prefix);
    const key = converters.USVString(name, prefix, 'parameter 1');
    const isBlob = isObject(value) && core.use('file/blob').isBlob(value);
    if (!isBlob && count > 2) throw fail("is not of type 'Blob'.", prefix, 'parameter 2');
    const text = isBlob ? undefined : converters.USVString(value, prefix, 'parameter 2');
    const given = fileName === undefined ? undefined : converters.USVString(fileName, prefix, 'parameter 3');
    return [key, isBlob ? toFile(value, given) : text];
  }

  function check(form, count, least, method, name) {
    if (!isFormData(form)) throw new TypeError(`Failed to execute '${method}' on 'FormData': Illegal invocation.`);
    required(count, least, `Failed to execute '${method}' on 'FormData'`);
    return least === 0 ? undefined : converters.USVString(name, `Failed to execute '${method}' on 'FormData'`, 'parameter 1');
  }

  class FormData {
    #entries = [];

    static {
      isFormData = (value) => isObject(value) && #entries in value;
      entriesOf = (form) => form.#entries;
    }

    constructor(form = undefined, submitter = undefined) {
      if (form !== undefined) throw fail("is not of type 'HTMLFormElement'.", "Failed to construct 'FormData'", 'parameter 1');
      if (submitter !== undefined && submitter !== null) throw fail("is not of type 'HTMLElement'.", "Failed to construct 'FormData'", 'parameter 2');
    }

    append(name, value, filename = undefined) {
      check(this, 0, 0, 'append');
      this.#entries[this.#entries.length] = convert(arguments.length, 'append', name, value, filename);
    }

    delete(name) {
      const key = check(this, arguments.length, 1, 'delete', name);
      for (let i = this.#entries.length - 1; i >= 0; i--) {
        if (this.#entries[i][0] === key) ArrayPrototypeSplice(this.#entries, i, 1);
      }
    }

    get(name) {
      const key = check(this, arguments.length, 1, 'get', name);
      let value = null;
      for (let i = 0; value === null && i < this.#entries.length; i++) {
        if (this.#entries[i][0] === key) value = this.#entries[i][1];
      }
      return value;
    }

    getAll(name) {
      const key = check(this, arguments.length, 1, 'getAll', name);
      const values = [];
      for (let i = 0; i < this.#entries.length; i++) {
        if (this.#entries[i][0] === key) values[values.length] = this.#entries[i][1];
      }
      return values;
    }

    has(name) {
      const key = check(this, arguments.length, 1, 'has', name);
      let found = false;
      for (let i = 0; !found && i < this.#entries.length; i++) found = this.#entries[i][0] === key;
      return found;
    }

    // https://xhr.spec.whatwg.org/#dom-formdata-set
    set(name, value, filename = undefined) {
      check(this, 0, 0, 'set');
      const entry = convert(arguments.length, 'set', name, value, filename);
      const kept = [];
      let placed = false;
      for (let i = 0; i < this.#entries.length; i++) {
        if (this.#entries[i][0] !== entry[0]) {
          kept[kept.length] = this.#entries[i];
        } else if (!placed) {
          kept[kept.length] = entry;
          placed = true;
        }
      }
      if (!placed) kept[kept.length] = entry;
      this.#entries = kept;
    }
  }
  const { append, set } = FormData.prototype;
  ObjectDefineProperty(append, 'length', { __proto__: null, value: 2, configurable: true });
  ObjectDefineProperty(set, 'length', { __proto__: null, value: 2, configurable: true });
  configure(FormData, 'FormData');
  pairIterable(FormData, 'FormData', isFormData, (form) => entriesOf(form));

  // The form as multipart/form-data
  function encode(form) {
    const writer = host.newMultipart();
    const entries = entriesOf(form);
    for (let i = 0; i < entries.length; i++) {
      const name = entries[i][0];
      const value = entries[i][1];
      if (typeof value === 'string') {
        host.multipartField(writer, name, value);
      } else {
        const { blobData, blobType } = core.use('file/blob');
        host.multipartFile(writer, name, core.use('file/file').nameOf(value), blobType(value), blobData(value));
      }
    }
    return { __proto__: null, data: host.multipartEnd(writer), type: host.multipartType(writer) };
  }

  // A form of what read gives to its two callbacks
  function decode(read) {
    const form = new FormData();
    const entries = entriesOf(form);
    read((name, value) => {
      entries[entries.length] = [name, value];
    }, (name, fileName, type, data) => {
      entries[entries.length] = [name, core.use('file/file').newFile(data, core.use('file/blob').normalizeType(type), fileName)];
    });
    return form;
  }

  return { __proto__: null, FormData, isFormData, encode, decode };
})

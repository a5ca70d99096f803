// FileReader: https://w3c.github.io/FileAPI/#APIASynch
(function (core, host) {
  'use strict';
  const { TypeError } = core.primordials;
  const { configure, converters, required } = core.webidl;
  const { blobData, blobType, isBlob } = core.use('file/blob');
  const { EventTarget, defineHandlers, fire } = core.use('dom/event-target');
  const { ProgressEvent } = core.use('dom/event');

  const EMPTY = 0;
  const LOADING = 1;
  const DONE = 2;

  function packageData(data, kind, type, encoding) {
    let result;
    if (kind === 'arrayBuffer') result = host.bytes(data);
    else if (kind === 'binaryString') result = host.binaryString(data);
    else if (kind === 'dataURL') result = host.dataUrl(data, type);
    else result = host.decode(data, encoding, type);
    return result;
  }

  class FileReader extends EventTarget {
    #state = EMPTY;
    #result = null;
    #error = null;
    // The read that is under way; the tasks of one that was aborted or replaced do nothing
    #reading;

    get readyState() {
      return this.#state;
    }

    get result() {
      return this.#result;
    }

    get error() {
      return this.#error;
    }

    readAsArrayBuffer(blob) {
      this.#read(arguments.length, blob, 'readAsArrayBuffer', 'arrayBuffer');
    }

    readAsBinaryString(blob) {
      this.#read(arguments.length, blob, 'readAsBinaryString', 'binaryString');
    }

    readAsText(blob, encoding = undefined) {
      const label = encoding === undefined ? '' : converters.DOMString(encoding, "Failed to execute 'readAsText' on 'FileReader'", 'parameter 2');
      this.#read(arguments.length, blob, 'readAsText', 'text', label);
    }

    readAsDataURL(blob) {
      this.#read(arguments.length, blob, 'readAsDataURL', 'dataURL');
    }

    abort() {
      if (this.#state === LOADING) {
        this.#state = DONE;
        this.#result = null;
        this.#reading = undefined;
        this.#fire('abort', 0, 0);
        if (this.#state !== LOADING) this.#fire('loadend', 0, 0);
      } else {
        this.#result = null;
      }
    }

    // https://w3c.github.io/FileAPI/#readOperation
    #read(count, blob, method, kind, encoding) {
      const prefix = `Failed to execute '${method}' on 'FileReader'`;
      required(count, 1, prefix);
      if (!isBlob(blob)) throw new TypeError(`${prefix}: parameter 1 is not of type 'Blob'.`);
      if (this.#state === LOADING) throw core.domException(`${prefix}: The object is already busy reading Blobs.`, 'InvalidStateError');
      const reading = { __proto__: null };
      const data = blobData(blob);
      this.#state = LOADING;
      this.#result = null;
      this.#error = null;
      this.#reading = reading;
      host.post(() => {
        if (this.#reading === reading) this.#fire('loadstart', 0, host.size(data));
        host.post(() => this.#end(reading, data, kind, blobType(blob), encoding));
      });
    }

    #end(reading, data, kind, type, encoding) {
      if (this.#reading === reading) {
        const size = host.size(data);
        let event = 'load';
        this.#state = DONE;
        this.#reading = undefined;
        try {
          this.#result = packageData(data, kind, type, encoding);
        } catch (error) {
          this.#error = core.domException('The blob could not be read', 'NotReadableError');
          event = 'error';
        }
        if (event === 'load' && size > 0) this.#fire('progress', size, size);
        this.#fire(event, size, size);
        if (this.#state !== LOADING) this.#fire('loadend', size, size);
      }
    }

    #fire(type, loaded, total) {
      fire(this, new ProgressEvent(type, { __proto__: null, lengthComputable: true, loaded, total }));
    }
  }
  defineHandlers(FileReader, ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend']);
  configure(FileReader, 'FileReader', { EMPTY, LOADING, DONE });

  return { __proto__: null, FileReader };
})

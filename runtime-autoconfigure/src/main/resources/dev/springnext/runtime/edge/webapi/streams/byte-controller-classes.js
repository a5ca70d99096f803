// https://streams.spec.whatwg.org/#rbs-controller-class and #rs-byob-request-class
(function (core) {
  'use strict';
  const { TypeError, TypedArrayPrototypeGetBuffer } = core.primordials;
  const { bufferOf, configure, converters, required } = core.webidl;
  const { INTERNAL, illegal, isDetached } = core.use('streams/support');
  const bytes = core.use('streams/byte-controller');

  const BUFFER = { __proto__: null, allowShared: false, allowResizable: true };
  const ENFORCE_RANGE = { __proto__: null, enforceRange: true };

  class ReadableByteStreamController {
    #record;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError('Illegal constructor');
      this.#record = arguments[1];
    }

    get byobRequest() {
      if (!(#record in this)) throw illegal('ReadableByteStreamController', 'byobRequest');
      const request = bytes.byobRequestOf(this.#record);
      if (request === undefined) return null;
      if (request.object === undefined) request.object = new ReadableStreamBYOBRequest(INTERNAL, request);
      return request.object;
    }

    get desiredSize() {
      if (!(#record in this)) throw illegal('ReadableByteStreamController', 'desiredSize');
      return bytes.desiredSize(this.#record);
    }

    close() {
      if (!(#record in this)) throw illegal('ReadableByteStreamController', 'close');
      checkUsable(this.#record, 'close');
      bytes.close(this.#record);
    }

    enqueue(chunk) {
      if (!(#record in this)) throw illegal('ReadableByteStreamController', 'enqueue');
      const prefix = "Failed to execute 'enqueue' on 'ReadableByteStreamController'";
      required(arguments.length, 1, prefix);
      const view = converters.ArrayBufferView(chunk, prefix, 'parameter 1', BUFFER);
      const { buffer, byteLength } = bytes.describeView(view);
      if (byteLength === 0) throw new TypeError(`${prefix}: the chunk has no bytes`);
      if (core.primordials.ArrayBufferPrototypeGetByteLength(buffer) === 0) throw new TypeError(`${prefix}: the buffer of the chunk has no bytes`);
      checkUsable(this.#record, 'enqueue into');
      bytes.enqueue(this.#record, view);
    }

    error(e = undefined) {
      if (!(#record in this)) throw illegal('ReadableByteStreamController', 'error');
      bytes.fail(this.#record, e);
    }
  }

  function checkUsable(controller, verb) {
    if (controller.closeRequested || controller.stream.state !== 'readable') {
      throw new TypeError(`Cannot ${verb} a stream that is ${controller.stream.state === 'readable' ? 'closing' : controller.stream.state}`);
    }
  }

  class ReadableStreamBYOBRequest {
    #record;

    constructor() {
      if (arguments[0] !== INTERNAL) throw new TypeError('Illegal constructor');
      this.#record = arguments[1];
    }

    get view() {
      if (!(#record in this)) throw illegal('ReadableStreamBYOBRequest', 'view');
      return this.#record.view;
    }

    respond(bytesWritten) {
      if (!(#record in this)) throw illegal('ReadableStreamBYOBRequest', 'respond');
      const prefix = "Failed to execute 'respond' on 'ReadableStreamBYOBRequest'";
      required(arguments.length, 1, prefix);
      const count = converters['unsigned long long'](bytesWritten, prefix, 'parameter 1', ENFORCE_RANGE);
      const { controller, view } = this.#record;
      if (controller === undefined) throw new TypeError(`${prefix}: the request was answered already`);
      if (isDetached(TypedArrayPrototypeGetBuffer(view))) throw new TypeError(`${prefix}: the buffer of the request is detached`);
      bytes.respond(controller, count);
    }

    respondWithNewView(view) {
      if (!(#record in this)) throw illegal('ReadableStreamBYOBRequest', 'respondWithNewView');
      const prefix = "Failed to execute 'respondWithNewView' on 'ReadableStreamBYOBRequest'";
      required(arguments.length, 1, prefix);
      const answer = converters.ArrayBufferView(view, prefix, 'parameter 1', BUFFER);
      const { controller } = this.#record;
      if (controller === undefined) throw new TypeError(`${prefix}: the request was answered already`);
      if (isDetached(bufferOf(answer))) throw new TypeError(`${prefix}: the buffer of the view is detached`);
      bytes.respondWithNewView(controller, answer);
    }
  }

  function controllerObject(controller) {
    if (controller.object === undefined) controller.object = new ReadableByteStreamController(INTERNAL, controller);
    return controller.object;
  }

  configure(ReadableByteStreamController, 'ReadableByteStreamController');
  configure(ReadableStreamBYOBRequest, 'ReadableStreamBYOBRequest');
  return { __proto__: null, ReadableByteStreamController, ReadableStreamBYOBRequest, controllerObject };
})

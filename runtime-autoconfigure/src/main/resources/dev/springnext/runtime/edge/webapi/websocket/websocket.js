// WebSocket: https://websockets.spec.whatwg.org/#the-websocket-interface
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
    ReflectApply, SymbolIterator, TypeError, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
    TypedArrayPrototypeGetSymbolToStringTag,
  } = core.primordials;
  const { bufferOf, configure, converters, isArrayBuffer, isObject, required, sequence } = core.webidl;
  const { EventTarget, defineHandlers, fire } = core.use('dom/event-target');

  const CONNECTING = 0;
  const OPEN = 1;
  const CLOSING = 2;
  const CLOSED = 3;
  const SHARED = { __proto__: null, allowShared: true };
  const CLAMP = { __proto__: null, clamp: true };
  const protocolList = sequence(converters.DOMString);

  let isWebSocket;
  let stateOf;

  class WebSocket extends EventTarget {
    #state;

    static {
      isWebSocket = (value) => isObject(value) && #state in value;
      stateOf = (socket) => socket.#state;
    }

    constructor(url, protocols = undefined) {
      const prefix = "Failed to construct 'WebSocket'";
      required(arguments.length, 1, prefix);
      const input = converters.USVString(url, prefix, 'parameter 1');
      const offered = toProtocols(protocols, prefix);
      const href = host.parse(input);
      ReflectApply(host.checkProtocols, undefined, offered);
      super();
      const state = {
        __proto__: null, socket: this, connection: null, url: href, readyState: CONNECTING, bufferedAmount: 0, extensions: '',
        protocol: '', binaryType: 'blob',
      };
      this.#state = state;
      state.connection = ReflectApply(host.connect, undefined, connectArguments(state, href, offered));
    }

    get url() {
      return check(this, 'url').url;
    }

    get readyState() {
      return check(this, 'readyState').readyState;
    }

    get bufferedAmount() {
      return check(this, 'bufferedAmount').bufferedAmount;
    }

    get extensions() {
      return check(this, 'extensions').extensions;
    }

    get protocol() {
      return check(this, 'protocol').protocol;
    }

    // https://websockets.spec.whatwg.org/#dom-websocket-close
    close(code = undefined, reason = undefined) {
      const state = check(this, 'close');
      const prefix = "Failed to execute 'close' on 'WebSocket'";
      const status = code === undefined ? -1 : converters['unsigned short'](code, prefix, 'parameter 1', CLAMP);
      const words = reason === undefined ? '' : converters.USVString(reason, prefix, 'parameter 2');
      if (status !== -1 && status !== 1000 && (status < 3000 || status > 4999)) {
        throw core.domException(`${prefix}: The code must be either 1000, or between 3000 and 4999. ${status} is neither.`, 'InvalidAccessError');
      }
      host.checkReason(words);
      if (state.readyState === CONNECTING) {
        state.readyState = CLOSING;
        host.abort(state.connection);
      } else if (state.readyState === OPEN) {
        state.readyState = CLOSING;
        // A reason needs a code: https://websockets.spec.whatwg.org/#close-the-websocket
        host.close(state.connection, status === -1 && words !== '' ? 1000 : status, words);
      }
    }

    get binaryType() {
      return check(this, 'binaryType').binaryType;
    }

    set binaryType(value) {
      const state = check(this, 'binaryType');
      const type = converters.DOMString(value, "Failed to set the 'binaryType' property on 'WebSocket'");
      // https://webidl.spec.whatwg.org/#js-attributes: other values of an enumeration are ignored
      if (type === 'blob' || type === 'arraybuffer') state.binaryType = type;
    }

    // https://websockets.spec.whatwg.org/#dom-websocket-send
    send(data) {
      const state = check(this, 'send');
      const prefix = "Failed to execute 'send' on 'WebSocket'";
      required(arguments.length, 1, prefix);
      const message = toMessage(data, prefix);
      if (state.readyState === CONNECTING) {
        throw core.domException(`${prefix}: Still in CONNECTING state.`, 'InvalidStateError');
      }
      state.bufferedAmount += transmit(state.connection, message, state.readyState === OPEN);
    }
  }
  defineHandlers(WebSocket, ['open', 'error', 'close', 'message']);
  configure(WebSocket, 'WebSocket', { CONNECTING, OPEN, CLOSING, CLOSED });

  function check(value, member) {
    if (!isWebSocket(value)) throw new TypeError(`Failed to use '${member}' of 'WebSocket': Illegal invocation.`);
    return stateOf(value);
  }

  // (DOMString or sequence<DOMString>) protocols = []
  function toProtocols(protocols, prefix) {
    let list;
    if (protocols === undefined) {
      list = [];
    } else if (isObject(protocols)) {
      const method = protocols[SymbolIterator];
      list = method === undefined || method === null
        ? [converters.DOMString(protocols, prefix, 'parameter 2')]
        : protocolList(protocols, prefix, 'parameter 2', undefined, method);
    } else {
      list = [converters.DOMString(protocols, prefix, 'parameter 2')];
    }
    return list;
  }

  function connectArguments(state, href, protocols) {
    const list = [(kind, a, b, c, d) => happened(state, kind, a, b, c, d), href];
    for (let i = 0; i < protocols.length; i++) list[i + 2] = protocols[i];
    return list;
  }

  // (BufferSource or Blob or USVString) data
  function toMessage(data, prefix) {
    let message;
    if (!isObject(data)) message = converters.USVString(data, prefix, 'parameter 1');
    else if (ArrayBufferIsView(data) || isArrayBuffer(data)) message = converters.BufferSource(data, prefix, 'parameter 1', SHARED);
    else if (core.use('file/blob').isBlob(data)) message = data;
    else message = converters.USVString(data, prefix, 'parameter 1');
    return message;
  }

  // The size of a message, which is sent if there is somebody to take it
  function transmit(connection, message, open) {
    let size;
    if (typeof message === 'string') size = host.sendText(connection, message, open);
    else if (core.use('file/blob').isBlob(message)) size = host.sendBlob(connection, core.use('file/blob').blobData(message), open);
    else if (!ArrayBufferIsView(message)) size = host.sendBytes(connection, message, 0, ArrayBufferPrototypeGetByteLength(message), open);
    else if (TypedArrayPrototypeGetSymbolToStringTag(message) === undefined) size = host.sendBytes(connection, bufferOf(message), DataViewPrototypeGetByteOffset(message), DataViewPrototypeGetByteLength(message), open);
    else size = host.sendBytes(connection, bufferOf(message), TypedArrayPrototypeGetByteOffset(message), TypedArrayPrototypeGetByteLength(message), open);
    return size;
  }

  // What the connection tells: https://websockets.spec.whatwg.org/#feedback-from-the-protocol
  function happened(state, kind, a, b, c, d) {
    if (kind === 'message') received(state, a);
    else if (kind === 'sent') state.bufferedAmount -= a;
    else if (kind === 'open') opened(state, a, b);
    else if (kind === 'closing') closing(state);
    else if (kind === 'close') closed(state, a, b, c, d);
  }

  function opened(state, protocol, extensions) {
    if (state.readyState === CONNECTING) {
      state.readyState = OPEN;
      state.protocol = protocol;
      state.extensions = extensions;
      const { Event } = core.use('dom/event');
      fire(state.socket, new Event('open'));
    }
  }

  function received(state, message) {
    if (state.readyState === OPEN) {
      const { MessageEvent } = core.use('dom/event');
      let data = message;
      if (typeof message !== 'string') {
        const blob = core.use('file/blob');
        data = state.binaryType === 'blob' ? blob.newBlob(message, '') : blob.bytesOf(message);
      }
      fire(state.socket, new MessageEvent('message', { __proto__: null, data, origin: host.origin(state.url) }));
    }
  }

  function closing(state) {
    if (state.readyState === OPEN) state.readyState = CLOSING;
  }

  function closed(state, wasClean, code, reason, failure) {
    const { CloseEvent, ErrorEvent } = core.use('dom/event');
    state.readyState = CLOSED;
    if (failure !== null) {
      fire(state.socket, new ErrorEvent('error', { __proto__: null, message: failure, error: new core.primordials.Error(failure) }));
    }
    fire(state.socket, new CloseEvent('close', { __proto__: null, wasClean, code, reason }));
  }

  return { __proto__: null, WebSocket };
})

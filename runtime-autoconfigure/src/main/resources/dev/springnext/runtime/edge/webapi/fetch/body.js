// Bodies: https://fetch.spec.whatwg.org/#bodies and #body-mixin.
// The state of a Request or Response has the body in its members kind, source, stream and used: a stream is only made
// when somebody asks for one, as most bodies go from Java to Java, or are read at once.
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, JSONParse, Promise, StringPrototypeCharCodeAt, StringPrototypeSlice, StringPrototypeToWellFormed, TypeError,
    TypedArrayPrototypeGetBuffer, Uint8Array,
  } = core.primordials;
  const { converters, isArrayBuffer, isObject } = core.webidl;

  // What source is: nothing, a string, data of a Blob, a stream of Java; with STREAM there only is a stream of guest code
  const NONE = 0;
  const TEXT = 1;
  const DATA = 2;
  const HOST = 3;
  const STREAM = 4;

  const streams = () => core.use('streams/host');
  const blobs = () => core.use('file/blob');

  // https://fetch.spec.whatwg.org/#concept-bodyinit-extract
  function extract(state, object, prefix) {
    if (typeof object === 'string') {
      setText(state, object);
    } else if (ArrayBufferIsView(object) || (isObject(object) && isArrayBuffer(object))) {
      setData(state, blobs().dataOfBytes(converters.BufferSource(object, prefix, 'The body')), undefined);
    } else if (isObject(object)) {
      extractObject(state, object, prefix);
    } else {
      setText(state, converters.USVString(object, prefix, 'The body'));
    }
  }

  function extractObject(state, object, prefix) {
    if (streams().isReadableStream(object)) {
      if (streams().isDisturbed(object) || streams().isLocked(object)) throw new TypeError(`${prefix}: Response body object should not be disturbed or locked`);
      state.kind = STREAM;
      state.stream = object;
    } else if (blobs().isBlob(object)) {
      const type = blobs().blobType(object);
      setData(state, blobs().blobData(object), type === '' ? undefined : type);
    } else if (core.use('url/url-search-params').isURLSearchParams(object)) {
      setText(state, core.use('url/url-search-params').serialize(object));
      state.contentType = 'application/x-www-form-urlencoded;charset=UTF-8';
    } else if (core.use('fetch/form-data').isFormData(object)) {
      const form = core.use('fetch/form-data').encode(object);
      setData(state, form.data, form.type);
    } else {
      setText(state, converters.USVString(object, prefix, 'The body'));
    }
  }

  function setText(state, text) {
    state.kind = TEXT;
    state.source = text;
    state.contentType = 'text/plain;charset=UTF-8';
  }

  function setData(state, data, type) {
    state.kind = DATA;
    state.source = data;
    state.contentType = type;
  }

  const isUsed = (state) => state.used === true || (state.stream !== undefined && streams().isDisturbed(state.stream));
  const isUnusable = (state) => state.kind !== NONE && (isUsed(state) || (state.stream !== undefined && streams().isLocked(state.stream)));

  function hostStream(state) {
    let handle;
    if (state.used) handle = host.emptyStream();
    else if (state.kind === TEXT) handle = host.textStream(state.source);
    else if (state.kind === DATA) handle = blobs().streamOf(state.source);
    else handle = state.source;
    return handle;
  }

  // The stream that body gives, or null
  function streamOf(state) {
    if (state.stream === undefined && state.kind !== NONE) {
      state.stream = streams().fromHost(hostStream(state));
      if (state.used) streams().takeHost(state.stream);
    }
    return state.kind === NONE ? null : state.stream;
  }

  const withoutMark = (text) => (StringPrototypeCharCodeAt(text, 0) === 0xFEFF ? StringPrototypeSlice(text, 1) : text);

  const bytesOf = (view) => blobs().dataOfBytes(view);

  // Ways to read a body to its end: empty, from a string, from data, from a stream of Java, from the bytes of a stream
  const AS_TEXT = {
    __proto__: null,
    empty: () => '',
    ofText: (text) => withoutMark(StringPrototypeToWellFormed(text)),
    ofData: (data) => blobs().textOf(data),
    read: host.readText,
    ofBytes: (view) => blobs().textOf(bytesOf(view)),
  };
  const AS_BUFFER = {
    __proto__: null,
    empty: () => core.newBuffer(0),
    ofText: (text) => host.textBytes(text),
    ofData: (data) => blobs().bytesOf(data),
    read: host.readBytes,
    ofBytes: (view) => TypedArrayPrototypeGetBuffer(view),
  };
  const AS_DATA = {
    __proto__: null,
    empty: () => blobs().emptyData(),
    ofText: (text) => host.textData(text),
    ofData: (data) => data,
    read: host.readData,
    ofBytes: bytesOf,
  };

  const unusable = () => new TypeError('Body is unusable: Body has already been read');

  // https://fetch.spec.whatwg.org/#concept-body-consume-body. No promise in between has an object as its value: user code
  // that gives Object.prototype a then would see it.
  function consume(state, as, convert) {
    return new Promise((resolve, reject) => {
      const finish = (value) => {
        try {
          resolve(convert(value));
        } catch (error) {
          reject(error);
        }
      };
      if (state.kind === NONE) finish(as.empty());
      else if (isUnusable(state)) reject(unusable());
      else if (state.stream !== undefined) consumeStream(state.stream, as, finish, reject);
      else consumeSource(state, as, finish, reject);
    });
  }

  function consumeSource(state, as, finish, reject) {
    state.used = true;
    if (state.kind === TEXT) finish(as.ofText(state.source));
    else if (state.kind === DATA) finish(as.ofData(state.source));
    else as.read(state.source, finish, reject);
  }

  function consumeStream(stream, as, finish, reject) {
    const handle = streams().takeHost(stream);
    if (handle === undefined) core.use('fetch/read-all').readAll(stream, (view) => finish(as.ofBytes(view)), reject);
    else as.read(handle, finish, reject);
  }

  const same = (value) => value;
  const text = (state) => consume(state, AS_TEXT, same);
  const json = (state) => consume(state, AS_TEXT, (value) => JSONParse(value));
  const arrayBuffer = (state) => consume(state, AS_BUFFER, same);
  const bytes = (state) => consume(state, AS_BUFFER, (buffer) => new Uint8Array(buffer));

  // What the content-type header says, or what the body itself says as long as there are no headers
  const typeHeader = (state) => (state.list !== undefined ? state.list : state.contentType === undefined ? null : state.contentType);
  const blob = (state) => consume(state, AS_DATA, (data) => blobs().newBlob(data, host.mimeType(typeHeader(state))));
  const formData = (state) => consume(state, AS_DATA, (data) => (
    core.use('fetch/form-data').decode((field, file) => host.parseForm(data, typeHeader(state), field, file))
  ));

  // Gives another state the same body: https://fetch.spec.whatwg.org/#concept-body-clone
  function clone(state, copy) {
    copy.kind = state.kind;
    copy.contentType = state.contentType;
    copy.source = state.source;
    if (state.kind === HOST || state.kind === STREAM) {
      const branches = streams().tee(streamOf(state));
      state.kind = STREAM;
      state.stream = branches[0];
      copy.kind = STREAM;
      copy.stream = branches[1];
    }
  }

  // Moves the body to another state: https://fetch.spec.whatwg.org/#body-create-a-proxy
  function move(state, to) {
    const { stream } = state;
    to.kind = state.kind;
    to.contentType = state.contentType;
    to.source = state.source;
    if (stream !== undefined) {
      const handle = streams().takeHost(stream);
      if (handle === undefined) {
        to.kind = STREAM;
        to.stream = streams().tee(stream)[0];
      } else if (state.kind === HOST || state.kind === STREAM) {
        to.kind = HOST;
        to.source = handle;
      }
    }
    state.used = state.kind !== NONE;
  }

  // What Java takes as a body: null, a string, data, a stream of Java or one of guest code
  function take(state) {
    let body;
    if (state.kind === NONE) {
      body = null;
    } else if (state.stream === undefined) {
      body = state.source;
    } else {
      const handle = streams().takeHost(state.stream);
      body = state.kind === TEXT || state.kind === DATA ? state.source : handle === undefined ? state.stream : handle;
    }
    state.used = true;
    return body;
  }

  return {
    __proto__: null, NONE, TEXT, DATA, HOST, STREAM, extract, isUsed, isUnusable, streamOf, unusable, clone, move, take,
    text, json, arrayBuffer, bytes, blob, formData,
  };
})

// EventSource: https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface
(function (core, host) {
  'use strict';
  const { PromisePrototypeThen, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeToLowerCase, StringPrototypeTrim, TypeError } = core.primordials;
  const { configure, converters, dictionary, isObject, required } = core.webidl;
  const { EventTarget, defineHandlers, fire } = core.use('dom/event-target');

  const CONNECTING = 0;
  const OPEN = 1;
  const CLOSED = 2;
  const RECONNECTION_MILLIS = 3000;
  const toInit = dictionary('EventSourceInit', [{ __proto__: null, key: 'withCredentials', converter: converters.boolean, defaultValue: () => false }]);

  let isEventSource;
  let stateOf;

  class EventSource extends EventTarget {
    #state;

    static {
      isEventSource = (value) => isObject(value) && #state in value;
      stateOf = (source) => source.#state;
    }

    constructor(url, eventSourceInitDict = undefined) {
      const prefix = "Failed to construct 'EventSource'";
      required(arguments.length, 1, prefix);
      const input = converters.USVString(url, prefix, 'parameter 1');
      const { withCredentials } = toInit(eventSourceInitDict, prefix, 'parameter 2');
      const href = host.parse(input);
      super();
      this.#state = {
        __proto__: null, source: this, url: href, withCredentials, readyState: CONNECTING, retryMillis: RECONNECTION_MILLIS, lastEventId: '',
        origin: '', signal: undefined, reader: undefined,
      };
      connect(this.#state);
    }

    get url() {
      return check(this, 'url').url;
    }

    get withCredentials() {
      return check(this, 'withCredentials').withCredentials;
    }

    get readyState() {
      return check(this, 'readyState').readyState;
    }

    close() {
      const state = check(this, 'close');
      state.readyState = CLOSED;
      disconnect(state);
    }
  }
  defineHandlers(EventSource, ['open', 'message', 'error']);
  configure(EventSource, 'EventSource', { CONNECTING, OPEN, CLOSED });

  function check(value, member) {
    if (!isEventSource(value)) throw new TypeError(`Failed to use '${member}' of 'EventSource': Illegal invocation.`);
    return stateOf(value);
  }

  function connect(state) {
    const { fetch } = core.use('fetch/fetch');
    const signal = core.use('dom/abort').newSignal();
    const headers = { __proto__: null, accept: 'text/event-stream', 'cache-control': 'no-store' };
    if (state.lastEventId !== '') headers['last-event-id'] = host.toByteString(state.lastEventId);
    state.signal = signal;
    PromisePrototypeThen(
      fetch(state.url, { __proto__: null, headers, signal, cache: 'no-store', credentials: state.withCredentials ? 'include' : 'same-origin' }),
      (response) => {
        if (state.signal === signal) announce(state, response);
      },
      (error) => {
        if (state.signal === signal) broken(state, error);
      },
    );
  }

  function disconnect(state) {
    const { reader, signal } = state;
    state.reader = undefined;
    state.signal = undefined;
    if (reader !== undefined) host.close(reader);
    if (signal !== undefined) core.use('dom/abort').signalAbort(signal, core.domException('The EventSource was closed', 'AbortError'));
  }

  function isEventStream(type) {
    const end = type === null ? -1 : StringPrototypeIndexOf(type, ';');
    const essence = end < 0 ? type : StringPrototypeSlice(type, 0, end);
    return essence !== null && StringPrototypeToLowerCase(StringPrototypeTrim(essence)) === 'text/event-stream';
  }

  // https://html.spec.whatwg.org/multipage/server-sent-events.html#announce-the-connection
  function announce(state, response) {
    const type = response.headers.get('content-type');
    if (response.status !== 200) {
      fail(state, `The response of ${state.url} has the status ${response.status} instead of 200`);
    } else if (!isEventStream(type)) {
      fail(state, `The response of ${state.url} is '${type}' instead of 'text/event-stream'`);
    } else {
      const { Event } = core.use('dom/event');
      const streams = core.use('streams/host');
      const { body } = response;
      const handle = streams.takeHost(body);
      state.readyState = OPEN;
      state.origin = host.origin(response.url);
      fire(state.source, new Event('open'));
      if (state.readyState === OPEN) {
        state.reader = host.listen(handle === undefined ? body : handle, state.lastEventId, (kind, retryMillis, name, data, lastEventId) => {
          if (retryMillis >= 0) state.retryMillis = retryMillis;
          if (kind === 'end') reestablish(state);
          else dispatch(state, name, data, lastEventId);
        });
      }
    }
  }

  // https://html.spec.whatwg.org/multipage/server-sent-events.html#dispatchMessage
  function dispatch(state, name, data, lastEventId) {
    state.lastEventId = lastEventId;
    if (name !== '' && state.readyState !== CLOSED) {
      const { MessageEvent } = core.use('dom/event');
      fire(state.source, new MessageEvent(name, { __proto__: null, data, origin: state.origin, lastEventId }));
    }
  }

  // A refusal, or a limit that was reached, is not going to change
  function broken(state, error) {
    const futile = !(error instanceof TypeError) || (isObject(error.cause) && error.cause.code === 'ERR_OUTBOUND_REFUSED');
    const message = `${isObject(error) ? error.message : error}`;
    if (futile) fail(state, message);
    else reestablish(state, message);
  }

  // https://html.spec.whatwg.org/multipage/server-sent-events.html#reestablish-the-connection
  function reestablish(state, message = `The connection to ${state.url} has ended`) {
    state.reader = undefined;
    state.signal = undefined;
    if (state.readyState !== CLOSED) {
      state.readyState = CONNECTING;
      fireError(state, message);
      if (state.readyState === CONNECTING) {
        host.later(() => {
          if (state.readyState === CONNECTING && state.signal === undefined) connect(state);
        }, state.retryMillis);
      }
    }
  }

  // https://html.spec.whatwg.org/multipage/server-sent-events.html#fail-the-connection
  function fail(state, message) {
    if (state.readyState !== CLOSED) {
      state.readyState = CLOSED;
      disconnect(state);
      fireError(state, message);
    }
  }

  function fireError(state, message) {
    const { ErrorEvent } = core.use('dom/event');
    fire(state.source, new ErrorEvent('error', { __proto__: null, message }));
  }

  return { __proto__: null, EventSource };
})

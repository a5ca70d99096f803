// The interfaces that derive from Event
(function (core) {
  'use strict';
  const { ObjectFreeze, ObjectSetPrototypeOf, TypeError } = core.primordials;
  const { configure, converters, dictionary, nullable, required, sequence } = core.webidl;
  const { Event, isEvent, initialize } = core.use('dom/event');

  const zero = () => 0;
  const no = () => false;
  const empty = () => '';
  const nothing = () => null;
  const EVENT_INIT = [
    { __proto__: null, key: 'bubbles', converter: converters.boolean },
    { __proto__: null, key: 'cancelable', converter: converters.boolean },
    { __proto__: null, key: 'composed', converter: converters.boolean },
  ];

  // The dictionary of an interface, converted before its constructor makes the event
  function initOf(name, members) {
    for (let i = 0; i < members.length; i++) ObjectSetPrototypeOf(members[i], null);
    const convert = dictionary(`${name}Init`, EVENT_INIT, members);
    const prefix = `Failed to construct '${name}'`;
    return (count, type, init) => {
      required(count, 1, prefix);
      const typeName = converters.DOMString(type, prefix, 'parameter 1');
      const result = convert(init, prefix, 'parameter 2');
      result.type = typeName;
      return result;
    };
  }

  // https://dom.spec.whatwg.org/#interface-customevent
  class CustomEvent extends Event {
    #detail;

    constructor(type, eventInitDict = undefined) {
      if (type === undefined) required(arguments.length, 1, "Failed to construct 'CustomEvent'");
      super(type, eventInitDict);
      const detail = eventInitDict === undefined || eventInitDict === null ? null : eventInitDict.detail;
      this.#detail = detail === undefined ? null : detail;
    }

    get detail() {
      return this.#detail;
    }

    // https://dom.spec.whatwg.org/#dom-customevent-initcustomevent
    initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
      const prefix = "Failed to execute 'initCustomEvent' on 'CustomEvent'";
      if (!isEvent(this) || !(#detail in this)) throw new TypeError(`${prefix}: Illegal invocation.`);
      required(arguments.length, 1, prefix);
      if (initialize(this, converters.DOMString(type, prefix, 'parameter 1'), bubbles, cancelable)) this.#detail = detail;
    }
  }

  const errorInit = initOf('ErrorEvent', [
    { key: 'message', converter: converters.DOMString, defaultValue: empty },
    { key: 'filename', converter: converters.USVString, defaultValue: empty },
    { key: 'lineno', converter: converters['unsigned long'], defaultValue: zero },
    { key: 'colno', converter: converters['unsigned long'], defaultValue: zero },
    { key: 'error', converter: converters.any },
  ]);

  // https://html.spec.whatwg.org/multipage/webappapis.html#errorevent
  let isErrorEvent;
  class ErrorEvent extends Event {
    #init;

    static {
      isErrorEvent = (value) => isEvent(value) && #init in value;
    }

    constructor(type, eventInitDict = undefined) {
      const init = errorInit(arguments.length, type, eventInitDict);
      super(init.type, init);
      this.#init = init;
    }

    get message() {
      return this.#init.message;
    }

    get filename() {
      return this.#init.filename;
    }

    get lineno() {
      return this.#init.lineno;
    }

    get colno() {
      return this.#init.colno;
    }

    get error() {
      return this.#init.error;
    }
  }

  function port(value, prefix, context) {
    if (!core.use('messaging/message-port').isMessagePort(value)) {
      throw new TypeError(`${prefix}: ${context} is not of type 'MessagePort'.`);
    }
    return value;
  }
  const ports = sequence(port);
  const messageInit = initOf('MessageEvent', [
    { key: 'data', converter: converters.any, defaultValue: nothing },
    { key: 'origin', converter: converters.USVString, defaultValue: empty },
    { key: 'lastEventId', converter: converters.DOMString, defaultValue: empty },
    { key: 'source', converter: nullable(port), defaultValue: nothing },
    { key: 'ports', converter: ports, defaultValue: () => [] },
  ]);

  // https://html.spec.whatwg.org/multipage/comms.html#messageevent
  class MessageEvent extends Event {
    #init;

    constructor(type, eventInitDict = undefined) {
      const init = given === undefined ? messageInit(arguments.length, type, eventInitDict) : given;
      super(init.type, init);
      ObjectFreeze(init.ports);
      this.#init = init;
    }

    get data() {
      return this.#init.data;
    }

    get origin() {
      return this.#init.origin;
    }

    get lastEventId() {
      return this.#init.lastEventId;
    }

    get source() {
      return this.#init.source;
    }

    get ports() {
      return this.#init.ports;
    }

    // https://html.spec.whatwg.org/multipage/comms.html#dom-messageevent-initmessageevent
    initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', source = null, messagePorts = []) {
      const prefix = "Failed to execute 'initMessageEvent' on 'MessageEvent'";
      if (!isEvent(this) || !(#init in this)) throw new TypeError(`${prefix}: Illegal invocation.`);
      required(arguments.length, 1, prefix);
      const typeName = converters.DOMString(type, prefix, 'parameter 1');
      const init = {
        __proto__: null,
        data,
        origin: converters.USVString(origin, prefix, 'parameter 5'),
        lastEventId: converters.DOMString(lastEventId, prefix, 'parameter 6'),
        source: nullable(port)(source, prefix, 'parameter 7'),
        ports: ObjectFreeze(ports(messagePorts, prefix, 'parameter 8')),
      };
      if (initialize(this, typeName, bubbles, cancelable)) this.#init = init;
    }
  }

  // Without the conversions that events of users need
  let given;
  function newMessageEvent(type, data, ports, origin = '', lastEventId = '') {
    given = { __proto__: null, type, data, origin, lastEventId, source: null, ports };
    const event = new MessageEvent(type);
    given = undefined;
    return event;
  }

  const closeInit = initOf('CloseEvent', [
    { key: 'wasClean', converter: converters.boolean, defaultValue: no },
    { key: 'code', converter: converters['unsigned short'], defaultValue: zero },
    { key: 'reason', converter: converters.USVString, defaultValue: empty },
  ]);

  // https://websockets.spec.whatwg.org/#the-closeevent-interface
  class CloseEvent extends Event {
    #init;

    constructor(type, eventInitDict = undefined) {
      const init = closeInit(arguments.length, type, eventInitDict);
      super(init.type, init);
      this.#init = init;
    }

    get wasClean() {
      return this.#init.wasClean;
    }

    get code() {
      return this.#init.code;
    }

    get reason() {
      return this.#init.reason;
    }
  }

  const progressInit = initOf('ProgressEvent', [
    { key: 'lengthComputable', converter: converters.boolean, defaultValue: no },
    { key: 'loaded', converter: converters.double, defaultValue: zero },
    { key: 'total', converter: converters.double, defaultValue: zero },
  ]);

  // https://xhr.spec.whatwg.org/#interface-progressevent
  class ProgressEvent extends Event {
    #init;

    constructor(type, eventInitDict = undefined) {
      const init = progressInit(arguments.length, type, eventInitDict);
      super(init.type, init);
      this.#init = init;
    }

    get lengthComputable() {
      return this.#init.lengthComputable;
    }

    get loaded() {
      return this.#init.loaded;
    }

    get total() {
      return this.#init.total;
    }
  }

  const rejectionInit = initOf('PromiseRejectionEvent', [
    // The member's type is object: https://github.com/whatwg/html/pull/10156
    { key: 'promise', converter: converters.object, required: true },
    { key: 'reason', converter: converters.any },
  ]);

  // https://html.spec.whatwg.org/multipage/webappapis.html#promiserejectionevent
  class PromiseRejectionEvent extends Event {
    #init;

    constructor(type, eventInitDict) {
      const init = rejectionInit(arguments.length, type, eventInitDict);
      super(init.type, init);
      this.#init = init;
    }

    get promise() {
      return this.#init.promise;
    }

    get reason() {
      return this.#init.reason;
    }
  }

  configure(CustomEvent, 'CustomEvent');
  configure(ErrorEvent, 'ErrorEvent');
  configure(MessageEvent, 'MessageEvent');
  configure(CloseEvent, 'CloseEvent');
  configure(ProgressEvent, 'ProgressEvent');
  configure(PromiseRejectionEvent, 'PromiseRejectionEvent');

  return { isErrorEvent, newMessageEvent, CustomEvent, ErrorEvent, MessageEvent, CloseEvent, ProgressEvent, PromiseRejectionEvent };
})

// MessageChannel and MessagePort: https://html.spec.whatwg.org/multipage/web-messaging.html#channel-messaging
(function (core, host) {
  'use strict';
  const { ArrayPrototypeIncludes, ArrayPrototypeShift, SymbolIterator, TypeError } = core.primordials;
  const { AsyncContext: { Snapshot } } = core;
  const { configure, converters, isObject, required, sequence } = core.webidl;
  const { EventTarget, defineHandlers, fire } = core.use('dom/event-target');
  const { deserialize, registerTransferable, serialize, serializeOptions } = core.use('html/structured-clone');

  let isMessagePort;
  let endOf;
  let attach;
  let detach;
  let constructing = false;

  // An end of a channel outlives the port that stands for it: transferring the port gives the end to another one
  function newEnd() {
    return { __proto__: null, port: undefined, other: undefined, queue: [], enabled: false };
  }

  class MessagePort extends EventTarget {
    // undefined once the port is detached: closed or transferred
    #end;

    constructor() {
      if (!constructing) throw new TypeError("Failed to construct 'MessagePort': Illegal constructor");
      super();
    }

    postMessage(message, options = undefined) {
      const prefix = "Failed to execute 'postMessage' on 'MessagePort'";
      if (!(#end in this)) throw new TypeError(`${prefix}: Illegal invocation.`);
      required(arguments.length, 1, prefix);
      post(this, this.#end, message, transferList(options, prefix), prefix);
    }

    start() {
      const end = this.#end;
      if (end !== undefined) start(end);
    }

    close() {
      const end = this.#end;
      if (end !== undefined) {
        this.#end = undefined;
        close(end);
      }
    }

    static {
      isMessagePort = (value) => isObject(value) && #end in value;
      endOf = (port) => port.#end;
      detach = (port) => {
        const end = port.#end;
        port.#end = undefined;
        return end;
      };
      attach = (port, end) => {
        port.#end = end;
        end.port = port;
      };
    }
  }
  defineHandlers(MessagePort, ['message', 'messageerror', 'close'], (port, type) => {
    if (type === 'message') port.start();
  });
  configure(MessagePort, 'MessagePort');

  class MessageChannel {
    #port1 = newPort(newEnd());

    #port2 = newPort(newEnd());

    constructor() {
      entangle(endOf(this.#port1), endOf(this.#port2));
    }

    get port1() {
      return this.#port1;
    }

    get port2() {
      return this.#port2;
    }
  }
  configure(MessageChannel, 'MessageChannel');

  function newPort(end) {
    constructing = true;
    const port = new MessagePort();
    constructing = false;
    attach(port, end);
    return port;
  }

  function entangle(end, other) {
    end.other = other;
    other.other = end;
  }

  const objects = sequence(converters.object);

  // The overloads of postMessage: a list of what to transfer, or a dictionary with that list
  function transferList(options, prefix) {
    let list;
    const method = isObject(options) ? options[SymbolIterator] : undefined;
    if (method !== undefined && method !== null) list = objects(options, prefix, 'parameter 2', undefined, method);
    else list = serializeOptions(options, prefix, 'parameter 2').transfer;
    return list;
  }

  // https://html.spec.whatwg.org/multipage/web-messaging.html#message-port-post-message-steps
  function post(port, end, message, list, prefix) {
    if (ArrayPrototypeIncludes(list, port)) {
      throw core.domException(`${prefix}: The port can not be transferred through itself.`, 'DataCloneError');
    }
    const target = end === undefined ? undefined : end.other;
    const doomed = target !== undefined && ArrayPrototypeIncludes(list, target.port);
    const record = serialize(message, list);
    if (target !== undefined && !doomed) {
      target.queue[target.queue.length] = { __proto__: null, record, snapshot: new Snapshot() };
      if (target.enabled) host.post(deliver, target);
    }
  }

  function start(end) {
    if (!end.enabled) {
      end.enabled = true;
      for (let i = 0; i < end.queue.length; i++) host.post(deliver, end);
    }
  }

  // One message in a turn of its own, in the context of who posted it
  function deliver(end) {
    if (end.enabled && end.queue.length > 0) {
      const { record, snapshot } = ArrayPrototypeShift(end.queue);
      snapshot.run(receive, end, record);
    }
  }

  function receive(end, record) {
    const { newMessageEvent } = core.use('dom/event-types');
    const { value, transferred } = deserialize(record);
    const ports = [];
    for (let i = 0; i < transferred.length; i++) {
      if (isMessagePort(transferred[i])) ports[ports.length] = transferred[i];
    }
    fire(end.port, newMessageEvent('message', value, ports));
  }

  // What was sent before still arrives, at both ends: https://html.spec.whatwg.org/multipage/web-messaging.html#disentangle
  function close(end) {
    const { other } = end;
    if (other !== undefined) {
      end.other = undefined;
      other.other = undefined;
      const snapshot = new Snapshot();
      host.post(() => snapshot.run(closed, other));
    }
  }

  function closed(end) {
    const { Event } = core.use('dom/event');
    fire(end.port, new Event('close'));
  }

  // https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports:transfer-steps
  registerTransferable(isMessagePort, (port) => {
    const end = detach(port);
    if (end === undefined) throw core.domException('A MessagePort is detached and could not be transferred.', 'DataCloneError');
    end.enabled = false;
    return newPort(end);
  });

  return { MessageChannel, MessagePort, isMessagePort };
})

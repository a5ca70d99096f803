// BroadcastChannel: https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts
(function (core, host) {
  'use strict';
  const { ArrayPrototypeIndexOf, ArrayPrototypeSlice, ArrayPrototypeSplice, Map, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, TypeError } = core.primordials;
  const { AsyncContext: { Snapshot } } = core;
  const { configure, converters, required } = core.webidl;
  const { EventTarget, defineHandlers, fire } = core.use('dom/event-target');
  const { serialize } = core.use('html/structured-clone');

  // The open channels of this isolate by name, in the order of their creation. The host tells it of messages from others.
  const open = new Map();

  let isClosed;

  class BroadcastChannel extends EventTarget {
    #name;

    #closed = false;

    constructor(name) {
      const prefix = "Failed to construct 'BroadcastChannel'";
      required(arguments.length, 1, prefix);
      const text = converters.DOMString(name, prefix, 'parameter 1');
      super();
      this.#name = text;
      const channels = MapPrototypeGet(open, text);
      if (channels === undefined) {
        MapPrototypeSet(open, text, [this]);
        host.join(text, receive);
      } else {
        channels[channels.length] = this;
      }
    }

    get name() {
      return this.#name;
    }

    postMessage(message) {
      const prefix = "Failed to execute 'postMessage' on 'BroadcastChannel'";
      if (!(#name in this)) throw new TypeError(`${prefix}: Illegal invocation.`);
      required(arguments.length, 1, prefix);
      if (this.#closed) throw core.domException(`${prefix}: The channel is closed.`, 'InvalidStateError');
      const record = serialize(message, undefined);
      const snapshot = new Snapshot();
      const channels = ArrayPrototypeSlice(MapPrototypeGet(open, this.#name));
      for (let i = 0; i < channels.length; i++) {
        const channel = channels[i];
        if (channel !== this) host.post(() => snapshot.run(deliver, channel, record));
      }
      if (host.isShared(this.#name)) core.use('messaging/wire').send(this.#name, record.value, host);
    }

    close() {
      if (!this.#closed) {
        this.#closed = true;
        const channels = MapPrototypeGet(open, this.#name);
        ArrayPrototypeSplice(channels, ArrayPrototypeIndexOf(channels, this), 1);
        if (channels.length === 0) {
          MapPrototypeDelete(open, this.#name);
          host.leave(this.#name);
        }
      }
    }

    static {
      isClosed = (channel) => channel.#closed;
    }
  }
  defineHandlers(BroadcastChannel, ['message', 'messageerror']);
  configure(BroadcastChannel, 'BroadcastChannel');

  // Each channel gets a clone of its own
  function deliver(channel, record) {
    if (!isClosed(channel)) {
      const { newMessageEvent } = core.use('dom/event-types');
      fire(channel, newMessageEvent('message', serialize(record.value, undefined).value, []));
    }
  }

  // A message of another isolate, or undefined if it holds something that can't leave its isolate
  function receive(name, text, buffers) {
    const channels = MapPrototypeGet(open, name);
    if (channels !== undefined) {
      const { newMessageEvent } = core.use('dom/event-types');
      const all = ArrayPrototypeSlice(channels);
      for (let i = 0; i < all.length; i++) {
        if (!isClosed(all[i])) {
          fire(all[i], text === null
            ? newMessageEvent('messageerror', null, [])
            : newMessageEvent('message', core.use('messaging/wire').decode(text, buffers), []));
        }
      }
    }
  }

  return { BroadcastChannel };
})

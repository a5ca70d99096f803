// Messages as text and bytes, for isolates that share no objects: what structured cloning made, written down.
// A value is a JSON primitive, or a list: its tag, and what belongs to it. Objects are in a table, as they may be
// anywhere in the message several times: ['@', index].
(function (core) {
  'use strict';
  const {
    Array, ArrayBuffer, ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetMaxByteLength,
    ArrayBufferPrototypeGetResizable, BigInt, Date, DatePrototypeGetTime, JSONParse, JSONStringify, Map, MapPrototypeForEach,
    MapPrototypeGet, MapPrototypeSet, Number, Object, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectIs, ObjectKeys,
    ObjectSetPrototypeOf, ReflectApply, RegExp, Set, SetPrototypeAdd, SetPrototypeForEach, String, TypedArrayPrototypeSet, Uint8Array,
  } = core.primordials;
  const { isObject } = core.webidl;
  const { kindOf, newError } = core.use('html/structured-clone');
  const { shapeOf } = core.use('html/views');

  // No list of ours has a toJSON that somebody gave to all arrays
  function list(...items) {
    return ObjectSetPrototypeOf(items, null);
  }
  function add(target, item) {
    target[target.length] = item;
  }

  function encode(value) {
    const state = { __proto__: null, seen: new Map(), table: list(), buffers: [] };
    const root = write(value, state);
    return { __proto__: null, text: JSONStringify(list(root, state.table)), buffers: state.buffers };
  }

  function write(value, state) {
    let written = value;
    if (isObject(value)) {
      let index = MapPrototypeGet(state.seen, value);
      if (index === undefined) {
        index = state.table.length;
        MapPrototypeSet(state.seen, value, index);
        const node = list();
        state.table[index] = node;
        writeObject(value, node, state);
      }
      written = list('@', index);
    } else if (value === undefined) {
      written = list('undefined');
    } else if (typeof value === 'bigint') {
      written = list('bigint', String(value));
    } else if (typeof value === 'number' && (value - value !== 0 || ObjectIs(value, -0))) {
      written = list('number', ObjectIs(value, -0) ? '-0' : String(value));
    }
    return written;
  }

  function writeObject(value, node, state) {
    if (ArrayBufferIsView(value)) {
      const { Constructor, buffer, offset, length } = shapeOf(value);
      add(node, 'view');
      add(node, Constructor.name);
      add(node, write(buffer, state));
      add(node, offset);
      add(node, length === undefined ? null : length);
    } else {
      const kind = kindOf(value);
      const writer = WRITERS[kind];
      if (writer === undefined || (kind === 'plain' && core.webidl.isPlatformObject(value))) throw UNSUPPORTED;
      add(node, kind);
      writer(value, node, state);
    }
  }

  // Thrown for an object of ours, such as a Blob, that can't leave its isolate
  const UNSUPPORTED = { __proto__: null };

  function writeProperties(value, node, state) {
    const keys = ObjectKeys(value);
    for (let i = 0; i < keys.length; i++) {
      add(node, keys[i]);
      add(node, write(value[keys[i]], state));
    }
  }

  const boxed = (value, node, state) => add(node, write(value.valueOf(), state));

  const WRITERS = {
    __proto__: null,
    plain: writeProperties,
    array(value, node, state) {
      add(node, value.length);
      writeProperties(value, node, state);
    },
    map: (value, node, state) => MapPrototypeForEach(value, (item, key) => {
      add(node, write(key, state));
      add(node, write(item, state));
    }),
    set: (value, node, state) => SetPrototypeForEach(value, (item) => add(node, write(item, state))),
    date: (value, node, state) => add(node, write(DatePrototypeGetTime(value), state)),
    regexp(value, node) {
      add(node, String(value.source));
      add(node, String(value.flags));
    },
    error(value, node, state) {
      if (core.webidl.isPlatformObject(value)) throw UNSUPPORTED;
      const own = (key) => ObjectGetOwnPropertyDescriptor(value, key)?.value;
      add(node, String(value.name));
      add(node, write(own('message'), state));
      add(node, write(own('stack'), state));
      if (ObjectGetOwnPropertyDescriptor(value, 'cause') !== undefined) add(node, write(own('cause'), state));
    },
    buffer(value, node, state) {
      add(node, state.buffers.length);
      add(node, ArrayBufferPrototypeGetResizable(value) ? ArrayBufferPrototypeGetMaxByteLength(value) : null);
      add(state.buffers, value);
    },
    number: boxed,
    string: boxed,
    boolean: boxed,
    bigint: boxed,
  };

  function decode(text, buffers) {
    const parsed = JSONParse(text);
    const state = { __proto__: null, table: parsed[1], made: [], buffers };
    return read(parsed[0], state);
  }

  function read(written, state) {
    let value = written;
    if (isObject(written)) {
      const tag = written[0];
      if (tag === '@') value = state.made[written[1]] ?? readObject(written[1], state);
      else if (tag === 'undefined') value = undefined;
      else if (tag === 'bigint') value = BigInt(written[1]);
      else value = Number(written[1]);
    }
    return value;
  }

  function readObject(index, state) {
    const node = state.table[index];
    return READERS[node[0]](node, state, (value) => {
      state.made[index] = value;
      return value;
    });
  }

  function readProperties(target, node, from, state) {
    for (let i = from; i < node.length; i += 2) {
      ObjectDefineProperty(target, node[i], {
        __proto__: null, value: read(node[i + 1], state), writable: true, enumerable: true, configurable: true,
      });
    }
    return target;
  }

  const readBoxed = (node, state, keep) => keep(Object(read(node[1], state)));

  const READERS = {
    __proto__: null,
    plain: (node, state, keep) => readProperties(keep({}), node, 1, state),
    array: (node, state, keep) => readProperties(keep(new Array(node[1])), node, 2, state),
    map(node, state, keep) {
      const result = keep(new Map());
      for (let i = 1; i < node.length; i += 2) {
        const key = read(node[i], state);
        MapPrototypeSet(result, key, read(node[i + 1], state));
      }
      return result;
    },
    set(node, state, keep) {
      const result = keep(new Set());
      for (let i = 1; i < node.length; i++) SetPrototypeAdd(result, read(node[i], state));
      return result;
    },
    date: (node, state, keep) => keep(new Date(read(node[1], state))),
    regexp: (node, state, keep) => keep(new RegExp(node[1], node[2])),
    error(node, state, keep) {
      const result = keep(newError(node[1], read(node[2], state), read(node[3], state)));
      if (node.length > 4) {
        ObjectDefineProperty(result, 'cause', {
          __proto__: null, value: read(node[4], state), writable: true, enumerable: false, configurable: true,
        });
      }
      return result;
    },
    buffer(node, state, keep) {
      let result = state.buffers[node[1]];
      if (node[2] !== null) {
        const bytes = new Uint8Array(result);
        result = new ArrayBuffer(ArrayBufferPrototypeGetByteLength(result), { __proto__: null, maxByteLength: node[2] });
        TypedArrayPrototypeSet(new Uint8Array(result), bytes);
      }
      return keep(result);
    },
    view: (node, state, keep) => keep(new core.primordials[node[1]](read(node[2], state), node[3], node[4] === null ? undefined : node[4])),
    number: readBoxed,
    string: readBoxed,
    boolean: readBoxed,
    bigint: readBoxed,
  };

  // Gives a clone to the other isolates; they are told that there was a message even if it can't leave this one
  function send(name, value, host) {
    let message;
    try {
      message = encode(value);
    } catch (e) {
      if (e !== UNSUPPORTED) throw e;
    }
    const args = [name, message === undefined ? null : message.text];
    if (message !== undefined) {
      for (let i = 0; i < message.buffers.length; i++) {
        add(args, message.buffers[i]);
        add(args, 0);
        add(args, ArrayBufferPrototypeGetByteLength(message.buffers[i]));
      }
    }
    ReflectApply(host.send, undefined, args);
  }

  return { encode, decode, send };
})

// Structured cloning: https://html.spec.whatwg.org/multipage/structured-data.html#safe-passing-of-structured-data
// Within one realm, a serialization can be the clone already: nobody else sees it until it is deserialized.
(function (core, host) {
  'use strict';
  const {
    Array, ArrayBuffer, ArrayBufferIsView, AsyncIteratorPrototype, ArrayBufferPrototypeGetByteLength,
    ArrayBufferPrototypeGetDetached, ArrayBufferPrototypeGetMaxByteLength, ArrayBufferPrototypeGetResizable,
    ArrayBufferPrototypeTransfer, BigInt, BigIntPrototypeValueOf, BooleanPrototypeValueOf, Date, DatePrototypeGetTime,
    Error, EvalError, FinalizationRegistry, IteratorPrototype, Map, MapPrototypeForEach, MapPrototypeGet,
    MapPrototypeHas, MapPrototypeSet, NumberPrototypeValueOf, Object, ObjectDefineProperty,
    ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectKeys, ObjectPrototypeHasOwnProperty,
    ObjectSetPrototypeOf, Promise, RangeError, ReferenceError, RegExp, Set, SetPrototypeAdd, SetPrototypeForEach,
    SetPrototypeGetSize, String, StringPrototypeValueOf, Symbol, SyntaxError, TypeError, TypedArrayPrototypeGetBuffer,
    TypedArrayPrototypeSet, URIError, Uint8Array, WeakMap, WeakRef, WeakSet,
  } = core.primordials;
  const { converters, dictionary, isArrayBuffer, isObject, isPlatformObject, isSharedArrayBuffer, required, sequence } = core.webidl;
  const { failure, shapeOf, viewOn } = core.use('html/views');
  const ObjectPrototype = Object.prototype;

  const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

  // What other APIs registered: [is(value), clone(value, cloneOfPart)] and [is(value), transfer(value)]
  const serializable = [];
  const transferable = [];

  function registerSerializable(is, clone) {
    serializable[serializable.length] = { __proto__: null, is, clone };
  }

  function registerTransferable(is, transfer) {
    transferable[transferable.length] = { __proto__: null, is, transfer };
  }

  function find(list, value) {
    let found;
    for (let i = 0; i < list.length && found === undefined; i++) {
      if (list[i].is(value)) found = list[i];
    }
    return found;
  }

  // One serialization: what has been cloned so far, and which buffers are about to be transferred
  function newMemory() {
    return { __proto__: null, clones: new Map(), transfers: undefined, views: undefined };
  }

  // https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal
  function copy(value, memory) {
    let result = value;
    if (isObject(value)) {
      result = MapPrototypeGet(memory.clones, value);
      if (result === undefined) result = copyObject(value, memory);
    } else if (typeof value === 'symbol') {
      throw failure(String(value));
    }
    return result;
  }

  // Where objects are nested too deeply, the stack may be at its end in Java, whose error is nobody's business
  function copyAll(value, memory) {
    let result;
    try {
      result = copy(value, memory);
    } catch (e) {
      throw isObject(e) && host.isForeign(e) ? new RangeError('Maximum call stack size exceeded') : e;
    }
    return result;
  }

  function remember(memory, value, clone) {
    MapPrototypeSet(memory.clones, value, clone);
    return clone;
  }

  function copyObject(value, memory) {
    let result;
    if (typeof value === 'function') {
      throw failure('A function');
    } else if (ArrayBufferIsView(value)) {
      result = copyView(value, memory);
    } else {
      // Says what Java knows: plain, array, map and so on
      const kind = host.kind(value);
      if (kind === 'array') {
        result = copyArray(value, memory);
      } else if (kind === 'plain') {
        const prototype = ObjectGetPrototypeOf(value);
        result = prototype === ObjectPrototype || prototype === null ? copyProperties(value, memory) : copyInstance(value, memory);
      } else {
        const special = SPECIAL[kind];
        if (special === undefined) throw failure(`#<${kind}>`);
        result = special(value, memory);
      }
    }
    return result;
  }

  function copyProperties(value, memory) {
    // Has no prototype while it is filled, so that nothing but data properties come to be
    const result = remember(memory, value, { __proto__: null });
    const keys = ObjectKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (i === 0 || ObjectPrototypeHasOwnProperty(value, key)) result[key] = copy(value[key], memory);
    }
    ObjectSetPrototypeOf(result, ObjectPrototype);
    return result;
  }

  function copyArray(value, memory) {
    const { length } = value;
    const result = remember(memory, value, new Array(length));
    const keys = ObjectKeys(value);
    if (keys.length === length && (length === 0 || keys[length - 1] === String(length - 1))) {
      for (let i = 0; i < length; i++) {
        const item = value[i];
        if (item !== undefined || ObjectPrototypeHasOwnProperty(value, i)) result[i] = copy(item, memory);
      }
    } else {
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        if (ObjectPrototypeHasOwnProperty(value, key)) {
          ObjectDefineProperty(result, key, {
            __proto__: null, value: copy(value[key], memory), writable: true, enumerable: true, configurable: true,
          });
        }
      }
    }
    return result;
  }

  // Of a class: one of ours, or one of the user, whose instances become plain objects
  function copyInstance(value, memory) {
    let result;
    const entry = find(serializable, value);
    if (entry !== undefined) {
      result = entry.clone(value, (part) => copy(part, memory));
      remember(memory, value, result);
    } else if (value === core.global || isPlatformObject(value)) {
      throw failure(find(transferable, value) === undefined ? 'A platform object' : 'A value that is not in the transfer list');
    } else {
      const special = builtIn(value);
      result = special === undefined ? copyProperties(value, memory) : special(value, memory);
    }
    return result;
  }

  // How to copy what has the prototype of a built-in class, if it is of that class
  function builtIn(value) {
    let prototype = ObjectGetPrototypeOf(value);
    let entry;
    while (prototype !== null && entry === undefined) {
      entry = MapPrototypeGet(BUILT_IN, prototype);
      prototype = ObjectGetPrototypeOf(prototype);
    }
    return entry !== undefined && entry.is(value) ? entry.copy : undefined;
  }

  function copyError(value, memory) {
    let result;
    const entry = find(serializable, value);
    if (entry !== undefined) {
      result = remember(memory, value, entry.clone(value, (part) => copy(part, memory)));
    } else {
      const name = value.name;
      const typeName = name === undefined ? 'Error' : String(name);
      const message = ObjectGetOwnPropertyDescriptor(value, 'message');
      const text = message === undefined || !ObjectPrototypeHasOwnProperty(message, 'value') ? undefined : String(message.value);
      const stack = ObjectGetOwnPropertyDescriptor(value, 'stack')?.value;
      result = remember(memory, value, newError(typeName, text, stack));
      const cause = ObjectGetOwnPropertyDescriptor(value, 'cause');
      if (cause !== undefined && ObjectPrototypeHasOwnProperty(cause, 'value')) hidden(result, 'cause', copy(cause.value, memory));
    }
    return result;
  }

  function newError(name, message, stack) {
    const result = new (ERRORS[name] ?? Error)(message);
    if (typeof stack === 'string') hidden(result, 'stack', stack);
    return result;
  }

  function hidden(object, key, value) {
    ObjectDefineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }

  function copyMap(value, memory) {
    const result = remember(memory, value, new Map());
    const entries = [];
    MapPrototypeForEach(value, (item, key) => {
      entries[entries.length] = key;
      entries[entries.length] = item;
    });
    for (let i = 0; i < entries.length; i += 2) {
      const key = copy(entries[i], memory);
      MapPrototypeSet(result, key, copy(entries[i + 1], memory));
    }
    return result;
  }

  function copySet(value, memory) {
    const result = remember(memory, value, new Set());
    const items = [];
    SetPrototypeForEach(value, (item) => { items[items.length] = item; });
    for (let i = 0; i < items.length; i++) SetPrototypeAdd(result, copy(items[i], memory));
    return result;
  }

  function copyBuffer(value, memory) {
    if (isSharedArrayBuffer(value)) throw failure('A SharedArrayBuffer');
    if (ArrayBufferPrototypeGetDetached(value)) throw failure('A detached ArrayBuffer');
    let result;
    if (ArrayBufferPrototypeGetResizable(value)) {
      result = new ArrayBuffer(ArrayBufferPrototypeGetByteLength(value), {
        __proto__: null, maxByteLength: ArrayBufferPrototypeGetMaxByteLength(value),
      });
      TypedArrayPrototypeSet(new Uint8Array(result), new Uint8Array(value));
    } else {
      result = TypedArrayPrototypeGetBuffer(new Uint8Array(new Uint8Array(value)));
    }
    return remember(memory, value, result);
  }

  function copyView(value, memory) {
    const shape = shapeOf(value);
    let result = value;
    if (memory.transfers !== undefined && MapPrototypeHas(memory.transfers, shape.buffer)) {
      MapPrototypeSet(memory.views, value, shape);
    } else {
      result = viewOn(copy(shape.buffer, memory), shape);
    }
    return remember(memory, value, result);
  }

  // By kind
  const SPECIAL = {
    __proto__: null,
    error: copyError,
    map: copyMap,
    buffer: copyBuffer,
    number: (value, memory) => remember(memory, value, Object(NumberPrototypeValueOf(value))),
    string: (value, memory) => remember(memory, value, Object(StringPrototypeValueOf(value))),
    boolean: (value, memory) => remember(memory, value, Object(BooleanPrototypeValueOf(value))),
  };

  // By prototype
  const BUILT_IN = new Map();
  const brand = (check) => (value) => {
    let is = true;
    try {
      check(value);
    } catch (e) {
      is = false;
    }
    return is;
  };
  const builtInClass = (Class, is, copier) => MapPrototypeSet(BUILT_IN, Class.prototype, { __proto__: null, is, copy: copier });
  builtInClass(Set, brand(SetPrototypeGetSize), copySet);
  builtInClass(Date, brand(DatePrototypeGetTime), (value, memory) => remember(memory, value, new Date(DatePrototypeGetTime(value))));
  builtInClass(RegExp, host.isRegExp, (value, memory) => remember(memory, value, new RegExp(value)));
  builtInClass(BigInt, brand(BigIntPrototypeValueOf), (value, memory) => remember(memory, value, Object(BigIntPrototypeValueOf(value))));
  // These can't be told from objects that only have their prototype, and which nobody clones either
  const refuse = (name) => () => {
    throw failure(`#<${name}>`);
  };
  const always = () => true;
  builtInClass(Symbol, always, refuse('Symbol'));
  builtInClass(Promise, always, refuse('Promise'));
  builtInClass(WeakMap, always, refuse('WeakMap'));
  builtInClass(WeakSet, always, refuse('WeakSet'));
  builtInClass(WeakRef, always, refuse('WeakRef'));
  builtInClass(FinalizationRegistry, always, refuse('FinalizationRegistry'));
  builtInClass({ prototype: IteratorPrototype }, always, refuse('Iterator'));
  builtInClass({ prototype: AsyncIteratorPrototype }, always, refuse('AsyncIterator'));

  // https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializewithtransfer, and the other end of it:
  // gives {value, transferred}
  function serialize(value, transferList) {
    const memory = newMemory();
    const record = { __proto__: null, value: undefined, transferred: [] };
    if (transferList === undefined || transferList.length === 0) {
      record.value = copyAll(value, memory);
    } else {
      expectTransfers(transferList, memory);
      // The first copy refers to what will be transferred, the second one to what came of it
      const snapshot = copyAll(value, memory);
      const moved = newMemory();
      for (let i = 0; i < transferList.length; i++) {
        record.transferred[i] = remember(moved, transferList[i], transfer(transferList[i]));
      }
      MapPrototypeForEach(memory.views, (shape, view) => remember(moved, view, viewOn(MapPrototypeGet(moved.clones, shape.buffer), shape)));
      record.value = copy(snapshot, moved);
    }
    return record;
  }

  function expectTransfers(list, memory) {
    memory.transfers = new Map();
    memory.views = new Map();
    for (let i = 0; i < list.length; i++) {
      const item = list[i];
      // Streams register themselves, but nobody has loaded that part before it is needed
      if (!isArrayBuffer(item) && find(transferable, item) === undefined) core.use('streams/transferable');
      if (!isArrayBuffer(item) && find(transferable, item) === undefined) {
        throw core.domException('Value not transferable', 'DataCloneError');
      }
      if (MapPrototypeHas(memory.transfers, item)) {
        throw core.domException('The transfer list has a value twice', 'DataCloneError');
      }
      MapPrototypeSet(memory.transfers, item, true);
      remember(memory, item, item);
    }
  }

  function transfer(item) {
    let result;
    if (isArrayBuffer(item)) {
      if (ArrayBufferPrototypeGetDetached(item)) throw core.domException('An ArrayBuffer is detached and could not be transferred.', 'DataCloneError');
      result = ArrayBufferPrototypeTransfer(item);
    } else {
      result = find(transferable, item).transfer(item);
    }
    return result;
  }

  // https://html.spec.whatwg.org/multipage/structured-data.html#structureddeserializewithtransfer, once for each record
  function deserialize(record) {
    return record;
  }

  // The kind of an object in a clone
  function kindOf(value) {
    let kind = host.kind(value);
    if (kind === 'plain') {
      const copier = builtIn(value);
      if (copier === copySet) kind = 'set';
      else if (copier !== undefined) kind = host.isRegExp(value) ? 'regexp' : brand(DatePrototypeGetTime)(value) ? 'date' : 'bigint';
    }
    return kind;
  }

  const options = dictionary('StructuredSerializeOptions', [
    { __proto__: null, key: 'transfer', converter: sequence(converters.object), defaultValue: () => [] },
  ]);

  // https://html.spec.whatwg.org/multipage/structured-data.html#dom-structuredclone
  function structuredClone(value, settings = undefined) {
    const prefix = "Failed to execute 'structuredClone'";
    required(arguments.length, 1, prefix);
    let result;
    if (settings === undefined) result = copyAll(value, newMemory());
    else result = serialize(value, options(settings, prefix, 'parameter 2').transfer).value;
    return result;
  }

  // DOMException is [Serializable]: https://webidl.spec.whatwg.org/#idl-DOMException
  registerSerializable((value) => core.use('dom/dom-exception').isDOMException(value), (value) => {
    const { DOMException, messageOf, nameOf } = core.use('dom/dom-exception');
    const result = new DOMException(messageOf(value), nameOf(value));
    const stack = ObjectGetOwnPropertyDescriptor(value, 'stack')?.value;
    if (typeof stack === 'string') hidden(result, 'stack', stack);
    return result;
  });

  return {
    structuredClone, serialize, deserialize, registerSerializable, registerTransferable, serializeOptions: options,
    kindOf, newError,
  };
})

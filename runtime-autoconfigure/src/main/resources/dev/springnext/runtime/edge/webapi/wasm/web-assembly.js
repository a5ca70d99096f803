// https://webassembly.github.io/spec/js-api/ on top of what GraalJS has: limits, and what it lacks.
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
    ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectSetPrototypeOf, PromiseReject, RangeError,
    ReflectApply, ReflectConstruct, ReflectOwnKeys, SharedArrayBufferPrototypeGetByteLength, TypeError,
    TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, WebAssembly,
  } = core.primordials;
  const { bufferOf, converters, dictionary, isArrayBuffer, isObject, isSharedArrayBuffer, required } = core.webidl;
  const { CompileError, Module: NativeModule, Memory: NativeMemory } = WebAssembly;
  const nativeCompile = WebAssembly.compile;
  const nativeInstantiate = WebAssembly.instantiate;
  const nativeBuffer = ObjectGetOwnPropertyDescriptor(NativeMemory.prototype, 'buffer').get;
  // 64 MiB, as for other buffers
  const MAX_PAGES = 1024;
  const MAX_SHARED_PAGES = 4 * MAX_PAGES;
  const ANY_BUFFER = { __proto__: null, allowShared: true, allowResizable: true };
  let sharedPages = 0;

  function isBufferSource(value) {
    return ArrayBufferIsView(value) || (isObject(value) && (isArrayBuffer(value) || isSharedArrayBuffer(value)));
  }

  // Whether code may come from bytes: https://webassembly.github.io/spec/js-api/#host-ensure-can-compile-wasm-bytes
  function ensureAllowed(where) {
    if (!host.allowed()) throw new CompileError(`${where}: Wasm code generation disallowed by embedder`);
  }

  // The bytes of a module, with a limit to its memory
  function limited(source, where) {
    let buffer = source;
    let offset = 0;
    let length;
    if (ArrayBufferIsView(source)) {
      const typed = TypedArrayPrototypeGetSymbolToStringTag(source) !== undefined;
      buffer = bufferOf(source);
      offset = typed ? TypedArrayPrototypeGetByteOffset(source) : DataViewPrototypeGetByteOffset(source);
      length = typed ? TypedArrayPrototypeGetByteLength(source) : DataViewPrototypeGetByteLength(source);
    } else {
      length = isArrayBuffer(source) ? ArrayBufferPrototypeGetByteLength(source) : SharedArrayBufferPrototypeGetByteLength(source);
    }
    const result = host.limit(MAX_PAGES, buffer, offset, length);
    if (typeof result === 'string') throw new CompileError(`${where}: ${result}`);
    return result === null ? source : result;
  }

  function toModuleBytes(value, where) {
    const source = converters.BufferSource(value, where, 'Argument 0', ANY_BUFFER);
    ensureAllowed(where);
    return limited(source, where);
  }

  // Modules from the host need no permission
  function newModule(buffer) {
    return new NativeModule(limited(buffer, 'WebAssembly.Module()'));
  }

  // Operations that return a promise reject it with what they throw
  function promised(work) {
    let result;
    try {
      result = work();
    } catch (e) {
      result = PromiseReject(e);
    }
    return result;
  }

  // https://webassembly.github.io/spec/web-api/#compile-a-potential-webassembly-response
  async function streamed(source, where, use) {
    return use(await core.use('wasm/response').bytesOf(await source, where));
  }

  const { compile, instantiate, compileStreaming, instantiateStreaming, toFixedLengthBuffer } = {
    compile(bytes) {
      return promised(() => ReflectApply(nativeCompile, WebAssembly, [toModuleBytes(bytes, 'WebAssembly.compile()')]));
    },

    instantiate(source, importObject = undefined) {
      return promised(() => {
        const given = isBufferSource(source) ? toModuleBytes(source, 'WebAssembly.instantiate()') : source;
        return ReflectApply(nativeInstantiate, WebAssembly, [given, importObject]);
      });
    },

    compileStreaming(source) {
      const where = 'WebAssembly.compileStreaming()';
      return promised(() => {
        required(arguments.length, 1, where);
        return streamed(source, where, (bytes) => compile(bytes));
      });
    },

    instantiateStreaming(source, importObject = undefined) {
      const where = 'WebAssembly.instantiateStreaming()';
      return promised(() => {
        required(arguments.length, 1, where);
        if (importObject !== undefined) converters.object(importObject, where, 'Argument 1');
        return streamed(source, where, (bytes) => instantiate(bytes, importObject));
      });
    },

    // The buffers of GraalJS are of a fixed length
    toFixedLengthBuffer() {
      return ReflectApply(nativeBuffer, this, []);
    },
  };

  function Module(bytes) {
    if (new.target === undefined) throw new TypeError("WebAssembly.Module must be invoked with 'new'");
    required(arguments.length, 1, 'WebAssembly.Module()');
    return ReflectConstruct(NativeModule, [toModuleBytes(bytes, 'WebAssembly.Module()')], new.target);
  }

  const size = { converter: converters['unsigned long'], options: { __proto__: null, enforceRange: true } };
  const toMemoryDescriptor = dictionary('MemoryDescriptor', [
    { ...size, key: 'initial', required: true },
    { ...size, key: 'maximum' },
    { key: 'shared', converter: converters.boolean, defaultValue: () => false },
  ]);

  function Memory(descriptor) {
    if (new.target === undefined) throw new TypeError("WebAssembly.Memory must be invoked with 'new'");
    const given = toMemoryDescriptor(descriptor, 'WebAssembly.Memory()', 'Argument 0');
    const { initial, maximum, shared } = given;
    // What is not valid is left for GraalJS to refuse
    if (initial <= 65536 && (maximum === undefined ? !shared : maximum >= initial)) {
      given.maximum = maximum < MAX_PAGES ? maximum : MAX_PAGES;
      // Shared memory is not on the heap, whose use is watched
      if (shared) sharedPages += given.maximum;
      if (initial > MAX_PAGES || sharedPages > MAX_SHARED_PAGES) {
        throw new RangeError(`WebAssembly.Memory(): could not allocate memory of ${initial} pages`);
      }
    }
    return ReflectConstruct(NativeMemory, [given], new.target);
  }

  // Puts an interface object in the place of one of GraalJS
  function replace(name, Native, Class) {
    const keys = ReflectOwnKeys(Native);
    for (let i = 0; i < keys.length; i++) {
      const descriptor = ObjectGetOwnPropertyDescriptor(Native, keys[i]);
      ObjectSetPrototypeOf(descriptor, null);
      ObjectDefineProperty(Class, keys[i], descriptor);
    }
    hide(Native.prototype, 'constructor', Class);
    hide(WebAssembly, name, Class);
  }
  function hide(target, name, value) {
    ObjectDefineProperty(target, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }
  function operation(target, name, value) {
    ObjectDefineProperty(target, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }

  replace('Module', NativeModule, Module);
  replace('Memory', NativeMemory, Memory);
  // GraalJS has %AbstractModuleSource.prototype% of a proposal here
  ObjectSetPrototypeOf(NativeModule.prototype, ObjectGetPrototypeOf({}));
  operation(NativeMemory.prototype, 'toFixedLengthBuffer', toFixedLengthBuffer);
  operation(WebAssembly, 'compile', compile);
  operation(WebAssembly, 'instantiate', instantiate);
  operation(WebAssembly, 'compileStreaming', compileStreaming);
  operation(WebAssembly, 'instantiateStreaming', instantiateStreaming);

  const { Tag, Exception, JSTag } = core.use('wasm/exceptions');
  hide(WebAssembly, 'Tag', Tag);
  hide(WebAssembly, 'Exception', Exception);
  ObjectDefineProperty(WebAssembly, 'JSTag', {
    __proto__: null, get: ObjectGetOwnPropertyDescriptor({ get JSTag() { return JSTag; } }, 'JSTag').get, enumerable: true, configurable: true,
  });

  return { __proto__: null, WebAssembly, newModule };
})

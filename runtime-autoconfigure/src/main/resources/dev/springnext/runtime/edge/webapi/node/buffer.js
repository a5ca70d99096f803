// https://nodejs.org/api/buffer.html: making buffers, text, comparing. Reading and writing numbers is in buffer-numbers.
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayIsArray, ArrayPrototypePush, MathMax, MathMin, MathTrunc, NumberIsNaN,
    ObjectDefineProperty, ObjectSetPrototypeOf, StringPrototypeSlice, Symbol, SymbolFor, SymbolSpecies,
    TypedArrayPrototypeFill, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
    TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet, TypeError, RangeError,
    Uint8Array,
  } = core.primordials;
  const { invalidType, invalidValue, outOfRange, withCode } = core.use('node/errors');
  const { encodingOf, estimate, knownEncoding } = core.use('node/buffer-encodings');
  const MAX_LENGTH = 64 * 1024 * 1024;
  const inspectCustom = SymbolFor('nodejs.util.inspect.custom');

  // The constructor that a class has by default spreads its arguments: twice as slow
  class FastBuffer extends Uint8Array {
    constructor(source, byteOffset, length) {
      super(source, byteOffset, length);
    }
  }
  const { prototype } = FastBuffer;

  function Buffer(value, encodingOrOffset, length) {
    if (typeof value === 'number') {
      if (typeof encodingOrOffset === 'string') throw invalidType('string', 'of type string', value);
      return Buffer.alloc(value);
    }
    return Buffer.from(value, encodingOrOffset, length);
  }
  ObjectSetPrototypeOf(Buffer, Uint8Array);
  ObjectDefineProperty(Buffer, 'prototype', { __proto__: null, value: prototype });
  ObjectDefineProperty(prototype, 'constructor', { __proto__: null, value: Buffer, writable: true, configurable: true });
  ObjectDefineProperty(Buffer, SymbolSpecies, { __proto__: null, configurable: true, get: () => FastBuffer });
  Buffer.poolSize = 8192;

  const isBytes = (value) => ArrayBufferIsView(value) && value instanceof Uint8Array;
  function checkBytes(value, name) {
    if (!isBytes(value)) throw invalidType(name, 'an instance of Buffer or Uint8Array', value);
  }
  function checkSize(size) {
    if (typeof size !== 'number') throw invalidType('size', 'of type number', size);
    if (!(size >= 0 && size <= MAX_LENGTH)) throw outOfRange('size', `>= 0 && <= ${MAX_LENGTH}`, size);
  }
  const isAnyArrayBuffer = (value) => core.webidl.isArrayBuffer(value) || core.webidl.isSharedArrayBuffer(value);
  const encode = (text, encoding) => new FastBuffer(host.encode(text, encodingOf(encoding)));
  // An index as slice() takes it
  const clamp = (value, length, otherwise) => {
    let index = value === undefined ? otherwise : MathTrunc(+value);
    if (NumberIsNaN(index)) index = 0;
    return index < 0 ? MathMax(index + length, 0) : MathMin(index, length);
  };

  function fromObject(value) {
    const length = value.length;
    let buffer;
    if (length !== undefined) {
      const count = typeof length === 'number' && length > 0 ? MathTrunc(length) : 0;
      checkSize(count);
      buffer = new FastBuffer(count);
      if (ArrayBufferIsView(value) || ArrayIsArray(value)) TypedArrayPrototypeSet(buffer, value);
      else for (let i = 0; i < count; i++) buffer[i] = value[i];
    } else if (isAnyArrayBuffer(value.buffer)) {
      buffer = new FastBuffer(0);
    } else if (value.type === 'Buffer' && ArrayIsArray(value.data)) {
      buffer = fromObject(value.data);
    }
    return buffer;
  }

  const statics = {
    from(value, encodingOrOffset, length) {
      let buffer;
      if (typeof value === 'string') {
        buffer = encode(value, encodingOrOffset);
      } else if (typeof value === 'object' && value !== null) {
        if (isAnyArrayBuffer(value)) {
          const offset = encodingOrOffset === undefined || NumberIsNaN(+encodingOrOffset) ? 0 : +encodingOrOffset;
          const rest = value.byteLength - offset;
          if (rest < 0) throw withCode(new RangeError('"offset" is outside of buffer bounds'), 'ERR_BUFFER_OUT_OF_BOUNDS');
          if (length !== undefined && +length > rest) throw withCode(new RangeError('"length" is outside of buffer bounds'), 'ERR_BUFFER_OUT_OF_BOUNDS');
          return new FastBuffer(value, offset, length === undefined ? rest : MathMax(+length || 0, 0));
        }
        const primitive = typeof value.valueOf === 'function' ? value.valueOf() : value;
        if (primitive !== value && primitive !== null && (typeof primitive === 'string' || typeof primitive === 'object')) {
          return Buffer.from(primitive, encodingOrOffset, length);
        }
        buffer = fromObject(value);
        if (buffer === undefined && typeof value[Symbol.toPrimitive] === 'function') {
          const text = value[Symbol.toPrimitive]('string');
          if (typeof text === 'string') buffer = encode(text, encodingOrOffset);
        }
      }
      if (buffer === undefined) {
        throw invalidType('first argument', 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object', value);
      }
      return buffer;
    },
    of(...items) {
      return fromObject(items);
    },
    alloc(size, fill, encoding) {
      checkSize(size);
      const buffer = new FastBuffer(size);
      if (fill !== undefined && fill !== 0 && size > 0) buffer.fill(fill, encoding);
      return buffer;
    },
    allocUnsafe(size) {
      checkSize(size);
      return new FastBuffer(size);
    },
    allocUnsafeSlow(size) {
      checkSize(size);
      return new FastBuffer(size);
    },
    isBuffer: (value) => value instanceof Buffer,
    isEncoding: (name) => typeof name === 'string' && name.length !== 0 && knownEncoding(name) !== undefined,
    byteLength(value, encoding) {
      let length;
      if (typeof value === 'string') {
        const known = knownEncoding(encoding);
        length = known === undefined || known === 'utf8' ? host.byteLength(value, 'utf8') : estimate(value, known);
      } else if (ArrayBufferIsView(value) || isAnyArrayBuffer(value)) {
        length = value.byteLength;
      } else {
        throw invalidType('string', 'of type string or an instance of Buffer or ArrayBuffer', value);
      }
      return length;
    },
    compare(a, b) {
      checkBytes(a, 'buf1');
      checkBytes(b, 'buf2');
      return compareBytes(a, 0, lengthOf(a), b, 0, lengthOf(b));
    },
    concat(list, totalLength) {
      if (!ArrayIsArray(list)) throw invalidType('list', 'an instance of Array', list);
      let length = totalLength;
      if (length === undefined) {
        length = 0;
        for (let i = 0; i < list.length; i++) if (list[i].length) length += list[i].length;
      } else if (typeof length !== 'number') {
        throw invalidType('length', 'of type number', length);
      }
      checkSize(length);
      const buffer = new FastBuffer(length);
      let at = 0;
      for (let i = 0; i < list.length; i++) {
        checkBytes(list[i], `list[${i}]`);
        const rest = length - at;
        if (rest > 0) {
          const part = lengthOf(list[i]) > rest ? new Uint8Array(bufferOf(list[i]), offsetOf(list[i]), rest) : list[i];
          TypedArrayPrototypeSet(buffer, part, at);
          at += lengthOf(part);
        }
      }
      return buffer;
    },
    copyBytesFrom(view, offset = 0, length = undefined) {
      if (!ArrayBufferIsView(view)) throw invalidType('view', 'an instance of TypedArray', view);
      const part = view.subarray(offset, length === undefined ? undefined : offset + length);
      const buffer = new FastBuffer(part.byteLength);
      TypedArrayPrototypeSet(buffer, new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      return buffer;
    },
  };
  for (const name in statics) ObjectDefineProperty(Buffer, name, { __proto__: null, value: statics[name], writable: true, enumerable: true, configurable: true });

  const lengthOf = TypedArrayPrototypeGetLength;
  const bufferOf = TypedArrayPrototypeGetBuffer;
  const offsetOf = TypedArrayPrototypeGetByteOffset;
  const compareBytes = (a, aFrom, aTo, b, bFrom, bTo) =>
    host.compare(bufferOf(a), offsetOf(a) + aFrom, aTo - aFrom, bufferOf(b), offsetOf(b) + bFrom, bTo - bFrom);

  function bound(value, otherwise, max, name) {
    if (value === undefined) return otherwise;
    if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
    if (!(value >= 0 && value <= max)) throw outOfRange(name, `>= 0 && <= ${max}`, value);
    return MathTrunc(value);
  }

  // What is searched for, as bytes
  function needleOf(value, encoding) {
    let needle;
    if (typeof value === 'string') needle = encode(value, encoding);
    else if (typeof value === 'number') needle = new FastBuffer([value]);
    else if (isBytes(value)) needle = value;
    else throw invalidType('value', 'one of type number or string or an instance of Buffer or Uint8Array', value);
    return needle;
  }

  function search(buffer, value, byteOffset, encoding, forwards) {
    let from = byteOffset;
    let using = encoding;
    if (typeof from === 'string') {
      using = from;
      from = undefined;
    }
    const length = lengthOf(buffer);
    from = +from;
    if (NumberIsNaN(from)) from = forwards ? 0 : length;
    from = MathTrunc(MathMax(MathMin(from, length), -length - 1));
    if (from < 0) from = forwards ? MathMax(from + length, 0) : from + length;
    const needle = needleOf(value, using);
    const step = typeof value === 'string' && encodingOf(using) === 'utf16le' ? 2 : 1;
    let found = -1;
    if (from >= 0) {
      found = lengthOf(needle) === 0 && forwards ? MathMin(from, length)
        : host.indexOf(bufferOf(buffer), offsetOf(buffer), length, bufferOf(needle), offsetOf(needle), lengthOf(needle), from, forwards, step);
    }
    return found;
  }

  const methods = {
    toString(encoding, start, end) {
      const length = lengthOf(this);
      let from = 0;
      let to = length;
      if (start !== undefined) from = start <= 0 ? 0 : start >= length ? length : MathTrunc(start) || 0;
      if (end !== undefined) to = end >= length ? length : MathTrunc(end) || 0;
      return to <= from ? '' : host.decode(bufferOf(this), offsetOf(this) + from, to - from, encodingOf(encoding));
    },
    write(string, offset, length, encoding) {
      if (typeof string !== 'string') throw withCode(new TypeError('argument must be a string'), 'ERR_INVALID_ARG_TYPE');
      let at = 0;
      let using = encoding;
      let room = lengthOf(this);
      if (typeof offset === 'string') {
        using = offset;
      } else if (offset !== undefined) {
        at = bound(offset, 0, room, 'offset');
        room -= at;
        if (typeof length === 'string') using = length;
        else if (length !== undefined) room = MathMin(bound(length, room, lengthOf(this), 'length'), room);
      }
      return host.write(string, encodingOf(using), bufferOf(this), offsetOf(this) + at, room);
    },
    toJSON() {
      const data = [];
      for (let i = 0; i < lengthOf(this); i++) ArrayPrototypePush(data, this[i]);
      return { type: 'Buffer', data };
    },
    equals(other) {
      checkBytes(other, 'otherBuffer');
      return this === other || (lengthOf(this) === lengthOf(other) && compareBytes(this, 0, lengthOf(this), other, 0, lengthOf(other)) === 0);
    },
    compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
      checkBytes(target, 'target');
      const from = bound(targetStart, 0, lengthOf(target), 'targetStart');
      const to = bound(targetEnd, lengthOf(target), lengthOf(target), 'targetEnd');
      const ownFrom = bound(sourceStart, 0, lengthOf(this), 'sourceStart');
      const ownTo = bound(sourceEnd, lengthOf(this), lengthOf(this), 'sourceEnd');
      return compareBytes(this, ownFrom, MathMax(ownTo, ownFrom), target, from, MathMax(to, from));
    },
    copy(target, targetStart, sourceStart, sourceEnd) {
      checkBytes(target, 'target');
      const at = targetStart === undefined ? 0 : MathTrunc(+targetStart) || 0;
      if (at < 0) throw outOfRange('targetStart', '>= 0', at);
      const from = sourceStart === undefined ? 0 : MathTrunc(+sourceStart) || 0;
      if (from < 0 || from > lengthOf(this)) throw outOfRange('sourceStart', `>= 0 && <= ${lengthOf(this)}`, from);
      const to = sourceEnd === undefined ? lengthOf(this) : MathTrunc(+sourceEnd) || 0;
      if (to < 0) throw outOfRange('sourceEnd', '>= 0', to);
      const count = MathMax(MathMin(MathMin(to, lengthOf(this)) - from, lengthOf(target) - at), 0);
      if (count > 0) TypedArrayPrototypeSet(target, new Uint8Array(bufferOf(this), offsetOf(this) + from, count), at);
      return count;
    },
    subarray(start, end) {
      const length = lengthOf(this);
      const from = clamp(start, length, 0);
      return new FastBuffer(bufferOf(this), offsetOf(this) + from, MathMax(clamp(end, length, length) - from, 0));
    },
    fill(value, offset, end, encoding) {
      let from = offset;
      let to = end;
      let using = encoding;
      if (typeof from === 'string') {
        using = from;
        from = undefined;
      } else if (typeof to === 'string') {
        using = to;
        to = undefined;
      }
      from = bound(from, 0, MAX_LENGTH, 'offset');
      to = bound(to, lengthOf(this), lengthOf(this), 'end');
      let pattern;
      if (typeof value === 'string') {
        const known = encodingOf(using);
        pattern = value.length === 0 ? undefined : encode(value, known);
        if (pattern !== undefined && lengthOf(pattern) === 0) throw invalidValue('value', value);
      } else if (isBytes(value)) {
        if (lengthOf(value) === 0) throw invalidValue('value', 'an empty buffer');
        pattern = value;
      }
      if (pattern === undefined || lengthOf(pattern) === 1) {
        TypedArrayPrototypeFill(this, pattern !== undefined ? pattern[0] : typeof value === 'string' ? 0 : value & 255, from, to);
      } else {
        const size = lengthOf(pattern);
        for (let at = from; at < to; at += size) {
          TypedArrayPrototypeSet(this, at + size > to ? new Uint8Array(bufferOf(pattern), offsetOf(pattern), to - at) : pattern, at);
        }
      }
      return this;
    },
    indexOf(value, byteOffset, encoding) {
      return search(this, value, byteOffset, encoding, true);
    },
    lastIndexOf(value, byteOffset, encoding) {
      return search(this, value, byteOffset, encoding, false);
    },
    includes(value, byteOffset, encoding) {
      return search(this, value, byteOffset, encoding, true) !== -1;
    },
    swap16() {
      return swap(this, 2);
    },
    swap32() {
      return swap(this, 4);
    },
    swap64() {
      return swap(this, 8);
    },
    [inspectCustom]() {
      const shown = MathMin(lengthOf(this), exports.INSPECT_MAX_BYTES);
      let text = '';
      const hex = host.decode(bufferOf(this), offsetOf(this), shown, 'hex');
      for (let i = 0; i < shown; i++) text += ` ${StringPrototypeSlice(hex, 2 * i, 2 * i + 2)}`;
      const rest = lengthOf(this) - shown;
      return `<${this.constructor.name || 'Buffer'}${text}${rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : ''}>`;
    },
  };
  methods.slice = methods.subarray;
  methods.toLocaleString = methods.toString;
  methods.inspect = methods[inspectCustom];

  function swap(buffer, size) {
    const length = lengthOf(buffer);
    if (length % size !== 0) throw withCode(new RangeError(`Buffer size must be a multiple of ${size * 8}-bits`), 'ERR_INVALID_BUFFER_SIZE');
    for (let at = 0; at < length; at += size) {
      for (let i = 0; i < size / 2; i++) {
        const byte = buffer[at + i];
        buffer[at + i] = buffer[at + size - 1 - i];
        buffer[at + size - 1 - i] = byte;
      }
    }
    return buffer;
  }

  const define = (name, value) => ObjectDefineProperty(prototype, name, { __proto__: null, value, writable: true, configurable: true, enumerable: typeof name === 'string' });
  for (const name in methods) define(name, methods[name]);
  define(inspectCustom, methods[inspectCustom]);
  const { numbers } = core.use('node/buffer-numbers');
  for (const name in numbers) define(name, numbers[name]);
  const attribute = (name, get) => ObjectDefineProperty(prototype, name, { __proto__: null, configurable: true, enumerable: true, get });
  attribute('parent', function () { return this instanceof Buffer ? bufferOf(this) : undefined; });
  attribute('offset', function () { return this instanceof Buffer ? offsetOf(this) : undefined; });

  function SlowBuffer(size) {
    return Buffer.allocUnsafeSlow(size);
  }
  function bytesOf(source, name) {
    if (!ArrayBufferIsView(source) && !isAnyArrayBuffer(source)) throw invalidType(name, 'an instance of ArrayBuffer, Buffer, or TypedArray', source);
    return ArrayBufferIsView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
  }
  const probe = (fn) => (input) => {
    const bytes = bytesOf(input, 'input');
    return fn(bufferOf(bytes), offsetOf(bytes), TypedArrayPrototypeGetByteLength(bytes));
  };

  const exports = {
    Buffer,
    SlowBuffer,
    transcode(source, fromEncoding, toEncoding) {
      checkBytes(source, 'source');
      const text = host.decode(bufferOf(source), offsetOf(source), lengthOf(source), encodingOf(fromEncoding));
      return encode(encodingOf(toEncoding) === 'latin1' || encodingOf(toEncoding) === 'ascii' ? core.use('node/buffer-numbers').narrow(text, encodingOf(toEncoding) === 'ascii' ? 127 : 255) : text, toEncoding);
    },
    isAscii: probe(host.isAscii),
    isUtf8: probe(host.isUtf8),
    INSPECT_MAX_BYTES: 50,
    kMaxLength: MAX_LENGTH,
    kStringMaxLength: MAX_LENGTH,
    constants: { MAX_LENGTH, MAX_STRING_LENGTH: MAX_LENGTH },
  };
  function lazy(name, module) {
    ObjectDefineProperty(exports, name, {
      __proto__: null, enumerable: true, configurable: true,
      get: () => core.use(module)[name],
      set(value) { ObjectDefineProperty(exports, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  lazy('Blob', 'file/blob');
  lazy('File', 'file/file');
  lazy('atob', 'encoding/base64');
  lazy('btoa', 'encoding/base64');

  return { Buffer, exports };
})

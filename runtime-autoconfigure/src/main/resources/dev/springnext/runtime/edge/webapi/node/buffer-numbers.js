// Reading and writing numbers in buffers: https://nodejs.org/api/buffer.html#bufreadbigint64beoffset and those after it
(function (core) {
  'use strict';
  const {
    BigIntAsIntN, BigIntAsUintN, BigInt64Array, BigUint64Array, Float32Array, Float64Array, MathTrunc, NumberIsInteger, StringFromCharCode,
    StringPrototypeCharCodeAt, TypedArrayPrototypeGetLength, RangeError, Uint8Array,
  } = core.primordials;
  const { invalidType, outOfRange, withCode } = core.use('node/errors');
  const lengthOf = TypedArrayPrototypeGetLength;
  const numbers = { __proto__: null };

  function checkOffset(offset, size, length) {
    if (typeof offset !== 'number') throw invalidType('offset', 'of type number', offset);
    if (!NumberIsInteger(offset)) throw outOfRange('offset', 'an integer', offset);
    if (length - size < 0) throw withCode(new RangeError('Attempt to access memory outside buffer bounds'), 'ERR_BUFFER_OUT_OF_BOUNDS');
    if (offset < 0 || offset > length - size) throw outOfRange('offset', `>= 0 and <= ${length - size}`, offset);
  }
  function checkSize(size) {
    if (typeof size !== 'number') throw invalidType('byteLength', 'of type number', size);
    if (!NumberIsInteger(size)) throw outOfRange('byteLength', 'an integer', size);
    if (size < 1 || size > 6) throw outOfRange('byteLength', '>= 1 and <= 6', size);
  }

  function read(buffer, offset, size, signed, little) {
    checkOffset(offset, size, lengthOf(buffer));
    let value = 0;
    if (little) for (let i = size - 1; i >= 0; i--) value = value * 256 + buffer[offset + i];
    else for (let i = 0; i < size; i++) value = value * 256 + buffer[offset + i];
    return signed && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
  }

  function write(buffer, input, offset, size, signed, little) {
    const value = +input;
    const low = signed ? -(2 ** (8 * size - 1)) : 0;
    const high = signed ? 2 ** (8 * size - 1) - 1 : 2 ** (8 * size) - 1;
    if (value < low || value > high) throw outOfRange('value', `>= ${low} and <= ${high}`, input);
    checkOffset(offset, size, lengthOf(buffer));
    const whole = MathTrunc(value) || 0;
    let rest = whole < 0 ? whole + 2 ** (8 * size) : whole;
    for (let i = 0; i < size; i++) {
      const byte = rest % 256;
      buffer[offset + (little ? i : size - 1 - i)] = byte;
      rest = (rest - byte) / 256;
    }
    return offset + size;
  }

  function integers(name, size, signed, little) {
    numbers[`read${name}`] = function (offset = 0) { return read(this, offset, size, signed, little); };
    numbers[`write${name}`] = function (value, offset = 0) { return write(this, value, offset, size, signed, little); };
  }
  integers('Int8', 1, true, true);
  integers('UInt8', 1, false, true);
  for (let size = 2; size <= 4; size += 2) {
    integers(`Int${8 * size}LE`, size, true, true);
    integers(`Int${8 * size}BE`, size, true, false);
    integers(`UInt${8 * size}LE`, size, false, true);
    integers(`UInt${8 * size}BE`, size, false, false);
  }

  function variable(name, signed, little) {
    numbers[`read${name}`] = function (offset, byteLength) {
      if (offset === undefined) throw invalidType('offset', 'of type number', offset);
      checkSize(byteLength);
      return read(this, offset, byteLength, signed, little);
    };
    numbers[`write${name}`] = function (value, offset, byteLength) {
      checkSize(byteLength);
      return write(this, value, offset, byteLength, signed, little);
    };
  }
  variable('IntLE', true, true);
  variable('IntBE', true, false);
  variable('UIntLE', false, true);
  variable('UIntBE', false, false);

  // By way of a typed array; the machine is little endian, as GraalJS is everywhere
  function typed(name, TypedArray, size, check) {
    const scratch = new TypedArray(1);
    const bytes = new Uint8Array(scratch.buffer);
    const at = (i, little) => (little ? i : size - 1 - i);
    const reader = (little) => function (offset = 0) {
      checkOffset(offset, size, lengthOf(this));
      for (let i = 0; i < size; i++) bytes[at(i, little)] = this[offset + i];
      return scratch[0];
    };
    const writer = (little) => function (value, offset = 0) {
      scratch[0] = check(value);
      checkOffset(offset, size, lengthOf(this));
      for (let i = 0; i < size; i++) this[offset + i] = bytes[at(i, little)];
      return offset + size;
    };
    numbers[`read${name}LE`] = reader(true);
    numbers[`read${name}BE`] = reader(false);
    numbers[`write${name}LE`] = writer(true);
    numbers[`write${name}BE`] = writer(false);
  }
  const bigint = (wrap, range) => (value) => {
    if (typeof value !== 'bigint') throw invalidType('value', 'of type bigint', value);
    if (wrap(64, value) !== value) throw outOfRange('value', range, value);
    return value;
  };
  typed('Float', Float32Array, 4, (value) => +value);
  typed('Double', Float64Array, 8, (value) => +value);
  typed('BigInt64', BigInt64Array, 8, bigint(BigIntAsIntN, '>= -(2n ** 63n) and < 2n ** 63n'));
  typed('BigUInt64', BigUint64Array, 8, bigint(BigIntAsUintN, '>= 0n and < 2n ** 64n'));

  // readUint8 is readUInt8
  for (const name in numbers) {
    const at = core.primordials.StringPrototypeIndexOf(name, 'UInt');
    if (at >= 0) numbers[`${core.primordials.StringPrototypeSlice(name, 0, at)}Uint${core.primordials.StringPrototypeSlice(name, at + 4)}`] = numbers[name];
  }

  // Text with ? for what is above the last code
  function narrow(text, last) {
    let result = '';
    for (let i = 0; i < text.length; i++) {
      const code = StringPrototypeCharCodeAt(text, i);
      const isPair = code >= 0xD800 && code <= 0xDBFF && i + 1 < text.length;
      result += code <= last ? StringFromCharCode(code) : '?';
      if (isPair) i++;
    }
    return result;
  }

  return { numbers, narrow };
})

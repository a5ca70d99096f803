// https://w3c.github.io/webcrypto/#crypto-interface
(function (core, host) {
  'use strict';
  const {
    TypeError, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
    TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag,
  } = core.primordials;
  const { webidl } = core;
  const TOKEN = { __proto__: null };
  const INTEGERS = {
    __proto__: null, Int8Array: true, Uint8Array: true, Uint8ClampedArray: true, Int16Array: true, Uint16Array: true,
    Int32Array: true, Uint32Array: true, BigInt64Array: true, BigUint64Array: true,
  };

  class Crypto {
    #subtle;

    constructor() {
      if (arguments[0] !== TOKEN) throw new TypeError("Failed to construct 'Crypto': Illegal constructor");
    }

    get subtle() {
      if (this.#subtle === undefined) this.#subtle = core.use('crypto/subtle-crypto').newSubtleCrypto();
      return this.#subtle;
    }

    getRandomValues(array) {
      const prefix = "Failed to execute 'getRandomValues' on 'Crypto'";
      if (!(#subtle in this)) throw new TypeError(`${prefix}: Illegal invocation`);
      webidl.required(arguments.length, 1, prefix);
      webidl.converters.ArrayBufferView(array, prefix, 'parameter 1');
      const type = TypedArrayPrototypeGetSymbolToStringTag(array);
      if (INTEGERS[type] !== true) {
        throw core.domException(`${prefix}: The ArrayBufferView is of type '${type ?? 'DataView'}', which is not an integer array type`, 'TypeMismatchError');
      }
      const length = TypedArrayPrototypeGetByteLength(array);
      if (length > 65536) {
        throw core.domException(`${prefix}: The ArrayBufferView's byte length (${length}) exceeds the number of bytes of entropy available via this API (65536)`, 'QuotaExceededError');
      }
      if (length > 0) host.randomValues(TypedArrayPrototypeGetBuffer(array), TypedArrayPrototypeGetByteOffset(array), length);
      return array;
    }

    randomUUID() {
      if (!(#subtle in this)) throw new TypeError("Failed to execute 'randomUUID' on 'Crypto': Illegal invocation");
      return host.randomUUID();
    }
  }
  webidl.configure(Crypto, 'Crypto');

  return { Crypto, crypto: new Crypto(TOKEN) };
})

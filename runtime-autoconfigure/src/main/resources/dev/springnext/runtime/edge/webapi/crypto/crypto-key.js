// https://w3c.github.io/webcrypto/#cryptokey-interface
(function (core, host) {
  'use strict';
  const { JSONParse, ObjectPrototypeHasOwnProperty, TypeError, Uint8Array } = core.primordials;
  const { webidl } = core;
  const TOKEN = { __proto__: null };
  const USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
  let registered = false;
  let isCryptoKey;
  let handleOf;

  function algorithmOf(handle) {
    const algorithm = JSONParse(host.algorithm(handle));
    if (ObjectPrototypeHasOwnProperty(algorithm, 'publicExponent')) {
      const numbers = algorithm.publicExponent;
      const bytes = new Uint8Array(numbers.length);
      for (let i = 0; i < numbers.length; i++) bytes[i] = numbers[i];
      algorithm.publicExponent = bytes;
    }
    return algorithm;
  }

  function usagesOf(handle) {
    const mask = host.usages(handle);
    const usages = [];
    for (let i = 0; i < USAGES.length; i++) {
      if ((mask >> i) & 1) usages[usages.length] = USAGES[i];
    }
    return usages;
  }

  class CryptoKey {
    #handle;
    #algorithm;
    #usages;

    constructor() {
      if (arguments[0] !== TOKEN) throw new TypeError("Failed to construct 'CryptoKey': Illegal constructor");
      this.#handle = arguments[1];
    }

    get type() {
      return host.type(this.#handle);
    }

    get extractable() {
      return host.extractable(this.#handle);
    }

    get algorithm() {
      if (this.#algorithm === undefined) this.#algorithm = algorithmOf(this.#handle);
      return this.#algorithm;
    }

    get usages() {
      if (this.#usages === undefined) this.#usages = usagesOf(this.#handle);
      return this.#usages;
    }

    static {
      isCryptoKey = (value) => webidl.isObject(value) && #handle in value;
      handleOf = (key) => key.#handle;
    }
  }
  webidl.configure(CryptoKey, 'CryptoKey');

  function newKey(handle) {
    if (!registered) {
      registered = true;
      core.use('html/structured-clone').registerSerializable(isCryptoKey, (key) => newKey(handleOf(key)));
    }
    return new CryptoKey(TOKEN, handle);
  }

  // A set of usages as the host has it
  function usagesMask(names) {
    let mask = 0;
    for (let i = 0; i < names.length; i++) {
      for (let j = 0; j < USAGES.length; j++) {
        if (USAGES[j] === names[i]) mask |= 1 << j;
      }
    }
    return mask;
  }

  return { CryptoKey, isCryptoKey, handleOf, newKey, usagesMask, USAGES };
})

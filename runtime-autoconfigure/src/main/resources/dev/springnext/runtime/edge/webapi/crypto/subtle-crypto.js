// https://w3c.github.io/webcrypto/#subtlecrypto-interface
// The host does what follows the normalization of algorithms. It gives null for what takes long: that is waited for.
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, JSONParse, TypeError, TypedArrayPrototypeGetBuffer,
    TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag,
  } = core.primordials;
  const { webidl } = core;
  const { converters } = webidl;
  const { handleOf, isCryptoKey, newKey, usagesMask, USAGES } = core.use('crypto/crypto-key');
  const { copyBytes, identifier, isSupported, nameOf, normalize } = core.use('crypto/algorithms');
  const TOKEN = { __proto__: null };

  const cryptoKey = webidl.interfaceOf('CryptoKey', isCryptoKey);
  const keyFormat = webidl.enumeration('KeyFormat', ['raw', 'spki', 'pkcs8', 'jwk']);
  const keyUsages = webidl.sequence(webidl.enumeration('KeyUsage', USAGES));
  const source = converters.BufferSource;
  const isBufferSource = (V) => ArrayBufferIsView(V) || webidl.isArrayBuffer(V);
    const DIGESTS = { __proto__: null, 'SHA-1': true, 'SHA-256': true, 'SHA-384': true, 'SHA-512': true };
  let isSubtleCrypto;

  function begin(target, method, length, count) {
    const prefix = `Failed to execute '${method}' on 'SubtleCrypto'`;
    if (!isSubtleCrypto(target)) throw new TypeError(`${prefix}: Illegal invocation`);
    webidl.required(length, count, prefix);
    return prefix;
  }

  // Awaited, as a promise that an async function returns is asked for its then, which may be the guest's
  const later = () => core.promise(host.later);

  class SubtleCrypto {
    #brand;

    constructor() {
      if (arguments[0] !== TOKEN) throw new TypeError("Failed to construct 'SubtleCrypto': Illegal constructor");
    }

    async encrypt(algorithm, key, data) {
      const prefix = begin(this, 'encrypt', arguments.length, 3);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      cryptoKey(key, prefix, 'parameter 2');
      source(data, prefix, 'parameter 3');
      const parameters = normalize(algorithm, 'encrypt', prefix);
      const result = host.encrypt(parameters, handleOf(key), copyBytes(data));
      return result === null ? await later() : result;
    }

    async decrypt(algorithm, key, data) {
      const prefix = begin(this, 'decrypt', arguments.length, 3);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      cryptoKey(key, prefix, 'parameter 2');
      source(data, prefix, 'parameter 3');
      const parameters = normalize(algorithm, 'decrypt', prefix);
      const result = host.decrypt(parameters, handleOf(key), copyBytes(data));
      return result === null ? await later() : result;
    }

    async sign(algorithm, key, data) {
      const prefix = begin(this, 'sign', arguments.length, 3);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      cryptoKey(key, prefix, 'parameter 2');
      source(data, prefix, 'parameter 3');
      const parameters = normalize(algorithm, 'sign', prefix);
      const result = host.sign(parameters, handleOf(key), copyBytes(data));
      return result === null ? await later() : result;
    }

    async verify(algorithm, key, signature, data) {
      const prefix = begin(this, 'verify', arguments.length, 4);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      cryptoKey(key, prefix, 'parameter 2');
      source(signature, prefix, 'parameter 3');
      source(data, prefix, 'parameter 4');
      const parameters = normalize(algorithm, 'verify', prefix);
      const result = host.verify(parameters, handleOf(key), copyBytes(signature), copyBytes(data));
      return result === null ? await later() : result;
    }

    // What servers call for each request: a name that needs no normalization and plain bytes go straight to the host
    async digest(algorithm, data) {
      const prefix = "Failed to execute 'digest' on 'SubtleCrypto'";
      if (!isSubtleCrypto(this) || arguments.length < 2) begin(this, 'digest', arguments.length, 2);
      const plain = typeof algorithm === 'string' && DIGESTS[algorithm] === true;
      const identified = plain ? algorithm : identifier(algorithm, prefix, 'parameter 1');
      source(data, prefix, 'parameter 2');
      const name = plain ? algorithm : nameOf(identified, 'digest', prefix);
      let result;
      if (!ArrayBufferIsView(data)) result = host.digest(name, data, 0, ArrayBufferPrototypeGetByteLength(data));
      else if (TypedArrayPrototypeGetSymbolToStringTag(data) === undefined) result = host.digestBytes(name, copyBytes(data));
      else result = host.digest(name, TypedArrayPrototypeGetBuffer(data), TypedArrayPrototypeGetByteOffset(data), TypedArrayPrototypeGetByteLength(data));
      return result === null ? await later() : result;
    }

    async generateKey(algorithm, extractable, usages) {
      const prefix = begin(this, 'generateKey', arguments.length, 3);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      const mask = usagesMask(keyUsages(usages, prefix, 'parameter 3'));
      let result = host.generateKey(normalize(algorithm, 'generateKey', prefix), !!extractable, mask);
      if (result === null) result = await later();
      return host.isPair(result) ? { publicKey: newKey(host.publicKey(result)), privateKey: newKey(host.privateKey(result)) } : newKey(result);
    }

    async deriveKey(algorithm, baseKey, derivedKeyType, extractable, usages) {
      const prefix = begin(this, 'deriveKey', arguments.length, 5);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      cryptoKey(baseKey, prefix, 'parameter 2');
      derivedKeyType = identifier(derivedKeyType, prefix, 'parameter 3');
      const mask = usagesMask(keyUsages(usages, prefix, 'parameter 5'));
      const parameters = normalize(algorithm, 'deriveBits', prefix);
      const importParameters = normalize(derivedKeyType, 'importKey', prefix);
      const lengthParameters = normalize(derivedKeyType, 'get key length', prefix);
      const result = host.deriveKey(parameters, handleOf(baseKey), importParameters, lengthParameters, !!extractable, mask);
      return newKey(result === null ? await later() : result);
    }

    async deriveBits(algorithm, baseKey, length = null) {
      const prefix = begin(this, 'deriveBits', arguments.length, 2);
      algorithm = identifier(algorithm, prefix, 'parameter 1');
      cryptoKey(baseKey, prefix, 'parameter 2');
      length = length === null ? null : converters['unsigned long'](length, prefix, 'parameter 3');
      const parameters = normalize(algorithm, 'deriveBits', prefix);
      const result = host.deriveBits(parameters, handleOf(baseKey), length);
      return result === null ? await later() : result;
    }

    async importKey(format, keyData, algorithm, extractable, usages) {
      const prefix = begin(this, 'importKey', arguments.length, 5);
      format = keyFormat(format, prefix, 'parameter 1');
      const binary = isBufferSource(keyData);
      const converted = binary ? source(keyData, prefix, 'parameter 2') : core.use('crypto/json-web-key').convert(keyData, prefix, 'parameter 2');
      algorithm = identifier(algorithm, prefix, 'parameter 3');
      const mask = usagesMask(keyUsages(usages, prefix, 'parameter 5'));
      const parameters = normalize(algorithm, 'importKey', prefix);
      const data = binary ? copyBytes(converted) : core.use('crypto/json-web-key').toHost(converted);
      const result = host.importKey(format, data, parameters, !!extractable, mask);
      return newKey(result === null ? await later() : result);
    }

    async exportKey(format, key) {
      const prefix = begin(this, 'exportKey', arguments.length, 2);
      format = keyFormat(format, prefix, 'parameter 1');
      cryptoKey(key, prefix, 'parameter 2');
      const exported = host.exportKey(format, handleOf(key));
      return typeof exported === 'string' ? JSONParse(exported) : exported;
    }

    async wrapKey(format, key, wrappingKey, wrapAlgorithm) {
      const prefix = begin(this, 'wrapKey', arguments.length, 4);
      format = keyFormat(format, prefix, 'parameter 1');
      cryptoKey(key, prefix, 'parameter 2');
      cryptoKey(wrappingKey, prefix, 'parameter 3');
      wrapAlgorithm = identifier(wrapAlgorithm, prefix, 'parameter 4');
      const parameters = normalizeEither(wrapAlgorithm, 'wrapKey', 'encrypt', prefix);
      const result = host.wrapKey(format, handleOf(key), handleOf(wrappingKey), parameters);
      return result === null ? await later() : result;
    }

    async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, usages) {
      const prefix = begin(this, 'unwrapKey', arguments.length, 7);
      format = keyFormat(format, prefix, 'parameter 1');
      source(wrappedKey, prefix, 'parameter 2');
      cryptoKey(unwrappingKey, prefix, 'parameter 3');
      unwrapAlgorithm = identifier(unwrapAlgorithm, prefix, 'parameter 4');
      unwrappedKeyAlgorithm = identifier(unwrappedKeyAlgorithm, prefix, 'parameter 5');
      const mask = usagesMask(keyUsages(usages, prefix, 'parameter 7'));
      const parameters = normalizeEither(unwrapAlgorithm, 'unwrapKey', 'decrypt', prefix);
      const keyParameters = normalize(unwrappedKeyAlgorithm, 'importKey', prefix);
      let secret = host.unwrapKey(copyBytes(wrappedKey), handleOf(unwrappingKey), parameters);
      if (secret === null) secret = await later();
      if (format === 'jwk') secret = core.use('crypto/json-web-key').parse(secret);
      const result = host.importKey(format, secret, keyParameters, !!extractable, mask);
      return newKey(result === null ? await later() : result);
    }

    static {
      isSubtleCrypto = (value) => typeof value === 'object' && value !== null && #brand in value;
    }
  }
  webidl.configure(SubtleCrypto, 'SubtleCrypto');

  // What can not wrap keys itself encrypts them
  function normalizeEither(algorithm, operation, fallback, prefix) {
    return normalize(algorithm, isSupported(algorithm, operation) ? operation : fallback, prefix);
  }

  return { SubtleCrypto, newSubtleCrypto: () => new SubtleCrypto(TOKEN) };
})

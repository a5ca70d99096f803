// https://w3c.github.io/webcrypto/#algorithm-normalization
(function (core, host) {
  'use strict';
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, ReflectApply,
    StringPrototypeToLowerCase, StringPrototypeToUpperCase, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
    TypedArrayPrototypeGetSymbolToStringTag,
  } = core.primordials;
  const { webidl } = core;
  const { converters } = webidl;
  const { handleOf, isCryptoKey } = core.use('crypto/crypto-key');

  // Copies what a BufferSource holds, to where guest code does not reach
  function copyBytes(source) {
    let bytes;
    if (!ArrayBufferIsView(source)) bytes = host.bytes(source, 0, ArrayBufferPrototypeGetByteLength(source));
    else if (TypedArrayPrototypeGetSymbolToStringTag(source) === undefined) {
      // A view on a detached buffer has no length that could be read
      bytes = isDetached(source) ? host.bytes(null, 0, 0)
        : host.bytes(webidl.bufferOf(source), DataViewPrototypeGetByteOffset(source), DataViewPrototypeGetByteLength(source));
    } else {
      bytes = host.bytes(webidl.bufferOf(source), TypedArrayPrototypeGetByteOffset(source), TypedArrayPrototypeGetByteLength(source));
    }
    return bytes;
  }
  const isDetached = (view) => core.primordials.ArrayBufferPrototypeGetDetached(webidl.bufferOf(view));

  // AlgorithmIdentifier: (object or DOMString)
  const identifier = (V, prefix, context) => (webidl.isObject(V) ? V : converters.DOMString(V, prefix, context));
  const cryptoKey = webidl.interfaceOf('CryptoKey', isCryptoKey);
  const enforceRange = { __proto__: null, enforceRange: true };

  const source = (key) => ({ __proto__: null, key, converter: converters.BufferSource, required: true, take: copyBytes });
  const number = (key, type) => ({ __proto__: null, key, converter: converters[type], options: enforceRange, required: true });
  const optional = (member) => ({ __proto__: null, ...member, required: false });
  const hash = { __proto__: null, key: 'hash', converter: identifier, required: true, take: (V, prefix) => nameOf(V, 'digest', prefix) };
  const namedCurve = { __proto__: null, key: 'namedCurve', converter: converters.DOMString, required: true };
  const publicKey = { __proto__: null, key: 'public', converter: cryptoKey, required: true, take: handleOf };
  const publicExponent = { __proto__: null, key: 'publicExponent', converter: converters.Uint8Array, required: true, take: copyBytes };
  const name = { __proto__: null, key: 'name', converter: converters.DOMString, required: true };
  const base = webidl.dictionary('Algorithm', [name]);

  // Members of a dictionary, without the one it inherits
  const params = (type, ...members) => ({
    __proto__: null, members, convert: webidl.dictionary(type, [name], members),
  });
  const ctr = params('AesCtrParams', source('counter'), number('length', 'octet'));
  const cbc = params('AesCbcParams', source('iv'));
  const gcm = params('AesGcmParams', optional(source('additionalData')), source('iv'), optional(number('tagLength', 'octet')));
  const oaep = params('RsaOaepParams', optional(source('label')));
  const aesKey = params('AesKeyGenParams', number('length', 'unsigned short'));
  const rsaKey = {
    __proto__: null,
    members: [number('modulusLength', 'unsigned long'), publicExponent, hash],
    convert: webidl.dictionary('RsaHashedKeyGenParams', [name], [number('modulusLength', 'unsigned long'), publicExponent], [hash]),
  };
  const rsaImport = params('RsaHashedImportParams', hash);
  const ecKey = params('EcKeyGenParams', namedCurve);
  const hmacKey = params('HmacKeyGenParams', hash, optional(number('length', 'unsigned long')));
  const ecdh = params('EcdhKeyDeriveParams', publicKey);
  const ed448 = params('Ed448Params', optional(source('context')));
  const hkdf = params('HkdfParams', hash, source('info'), source('salt'));
  const pbkdf2 = params('Pbkdf2Params', hash, number('iterations', 'unsigned long'), source('salt'));

  // Algorithms of an operation: upper-case name -> { name, lower, params }
  function algorithms(entries) {
    const table = { __proto__: null };
    for (const key in entries) {
      table[StringPrototypeToUpperCase(key)] = { __proto__: null, name: key, lower: StringPrototypeToLowerCase(key), params: entries[key] };
    }
    return table;
  }
  const ciphers = { __proto__: null, 'RSA-OAEP': oaep, 'AES-CTR': ctr, 'AES-CBC': cbc, 'AES-GCM': gcm };
  const aes = (all) => ({ __proto__: null, 'AES-CTR': all, 'AES-CBC': all, 'AES-GCM': all, 'AES-KW': all });
  const curves = { __proto__: null, Ed25519: null, Ed448: null, X25519: null, X448: null };
  const rsa = (all) => ({ __proto__: null, 'RSASSA-PKCS1-v1_5': all, 'RSA-PSS': all, 'RSA-OAEP': all });
  const kdf = { __proto__: null, HKDF: null, PBKDF2: null };
  const cipher = algorithms(ciphers);
  const wrapping = algorithms({ __proto__: null, 'AES-KW': null });
  const signing = algorithms({
    __proto__: null,
    'RSASSA-PKCS1-v1_5': null,
    'RSA-PSS': params('RsaPssParams', number('saltLength', 'unsigned long')),
    ECDSA: params('EcdsaParams', hash),
    Ed25519: null,
    Ed448: ed448,
    HMAC: null,
  });
  const operations = {
    __proto__: null,
    digest: algorithms({
      __proto__: null, 'SHA-1': null, 'SHA-256': null, 'SHA-384': null, 'SHA-512': null,
      'SHA3-256': null, 'SHA3-384': null, 'SHA3-512': null,
    }),
    encrypt: cipher,
    decrypt: cipher,
    sign: signing,
    verify: signing,
    wrapKey: wrapping,
    unwrapKey: wrapping,
    deriveBits: algorithms({ __proto__: null, HKDF: hkdf, PBKDF2: pbkdf2, ECDH: ecdh, X25519: ecdh, X448: ecdh }),
    generateKey: algorithms({ __proto__: null, ...rsa(rsaKey), ECDSA: ecKey, ECDH: ecKey, ...aes(aesKey), ...curves, HMAC: hmacKey }),
    importKey: algorithms({ __proto__: null, ...rsa(rsaImport), ECDSA: ecKey, ECDH: ecKey, ...aes(null), ...curves, HMAC: hmacKey, ...kdf }),
    'get key length': algorithms({ __proto__: null, ...aes(aesKey), HMAC: hmacKey, ...kdf }),
  };

  // Names are compared without regard to the case of ASCII letters only; some others have
  // an ASCII letter for their upper case or their lower case, but none for both
  function find(given, operation) {
    const entry = operations[operation][StringPrototypeToUpperCase(given)];
    return entry !== undefined && entry.lower === StringPrototypeToLowerCase(given) ? entry : undefined;
  }

  function lookUp(algorithm, operation, prefix) {
    const given = typeof algorithm === 'string' ? algorithm : base(algorithm, prefix, 'algorithm').name;
    const entry = find(given, operation);
    if (entry === undefined) throw core.domException(`${prefix}: Unrecognized algorithm name '${given}'`, 'NotSupportedError');
    return entry;
  }

  // For algorithms that have no parameters
  function nameOf(algorithm, operation, prefix) {
    return lookUp(algorithm, operation, prefix).name;
  }

  function isSupported(algorithm, operation) {
    return find(typeof algorithm === 'string' ? algorithm : base(algorithm).name, operation) !== undefined;
  }

  // Gives the host's parameters
  function normalize(algorithm, operation, prefix) {
    const entry = lookUp(algorithm, operation, prefix);
    const list = [entry.name];
    if (entry.params !== null) {
      const { members } = entry.params;
      const object = typeof algorithm === 'string' ? { __proto__: null, name: algorithm } : algorithm;
      const values = entry.params.convert(object, prefix, 'algorithm');
      for (let i = 0; i < members.length; i++) {
        const { key, take } = members[i];
        const value = values[key];
        if (value !== undefined) {
          list[list.length] = key;
          list[list.length] = take === undefined ? value : take(value, prefix);
        }
      }
    }
    return ReflectApply(host.parameters, undefined, list);
  }

  return { normalize, nameOf, isSupported, identifier, copyBytes };
})

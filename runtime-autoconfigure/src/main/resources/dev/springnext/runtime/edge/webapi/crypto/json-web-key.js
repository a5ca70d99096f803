// https://w3c.github.io/webcrypto/#JsonWebKey-dictionary
(function (core, host) {
  'use strict';
  const { ArrayIsArray, JSONParse, ObjectKeys, ObjectSetPrototypeOf, ReflectApply } = core.primordials;
  const { webidl } = core;
  const { converters } = webidl;

  const text = (key) => ({ __proto__: null, key, converter: converters.DOMString });
  const otherPrimes = webidl.dictionary('RsaOtherPrimesInfo', [text('d'), text('r'), text('t')]);
  const STRINGS = ['kty', 'use', 'alg', 'crv', 'x', 'y', 'd', 'n', 'e', 'p', 'q', 'dp', 'dq', 'qi', 'k'];
  const members = [
    { __proto__: null, key: 'ext', converter: converters.boolean },
    { __proto__: null, key: 'key_ops', converter: webidl.sequence(converters.DOMString) },
    { __proto__: null, key: 'oth', converter: webidl.sequence(otherPrimes) },
  ];
  for (let i = 0; i < STRINGS.length; i++) members[members.length] = text(STRINGS[i]);
  const convert = webidl.dictionary('JsonWebKey', members);

  // The host's key, of a dictionary
  function toHost(dictionary) {
    const list = [];
    const add = (key, value) => {
      list[list.length] = key;
      list[list.length] = value;
    };
    const keys = ObjectKeys(dictionary);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const value = dictionary[key];
      if (key === 'oth' || key === 'key_ops') add(key, null);
      else add(key, value);
      if (key === 'key_ops') {
        for (let j = 0; j < value.length; j++) add(key, value[j]);
      }
    }
    return ReflectApply(host.jwk, undefined, list);
  }

  // What comes out of JSON is converted as if in a global object of its own: without what
  // guest code may have done to prototypes
  function detached(value) {
    let result = value;
    if (typeof value === 'object' && value !== null) {
      const keys = ObjectKeys(value);
      for (let i = 0; i < keys.length; i++) value[keys[i]] = detached(value[keys[i]]);
      if (ArrayIsArray(value)) result = iterable(value);
      else ObjectSetPrototypeOf(value, null);
    }
    return result;
  }
  function iterable(array) {
    let at = 0;
    const next = () => (at < array.length ? { __proto__: null, value: array[at++], done: false } : { __proto__: null, value: undefined, done: true });
    return { __proto__: null, [core.primordials.SymbolIterator]: () => ({ __proto__: null, next }) };
  }

  // https://w3c.github.io/webcrypto/#concept-parse-a-jwk
  function parse(bytes) {
    let dictionary;
    try {
      dictionary = convert(detached(JSONParse(host.text(bytes))));
    } catch (e) {
      throw core.domException('The unwrapped key is not a JSON Web Key', 'DataError');
    }
    if (dictionary.kty === undefined) throw core.domException("The JWK member 'kty' is missing", 'DataError');
    return toHost(dictionary);
  }

  return { convert, toHost, parse };
})

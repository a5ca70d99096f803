// The encodings of Buffer: https://nodejs.org/api/buffer.html#buffers-and-character-encodings
(function (core) {
  'use strict';
  const {
    MathTrunc, String, StringPrototypeToLowerCase, TypeError,
  } = core.primordials;
  const { withCode } = core.use('node/errors');
  const ENCODINGS = {
    __proto__: null, utf8: 'utf8', 'utf-8': 'utf8', ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le',
    latin1: 'latin1', binary: 'latin1', base64: 'base64', base64url: 'base64url', hex: 'hex', ascii: 'ascii',
  };

  const knownEncoding = (name) => {
    let known = ENCODINGS[name];
    if (known === undefined && typeof name === 'string') known = ENCODINGS[StringPrototypeToLowerCase(name)];
    return known;
  };
  function encodingOf(name) {
    const known = name === undefined || name === null || name === '' ? 'utf8' : knownEncoding(name);
    if (known === undefined) throw withCode(new TypeError(`Unknown encoding: ${String(name)}`), 'ERR_UNKNOWN_ENCODING');
    return known;
  }

  // What the length says, without a look at the text, as Node.js does it
  function estimate(text, encoding) {
    let length = text.length;
    if (encoding === 'utf16le') {
      length *= 2;
    } else if (encoding === 'hex') {
      length = MathTrunc(length / 2);
    } else if (encoding === 'base64' || encoding === 'base64url') {
      if (text[length - 1] === '=') length--;
      if (length > 1 && text[length - 1] === '=') length--;
      length = MathTrunc((length * 3) / 4);
    }
    return length;
  }

  return { __proto__: null, encodingOf, estimate, knownEncoding };
})

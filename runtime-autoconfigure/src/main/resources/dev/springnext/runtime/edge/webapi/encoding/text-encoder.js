// https://encoding.spec.whatwg.org/#interface-textencoder
(function (core) {
  'use strict';
  const { encodeText, encodeTextInto, TypeError } = core.primordials;
  const { converters, configure, required } = core.webidl;
  const ENCODE_INTO = "Failed to execute 'encodeInto' on 'TextEncoder'";
  const SHARED = { __proto__: null, allowShared: true };

  const toText = (value) => converters.DOMString(value, "Failed to execute 'encode' on 'TextEncoder'", 'parameter 1');

  class TextEncoder {
    #brand;

    encode(input = '') {
      if (!(#brand in this)) throw new TypeError("Failed to execute 'encode' on 'TextEncoder': Illegal invocation.");
      return encodeText(typeof input === 'string' ? input : toText(input));
    }

    encodeInto(source, destination) {
      if (!(#brand in this)) throw new TypeError(`${ENCODE_INTO}: Illegal invocation.`);
      required(arguments.length, 2, ENCODE_INTO);
      const text = converters.DOMString(source, ENCODE_INTO, 'parameter 1');
      const bytes = converters.Uint8Array(destination, ENCODE_INTO, 'parameter 2', SHARED);
      return encodeTextInto(text, bytes);
    }

    get encoding() {
      if (!(#brand in this)) throw new TypeError("Failed to read the 'encoding' property from 'TextEncoder': Illegal invocation.");
      return 'utf-8';
    }
  }
  configure(TextEncoder, 'TextEncoder');

  return { __proto__: null, TextEncoder };
})

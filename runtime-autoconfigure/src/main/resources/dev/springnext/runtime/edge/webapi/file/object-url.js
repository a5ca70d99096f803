// URLs of blobs: https://w3c.github.io/FileAPI/#url. They live as long as the isolate, or until they are revoked.
(function (core, host) {
  'use strict';
  const { Map, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, StringPrototypeIndexOf, StringPrototypeSlice } = core.primordials;
  const { converters, fail, required } = core.webidl;
  const { isBlob } = core.use('file/blob');
  const store = new Map();

  const withoutFragment = (url) => {
    const at = StringPrototypeIndexOf(url, '#');
    return at < 0 ? url : StringPrototypeSlice(url, 0, at);
  };

  const { createObjectURL, revokeObjectURL } = {
    createObjectURL(obj) {
      const prefix = "Failed to execute 'createObjectURL' on 'URL'";
      required(arguments.length, 1, prefix);
      if (!isBlob(obj)) throw fail("is not of type 'Blob'.", prefix, 'parameter 1');
      const url = `blob:null/${host.uuid()}`;
      MapPrototypeSet(store, url, obj);
      return url;
    },
    revokeObjectURL(url) {
      const prefix = "Failed to execute 'revokeObjectURL' on 'URL'";
      required(arguments.length, 1, prefix);
      MapPrototypeDelete(store, converters.DOMString(url, prefix, 'parameter 1'));
    },
  };

  return {
    __proto__: null, createObjectURL, revokeObjectURL,
    // The Blob behind a URL, or undefined
    resolve: (url) => MapPrototypeGet(store, withoutFragment(url)),
  };
})

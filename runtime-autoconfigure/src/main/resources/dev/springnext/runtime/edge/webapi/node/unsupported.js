// Globals of Node.js that Next.js replaces by functions that throw.
(function (core) {
  'use strict';
  const { unsupported } = core.use('node/errors');

  function setImmediate() {
    throw unsupported('setImmediate');
  }

  function clearImmediate() {
    throw unsupported('clearImmediate');
  }

  return { setImmediate, clearImmediate };
})

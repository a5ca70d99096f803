// The modules of Node.js that the edge runtime serves.
(function (core) {
  'use strict';
  const { StringPrototypeSlice, StringPrototypeStartsWith } = core.primordials;
  const SERVED = {
    __proto__: null,
    assert: 'node/assert',
    async_hooks: 'node/async-hooks',
    buffer: 'node/buffer',
    events: 'node/events',
    util: 'node/util',
  };

  function getBuiltinModule(id) {
    if (typeof id !== 'string') throw core.use('node/errors').invalidType('id', 'of type string', id);
    const name = StringPrototypeStartsWith(id, 'node:') ? StringPrototypeSlice(id, 5) : id;
    const file = SERVED[name];
    return file === undefined ? undefined : core.use(file).exports;
  }

  return { getBuiltinModule };
})

// What modules of a bundle that stand for something else get their exports from: 'node:buffer', 'wasm:lib/x.wasm'.
// Guest code can neither replace nor remove it.
(function (builtin, wasmModule, allowEval) {
  'use strict';
  const { Error, Proxy, TypeError } = globalThis;
  const { create, defineProperty } = Object;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const slice = uncurry(String.prototype.slice);
  const startsWith = uncurry(String.prototype.startsWith);
  const toLowerCase = uncurry(String.prototype.toLowerCase);
  const trim = uncurry(String.prototype.trim);
  const known = { __proto__: null };

  function load(id) {
    if (typeof id !== 'string') throw new TypeError('The name of a module is a string');
    let exports = known[id];
    if (exports === undefined) {
      exports = slice(id, 0, 5) === 'wasm:' ? wasmModule(slice(id, 5)) : builtin(id);
      if (exports === null) throw new TypeError(`The bundle has no ${id}`);
      if (exports === undefined) exports = id === 'node:process' ? globalThis.process : unsupported(slice(id, 5));
      known[id] = exports;
    }
    return exports;
  }

  // A module of Node.js that the edge runtime does not have may be imported, but not used: libraries import what
  // they only need on a server. It is a prototype so that esbuild's copies of a module's exports inherit from it
  function unsupported(name) {
    const fail = () => {
      throw new Error(`The edge runtime does not support Node.js '${name}' module.\nLearn More: https://nextjs.org/docs/messages/node-module-in-edge-runtime`);
    };
    const isQuestion = (key) => typeof key === 'symbol' || key === 'then' || key === '__esModule';
    const member = { __proto__: null, apply: fail, construct: fail, set: fail, get: (target, key) => (isQuestion(key) ? undefined : fail()) };
    return create(new Proxy({}, {
      __proto__: null,
      set: fail,
      get: (target, key) => (isQuestion(key) ? undefined : new Proxy(function () {}, member)),
    }));
  }

  // What import() takes that is not a literal. A data: URL would be code from a string; the file system knows the
  // name that it gets instead, so that the promise of import() is rejected as is right for an import that fails
  function specifier(value) {
    const text = typeof value === 'symbol' ? value : `${value}`;
    return !allowEval && typeof text === 'string' && startsWith(toLowerCase(trim(text)), 'data:') ? 'eval:data' : text;
  }

  defineProperty(globalThis, Symbol.for('edge.modules'), { __proto__: null, value: load });
  defineProperty(globalThis, Symbol.for('edge.specifier'), { __proto__: null, value: specifier });
})

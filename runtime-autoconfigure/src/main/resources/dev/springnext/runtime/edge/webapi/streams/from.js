// ReadableStream.from() and asynchronous iteration over a ReadableStream
(function (core) {
  'use strict';
  const {
    AsyncIteratorPrototype, ObjectCreate, ObjectDefineProperty, PromisePrototypeThen, PromiseReject, PromiseResolve, PromiseWithResolvers,
    ReflectApply, SymbolAsyncIterator, SymbolIterator, SymbolToStringTag, TypeError,
  } = core.primordials;
  const { isObject } = core.webidl;
  const { enqueue, close, createReadable } = core.use('streams/default-controller');
  const { cancel, read, releaseReader } = core.use('streams/readable-core');

  // https://streams.spec.whatwg.org/#abstract-opdef-readable-stream-from-iterable
  function readableFrom(iterable) {
    const { iterator, next, sync } = open(iterable);
    const stream = createReadable(undefined, () => {
      let result;
      try {
        result = step(ReflectApply(next, iterator, []), sync);
      } catch (e) {
        return PromiseReject(e);
      }
      return PromisePrototypeThen(result, (item) => {
        if (!isObject(item)) throw new TypeError('The iterator gave no object');
        if (item.done) {
          close(stream.controller);
        } else {
          enqueue(stream.controller, item.value);
        }
      });
    }, (reason) => {
      let result;
      try {
        const method = iterator.return;
        if (method === undefined || method === null) return PromiseResolve(undefined);
        result = step(ReflectApply(method, iterator, [reason]), sync);
      } catch (e) {
        return PromiseReject(e);
      }
      return PromisePrototypeThen(result, (item) => {
        if (!isObject(item)) throw new TypeError("The iterator's return() gave no object");
      });
    }, 0, undefined);
    return stream;
  }

  // https://tc39.es/ecma262/#sec-getiterator with kind async
  function open(iterable) {
    if (iterable === undefined || iterable === null) throw new TypeError(`ReadableStream.from needs an iterable, but got ${iterable}`);
    let method = iterable[SymbolAsyncIterator];
    const sync = method === undefined || method === null;
    if (sync) method = iterable[SymbolIterator];
    if (typeof method !== 'function') throw new TypeError('ReadableStream.from needs an object that is iterable');
    const iterator = ReflectApply(method, iterable, []);
    if (!isObject(iterator)) throw new TypeError('The iterator is not an object');
    return { __proto__: null, iterator, next: iterator.next, sync };
  }

  // https://tc39.es/ecma262/#sec-asyncfromsynciteratorcontinuation: awaits the value that a sync iterator gave
  function step(result, sync) {
    if (!sync) return PromiseResolve(result);
    if (!isObject(result)) throw new TypeError('The iterator gave no object');
    const done = !!result.done;
    return PromisePrototypeThen(PromiseResolve(result.value), (value) => ({ __proto__: null, value, done }));
  }

  // https://webidl.spec.whatwg.org/#js-asynchronous-iterator-prototype-object
  const states = new core.primordials.WeakMap();
  const stateOf = (iterator) => (isObject(iterator) ? core.primordials.WeakMapPrototypeGet(states, iterator) : undefined);
  const foreign = () => PromiseReject(new TypeError("Illegal invocation: 'this' is not a ReadableStream AsyncIterator"));

  // Steps run one after the other, whatever becomes of those before
  function queued(state, steps) {
    const before = state.ongoing;
    state.ongoing = before === undefined ? steps() : PromisePrototypeThen(before, steps, steps);
    return state.ongoing;
  }

  const END = () => ({ value: undefined, done: true });

  function nextSteps(state) {
    if (state.finished) return PromiseResolve(END());
    const deferred = PromiseWithResolvers();
    read(state.reader, {
      __proto__: null,
      chunk(value) {
        state.ongoing = undefined;
        deferred.resolve({ value, done: false });
      },
      close() {
        state.ongoing = undefined;
        state.finished = true;
        releaseReader(state.reader);
        deferred.resolve(END());
      },
      error(e) {
        state.ongoing = undefined;
        state.finished = true;
        releaseReader(state.reader);
        deferred.reject(e);
      },
    });
    return deferred.promise;
  }

  function returnSteps(state, value) {
    if (state.finished) return PromiseResolve({ value, done: true });
    state.finished = true;
    const { reader } = state;
    const result = state.preventCancel ? PromiseResolve(undefined) : cancel(reader.stream, value);
    releaseReader(reader);
    return PromisePrototypeThen(result, () => ({ value, done: true }));
  }

  const methods = {
    next() {
      const state = stateOf(this);
      return state === undefined ? foreign() : queued(state, () => nextSteps(state));
    },
    return(value) {
      const state = stateOf(this);
      return state === undefined ? foreign() : queued(state, () => returnSteps(state, value));
    },
  };

  const IteratorPrototype = ObjectCreate(AsyncIteratorPrototype);
  for (const name in methods) {
    ObjectDefineProperty(IteratorPrototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
  }
  ObjectDefineProperty(IteratorPrototype, SymbolToStringTag, { __proto__: null, value: 'ReadableStream AsyncIterator', configurable: true });

  function newIterator(reader, preventCancel) {
    const iterator = ObjectCreate(IteratorPrototype);
    core.primordials.WeakMapPrototypeSet(states, iterator, { __proto__: null, reader, preventCancel, finished: false, ongoing: undefined });
    return iterator;
  }

  return { __proto__: null, readableFrom, newIterator };
})

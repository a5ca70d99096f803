// https://streams.spec.whatwg.org/#abstract-opdef-readablestreamtee
(function (core) {
  'use strict';
  const { ArrayBufferPrototypeSlice, PromisePrototypeThen, PromiseWithResolvers, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, Uint8Array } = core.primordials;
  const { RESOLVED } = core.use('streams/support');
  const { acquireReader, cancel, newReadable, openHost, read, releaseReader, startController } = core.use('streams/readable-core');
  const controllers = core.use('streams/default-controller');

  function tee(stream) {
    if (stream.host !== undefined && stream.reader === undefined) openHost(stream);
    return stream.controller !== undefined && stream.controller.bytes ? teeBytes(stream) : teeDefault(stream, undefined);
  }

  // What both kinds share: two branches, and a cancellation that waits for both
  function newTee(stream) {
    return {
      __proto__: null,
      stream, reader: acquireReader(stream, false, undefined), reading: false, againFirst: false, againSecond: false,
      canceledFirst: false, canceledSecond: false, reasonFirst: undefined, reasonSecond: undefined,
      first: undefined, second: undefined, canceled: PromiseWithResolvers(),
    };
  }
  function cancelFirst(state, reason) {
    state.canceledFirst = true;
    state.reasonFirst = reason;
    return cancelBoth(state);
  }
  function cancelSecond(state, reason) {
    state.canceledSecond = true;
    state.reasonSecond = reason;
    return cancelBoth(state);
  }
  function cancelBoth(state) {
    if (state.canceledFirst && state.canceledSecond) {
      state.canceled.resolve(cancel(state.stream, [state.reasonFirst, state.reasonSecond]));
    }
    return state.canceled.promise;
  }
  const later = (work) => { PromisePrototypeThen(RESOLVED, work); };

  // When the stream fails, both branches do: https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaulttee step 19
  function forwardError(state, reader, controllersOf) {
    const { laterPromise } = core.use('streams/support');
    PromisePrototypeThen(laterPromise(reader.closed), undefined, (e) => {
      if (reader === state.reader) {
        controllersOf.fail(state.first.controller, e);
        controllersOf.fail(state.second.controller, e);
        if (!state.canceledFirst || !state.canceledSecond) state.canceled.resolve(undefined);
      }
    });
  }

  // cloneForSecond copies a chunk that the second branch gets, if given
  function teeDefault(stream, cloneForSecond) {
    const state = newTee(stream);
    const request = {
      __proto__: null,
      chunk(chunk) {
        later(() => {
          state.againFirst = false;
          let second = chunk;
          if (!state.canceledSecond && cloneForSecond !== undefined) {
            try {
              second = cloneForSecond(chunk);
            } catch (e) {
              controllers.fail(state.first.controller, e);
              controllers.fail(state.second.controller, e);
              state.canceled.resolve(cancel(stream, e));
              return;
            }
          }
          if (!state.canceledFirst) controllers.enqueue(state.first.controller, chunk);
          if (!state.canceledSecond) controllers.enqueue(state.second.controller, second);
          state.reading = false;
          if (state.againFirst) pull();
        });
      },
      close() {
        state.reading = false;
        if (!state.canceledFirst) controllers.close(state.first.controller);
        if (!state.canceledSecond) controllers.close(state.second.controller);
        if (!state.canceledFirst || !state.canceledSecond) state.canceled.resolve(undefined);
      },
      error() {
        state.reading = false;
      },
    };
    function pull() {
      if (state.reading) {
        state.againFirst = true;
      } else {
        state.reading = true;
        read(state.reader, request);
      }
      return RESOLVED;
    }
    state.first = controllers.createReadable(undefined, pull, (reason) => cancelFirst(state, reason), 1, undefined);
    state.second = controllers.createReadable(undefined, pull, (reason) => cancelSecond(state, reason), 1, undefined);
    forwardError(state, state.reader, controllers);
    return { __proto__: null, first: state.first, second: state.second };
  }

  // https://streams.spec.whatwg.org/#abstract-opdef-readablebytestreamtee
  function teeBytes(stream) {
    const bytes = core.use('streams/byte-controller');
    const { readBytes } = core.use('streams/readers');
    const state = newTee(stream);

    function settleAgain() {
      state.reading = false;
      if (state.againFirst) {
        pullFirst();
      } else if (state.againSecond) {
        pullSecond();
      }
    }
    function failBoth(e) {
      bytes.fail(state.first.controller, e);
      bytes.fail(state.second.controller, e);
      state.canceled.resolve(cancel(stream, e));
    }
    function switchReader(byob) {
      if (state.reader.byob !== byob) {
        releaseReader(state.reader);
        state.reader = acquireReader(stream, byob, undefined);
        forwardError(state, state.reader, bytes);
      }
    }
    function respondNone(controller) {
      if (controller.pullIntos.head !== undefined) bytes.respond(controller, 0);
    }

    const request = {
      __proto__: null,
      chunk(chunk) {
        later(() => {
          state.againFirst = false;
          state.againSecond = false;
          let second = chunk;
          if (!state.canceledFirst && !state.canceledSecond) {
            try {
              second = clone(chunk);
            } catch (e) {
              failBoth(e);
              return;
            }
          }
          if (!state.canceledFirst) bytes.enqueue(state.first.controller, chunk);
          if (!state.canceledSecond) bytes.enqueue(state.second.controller, second);
          settleAgain();
        });
      },
      close() {
        state.reading = false;
        const first = state.first.controller;
        const second = state.second.controller;
        if (!state.canceledFirst) bytes.close(first);
        if (!state.canceledSecond) bytes.close(second);
        respondNone(first);
        respondNone(second);
        if (!state.canceledFirst || !state.canceledSecond) state.canceled.resolve(undefined);
      },
      error() {
        state.reading = false;
      },
    };
    function pullDefault() {
      switchReader(false);
      read(state.reader, request);
    }

    function pullByob(view, forSecond) {
      switchReader(true);
      const own = forSecond ? state.second : state.first;
      const other = forSecond ? state.first : state.second;
      const ownCanceled = () => (forSecond ? state.canceledSecond : state.canceledFirst);
      const otherCanceled = () => (forSecond ? state.canceledFirst : state.canceledSecond);
      readBytes(state.reader, view, 1, {
        __proto__: null,
        chunk(chunk) {
          later(() => {
            state.againFirst = false;
            state.againSecond = false;
            if (!otherCanceled()) {
              let copy;
              try {
                copy = clone(chunk);
              } catch (e) {
                failBoth(e);
                return;
              }
              if (!ownCanceled()) bytes.respondWithNewView(own.controller, chunk);
              bytes.enqueue(other.controller, copy);
            } else if (!ownCanceled()) {
              bytes.respondWithNewView(own.controller, chunk);
            }
            settleAgain();
          });
        },
        close(chunk) {
          state.reading = false;
          if (!ownCanceled()) bytes.close(own.controller);
          if (!otherCanceled()) bytes.close(other.controller);
          if (chunk !== undefined) {
            if (!ownCanceled()) bytes.respondWithNewView(own.controller, chunk);
            if (!otherCanceled()) respondNone(other.controller);
          }
          if (!ownCanceled() || !otherCanceled()) state.canceled.resolve(undefined);
        },
        error() {
          state.reading = false;
        },
      });
    }
    function pullBranch(controller, forSecond) {
      state.reading = true;
      const waiting = bytes.byobRequestOf(controller);
      if (waiting === undefined) {
        pullDefault();
      } else {
        pullByob(waiting.view, forSecond);
      }
    }
    function pullFirst() {
      if (state.reading) {
        state.againFirst = true;
      } else {
        pullBranch(state.first.controller, false);
      }
      return RESOLVED;
    }
    function pullSecond() {
      if (state.reading) {
        state.againSecond = true;
      } else {
        pullBranch(state.second.controller, true);
      }
      return RESOLVED;
    }

    state.first = createBytes(pullFirst, (reason) => cancelFirst(state, reason));
    state.second = createBytes(pullSecond, (reason) => cancelSecond(state, reason));
    forwardError(state, state.reader, bytes);
    return { __proto__: null, first: state.first, second: state.second };
  }

  function createBytes(pull, cancelBranch) {
    const stream = newReadable();
    startController(core.use('streams/byte-controller').newByteController(stream, pull, cancelBranch, 0, undefined), undefined);
    return stream;
  }

  // https://streams.spec.whatwg.org/#abstract-opdef-cloneasuint8array
  function clone(view) {
    const offset = TypedArrayPrototypeGetByteOffset(view);
    return new Uint8Array(ArrayBufferPrototypeSlice(TypedArrayPrototypeGetBuffer(view), offset, offset + TypedArrayPrototypeGetByteLength(view)));
  }

  return { __proto__: null, tee };
})

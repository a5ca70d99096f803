// fetch: https://fetch.spec.whatwg.org/#fetch-method. What needs the network is Java's.
(function (core, host) {
  'use strict';
  const { Error, ObjectDefineProperty, Promise, PromiseReject, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith, TypeError } = core.primordials;
  const { required } = core.webidl;
  const body = core.use('fetch/body');
  const requests = core.use('fetch/request');
  const { newResponse } = core.use('fetch/response');

  // As in Node.js: a TypeError whose cause says more, with a code such as ECONNREFUSED
  function failure(message, code) {
    const error = new TypeError(`fetch failed: ${message}`);
    const cause = new Error(message);
    if (code !== null) ObjectDefineProperty(cause, 'code', { __proto__: null, value: code, writable: true, enumerable: true, configurable: true });
    ObjectDefineProperty(error, 'cause', { __proto__: null, value: cause, writable: true, enumerable: false, configurable: true });
    return error;
  }

  function withoutFragment(url) {
    const at = StringPrototypeIndexOf(url, '#');
    return at < 0 ? url : StringPrototypeSlice(url, 0, at);
  }

  // https://fetch.spec.whatwg.org/#fetching, over HTTP
  function network(state, signal, url) {
    return new Promise((resolve, reject) => {
      let remove;
      const end = () => {
        if (remove !== undefined) remove();
        remove = undefined;
      };
      const operation = host.fetch(state.method, url, requests.listOf(state), body.take(state), requests.option(state, 'redirect'), requests.option(state, 'integrity'),
        (status, statusText, list, finalUrl, redirected, handle) => {
          resolve(newResponse(status, statusText, list, finalUrl, redirected, handle === null ? body.NONE : body.HOST, handle));
        },
        (message, code) => {
          end();
          reject(failure(message, code));
        },
        signal === undefined ? null : end);
      if (signal !== undefined) {
        const abort = core.use('dom/abort');
        remove = abort.addAlgorithm(signal, () => {
          const reason = abort.abortReason(signal);
          reject(reason);
          host.abort(operation, () => {
            throw reason;
          });
        });
      }
    });
  }

  // https://fetch.spec.whatwg.org/#scheme-fetch
  function dataUrl(state, url) {
    let response;
    host.dataUrl(withoutFragment(url), (list, data) => {
      response = newResponse(200, 'OK', list, withoutFragment(url), false, state.method === 'HEAD' ? body.NONE : body.DATA, data);
    });
    if (response === undefined) throw failure('the data: URL is malformed', null);
    return response;
  }

  function blobUrl(state, url) {
    const blob = core.use('file/object-url').resolve(url);
    if (state.method !== 'GET' || blob === undefined) throw failure('there is no blob at this URL', null);
    const blobs = core.use('file/blob');
    const list = host.newHeaders();
    const type = blobs.blobType(blob);
    host.headersAppend(list, 'content-length', `${blobs.sizeOf(blobs.blobData(blob))}`);
    if (type !== '') host.headersAppend(list, 'content-type', type);
    return newResponse(200, 'OK', host.immutableHeaders(list), withoutFragment(url), false, body.DATA, blobs.blobData(blob));
  }

  // A file of the bundle, beside the module that says fetch(new URL('./file', import.meta.url))
  function fileUrl(state, url) {
    let response;
    if (state.method !== 'GET') throw failure(`${url} can be read with GET only`, null);
    host.file(url, (list, data) => {
      response = newResponse(200, 'OK', list, withoutFragment(url), false, body.DATA, data);
    });
    if (response === undefined) {
      throw failure(`${url} is not in the bundle: a file is if a module names it literally, as in new URL('./file', import.meta.url)`, 'ENOENT');
    }
    return response;
  }

  async function local(state, url, read) {
    return read(state, url);
  }

  function start(state) {
    const signal = requests.signalIfAny(state);
    const url = requests.urlOf(state);
    let result;
    if (signal !== undefined && core.use('dom/abort').isAborted(signal)) {
      const reason = core.use('dom/abort').abortReason(signal);
      if (state.stream !== undefined && state.kind === body.STREAM) core.use('streams/host').cancel(state.stream, reason);
      result = PromiseReject(reason);
    } else if (StringPrototypeStartsWith(url, 'http:') || StringPrototypeStartsWith(url, 'https:')) {
      result = network(state, signal, url);
    } else if (StringPrototypeStartsWith(url, 'data:')) {
      result = local(state, url, dataUrl);
    } else if (StringPrototypeStartsWith(url, 'blob:')) {
      result = local(state, url, blobUrl);
    } else if (StringPrototypeStartsWith(url, 'file:')) {
      result = local(state, url, fileUrl);
    } else {
      result = PromiseReject(failure(`the scheme of ${url} is not supported`, null));
    }
    return result;
  }

  const { fetch } = {
    fetch(input, init = undefined) {
      let result;
      try {
        required(arguments.length, 1, "Failed to execute 'fetch'");
        result = start(requests.create(input, init));
      } catch (error) {
        result = PromiseReject(error);
      }
      return result;
    },
  };

  return { __proto__: null, fetch };
})

// next/navigation, as far as handlers have it: https://nextjs.org/docs/app/api-reference/functions/redirect
(function (core) {
  'use strict';
  const { ArrayPrototypeJoin, ArrayPrototypeSlice, Error, Number, ObjectDefineProperty, ObjectFreeze, StringPrototypeSplit } = core.primordials;
  const { isObject } = core.webidl;
  const { Response, HANDLE, NO_BODY, headersOf, newState } = core.use('fetch/response');
  const { setHeader } = core.use('fetch/headers');

  const REDIRECT = 'NEXT_REDIRECT';
  const STATUS = 'NEXT_HTTP_ERROR_FALLBACK';
  const RedirectType = ObjectFreeze({ push: 'push', replace: 'replace' });

  function stop(message, digest) {
    const error = new Error(message);
    ObjectDefineProperty(error, 'digest', { __proto__: null, value: digest, writable: true, enumerable: true, configurable: true });
    return error;
  }

  const redirectTo = (url, type, status) => stop(REDIRECT, `${REDIRECT};${type === undefined ? 'replace' : type};${url};${status};`);

  function redirect(url, type) {
    throw redirectTo(url, type, 307);
  }

  function permanentRedirect(url, type) {
    throw redirectTo(url, type, 308);
  }

  function notFound() {
    throw stop(`${STATUS};404`, `${STATUS};404`);
  }

  function forbidden() {
    throw stop(`${STATUS};403`, `${STATUS};403`);
  }

  function unauthorized() {
    throw stop(`${STATUS};401`, `${STATUS};401`);
  }

  // What an error stands for, or undefined if it is one like others
  function read(error) {
    const digest = isObject(error) ? error.digest : undefined;
    const parts = typeof digest === 'string' ? StringPrototypeSplit(digest, ';') : [''];
    let found;
    if (parts[0] === STATUS && (parts[1] === '404' || parts[1] === '403' || parts[1] === '401')) {
      found = { __proto__: null, status: Number(parts[1]), location: undefined };
    } else if (parts[0] === REDIRECT && parts.length >= 5) {
      const status = Number(parts[parts.length - 2]);
      // The URL may have semicolons
      const location = ArrayPrototypeJoin(ArrayPrototypeSlice(parts, 2, -2), ';');
      if (status === 307 || status === 308 || status === 303) found = { __proto__: null, status, location };
    }
    return found;
  }

  // The response for an error that stands for one; throws any other
  function answerOf(error) {
    const found = read(error);
    if (found === undefined) throw error;
    const response = new Response(HANDLE, newState(NO_BODY, undefined, undefined, found.status));
    if (found.location !== undefined) setHeader(headersOf(response), 'location', found.location);
    return response;
  }

  // Throws an error again that stands for an answer, as it may have been caught with others
  function unstable_rethrow(error) {
    if (read(error) !== undefined) throw error;
    if (isObject(error) && 'cause' in error) unstable_rethrow(error.cause);
  }

  const exports = ObjectFreeze({ RedirectType, forbidden, notFound, permanentRedirect, redirect, unauthorized, unstable_rethrow });

  return { __proto__: null, answerOf, exports };
})

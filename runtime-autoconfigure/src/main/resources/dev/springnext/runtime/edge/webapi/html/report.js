// Errors that nobody caught: https://html.spec.whatwg.org/multipage/webappapis.html#runtime-script-errors
(function (core, host) {
  'use strict';
  const { Error, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectIsExtensible, String, StringPrototypeIndexOf, StringPrototypeSlice } = core.primordials;
  const { isObject, required } = core.webidl;
  const { fire, globalTarget, hasListeners } = core.use('dom/event-target');

  let reporting = false;

  // A property that holds a string, without running a getter
  function textOf(object, name) {
    const value = ObjectGetOwnPropertyDescriptor(object, name)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  // What a log shows of a thrown value: the stack of an error, and its causes
  function describe(value) {
    let text;
    try {
      if (host.isError(value)) {
        text = textOf(value, 'stack') ?? 'Error';
        let error = value;
        for (let depth = 0; depth < 5 && host.isError(error); depth++) {
          error = ObjectGetOwnPropertyDescriptor(error, 'cause')?.value;
          if (error !== undefined) text += `\nCaused by: ${host.isError(error) ? textOf(error, 'stack') ?? 'Error' : summary(error)}`;
        }
      } else {
        text = summary(value);
      }
    } catch (e) {
      text = 'an error that can not be shown';
    }
    return text;
  }


  function summary(value) {
    let text;
    if (typeof value === 'function') text = 'a function';
    else if (!isObject(value)) text = String(value);
    else if (host.isError(value)) text = firstLine(textOf(value, 'stack') ?? 'Error');
    else text = textOf(value, 'message') ?? 'an object';
    return text;
  }

  function firstLine(text) {
    const end = StringPrototypeIndexOf(text, '\n    at ');
    return end < 0 ? text : StringPrototypeSlice(text, 0, end);
  }

  // https://html.spec.whatwg.org/multipage/webappapis.html#report-the-exception
  function reportException(error) {
    let handled = false;
    if (!reporting && hasListeners(globalTarget, 'error')) {
      reporting = true;
      try {
        handled = !fireError(error);
      } finally {
        reporting = false;
      }
    }
    if (!handled) host.uncaught(describe(error));
  }

  // https://html.spec.whatwg.org/multipage/webappapis.html#extract-error
  function fireError(error) {
    const { ErrorEvent } = core.use('dom/event-types');
    const stack = (host.isError(error) ? textOf(error, 'stack') : undefined) ?? new Error().stack;
    return fire(globalTarget, new ErrorEvent('error', {
      __proto__: null,
      cancelable: true,
      message: `Uncaught ${summary(error)}`,
      filename: host.file(stack),
      lineno: host.line(stack),
      colno: host.column(stack),
      error,
    }));
  }

  // https://html.spec.whatwg.org/multipage/webappapis.html#notify-about-rejected-promises
  function reportRejection(reason, promise) {
    let handled = false;
    if (hasListeners(globalTarget, 'unhandledrejection')) {
      handled = !fireRejection('unhandledrejection', promise, reason);
    }
    if (!handled) host.unhandledRejection(describe(reason));
    if (hasListeners(globalTarget, 'rejectionhandled')) watch(promise, reason);
  }

  // Stands for the outstanding rejected promises: the engine does not tell when one of them is handled after all. But
  // then() and await both look its constructor up, with which this property is gone.
  function watch(promise, reason) {
    if (ObjectIsExtensible(promise) && ObjectGetOwnPropertyDescriptor(promise, 'constructor') === undefined) {
      ObjectDefineProperty(promise, 'constructor', {
        __proto__: null,
        configurable: true,
        get() {
          delete promise.constructor;
          core.use('timers/timers').later(() => fireRejection('rejectionhandled', promise, reason), 0);
          return this.constructor;
        },
        set(value) {
          ObjectDefineProperty(this, 'constructor', { __proto__: null, value, writable: true, enumerable: true, configurable: true });
        },
      });
    }
  }

  function fireRejection(type, promise, reason) {
    const { PromiseRejectionEvent } = core.use('dom/event-types');
    return fire(globalTarget, new PromiseRejectionEvent(type, { __proto__: null, cancelable: type === 'unhandledrejection', promise, reason }));
  }

  // Work that was handed to waitUntil, and so has nobody else who could handle its rejection
  function reportRejectedWork(reason) {
    host.rejectedWork(describe(reason));
  }

  // https://html.spec.whatwg.org/multipage/webappapis.html#dom-reporterror
  function reportError(error) {
    required(arguments.length, 1, "Failed to execute 'reportError'");
    reportException(error);
  }

  return { reportException, reportRejection, reportRejectedWork, reportError, describe };
})

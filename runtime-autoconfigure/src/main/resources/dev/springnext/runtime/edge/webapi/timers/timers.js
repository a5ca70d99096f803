// Timers: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timers
(function (core, host) {
  'use strict';
  const { Function, ReflectApply, String, TypeError } = core.primordials;
  const { required } = core.webidl;
  const { AsyncContext, global } = core;
  const { cancel, repeat: scheduleAgain, schedule } = host;

  // Nested timers wait at least this long, so that a loop of them can't keep the event loop busy
  const NESTING_LEVEL = 5;
  const NESTED_DELAY = 4;
  // Some 24 days: longer than any isolate lives
  const MAX_DELAY = 2 ** 31 - 1;
  const NO_ARGUMENTS = [];

  let lastId = 0;
  let nesting = 0;

  // https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps
  function start(handler, timeout, args, repeat) {
    // Web IDL's long
    const delay = timeout | 0;
    const timer = {
      __proto__: null,
      id: ++lastId,
      handler,
      args,
      repeat,
      delay: delay > 0 ? delay : 0,
      nesting: nesting + 1,
      // Of AsyncLocalStorage: what was current when the timer was set is current when it fires
      snapshot: new AsyncContext.Snapshot(),
    };
    schedule(timer.id, clamp(timer.delay), timer);
    return timer.id;
  }

  const clamp = (delay) => (nesting > NESTING_LEVEL && delay < NESTED_DELAY ? NESTED_DELAY : delay);

  // Called by the host when the time has come
  function fire(timer) {
    nesting = timer.nesting;
    try {
      timer.snapshot.run(call, timer);
    } catch (e) {
      core.reportException(e);
    }
    if (timer.repeat) {
      timer.nesting++;
      // Does nothing if the timer was cleared meanwhile
      scheduleAgain(timer.id, clamp(timer.delay));
    }
    nesting = 0;
  }

  function call(timer) {
    ReflectApply(timer.handler, global, timer.args);
  }

  // What is not a function is code, which isolates run only where their settings say so
  function compile(handler, method) {
    const code = String(handler);
    if (!host.allowEval()) {
      throw new TypeError(`Failed to execute '${method}': The handler is not a function, and code from strings is not allowed.`);
    }
    return () => Function(code)();
  }

  function setTimeout(handler, timeout = 0, ...args) {
    let callback = handler;
    if (typeof handler !== 'function') {
      required(arguments.length, 1, "Failed to execute 'setTimeout'");
      callback = compile(handler, 'setTimeout');
    }
    return start(callback, timeout, args.length === 0 ? NO_ARGUMENTS : args, false);
  }

  function setInterval(handler, timeout = 0, ...args) {
    let callback = handler;
    if (typeof handler !== 'function') {
      required(arguments.length, 1, "Failed to execute 'setInterval'");
      callback = compile(handler, 'setInterval');
    }
    return start(callback, timeout, args.length === 0 ? NO_ARGUMENTS : args, true);
  }

  function clearTimeout(id = 0) {
    cancel(id | 0);
  }

  function clearInterval(id = 0) {
    cancel(id | 0);
  }

  // For other modules: calls a function after a while
  function later(callback, delay) {
    start(callback, delay < MAX_DELAY ? delay : MAX_DELAY, NO_ARGUMENTS, false);
  }

  host.listen(fire);

  return { later, setTimeout, setInterval, clearTimeout, clearInterval };
})

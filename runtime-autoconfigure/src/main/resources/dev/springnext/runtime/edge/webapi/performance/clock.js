// The monotonic clock of the isolate, for all that has a timestamp: https://w3c.github.io/hr-time/
(function (core, host) {
  'use strict';
  const { now } = host;
  return { __proto__: null, now, timeOrigin: host.timeOrigin() };
})

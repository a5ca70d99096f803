// userAgent(): https://nextjs.org/docs/app/api-reference/functions/userAgent
(function (core, host) {
  'use strict';
  const { String } = core.primordials;
  const headers = core.use('fetch/headers');

  const text = (value) => (value === null ? undefined : value);

  function userAgentFromString(input) {
    const ua = input === undefined || input === null ? '' : String(input);
    let result;
    host.userAgent(ua, (isBot, browser, version, major, engine, engineVersion, os, osVersion, model, type, vendor, architecture) => {
      result = {
        isBot,
        ua,
        browser: { name: text(browser), version: text(version), major: text(major) },
        engine: { name: text(engine), version: text(engineVersion) },
        os: { name: text(os), version: text(osVersion) },
        device: { vendor: text(vendor), model: text(model), type: text(type) },
        cpu: { architecture: text(architecture) },
      };
    });
    return result;
  }

  // Of a request, or of anything that has headers
  function userAgent(request) {
    const given = request.headers;
    return userAgentFromString(headers.isHeaders(given) ? headers.valueOf(given, 'user-agent') : given.get('user-agent'));
  }

  return { __proto__: null, userAgent, userAgentFromString };
})

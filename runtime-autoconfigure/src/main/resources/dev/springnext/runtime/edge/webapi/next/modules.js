// The modules of Next.js. What a function does not touch of them is not loaded.
(function (core) {
  'use strict';
  const { ObjectDefineProperty } = core.primordials;

  const SERVER = {
    __proto__: null,
    NextFetchEvent: 'next/fetch-event',
    NextRequest: 'next/request',
    NextResponse: 'next/response',
    URLPattern: 'urlpattern/url-pattern',
    after: 'next/after',
    connection: 'next/after',
    userAgent: 'next/user-agent',
    userAgentFromString: 'next/user-agent',
  };

  const MODULES = { __proto__: null, 'next:cache': 'next/cache', 'next:headers': 'next/headers', 'next:navigation': 'next/navigation' };

  function lazily(names) {
    const exports = {};
    for (const name in names) {
      ObjectDefineProperty(exports, name, {
        __proto__: null,
        configurable: true,
        enumerable: true,
        get() {
          const value = core.use(names[name])[name];
          ObjectDefineProperty(exports, name, { __proto__: null, value, enumerable: true, configurable: false });
          return value;
        },
      });
    }
    return exports;
  }

  // Called once for each module of an isolate
  function getBuiltinModule(id) {
    const file = MODULES[id];
    return id === 'next:server' ? lazily(SERVER) : file === undefined ? undefined : core.use(file).exports;
  }

  return { getBuiltinModule };
})

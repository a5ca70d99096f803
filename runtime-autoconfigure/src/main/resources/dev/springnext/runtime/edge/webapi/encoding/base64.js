// https://html.spec.whatwg.org/multipage/webappapis.html#atob
(function (core, host) {
  'use strict';
  const { converters, required } = core.webidl;

  function btoa(data) {
    required(arguments.length, 1, "Failed to execute 'btoa'");
    const result = host.btoa(converters.DOMString(data, "Failed to execute 'btoa'", 'parameter 1'));
    if (result === null) {
      throw core.domException("Failed to execute 'btoa': The string to be encoded contains characters outside of the Latin1 range.", 'InvalidCharacterError');
    }
    return result;
  }

  function atob(data) {
    required(arguments.length, 1, "Failed to execute 'atob'");
    const result = host.atob(converters.DOMString(data, "Failed to execute 'atob'", 'parameter 1'));
    if (result === null) {
      throw core.domException("Failed to execute 'atob': The string to be decoded is not correctly encoded.", 'InvalidCharacterError');
    }
    return result;
  }

  return { __proto__: null, atob, btoa };
})

// Navigator: https://html.spec.whatwg.org/multipage/system-state.html#the-navigator-object,
// as far as the Minimum Common API wants it: https://min-common-api.proposal.wintertc.org/#navigator
(function (core) {
  'use strict';
  const { TypeError } = core.primordials;
  let constructing = false;

  class Navigator {
    #brand;

    constructor() {
      if (!constructing) throw new TypeError("Failed to construct 'Navigator': Illegal constructor");
      this.#brand = true;
    }

    get userAgent() {
      if (!(#brand in this)) throw new TypeError("Failed to read 'userAgent' from 'Navigator': Illegal invocation.");
      return 'Edge-Runtime-Spring';
    }
  }
  core.webidl.configure(Navigator, 'Navigator');

  constructing = true;
  const navigator = new Navigator();
  constructing = false;

  return { Navigator, navigator, EdgeRuntime: 'edge-runtime' };
})

// DOMException: https://webidl.spec.whatwg.org/#idl-DOMException
(function (core) {
  'use strict';
  const { Error, ObjectSetPrototypeOf, TypeError } = core.primordials;
  const { configure, converters: { DOMString } } = core.webidl;

  // The names that have a code, in the order of the codes: https://webidl.spec.whatwg.org/#dfn-error-names-table
  const NAMES = [
    'IndexSizeError', undefined, 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', undefined,
    'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError',
    'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', undefined, 'TypeMismatchError',
    'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError',
    'InvalidNodeTypeError', 'DataCloneError',
  ];
  const CODES = { __proto__: null };
  for (let i = 0; i < NAMES.length; i++) {
    if (NAMES[i] !== undefined) CODES[NAMES[i]] = i + 1;
  }

  // A DOMException is an Error object ([[ErrorData]], stack), so that its private state is added to one that Error made
  const Returned = function (object) {
    return object;
  };
  class State extends Returned {
    #message;

    #name;

    constructor(error, message, name) {
      super(error);
      this.#message = message;
      this.#name = name;
    }

    static is(value) {
      return typeof value === 'object' && value !== null && #name in value;
    }

    static messageOf(error) {
      return error.#message;
    }

    static nameOf(error) {
      return error.#name;
    }
  }

  function check(value, member) {
    if (!State.is(value)) throw new TypeError(`Failed to read '${member}' from 'DOMException': Illegal invocation.`);
  }

  class DOMException {
    constructor(message = '', name = 'Error') {
      const prefix = "Failed to construct 'DOMException'";
      const text = DOMString(message, prefix, 'parameter 1');
      const error = new State(new Error(), text, DOMString(name, prefix, 'parameter 2'));
      ObjectSetPrototypeOf(error, new.target.prototype);
      return error;
    }

    get name() {
      check(this, 'name');
      return State.nameOf(this);
    }

    get message() {
      check(this, 'message');
      return State.messageOf(this);
    }

    get code() {
      check(this, 'code');
      const code = CODES[State.nameOf(this)];
      return code === undefined ? 0 : code;
    }
  }

  ObjectSetPrototypeOf(DOMException.prototype, Error.prototype);
  configure(DOMException, 'DOMException', {
    INDEX_SIZE_ERR: 1,
    DOMSTRING_SIZE_ERR: 2,
    HIERARCHY_REQUEST_ERR: 3,
    WRONG_DOCUMENT_ERR: 4,
    INVALID_CHARACTER_ERR: 5,
    NO_DATA_ALLOWED_ERR: 6,
    NO_MODIFICATION_ALLOWED_ERR: 7,
    NOT_FOUND_ERR: 8,
    NOT_SUPPORTED_ERR: 9,
    INUSE_ATTRIBUTE_ERR: 10,
    INVALID_STATE_ERR: 11,
    SYNTAX_ERR: 12,
    INVALID_MODIFICATION_ERR: 13,
    NAMESPACE_ERR: 14,
    INVALID_ACCESS_ERR: 15,
    VALIDATION_ERR: 16,
    TYPE_MISMATCH_ERR: 17,
    SECURITY_ERR: 18,
    NETWORK_ERR: 19,
    ABORT_ERR: 20,
    URL_MISMATCH_ERR: 21,
    QUOTA_EXCEEDED_ERR: 22,
    TIMEOUT_ERR: 23,
    INVALID_NODE_TYPE_ERR: 24,
    DATA_CLONE_ERR: 25,
  });

  return { DOMException, isDOMException: State.is, messageOf: State.messageOf, nameOf: State.nameOf };
})

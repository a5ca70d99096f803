// https://nodejs.org/api/process.html, as far as Next.js has it on the edge: the environment, and functions that throw.
(function (core, host) {
  'use strict';
  const {
    ArrayPrototypePush, ObjectDefineProperty, Proxy, ReflectGet, ReflectOwnKeys, String, SymbolToStringTag, TypeError,
  } = core.primordials;
  const { env: variable, envNames } = host;

  const FUNCTIONS = ['abort', 'assert', 'binding', 'chdir', 'constrainedMemory', 'cpuUsage', 'cwd', 'dlopen', 'emitWarning', 'exit', 'getActiveResourcesInfo', 'getegid', 'geteuid', 'getgid', 'getgroups', 'getuid', 'hasUncaughtExceptionCaptureCallback', 'hrtime', 'initgroups', 'kill', 'loadEnvFile', 'memoryUsage', 'nextTick', 'openStdin', 'reallyExit', 'resourceUsage', 'setSourceMapsEnabled', 'setUncaughtExceptionCaptureCallback', 'setegid', 'seteuid', 'setgid', 'setgroups', 'setuid', 'umask', 'uptime'];
  const PROPERTIES = ['allowedNodeEnvironmentFlags', 'arch', 'argv', 'argv0', 'config', 'debugPort', 'execArgv', 'execPath', 'exitCode', 'features', 'pid', 'platform', 'ppid', 'release', 'report', 'stderr', 'stdin', 'stdout', 'title', 'version', 'versions'];

  // What guest code assigned or deleted (undefined) goes before what the host has now
  const changes = { __proto__: null };
  const read = (key) => {
    let value = changes[key];
    if (value === undefined && !(key in changes)) {
      value = variable(key);
      if (value === null) value = undefined;
    }
    return value;
  };
  const described = (value) => ({ value, writable: true, enumerable: true, configurable: true });

  const env = new Proxy({}, {
    __proto__: null,
    get(target, key, receiver) {
      const value = typeof key === 'string' ? read(key) : undefined;
      return value === undefined ? ReflectGet(target, key, receiver) : value;
    },
    set(target, key, value) {
      if (typeof key === 'symbol' || typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
      changes[key] = String(value);
      return true;
    },
    has: (target, key) => (typeof key === 'string' && read(key) !== undefined) || key in target,
    deleteProperty(target, key) {
      if (typeof key === 'string') changes[key] = undefined;
      return true;
    },
    defineProperty(target, key, descriptor) {
      if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
      if (!('value' in descriptor)) throw new TypeError("'process.env' does not accept an accessor (getter/setter) descriptor");
      changes[key] = String(descriptor.value);
      return true;
    },
    getOwnPropertyDescriptor(target, key) {
      const value = typeof key === 'string' ? read(key) : undefined;
      return value === undefined ? undefined : described(value);
    },
    ownKeys() {
      const keys = [];
      const names = envNames();
      for (let i = 0; i < names.length; i++) {
        if (!(names[i] in changes)) ArrayPrototypePush(keys, names[i]);
      }
      const changed = ReflectOwnKeys(changes);
      for (let i = 0; i < changed.length; i++) {
        if (changes[changed[i]] !== undefined) ArrayPrototypePush(keys, changed[i]);
      }
      return keys;
    },
    preventExtensions: () => { throw new TypeError("'process.env' can't be frozen"); },
    setPrototypeOf: () => false,
  });

  const process = {
    env,
    getBuiltinModule(id) {
      return core.use('node/modules').getBuiltinModule(id);
    },
  };
  for (let i = 0; i < FUNCTIONS.length; i++) {
    const name = FUNCTIONS[i];
    process[name] = { [name]() { throw core.use('node/errors').unsupported(`process.${name}`); } }[name];
  }
  for (let i = 0; i < PROPERTIES.length; i++) process[PROPERTIES[i]] = undefined;
  ObjectDefineProperty(process, SymbolToStringTag, { __proto__: null, value: 'process', configurable: true });

  return { process };
})

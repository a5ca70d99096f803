// What inspect knows of built-in types and of the objects of web APIs.
(function (core) {
  'use strict';
  const { primordials } = core;
  const {
    AggregateError, ArrayBufferPrototypeGetByteLength, ArrayBufferIsView, ArrayPrototypeFilter, ArrayPrototypePush,
    BigIntPrototypeValueOf, BooleanPrototypeValueOf, DatePrototypeGetTime, DatePrototypeToISOString, FunctionPrototypeToString,
    MapPrototypeForEach, MapPrototypeGetSize, MathMin, NumberIsNaN, NumberPrototypeToString, NumberPrototypeValueOf, ObjectGetPrototypeOf, ObjectPrototypeIsPrototypeOf,
    ReflectApply, RegExpPrototypeToString, SetPrototypeForEach, SetPrototypeGetSize, StringPrototypeIncludes,
    StringPrototypePadStart, StringPrototypeRepeat, StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeStartsWith, StringPrototypeValueOf,
    SymbolPrototypeValueOf, SymbolToStringTag, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
    Uint8Array, WeakMap, WeakSet, RegExp,
  } = primordials;
  // Which attributes tell most about the objects of web APIs
  const PLATFORM = {
    __proto__: null,
    AbortSignal: ['dom/abort', 'aborted'],
    Blob: ['file/blob', 'size', 'type'],
    Event: ['dom/event', 'type', 'defaultPrevented', 'cancelable', 'timeStamp'],
    File: ['file/file', 'size', 'type', 'name', 'lastModified'],
    PerformanceMark: ['performance/entry', 'name', 'entryType', 'startTime', 'duration', 'detail'],
    PerformanceMeasure: ['performance/entry', 'name', 'entryType', 'startTime', 'duration', 'detail'],
    ReadableStream: ['streams/readable', 'locked'],
    Request: ['fetch/request', 'method', 'url', 'headers', 'redirect', 'bodyUsed'],
    Response: ['fetch/response', 'status', 'statusText', 'headers', 'ok', 'redirected', 'type', 'url', 'bodyUsed'],
    URL: ['url/url', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash'],
    WritableStream: ['streams/writable', 'locked'],
  };
  const PAIRS = { __proto__: null, FormData: 'fetch/form-data', Headers: 'fetch/headers', URLSearchParams: 'url/url-search-params' };
  const MAX_BYTES = 50;

  // Calls a method that throws unless the object is of its type
  function brand(method, object) {
    let result;
    try {
      result = method(object);
    } catch (e) {
      result = undefined;
    }
    return result;
  }

  return (tools) => {
    const { describeOwn, addMore, constructorName, lookup, show, showIndented, title } = tools;

    function functionTitle(fn, name) {
      const source = StringPrototypeSlice(FunctionPrototypeToString(fn), 0, 6);
      const own = describeOwn(fn, 'name')?.value;
      const called = typeof own === 'string' && own !== '' ? own : undefined;
      if (source === 'class ' || source === 'class{') {
        const parent = ObjectGetPrototypeOf(fn);
        const parentName = parent === null ? 'null' : describeOwn(parent, 'name')?.value;
        return `[class ${called ?? '(anonymous)'}${typeof parentName === 'string' && parentName !== '' ? ` extends ${parentName}` : ''}]`;
      }
      const tag = lookup(fn, SymbolToStringTag);
      const type = name === null ? '[Function (null prototype)' : `[${typeof tag === 'string' && tag !== '' ? tag : 'Function'}`;
      return `${type}${called === undefined ? ' (anonymous)' : `: ${called}`}]`;
    }

    function error(context, object, level) {
      const stack = describeOwn(object, 'stack')?.value;
      const message = lookup(object, 'message');
      const name = lookup(object, 'name') ?? constructorName(object) ?? 'Error';
      const line = `${typeof name === 'string' ? name : 'Error'}${typeof message === 'string' && message !== '' ? `: ${message}` : ''}`;
      let base = typeof stack === 'string' && stack !== '' ? stack : `[${line}]`;
      // The stack was written when the error was made; its class may tell more
      const className = constructorName(object);
      if (className !== null && base === stack && !StringPrototypeIncludes(StringPrototypeSlice(stack, 0, line.length + 100), className)
        && StringPrototypeStartsWith(stack, 'Error')) {
        base = `${className}${StringPrototypeSlice(stack, 5)}`;
      }
      if (context.indentation > 0) {
        base = StringPrototypeReplaceAll(base, '\n', `\n${StringPrototypeRepeat(' ', MathMin(context.indentation, 100))}`);
      }
      const hidden = ['cause', 'errors'];
      const keys = ArrayPrototypeFilter(tools.ownKeys(object, false), (key) => key !== 'stack' && key !== 'message' && key !== 'name');
      for (let i = 0; i < hidden.length; i++) {
        const present = describeOwn(object, hidden[i]);
        if (present !== undefined && !present.enumerable && (hidden[i] === 'cause' || ObjectPrototypeIsPrototypeOf(AggregateError.prototype, object))) {
          ArrayPrototypePush(keys, hidden[i]);
        }
      }
      return { __proto__: null, base, open: '{', close: '}', keys };
    }

    function mapShape(context, object, level, size) {
      return {
        __proto__: null,
        open: `${title(object, 'Map', size)} {`,
        close: '}',
        add: size === 0 ? undefined : (out) => {
          let index = 0;
          MapPrototypeForEach(object, (value, key) => {
            if (index++ < context.maxArrayLength && context.left > 0) {
              ArrayPrototypePush(out, `${showIndented(context, key, level)} => ${showIndented(context, value, level)}`);
            }
          });
          addMore(out, size - out.length);
        },
      };
    }

    function setShape(context, object, level, size) {
      return {
        __proto__: null,
        open: `${title(object, 'Set', size)} {`,
        close: '}',
        add: size === 0 ? undefined : (out) => {
          SetPrototypeForEach(object, (value) => {
            if (out.length < context.maxArrayLength && context.left > 0) ArrayPrototypePush(out, showIndented(context, value, level));
          });
          addMore(out, size - out.length);
        },
      };
    }

    function typedArrayShape(context, object) {
      const length = TypedArrayPrototypeGetLength(object);
      return {
        __proto__: null,
        open: `${title(object, TypedArrayPrototypeGetSymbolToStringTag(object), length)} [`,
        close: ']',
        isList: true,
        keys: [],
        add: length === 0 ? undefined : (out) => {
          const shown = MathMin(length, context.maxArrayLength);
          for (let i = 0; i < shown; i++) ArrayPrototypePush(out, show(context, object[i], 0));
          addMore(out, length - shown);
        },
      };
    }

    function bufferShape(context, object, length) {
      return {
        __proto__: null,
        open: `${title(object, 'ArrayBuffer')} {`,
        close: '}',
        add: (out) => {
          const bytes = new Uint8Array(object, 0, MathMin(length, MAX_BYTES));
          let text = '';
          for (let i = 0; i < TypedArrayPrototypeGetLength(bytes); i++) {
            text += `${i > 0 ? ' ' : ''}${StringPrototypePadStart(NumberPrototypeToString(bytes[i], 16), 2, '0')}`;
          }
          const rest = length - MAX_BYTES;
          ArrayPrototypePush(out, `[Uint8Contents]: <${text}${rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : ''}>`, `byteLength: ${length}`);
        },
      };
    }

    function boxed(context, object) {
      const kinds = [['Number', NumberPrototypeValueOf], ['String', StringPrototypeValueOf], ['Boolean', BooleanPrototypeValueOf],
        ['BigInt', BigIntPrototypeValueOf], ['Symbol', SymbolPrototypeValueOf]];
      for (let i = 0; i < kinds.length; i++) {
        const value = brand(kinds[i][1], object);
        if (value !== undefined) {
          const isString = typeof value === 'string';
          const keys = ArrayPrototypeFilter(tools.ownKeys(object, false), (key) => !isString || typeof key === 'symbol' || !(+key < value.length));
          return { __proto__: null, base: `[${kinds[i][0]}: ${show(context, value, 0)}]`, open: '{', close: '}', keys };
        }
      }
      return undefined;
    }

    // An object of a web API, by the attributes of its own class
    function platformShape(context, object, level) {
      const tag = lookup(object, SymbolToStringTag);
      const known = typeof tag === 'string' ? PLATFORM[tag] ?? PAIRS[tag] : undefined;
      if (known === undefined) return undefined;
      const { prototype } = core.use(typeof known === 'string' ? known : known[0])[tag];
      if (object === prototype || !ObjectPrototypeIsPrototypeOf(prototype, object)) return undefined;
      const shape = { __proto__: null, open: `${title(object, tag)} {`, close: '}', keys: [] };
      if (typeof known === 'string') {
        shape.add = (out) => prototype.forEach !== undefined && ReflectApply(prototype.forEach, object, [(value, key) => {
          if (out.length < context.maxArrayLength) ArrayPrototypePush(out, `${show(context, key, 0)} => ${showIndented(context, value, level)}`);
        }]);
      } else {
        shape.add = (out) => {
          for (let i = 1; i < known.length; i++) {
            const getter = describeOwn(prototype, known[i])?.get ?? describeOwn(ObjectGetPrototypeOf(prototype), known[i])?.get;
            if (getter !== undefined) ArrayPrototypePush(out, `${known[i]}: ${showIndented(context, ReflectApply(getter, object, []), level)}`);
          }
        };
      }
      return shape;
    }

    function builtIn(context, object, level) {
      let value = brand(MapPrototypeGetSize, object);
      if (value !== undefined) return mapShape(context, object, level, value);
      value = brand(SetPrototypeGetSize, object);
      if (value !== undefined) return setShape(context, object, level, value);
      if (ArrayBufferIsView(object) && TypedArrayPrototypeGetSymbolToStringTag(object) !== undefined) return typedArrayShape(context, object);
      value = brand(ArrayBufferPrototypeGetByteLength, object);
      if (value !== undefined) return bufferShape(context, object, value);
      value = brand(DatePrototypeGetTime, object);
      if (value !== undefined) return { __proto__: null, base: NumberIsNaN(value) ? 'Invalid Date' : DatePrototypeToISOString(object), open: '{', close: '}' };
      if (ObjectPrototypeIsPrototypeOf(RegExp.prototype, object)) {
        value = brand(RegExpPrototypeToString, object);
        if (value !== undefined) return { __proto__: null, base: value, open: '{', close: '}' };
      }
      if (ObjectPrototypeIsPrototypeOf(WeakMap.prototype, object) || ObjectPrototypeIsPrototypeOf(WeakSet.prototype, object)) {
        return { __proto__: null, open: `${title(object, 'WeakMap')} {`, close: '}', add: (out) => ArrayPrototypePush(out, '<items unknown>') };
      }
      return boxed(context, object) ?? platformShape(context, object, level);
    }

    return { __proto__: null, functionTitle, error, builtIn };
  };
})

// Shows values as text, in the way of Node.js' util.inspect. Calls no code of the guest but what it made to be called
// here (https://nodejs.org/api/util.html#utilinspectcustom) and traps of proxies, which can not be told apart, and
// stays bounded whatever it is given.
(function (core) {
  'use strict';
  const { primordials } = core;
  const {
    ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePop, ArrayPrototypePush,
    BigIntPrototypeToString, Error, MathMax, MathMin, NumberPrototypeToString, ObjectGetPrototypeOf, ObjectIs, ObjectPrototypeIsPrototypeOf, ObjectSetPrototypeOf,
    RegExpPrototypeExec, ReflectApply, ReflectGetOwnPropertyDescriptor, ReflectOwnKeys, String, StringPrototypeCharCodeAt,
    StringPrototypeIncludes, StringPrototypePadStart, StringPrototypeRepeat, StringPrototypeSlice, SymbolPrototypeToString,
    SymbolFor, SymbolToStringTag,
  } = primordials;
  const CUSTOM = SymbolFor('nodejs.util.inspect.custom');
  const MAX_VALUES = 5000;
  const MAX_HOLES = 1000;
  const MAX_PROTOTYPES = 100;
  const MAX_KEYED_LENGTH = 10000;
  const COMBINED_LEVELS = 3;
  const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
  // eslint-disable-next-line no-control-regex
  const ESCAPED = /[\x00-\x1F\x7F-\x9F\\]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;
  const NAMED_ESCAPES = { __proto__: null, '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };

  // Without a prototype, so that user code can't add to it
  function describeOwn(object, key) {
    const descriptor = ReflectGetOwnPropertyDescriptor(object, key);
    return descriptor === undefined ? undefined : ObjectSetPrototypeOf(descriptor, null);
  }

  function newContext(options) {
    const read = (key, fallback) => (options === undefined || options === null || options[key] === undefined ? fallback : options[key]);
    const limit = (key, fallback) => {
      const value = read(key, fallback);
      return value === null ? Infinity : +value;
    };
    return {
      __proto__: null,
      depth: limit('depth', 2),
      maxArrayLength: MathMax(limit('maxArrayLength', 100), 0),
      maxStringLength: MathMax(limit('maxStringLength', 10000), 0),
      breakLength: limit('breakLength', 80),
      customInspect: read('customInspect', true),
      options,
      left: MAX_VALUES,
      seen: [],
      circular: [],
      indentation: 0,
      currentDepth: 0,
    };
  }

  function inspect(value, options) {
    return show(newContext(options), value, 0);
  }

  function show(context, value, level) {
    if (typeof value === 'object' ? value === null : typeof value !== 'function') return showPrimitive(context, value);
    if (--context.left < 0) return '...';
    const { indentation, seen: { length } } = context;
    let text;
    try {
      text = showCustom(context, value, level) ?? showOnce(context, value, level);
    } catch (e) {
      context.indentation = indentation;
      context.seen.length = length;
      text = '[Object that can not be inspected]';
    }
    return text;
  }

  // What the object's own method makes of it, if it has one; not its class' prototype, which has the method as well
  function showCustom(context, object, level) {
    const custom = context.customInspect ? object[CUSTOM] : undefined;
    let text;
    if (typeof custom === 'function' && lookup(lookup(object, 'constructor'), 'prototype') !== object) {
      const { inspect: utilInspect } = core.use('node/util').exports;
      const shown = custom === utilInspect ? object : ReflectApply(custom, object, [context.depth - level, customOptions(context), utilInspect]);
      if (shown !== object) text = showReplaced(context, shown, level);
    }
    return text;
  }

  function showReplaced(context, shown, level) {
    const isObject = typeof shown === 'object' && shown !== null;
    const text = isObject ? show(context, shown, level) : String(shown);
    const lines = text.length > context.maxStringLength ? `${StringPrototypeSlice(text, 0, context.maxStringLength)}...` : text;
    return isObject ? lines : primordials.StringPrototypeReplaceAll(lines, '\n', `\n${StringPrototypeRepeat(' ', MathMin(context.indentation, 100))}`);
  }

  function customOptions(context) {
    return { showHidden: false, depth: context.depth, ...context.options, stylize: (text) => String(text) };
  }

  function showOnce(context, value, level) {
    let text;
    if (ArrayPrototypeIncludes(context.seen, value)) {
      if (!ArrayPrototypeIncludes(context.circular, value)) ArrayPrototypePush(context.circular, value);
      text = `[Circular *${ArrayPrototypeIndexOf(context.circular, value) + 1}]`;
    } else {
      text = showObject(context, value, level);
    }
    return text;
  }

  function showPrimitive(context, value) {
    switch (typeof value) {
      case 'string': return showString(context, value);
      case 'number': return ObjectIs(value, -0) ? '-0' : NumberPrototypeToString(value);
      case 'bigint': return `${BigIntPrototypeToString(value)}n`;
      case 'symbol': return SymbolPrototypeToString(value);
      default: return String(value);
    }
  }

  function showString(context, value) {
    const cut = value.length > context.maxStringLength;
    const rest = cut ? `... ${value.length - context.maxStringLength} more character${value.length - context.maxStringLength > 1 ? 's' : ''}` : '';
    return quote(cut ? StringPrototypeSlice(value, 0, context.maxStringLength) : value) + rest;
  }

  function quote(text) {
    const mark = !StringPrototypeIncludes(text, "'") ? "'" : !StringPrototypeIncludes(text, '"') ? '"'
      : !StringPrototypeIncludes(text, '`') && !StringPrototypeIncludes(text, '${') ? '`' : "'";
    let escaped = replaceAll(text, ESCAPED, (c) => NAMED_ESCAPES[c] ?? (c.length === 1 && StringPrototypeCharCodeAt(c, 0) < 256
      ? `\\x${hex(StringPrototypeCharCodeAt(c, 0), 2)}` : `\\u${hex(StringPrototypeCharCodeAt(c, 0), 4)}`));
    if (mark === "'" && StringPrototypeIncludes(text, "'")) escaped = primordials.StringPrototypeReplaceAll(escaped, "'", "\\'");
    return mark + escaped + mark;
  }
  const hex = (code, digits) => primordials.StringPrototypeToUpperCase(StringPrototypePadStart(NumberPrototypeToString(code, 16), digits, '0'));

  // Without Symbol.replace, which user code may have changed
  function replaceAll(text, pattern, replacement) {
    let result = '';
    let last = 0;
    pattern.lastIndex = 0;
    for (let match = RegExpPrototypeExec(pattern, text); match !== null; match = RegExpPrototypeExec(pattern, text)) {
      result += StringPrototypeSlice(text, last, match.index) + replacement(match[0]);
      last = match.index + match[0].length;
    }
    return last === 0 ? text : result + StringPrototypeSlice(text, last);
  }

  // A data property of an object or its prototypes, looked up without running getters
  function lookup(object, key) {
    let value;
    let found = false;
    for (let o = object, i = 0; o !== null && o !== undefined && !found && i < MAX_PROTOTYPES; o = ObjectGetPrototypeOf(o), i++) {
      const descriptor = describeOwn(o, key);
      if (descriptor !== undefined) {
        found = true;
        value = descriptor.value;
      }
    }
    return value;
  }

  function constructorName(object) {
    let found = null;
    for (let o = object, i = 0; o !== null && found === null && i < MAX_PROTOTYPES; o = ObjectGetPrototypeOf(o), i++) {
      const constructor = describeOwn(o, 'constructor')?.value;
      const name = typeof constructor === 'function' ? describeOwn(constructor, 'name')?.value : undefined;
      if (typeof name === 'string' && name !== '') found = name;
    }
    return found;
  }

  // How the object is called: its class, and its tag if that tells something else
  function title(object, fallback, size) {
    const name = constructorName(object);
    const tag = lookup(object, SymbolToStringTag);
    let text = name === null ? `[${fallback}: null prototype]` : name;
    if (size !== undefined) text = name === null ? `[${fallback}(${size}): null prototype]` : `${text}(${size})`;
    const shown = describeOwn(object, SymbolToStringTag)?.enumerable;
    if (typeof tag === 'string' && tag !== '' && tag !== name && !shown) text += ` [${tag}]`;
    return text;
  }

  // {base, open, close, entries, isList}: what is special about objects of a type
  function describe(context, object, level) {
    if (ArrayIsArray(object)) {
      const name = title(object, 'Array', object.length);
      return { __proto__: null, open: name === `Array(${object.length})` ? '[' : `${name} [`, close: ']', isList: true, add: object.length === 0 ? undefined : (out) => addElements(context, object, level, out) };
    }
    if (typeof object === 'function') return { __proto__: null, base: types().functionTitle(object, constructorName(object)), open: '{', close: '}' };
    if (ObjectPrototypeIsPrototypeOf(Error.prototype, object)) return types().error(context, object, level);
    return types().builtIn(context, object, level) ?? plain(object);
  }

  function plain(object) {
    const name = title(object, 'Object');
    return { __proto__: null, open: name === 'Object' ? '{' : `${name} {`, close: '}' };
  }

  let loaded;
  function types() {
    if (loaded === undefined) loaded = core.use('console/inspect-types')(tools);
    return loaded;
  }

  function showObject(context, object, level) {
    const shape = describe(context, object, level);
    const keys = shape.keys ?? ownKeys(object, shape.isList === true);
    if (shape.base !== undefined && shape.add === undefined && keys.length === 0) return shape.base;
    if (shape.add === undefined && keys.length === 0) return `${shape.open}${shape.close}`;
    if (level > context.depth) return tooDeep(object);
    const out = [];
    ArrayPrototypePush(context.seen, object);
    context.currentDepth = level;
    if (shape.add !== undefined) shape.add(out);
    const elements = out.length;
    for (let i = 0; i < keys.length; i++) {
      if (context.left <= 0) {
        ArrayPrototypePush(out, `... ${keys.length - i} more propert${keys.length - i > 1 ? 'ies' : 'y'}`);
        break;
      }
      ArrayPrototypePush(out, showProperty(context, object, keys[i], level));
    }
    ArrayPrototypePop(context.seen);
    if (out.length === 0) return shape.base ?? `${shape.open}${shape.close}`;
    const base = shape.base === undefined ? '' : `${shape.base} `;
    const at = ArrayPrototypeIndexOf(context.circular, object);
    const reference = at < 0 ? '' : `<ref *${at + 1}> `;
    return reference + layOut(context, shape.isList && elements > 6 && elements === out.length ? core.use('console/columns').columns(out, context) : out, base, shape, level, out.length);
  }

  function tooDeep(object) {
    const name = constructorName(object);
    if (typeof object === 'function') return types().functionTitle(object, name);
    if (ArrayIsArray(object)) return '[Array]';
    return `[${name === null ? 'Object: null prototype' : title(object, 'Object')}]`;
  }

  // Own enumerable properties, without the indices of lists
  function ownKeys(object, isList) {
    const kept = [];
    if (isList && object.length > MAX_KEYED_LENGTH) return kept;
    const keys = ReflectOwnKeys(object);
    for (let i = isList ? object.length : 0; i < keys.length; i++) {
      if (describeOwn(object, keys[i])?.enumerable) ArrayPrototypePush(kept, keys[i]);
    }
    return kept;
  }

  function showProperty(context, object, key, level) {
    const descriptor = describeOwn(object, key);
    return `${showKey(key, descriptor)}: ${showDescriptor(context, descriptor, level)}`;
  }

  function showKey(key, descriptor) {
    if (typeof key === 'symbol') return `[${SymbolPrototypeToString(key)}]`;
    const text = RegExpPrototypeExec(IDENTIFIER, key) === null ? quote(key.length > 200 ? `${StringPrototypeSlice(key, 0, 200)}...` : key) : key;
    return descriptor !== undefined && !descriptor.enumerable ? `[${key}]` : text;
  }

  function showDescriptor(context, descriptor, level) {
    if (descriptor === undefined) return 'undefined';
    if (descriptor.get !== undefined) return descriptor.set === undefined ? '[Getter]' : '[Getter/Setter]';
    if (descriptor.set !== undefined) return '[Setter]';
    return showIndented(context, descriptor.value, level);
  }

  function showIndented(context, value, level) {
    context.indentation += 2;
    const text = show(context, value, level + 1);
    context.indentation -= 2;
    return text;
  }

  function addElements(context, array, level, out) {
    const { length } = array;
    let index = 0;
    while (index < length && out.length < context.maxArrayLength && context.left > 0) {
      const descriptor = describeOwn(array, String(index));
      if (descriptor !== undefined) {
        ArrayPrototypePush(out, showDescriptor(context, descriptor, level));
        index++;
      } else {
        const start = index;
        while (index < length && index - start < MAX_HOLES && describeOwn(array, String(index)) === undefined) index++;
        if (index - start === MAX_HOLES && index < length) {
          index = start;
          break;
        }
        ArrayPrototypePush(out, `<${index - start} empty item${index - start > 1 ? 's' : ''}>`);
      }
    }
    addMore(out, length - index);
  }

  function addMore(out, count) {
    if (count > 0) ArrayPrototypePush(out, `... ${count} more item${count > 1 ? 's' : ''}`);
  }

  // On one line if it is short and flat enough
  function layOut(context, out, base, shape, level, entries) {
    const start = out.length + context.indentation + shape.open.length + base.length + 10;
    if (context.currentDepth - level < COMBINED_LEVELS && entries === out.length) {
      let length = out.length + start;
      for (let i = 0; i < out.length; i++) length += out[i].length;
      const line = length + out.length > context.breakLength ? '\n' : ArrayPrototypeJoin(out, ', ');
      if (!StringPrototypeIncludes(line, '\n') && !StringPrototypeIncludes(base, '\n')) return `${base}${shape.open} ${line} ${shape.close}`;
    }
    const indentation = `\n${StringPrototypeRepeat(' ', MathMin(context.indentation, 100))}`;
    return `${base}${shape.open}${indentation}  ${ArrayPrototypeJoin(out, `,${indentation}  `)}${indentation}${shape.close}`;
  }

  const tools = {
    __proto__: null, describeOwn, show, showIndented, showKey, title, lookup, constructorName, addMore, quote, ownKeys,
  };
  return { __proto__: null, inspect, describeOwn };
})

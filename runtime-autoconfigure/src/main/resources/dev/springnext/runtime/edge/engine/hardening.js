// Guards for built-ins of the language that take no heed of an interruption and whose work no option of the
// engine bounds. What loops over an array-like of absurd length in other ways is left to the watchdog.
(function (core) {
  'use strict';
  const { ArrayIsArray, MathMax, MathMin, MathTrunc, Number, ObjectDefineProperty, RangeError, ReflectApply, SymbolIterator } = core.primordials;
  const MAX_LENGTH = 2 ** 25;

  function guard(owner, name, replacement) {
    const original = owner[name];
    const guarded = replacement(original);
    ObjectDefineProperty(guarded, 'name', { __proto__: null, value: name, configurable: true });
    ObjectDefineProperty(guarded, 'length', { __proto__: null, value: original.length, configurable: true });
    ObjectDefineProperty(owner, name, { __proto__: null, value: guarded, writable: true, enumerable: false, configurable: true });
  }

  const lengthOf = (value) => MathMin(MathMax(MathTrunc(Number(value)) || 0, 0), 2 ** 53 - 1);

  // One allocation of all elements, then a loop without a safepoint
  guard(core.primordials.Array, 'from', (original) => ({
    from(items) {
      if (typeof items === 'object' && items !== null && !ArrayIsArray(items) && items[SymbolIterator] === undefined && lengthOf(items.length) > MAX_LENGTH) {
        throw new RangeError('Invalid array length');
      }
      return ReflectApply(original, this, arguments);
    },
  }).from);

  // Does not heed the limit on the length of strings
  guard(core.primordials.String.prototype, 'replaceAll', (original) => ({
    replaceAll(pattern, replacement) {
      if (typeof this === 'string' && typeof pattern === 'string' && typeof replacement === 'string' && (this.length / MathMax(pattern.length, 1)) * replacement.length > MAX_LENGTH) {
        const found = core.primordials.StringPrototypeSplit(this, pattern).length - 1;
        if (this.length + found * (replacement.length - pattern.length) > 2 * MAX_LENGTH) {
          throw new RangeError('Invalid string length');
        }
      }
      return ReflectApply(original, this, arguments);
    },
  }).replaceAll);
})

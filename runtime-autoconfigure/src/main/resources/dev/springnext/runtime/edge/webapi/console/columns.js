// Puts the elements of a list into columns, as Node.js does with more than six short ones.
(function (core) {
  'use strict';
  const {
    ArrayPrototypePush, MathMax, MathMin, MathRound, RegExpPrototypeExec, StringPrototypePadEnd, StringPrototypePadStart, StringPrototypeStartsWith,
  } = core.primordials;
  const APPROXIMATE_CHARACTER_RATIO = 2.5;
  const MAX_COLUMNS = 12;
  const NUMERIC = /^-?[\d.e+]+n?$/;
  const SEPARATOR = 2;

  function columns(elements, context) {
    const more = StringPrototypeStartsWith(elements[elements.length - 1], '... ') ? 1 : 0;
    const count = elements.length - more;
    let longest = 0;
    let total = 0;
    let numeric = true;
    for (let i = 0; i < count; i++) {
      const length = elements[i].length + SEPARATOR;
      total += length;
      longest = MathMax(longest, length);
      numeric = numeric && RegExpPrototypeExec(NUMERIC, elements[i]) !== null;
    }
    if (longest * 3 + context.indentation >= context.breakLength || !(total / longest > 5 || longest <= 6 + SEPARATOR)) return elements;
    // Lists of entries of about the same length get more columns
    const bias = (longest - total / count) ** 0.5;
    const biased = MathMax(longest - SEPARATOR - 1 - bias, 1);
    const width = MathMin(
      MathRound((APPROXIMATE_CHARACTER_RATIO * biased * count) ** 0.5 / biased),
      (context.breakLength - context.indentation) / longest | 0,
      MAX_COLUMNS,
    );
    return width <= 1 ? elements : rows(elements, count, width, numeric);
  }

  function rows(elements, count, width, numeric) {
    const widths = [];
    for (let column = 0; column < width; column++) {
      let longest = 0;
      for (let i = column; i < count; i += width) longest = MathMax(longest, elements[i].length);
      widths[column] = longest + SEPARATOR;
    }
    const pad = numeric ? StringPrototypePadStart : StringPrototypePadEnd;
    const result = [];
    for (let i = 0; i < count; i += width) {
      const end = MathMin(i + width, count);
      let row = '';
      for (let j = i; j < end - 1; j++) row += pad(`${elements[j]}, `, widths[j - i]);
      row += numeric ? StringPrototypePadStart(elements[end - 1], widths[end - 1 - i] - SEPARATOR) : elements[end - 1];
      ArrayPrototypePush(result, row);
    }
    if (count < elements.length) ArrayPrototypePush(result, elements[count]);
    return result;
  }

  return { __proto__: null, columns };
})

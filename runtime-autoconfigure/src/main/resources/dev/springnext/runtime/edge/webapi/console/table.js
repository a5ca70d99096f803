// console.table: https://console.spec.whatwg.org/#table
(function (core) {
  'use strict';
  const { primordials, webidl } = core;
  const {
    ArrayPrototypeIncludes, ArrayPrototypeJoin, ArrayPrototypeMap, ArrayPrototypePush, MapPrototypeForEach, MapPrototypeGetSize,
    MathMax, ObjectKeys, SetPrototypeForEach, SetPrototypeGetSize, StringPrototypePadEnd, StringPrototypeRepeat,
    StringPrototypeReplaceAll, String,
  } = primordials;
  const { inspect, describeOwn } = core.use('console/inspect');
  const MAX_ROWS = 100;
  const MAX_COLUMNS = 30;
  const cell = (value) => StringPrototypeReplaceAll(inspect(value, { depth: 0, maxArrayLength: 3, breakLength: Infinity, maxStringLength: 200 }), '\n', ' ');

  // [label of a row, its value]
  function rowsOf(data) {
    const rows = [];
    const add = (label, value) => {
      if (rows.length < MAX_ROWS) ArrayPrototypePush(rows, [label, value]);
    };
    let kind = 'object';
    try {
      MapPrototypeGetSize(data);
      kind = 'map';
    } catch (e) {
      try {
        SetPrototypeGetSize(data);
        kind = 'set';
      } catch (notASet) {
        kind = 'object';
      }
    }
    if (kind === 'map') {
      MapPrototypeForEach(data, (value, key) => add(cell(key), value));
    } else if (kind === 'set') {
      SetPrototypeForEach(data, (value) => add(String(rows.length), value));
    } else {
      const keys = primordials.ArrayIsArray(data) && data.length > MAX_ROWS ? undefined : ObjectKeys(data);
      const count = keys === undefined ? MAX_ROWS : keys.length;
      for (let i = 0; i < count; i++) {
        const key = keys === undefined ? String(i) : keys[i];
        add(key, valueOf(data, key));
      }
    }
    return rows;
  }

  function valueOf(object, key) {
    const descriptor = describeOwn(object, key);
    return descriptor === undefined || descriptor.get !== undefined ? undefined : descriptor.value;
  }

  function table(data, properties) {
    const rows = rowsOf(data);
    const columns = properties === undefined ? [] : properties;
    let hasValues = false;
    for (let i = 0; i < rows.length; i++) {
      const value = rows[i][1];
      if (!webidl.isObject(value) || typeof value === 'function') {
        hasValues = true;
      } else if (properties === undefined) {
        const keys = ObjectKeys(value);
        for (let j = 0; j < keys.length && columns.length < MAX_COLUMNS; j++) {
          if (!ArrayPrototypeIncludes(columns, keys[j])) ArrayPrototypePush(columns, keys[j]);
        }
      }
    }
    const head = ['(index)'];
    for (let i = 0; i < columns.length; i++) ArrayPrototypePush(head, columns[i]);
    if (hasValues) ArrayPrototypePush(head, 'Values');
    return draw(head, ArrayPrototypeMap(rows, (row) => line(row, columns, hasValues)));
  }

  function line(row, columns, hasValues) {
    const value = row[1];
    const isRow = webidl.isObject(value) && typeof value !== 'function';
    const cells = [row[0]];
    for (let i = 0; i < columns.length; i++) {
      const has = isRow && describeOwn(value, columns[i]) !== undefined;
      ArrayPrototypePush(cells, has ? cell(valueOf(value, columns[i])) : '');
    }
    if (hasValues) ArrayPrototypePush(cells, isRow ? '' : cell(value));
    return cells;
  }

  function draw(head, lines) {
    const widths = ArrayPrototypeMap(head, (text) => text.length);
    for (let i = 0; i < lines.length; i++) {
      for (let j = 0; j < widths.length; j++) widths[j] = MathMax(widths[j], lines[i][j].length);
    }
    const rule = (left, middle, right) => left + ArrayPrototypeJoin(ArrayPrototypeMap(widths, (width) => StringPrototypeRepeat('─', width + 2)), middle) + right;
    const row = (cells) => `│${ArrayPrototypeJoin(ArrayPrototypeMap(cells, (text, i) => ` ${StringPrototypePadEnd(text, widths[i])} `), '│')}│`;
    const out = [rule('┌', '┬', '┐'), row(head), rule('├', '┼', '┤')];
    for (let i = 0; i < lines.length; i++) ArrayPrototypePush(out, row(lines[i]));
    ArrayPrototypePush(out, rule('└', '┴', '┘'));
    return ArrayPrototypeJoin(out, '\n');
  }

  return { __proto__: null, table };
})

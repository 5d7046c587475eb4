import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, sentences } from '../src/index.ts';
import { JsonNumber, type JsonValue, parseJson } from '../src/json/parse.ts';
import { codesOf, rowsOf } from './make-xlsx.ts';

const readNumber = (source: string) => readJson(`{"points": [{"value": ${source}}]}`).facts?.tables.points?.[0]?.value;
const mistakeOf = (text: string) => readJson(text).diagnostics.map((d) => [d.code, d.values.line, d.values.column]);

describe('tables', () => {
  it('are arrays of rows, and the run may stand alone', () => {
    const read = readJson(
      '{"run": {"period": "2026Q1"}, "subjects": [{"id": "001", "name": " 张三　"}, {"id": "002"}]}',
    );
    expect(read).toEqual({
      facts: {
        tables: { run: [{ period: '2026Q1' }], subjects: [{ id: '001', name: '张三' }, { id: '002' }] },
        places: {
          run: [{ sheet: 'run', row: 1 }],
          subjects: [
            { sheet: 'subjects', row: 1 },
            { sheet: 'subjects', row: 2 },
          ],
        },
      },
      diagnostics: [],
    });
    expect(rowsOf(readJson('{"run": [{"period": "2026Q1"}]}'), 'run')).toEqual([{ period: '2026Q1' }]);
  });

  it('may have Chinese names, columns too', () => {
    expect(rowsOf(readJson('\ufeff{"对象": [{"编号": "001", "姓名": "张三"}]}'), 'subjects')).toEqual([
      { id: '001', name: '张三' },
    ]);
  });

  it('pass over names that begin with $ or _', () => {
    expect(readJson('{"$schema": "x", "_note": [1], "subjects": [{"_x": 1, "id": "1"}]}')).toMatchObject({
      diagnostics: [],
      facts: { tables: { subjects: [{ id: '1' }] } },
    });
  });

  it('are refused where unknown, double or of another shape', () => {
    expect(codesOf(readJson('{"subject": []}'))).toEqual(['json-table-unknown']);
    expect(codesOf(readJson('{"subjects": [], "对象": []}'))).toEqual(['json-table-twice']);
    expect(codesOf(readJson('{"subjects": {"id": "1"}}'))).toEqual(['json-table-shape']);
    expect(codesOf(readJson('{"subjects": "x", "run": null}'))).toEqual(['json-table-shape', 'json-table-shape']);
    expect(codesOf(readJson('{"subjects": [["1"], null]}'))).toEqual(['json-row-shape', 'json-row-shape']);
    for (const text of ['[]', '"x"', '1', 'null', 'true']) expect(codesOf(readJson(text))).toEqual(['json-not-tables']);
    for (const text of ['{"subject": []}', '{"subjects": {}}']) expect(readJson(text).facts).toBeUndefined();
  });

  it('list the first 20 unknown names only', () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`t${i}`, []])));
    expect(codesOf(readJson(text))).toHaveLength(20);
  });

  it('are refused beyond 1,000,000 rows', () => {
    const text = `{"subjects": [${'{},'.repeat(1_000_000)}{}]}`;
    expect(codesOf(readJson(text))).toEqual(['json-table-too-long']);
  });
});

describe('slips of typing', () => {
  const said = (text: string): string[] =>
    readJson(text).diagnostics.map((d) => sentences[d.code as keyof typeof sentences](d.values));
  it.each([
    ['{"run"：{}}', 7, '这里的 ： 是全角的，应改成半角的 :'],
    ['{"run":{"period":"2026Q1"，"to":1}}', 26, '这里的 ， 是全角的，应改成半角的 ,'],
    ['｛"run":{}}', 1, '这里的 ｛ 是全角的，应改成半角的 {'],
    ['{“run”:{}}', 2, '引号须是半角的双引号 "'],
    ["{'run':{}}", 2, '引号须是半角的双引号 "'],
    ['{"run":{"period":“2026Q1”}}', 18, '引号须是半角的双引号 "'],
    ['{"run":{}, }', 12, '} 前面多了一个逗号'],
    ['{"subjects":[{"id":"1"},]}', 25, '] 前面多了一个逗号'],
    ['{"run":{} // 本季度', 11, '这里不能写注释'],
    ['{"run":{]', 9, '应为加双引号的名称'],
  ])('are told by what they are: %s', (text, column, cause) => {
    expect(said(text)).toEqual([`JSON 写法有误：第 1 行第 ${column} 列，${cause}。请改正后再提交。`]);
  });
  it('of a table ask after the one that was meant', () => {
    expect(said('{"subject": []}')).toEqual(['没有名为“subject”的表。是不是“subjects”？']);
    expect(said('{"评分表": []}')).toEqual(['没有名为“评分表”的表。是不是“评分”？']);
    expect(said('{"甲乙丙丁": []}')[0]).toMatch(/请改为下列名称之一：run（考核期）、subjects（对象）、/);
  });
});

describe('cells', () => {
  it('are text, numbers, booleans or absent', () => {
    const row = '{"id": true, "person": false, "name": 7, "population": null}';
    expect(rowsOf(readJson(`{"subjects": [${row}, {"id": ""}]}`), 'subjects')).toEqual([
      { id: '是', person: '否', name: '7' },
      {},
    ]);
  });

  it('of days may be written as offices write them', () => {
    const days = [
      '"2026/6/30"',
      '"2026年6月30日"',
      '"２０２６.６.３０ "',
      '"20260630"',
      '20260630',
      '"2026-06-30 00:00:00"',
    ];
    for (const day of days) {
      expect(rowsOf(readJson(`{"run": {"to": ${day}, "period": "2026/6/30"}}`), 'run'), day).toEqual([
        { to: '2026-06-30', period: '2026/6/30' },
      ]);
    }
    expect(rowsOf(readJson('{"run": {"to": "2026.6"}}'), 'run')).toEqual([{ to: '2026.6' }]);
  });

  it('that are arrays or objects are refused with row and column', () => {
    const read = readJson('{"subjects": [{"id": "1"}, {"id": ["1"], "name": {}}]}');
    expect(read.diagnostics.map((d) => [d.code, d.place])).toEqual([
      ['json-cell-shape', { kind: 'fact', table: 'subjects', row: 2, column: '编号' }],
      ['json-cell-shape', { kind: 'fact', table: 'subjects', row: 2, column: '姓名' }],
    ]);
  });

  it('of unknown columns are warned of once and not read', () => {
    const read = readJson('{"subjects": [{"id": "1", "nmae": "x"}, {"id": "2", "nmae": "y"}]}');
    expect(rowsOf(read, 'subjects')).toEqual([{ id: '1' }, { id: '2' }]);
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.column, d.values.row])).toEqual([
      ['json-column-unknown', 'warning', 'nmae', '1'],
    ]);
  });

  it('of many unknown columns do not flood, and stay warnings', () => {
    const text = JSON.stringify({ subjects: Array.from({ length: 99 }, (_, i) => ({ [`x${i}`]: 1 })) });
    const read = readJson(text);
    expect(codesOf(read)).toEqual([...Array.from({ length: 20 }, () => 'json-column-unknown'), 'more-rows-like-these']);
    expect([read.diagnostics[20]?.severity, read.diagnostics[20]?.values.count]).toEqual(['warning', '79']);
  });

  it('of one column under two names are refused', () => {
    expect(codesOf(readJson('{"subjects": [{"id": "1", "编号": "2"}]}'))).toEqual(['json-column-twice']);
  });

  it('named like what every object has are cells like any others', () => {
    const read = readJson('{"subjects": [{"id": "1", "__proto__": {"name": "x"}, "constructor": 1}]}');
    expect(read.diagnostics.map((d) => d.values.column)).toEqual(['constructor']);
    const row = rowsOf(read, 'subjects')?.[0] ?? {};
    expect([row, Object.getPrototypeOf(row), 'name' in row]).toEqual([{ id: '1' }, Object.prototype, false]);
    expect(codesOf(readJson('{"__proto__": []}'))).toEqual([]);
    expect(codesOf(readJson('{"constructor": []}'))).toEqual(['json-table-unknown']);
  });
});

describe('numbers', () => {
  it('are taken where they are exactly what is written', () => {
    for (const [source, text] of [
      ['92.5', '92.5'],
      ['92.50', '92.5'],
      ['-3', '-3'],
      ['0', '0'],
      ['-0', '0'],
      ['0.0000001', '0.0000001'],
      ['123456789.012345', '123456789.012345'],
      ['9007199254740991', '9007199254740991'],
    ]) {
      expect([source, readNumber(source as string)]).toEqual([source, text]);
    }
  });

  it('are refused where digits may have been lost, asking for a text', () => {
    for (const source of [
      '1e3',
      '1E-2',
      '0.1234567890123456',
      '92.50000000000000001',
      '9007199254740992',
      '0.30000000000000004',
    ]) {
      const read = readJson(`{"points": [{"value": ${source}}]}`);
      expect(read.facts).toBeUndefined();
      expect(read.diagnostics.map((d) => [d.code, d.values.found, d.place])).toEqual([
        ['json-number-inexact', source, { kind: 'fact', table: 'points', row: 1, column: '分数' }],
      ]);
    }
    expect(readNumber('"0.30000000000000004"')).toBe('0.30000000000000004');
  });

  it('list the first 20 and count the others, as errors', () => {
    const read = readJson(`{"points": [${Array.from({ length: 25 }, () => '{"value": 1e3}').join()}]}`);
    expect(codesOf(read)).toEqual([...Array.from({ length: 20 }, () => 'json-number-inexact'), 'more-rows-like-these']);
    expect([read.diagnostics[20]?.severity, read.diagnostics[20]?.values.count]).toEqual(['error', '5']);
  });
});

describe('mistakes', () => {
  it('are found with their line and column', () => {
    for (const [text, line, column] of [
      ['', '1', '1'],
      ['{"a": }', '1', '7'],
      ['{\n  "subjects": [\n    {"id": "1",}\n  ]\n}', '3', '16'],
      ['{"a": 1 "b": 2}', '1', '9'],
      ['{"a" 1}', '1', '6'],
      ['[1 2]', '1', '4'],
      ['{a: 1}', '1', '2'],
      ["{'a': 1}", '1', '2'],
      ['{"a": "x\ny"}', '1', '9'],
      ['{"a": "\\x"}', '1', '8'],
      ['{"a": "\\u12"}', '1', '8'],
      ['{"a": 01}', '1', '7'],
      ['{"a": .5}', '1', '7'],
      ['{"a": tru}', '1', '7'],
      ['{} x', '1', '4'],
      ['{"a": "x', '1', '9'],
      ['{"a": [', '1', '8'],
      ['{"a": 1, "a": 2}', '1', '10'],
    ]) {
      expect([text, mistakeOf(text as string)]).toEqual([text, [['json-malformed', line, column]]]);
    }
  });

  it('of nesting too deep are found before they exhaust the machine', () => {
    expect(mistakeOf('['.repeat(5_000_000))).toEqual([['json-too-deep', '1', '33']]);
    expect(codesOf(readJson(`{"subjects": ${'['.repeat(31)}${']'.repeat(31)}}`))).toEqual(['json-row-shape']);
  });

  it('of size are found before reading', () => {
    expect(codesOf(readJson(' '.repeat(200_000_001)))).toEqual(['json-too-large']);
  });
});

describe('the reader agrees with the language’s own', () => {
  const plain = (value: JsonValue): unknown => {
    if (value instanceof JsonNumber) return Number(value.source);
    if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
    return Array.isArray(value) ? value.map(plain) : value;
  };

  it('on every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = parseJson(text, 32);
        expect('value' in read ? plain(read.value) : read).toEqual(JSON.parse(text));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('on which texts are JSON, but for names that stand twice', () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '0',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      'a',
      '\n',
      'u00e9',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const read = parseJson(text, 32);
        if ('mistake' in read && read.mistake.expected.includes('重复')) return;
        expect('value' in read).toBe(valid);
      }),
      { seed: 2, numRuns: 20_000 },
    );
  });
});

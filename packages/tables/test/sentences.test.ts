import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTable, type ReadFacts, readJson, readWorkbook, sentences } from '../src/index.ts';
import { makeXlsx, readRows, zip } from './make-xlsx.ts';
import { people } from './office/people-table.ts';

const head = ['对象编号', '指标', '分数'];
const error = { raw: '<c r="REF" t="e"><v>#N/A</v></c>' };
const sheet = {
  name: '对象',
  rows: [
    ['编号', '姓名'],
    ['1', 'a'],
  ],
};
const percent = { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>' };

const refused = (opened: ReturnType<typeof openTable>): ReadFacts =>
  opened.ok ? { diagnostics: [] } : { diagnostics: opened.diagnostics };

/** A file for each finding that this package can make. */
const files: { readonly [C in keyof typeof sentences]: () => ReadFacts | Promise<ReadFacts> } = {
  'workbook-blank': () => readWorkbook(new Uint8Array()),
  'workbook-too-large': () => readWorkbook(new Uint8Array(21 * 1024 * 1024)),
  'workbook-unpacks-too-large': () => readWorkbook(zip([{ name: 'x', data: Buffer.from('x'), size: 4e9 }])),
  'workbook-too-many-parts': () =>
    readWorkbook(zip(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}`, 'x'])))),
  'workbook-too-many-cells': () =>
    readRows('对象', sheet.rows, { merges: Array.from({ length: 1_000_001 }, () => 'A1') }),
  'workbook-old-format': () => readWorkbook(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])),
  'workbook-encrypted': () => readWorkbook(zip([{ name: '_rels/.rels', data: Buffer.from('x'), flags: 1 }])),
  'workbook-other-kind': () => readWorkbook(Buffer.from('a,b')),
  'workbook-damaged': () => readWorkbook(Buffer.from('PK')),
  'workbook-without-tables': () => readWorkbook(makeXlsx([{ name: 'x', rows: [] }])),
  'sheet-ignored': () => readWorkbook(makeXlsx([{ name: 'x', rows: [] }])),
  'sheet-like-table': () => readWorkbook(makeXlsx([{ name: '打分表', rows: [head] }])),
  'sheet-renamed': () => readWorkbook(makeXlsx([{ name: '评分表', rows: [head] }])),
  'sheet-hidden': () => readRows('对象', [], { state: 'hidden' }),
  'sheet-twice': () => readWorkbook(makeXlsx([sheet, { ...sheet, name: 'subjects' }])),
  'header-not-found': () => readRows('对象', [['x']]),
  'office-header-not-found': () => refused(openTable(makeXlsx([{ name: 'x', rows: [['y']] }]), people)),
  'sheet-not-there': () => refused(openTable(makeXlsx([sheet]), people, '别的')),
  'column-missing': () => readRows('对象', [['编号']]),
  'column-renamed': () => readRows('对象', [['编号', '名儿']]),
  'column-twice': () => readRows('对象', [['编号', '姓名', '名称']]),
  'column-unknown': () => readRows('对象', [['编号', '姓名', 'x']]),
  'column-without-header': () =>
    readRows('对象', [
      ['编号', '姓名'],
      ['1', 'a', 'b'],
    ]),
  'cell-is-error': () => readRows('评分', [head, ['P', 'a', error]]),
  'formula-without-value': () => readRows('评分', [head, ['P', 'a', { f: '1' }]]),
  'more-cells-like-these': () => readRows('评分', [head, ...Array.from({ length: 21 }, () => ['P', 'a', error])]),
  'formulas-read-as-values': () => readRows('评分', [head, ['P', 'a', { f: '1', v: '1' }]]),
  'percentages-read-as-fractions': () => readRows('评分', [head, ['P', 'a', { n: '0.9', s: 1 }]], { book: percent }),
  'numbers-may-have-lost-digits': () =>
    readRows('对象', [
      ['编号', '姓名'],
      [{ n: '110101199001011230' }, 'a'],
    ]),
  'merged-cells-filled': () => readRows('评分', [head, ['P', 'a', '1'], [null, 'b', '2']], { merges: ['A2:A3'] }),
  'table-too-long': () => {
    const names = ['编号', '姓名'].map((name) => `<c t="str"><v>${name}</v></c>`).join('');
    return readRows('对象', { xml: `<row>${names}</row>${'<row><c><v>1</v></c></row>'.repeat(1_000_001)}` });
  },
  'json-too-large': () => readJson(' '.repeat(200_000_001)),
  'json-malformed': () => readJson('{'),
  'json-too-deep': () => readJson('['.repeat(99)),
  'json-not-tables': () => readJson('[]'),
  'json-table-unknown': () => readJson('{"x": []}'),
  'json-table-twice': () => readJson('{"run": [], "考核期": []}'),
  'json-table-shape': () => readJson('{"run": 1}'),
  'json-table-too-long': () => readJson(`{"subjects": [${'{},'.repeat(1_000_000)}{}]}`),
  'json-row-shape': () => readJson('{"run": [1]}'),
  'json-column-unknown': () => readJson('{"run": {"x": 1}}'),
  'json-column-twice': () => readJson('{"run": {"from": 1, "起始日": 1}}'),
  'json-cell-shape': () => readJson('{"run": {"from": []}}'),
  'json-number-inexact': () => readJson('{"run": {"from": 1e5}}'),
  'more-rows-like-these': () => readJson(`{"points": [${Array.from({ length: 21 }, () => '{"value": 1e5}').join()}]}`),
};

describe('every finding', { timeout: 60_000 }, () => {
  it.each(Object.keys(sentences) as (keyof typeof sentences)[])(
    '%s has a sentence whose values are all there',
    async (code) => {
      const { diagnostics } = await files[code]();
      const found = diagnostics.find((d) => d.code === code);
      expect(diagnostics.map((d) => d.code)).toContain(code);
      const sentence = sentences[code](found?.values ?? {});
      expect(sentence).toMatch(/^\S.*。$/s);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    },
  );

  it('that the source can report has a sentence, and every sentence is for a finding of the source', () => {
    const source = globSync(`${import.meta.dirname}/../src/**/*.ts`)
      .filter((file) => !file.endsWith('sentences.ts') && !file.endsWith('finding.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const unused = Object.keys(sentences).filter((code) => !source.includes(`'${code}'`));
    // Made by a function of its own in finding.ts.
    expect(unused).toEqual(['workbook-damaged']);
  });
});

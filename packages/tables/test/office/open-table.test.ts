import { describe, expect, it } from 'vitest';
import { type OpenTable, openTable, writeWorkbook } from '../../src/index.ts';
import { makeXlsx, type SheetToMake, zip } from '../make-xlsx.ts';
import { people } from './people-table.ts';

function opened(bytes: Uint8Array, sheet?: string): OpenTable {
  const result = openTable(bytes, people, sheet);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.table;
}
const sheet = (rows: SheetToMake['rows'], more: Partial<SheetToMake> = {}): OpenTable =>
  opened(makeXlsx([{ name: '花名册', rows, ...more }]));
const rowsOf = (table: OpenTable) => [...table.rows()];
const textsOf = (table: OpenTable) => rowsOf(table).map(({ texts }) => texts);
const codes = (bytes: Uint8Array, sheetName?: string): string[] => {
  const result = openTable(bytes, people, sheetName);
  return result.ok ? [] : result.diagnostics.map(({ code }) => code);
};

describe('headers of an office’s table', () => {
  it('are found below titles and notes, and told with their letters', () => {
    const { found } = sheet([
      ['青禾县干部花名册'],
      ['填报单位：县财政局', null, '2026年3月'],
      [],
      ['序号', '姓 名', '单位名称', '职务', '备注'],
      ['1', '张三', '县财政局', '局长', ''],
    ]);
    expect(found.headerRows).toEqual([4, 4]);
    expect([...found.proposed].map(([id, { column, confidence }]) => `${id} ${column.letters} ${confidence}`)).toEqual([
      'name B same',
      'unit C same',
      'post D same',
    ]);
    expect(found.unmatched.map(({ letters, label }) => `${letters} ${label}`)).toEqual(['A 序号', 'E 备注']);
    expect(found.sample).toEqual([{ row: 5, texts: ['1', '张三', '县财政局', '局长'] }]);
  });

  it('may stand in two rows, merged across and down', () => {
    const table = sheet(
      [
        ['干部基本情况表'],
        ['姓名', '单位', '现任职务情况', null, '备注'],
        [null, null, '职务', '任现职时间'],
        ['张三', '县财政局', '局长', '2025.3.1'],
      ],
      { merges: ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'] },
    );
    expect(table.found.headerRows).toEqual([2, 3]);
    expect(table.found.columns.map(({ label }) => label)).toEqual([
      '姓名',
      '单位',
      '现任职务情况 职务',
      '现任职务情况 任现职时间',
      '备注',
    ]);
    expect(textsOf(table)).toEqual([{ name: '张三', unit: '县财政局', post: '局长', since: '2025-03-01' }]);
  });

  it('go on in the next row where a header is merged down into it, whatever that row names', () => {
    const { found } = sheet(
      [
        ['姓名', '单位', '任职情况', null],
        [null, null, '现任职务', '任现职时间（年月）'],
        ['张三', '县财政局', '局长', '2025.3'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1'] },
    );
    expect(found.headerRows).toEqual([1, 2]);
    expect([...found.proposed].map(([id, { confidence }]) => `${id} ${confidence}`)).toEqual([
      'name same',
      'unit same',
      'post likely',
      'since likely',
    ]);
  });

  it('of a group are nobody’s second meaning', () => {
    const { found } = sheet(
      [
        ['姓名', '单位', null],
        [null, '职务', '任现职时间'],
        ['张三', '局长', '2025.3'],
      ],
      { merges: ['A1:A2', 'B1:C1'] },
    );
    expect([[...found.proposed.keys()], found.lacking]).toEqual([['name', 'post', 'since'], ['unit']]);
  });

  it('may stand in two rows without being merged', () => {
    const table = sheet([
      ['姓名', '单位', '任职'],
      [null, null, '职务', '任职时间'],
      ['张三', '县财政局', '局长', '2025年3月'],
    ]);
    expect(table.found.headerRows).toEqual([1, 2]);
    expect(textsOf(table)).toEqual([{ name: '张三', unit: '县财政局', post: '局长', since: '2025-03' }]);
  });

  it('match by name with additions as likely, by something like it as unsure, each column once', () => {
    const { found } = sheet([
      ['人员编号（必填）', '姓名*', '所在单位', '现任职务', '内设机沟', '职务'],
      ['001', '张三', '县财政局', '局长', '办公室', '科员'],
    ]);
    expect([...found.proposed].map(([id, { column, confidence }]) => `${id} ${column.letters} ${confidence}`)).toEqual([
      'code A same',
      'name B same',
      'post F same',
      'unit C likely',
      'section E unsure',
    ]);
    expect(found.unmatched.map(({ label }) => label)).toEqual(['现任职务']);
  });

  it('are looked for in the first 256 columns', () => {
    const wide = (at: number) =>
      sheet([['姓名', '单位', ...Array.from({ length: at - 2 }, (_, i) => `列名${i}`), '职务']]);
    expect(wide(255).found.proposed.get('post')?.column.letters).toBe('IV');
    expect(wide(256).found.proposed.has('post')).toBe(false);
    expect(wide(256).found.columns).toHaveLength(256);
  });

  it('name what is lacking among required columns', () => {
    expect(
      sheet([
        ['工号', '姓名', '职务'],
        ['1', '张三', '局长'],
      ]).found.lacking,
    ).toEqual(['unit']);
  });

  it('are looked for on visible sheets only, and the sheet that matches best is taken unless one is chosen', () => {
    const bytes = makeXlsx([
      { name: '封面', rows: [['花名册']] },
      {
        name: '旧名册',
        state: 'hidden',
        rows: [
          ['工号', '姓名', '单位', '职务'],
          ['9', '旧', '旧', '旧'],
        ],
      },
      {
        name: '离退休',
        rows: [
          ['姓名', '单位'],
          ['李四', '县财政局'],
        ],
      },
      {
        name: '在职',
        rows: [
          ['姓名', '单位', '职务'],
          ['张三', '县财政局', '局长'],
        ],
      },
    ]);
    const { found } = opened(bytes);
    expect([found.sheet, found.otherSheets, found.hiddenSheets]).toEqual(['在职', ['封面', '离退休'], ['旧名册']]);
    expect(textsOf(opened(bytes, '离退休'))).toEqual([{ name: '李四', unit: '县财政局' }]);
    expect(codes(bytes, '旧名册')).toEqual(['sheet-not-there']);
    expect(codes(makeXlsx([{ name: 'x', rows: [['张三', '县财政局']] }]))).toEqual(['office-header-not-found']);
  });
});

describe('rows of an office’s table', () => {
  it('come as exact texts by column, trimmed, with the row that the program shows', () => {
    const table = sheet([
      ['工号', '姓名', '单位'],
      [' ００１　', '张三 ', '\u00a0县财政局'],
      [],
      [{ n: '2' }, '李四', '县财政局'],
    ]);
    expect(rowsOf(table)).toEqual([
      { row: 2, texts: { code: '００１', name: '张三', unit: '县财政局' } },
      { row: 4, texts: { code: '2', name: '李四', unit: '县财政局' } },
    ]);
  });

  it('read days in all writings, months as months, and leave the number 2025.1, which may be October, as it is', () => {
    const days = (
      ...values: SheetToMake['rows'] extends infer R ? (R extends readonly (infer Row)[] ? Row : never) : never
    ) =>
      textsOf(sheet([['姓名', '单位', '任现职时间'], ...values.map((value) => ['张三', '甲', value])])).map(
        (t) => t.since,
      );
    expect(
      days(
        '2025.3.1',
        '２０２５．３．１',
        '2025-03-01',
        '2025/3/1',
        '2025年3月1日',
        '20250301',
        { n: '45717' },
        { n: '20250301' },
      ),
    ).toEqual(Array.from({ length: 8 }, () => '2025-03-01'));
    expect(days('2025.3', '2025年3月', '2025-03', '202503', '2025.10', { n: '2025.3' })).toEqual([
      '2025-03',
      '2025-03',
      '2025-03',
      '2025-03',
      '2025-10',
      '2025-03',
    ]);
    expect(days({ n: '2025.1' }, '2025.13', '去年三月', '2025')).toEqual(['2025.1', '2025.13', '去年三月', '2025']);
  });

  it('take the value of a merge in each row that it covers', () => {
    const table = sheet(
      [
        ['单位', '姓名'],
        ['县财政局', '张三'],
        [null, '李四'],
        [null, null],
        ['县民政局', '王五'],
      ],
      { merges: ['A2:A4'] },
    );
    expect(textsOf(table)).toEqual([
      { unit: '县财政局', name: '张三' },
      { unit: '县财政局', name: '李四' },
      { unit: '县民政局', name: '王五' },
    ]);
  });

  it('leave out headers that are repeated on every page', () => {
    const table = sheet([
      ['姓名', '单位'],
      ['张三', '甲'],
      ['姓名', '单位'],
      ['李四', '乙'],
    ]);
    expect(rowsOf(table).map(({ row }) => row)).toEqual([2, 4]);
  });

  it('tell of cells that can’t be relied on', () => {
    const table = sheet([
      ['工号', '姓名', '单位', '职务'],
      [{ n: '110101199001011230' }, { raw: '<c r="REF" t="e"><v>#N/A</v></c>' }, '甲', { f: 'A1' }],
    ]);
    expect(rowsOf(table)[0]?.problems).toEqual({
      code: 'lost-digits',
      name: 'error-value',
      post: 'formula-without-value',
    });
  });

  it('follow the columns that a person has chosen instead of those proposed', () => {
    const bytes = makeXlsx([
      {
        name: 'x',
        rows: [
          ['姓名', '单位', '曾用名'],
          ['张三', '甲', '张四'],
        ],
      },
    ]);
    expect([
      ...opened(bytes).rows(
        new Map([
          ['name', 2],
          ['unit', 1],
        ]),
      ),
    ]).toEqual([{ row: 2, texts: { name: '张四', unit: '甲' } }]);
  });
});

describe('files', () => {
  it('that are no workbook are named in the refusal', () => {
    expect(codes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toEqual(['workbook-old-format']);
    expect(codes(Buffer.from('%PDF-1.7'))).toEqual(['workbook-other-kind']);
    expect(codes(Buffer.from('<html><table>'))).toEqual(['workbook-other-kind']);
    expect(codes(Buffer.from('各位同事，大家好'))).toEqual(['workbook-other-kind']);
    expect(codes(zip({ '[Content_Types].xml': '<Types/>' }))).toEqual(['workbook-damaged']);
    expect(codes(new Uint8Array())).toEqual(['workbook-blank']);
  });

  it('of CSV are read in UTF-8, with and without a mark, and in GB18030', () => {
    const text = '姓名,单位,职务\r\n张三,"县财政局,办公室","主任""兼"""\r\n\r\n李四,县民政局,';
    const expected = [
      { row: 2, texts: { name: '张三', unit: '县财政局,办公室', post: '主任"兼"' } },
      { row: 4, texts: { name: '李四', unit: '县民政局' } },
    ];
    expect(rowsOf(opened(Buffer.from(text)))).toEqual(expected);
    expect(rowsOf(opened(Buffer.from(`\ufeff${text}`)))).toEqual(expected);
    // 姓名,单位 / 张三,县 in GB18030.
    const gb = Buffer.from('d0d5c3fb2cb5a5cebb0ad5c5c8fd2ccfd8', 'hex');
    expect(textsOf(opened(gb))).toEqual([{ name: '张三', unit: '县' }]);
  });

  it('that this package wrote read back', async () => {
    const bytes = await writeWorkbook([
      {
        name: '人员表',
        title: '人员表',
        columns: [
          { header: '工号', kind: 'text' },
          { header: '姓名', kind: 'text' },
          { header: '单位', kind: 'text' },
          { header: '任现职时间', kind: 'date' },
        ],
        rows: [['001', '张三', '甲', '2025-03-01']],
      },
    ]);
    expect(textsOf(opened(bytes))).toEqual([{ code: '001', name: '张三', unit: '甲', since: '2025-03-01' }]);
  });
});

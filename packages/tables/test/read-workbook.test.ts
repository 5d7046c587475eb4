import { type Sentences, tables } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { readWorkbook, sentences } from '../src/index.ts';
import { plainLabel } from '../src/reading/labels.ts';
import { codesOf, makeXlsx, readRows, rowsOf, xlsxParts, zip } from './make-xlsx.ts';

const subjects = (name = '对象') => ({
  name,
  rows: [
    ['编号', '姓名'],
    ['001', '张三'],
  ],
});

describe('sheets', () => {
  it('reads a sheet by the Chinese name or the English id of its table, whatever its case, width and blanks', async () => {
    for (const name of ['对象', 'subjects', 'Subjects', ' 对 象 ', 'ＳＵＢＪＥＣＴＳ', 'sub\u200bjects']) {
      expect(rowsOf(await readWorkbook(makeXlsx([subjects(name)])), 'subjects')).toEqual([{ id: '001', name: '张三' }]);
    }
  });

  it('passes over an unknown sheet and says so', async () => {
    const read = await readWorkbook(makeXlsx([subjects(), { name: 'Sheet2', rows: [['x']] }]));
    expect(read.diagnostics).toEqual([
      { code: 'sheet-ignored', severity: 'info', place: { kind: 'file', file: '' }, values: { sheet: 'Sheet2' } },
    ]);
    expect(rowsOf(read, 'subjects')).toHaveLength(1);
  });

  it('says which table an unknown sheet looks like, by all headers that must be there', async () => {
    const sheet = (name: string, ...headers: string[]) => ({ name, rows: [['打分情况'], headers] });
    const said = async (...sheets: { name: string; rows: string[][] }[]) =>
      (await readWorkbook(makeXlsx([subjects(), ...sheets]))).diagnostics.map((d) => [
        d.code,
        d.severity,
        d.values.table,
      ]);
    expect(await said(sheet('打分', '对象编号', '指标', '分数 *'))).toEqual([['sheet-like-table', 'warning', '评分']]);
    expect(await said(sheet('打分', '对象编号', '指标'))).toEqual([['sheet-ignored', 'info', undefined]]);
    // Of several tables the one of which most headers stand there; one that is there already is not looked for.
    const votes = sheet('票', '测评', '评价主体', '票号', '对象编号', '评价', '票数');
    expect(await said(votes)).toEqual([['sheet-like-table', 'warning', '选票']]);
    expect(await said(sheet('名单', '编号', '姓名'))).toEqual([['sheet-ignored', 'info', undefined]]);
    // Below the rows in which headers are looked for nothing is a header.
    const deep = { name: '打分', rows: [...Array.from({ length: 20 }, () => ['x']), ['对象编号', '指标', '分数']] };
    expect(await said(deep)).toEqual([['sheet-ignored', 'info', undefined]]);
  });

  it('takes the one header that nobody knows for the one that lacks', async () => {
    const said = async (...headers: string[]): Promise<string[]> => {
      const book = makeXlsx([subjects(), { name: '评分', rows: [headers, headers.map(() => '1')] }]);
      const { diagnostics } = await readWorkbook(book);
      return diagnostics.map((d) => `${d.severity} ${(sentences as Sentences)[d.code]?.(d.values)}`);
    };
    expect(await said('对象编号', '指标', '打分')).toEqual([
      'error 工作表“评分”缺少“分数”列（给出的分数），而 C 列“打分”不是这张表的列。如果就是它，请把第 1 行的“打分”改成“分数”；不是的，请加上“分数”并填写。',
    ]);
    expect(await said('对象编号', '指标', '打分', '等级')).toEqual([
      'warning 工作表“评分”的 C 列“打分”不是这张表的列，没有读取。如果是写错了列名，请改正。',
      'warning 工作表“评分”的 D 列“等级”不是这张表的列，没有读取。如果是写错了列名，请改正。',
      'error 工作表“评分”缺少“分数”列（给出的分数）。请在第 1 行表头加上“分数”并填写。',
    ]);
    expect(await said('对象编号', '指标', '分数', '等级')).toHaveLength(1);
  });

  it('refuses the file where a missing table surely stands there under a name that is almost its own', async () => {
    const sheet = (name: string, ...headers: string[]) => ({ name, rows: [['一季度'], headers] });
    const read = async (...sheets: { name: string; rows: string[][] }[]) => {
      const { facts, diagnostics } = await readWorkbook(makeXlsx([subjects(), ...sheets]));
      return [facts === undefined, ...diagnostics.map((d) => `${d.code} ${d.severity} ${d.values.table}`)];
    };
    const refused = [true, 'sheet-renamed error 事件'];
    for (const name of ['事件表', '一季度事件', '事件 (2)', '本期事件表2', 'Events1']) {
      expect(await read(sheet(name, '对象编号', '事项', '日期'))).toEqual(refused);
    }
    // A header is missing besides, and is told once the sheet is read.
    expect(await read(sheet('事件表', '对象编号', '事项'))).toEqual(refused);
    const ignored = [false, 'sheet-ignored info undefined'];
    expect(await read(sheet('事件表', '谁', '什么事'))).toEqual(ignored);
    expect(await read(sheet('_事件表', '对象编号', '事项', '日期'))).toEqual([false]);
    const events = sheet('事件', '对象编号', '事项', '日期');
    expect(await read(events, { ...events, name: '事件表' })).toEqual(ignored);
  });

  it('passes over an unknown sheet that is damaged as over any other', async () => {
    const book = zip({
      ...xlsxParts([subjects(), { name: '坏', rows: [['对象编号', '指标', '分数']] }]),
      'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row',
    });
    expect(codesOf(await readWorkbook(book))).toEqual(['sheet-ignored']);
  });

  it('passes over sheets meant for people without a word', async () => {
    const others = ['说明', 'README', '选项', '_选项', ' 说 明 '].map((name) => ({ name, rows: [['x']] }));
    expect(codesOf(await readWorkbook(makeXlsx([subjects(), ...others])))).toEqual([]);
  });

  it('does not read hidden sheets and says so', async () => {
    for (const state of ['hidden', 'veryHidden'] as const) {
      const read = await readWorkbook(makeXlsx([subjects(), { name: '评分', rows: [['x']], state }]));
      expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.sheet])).toEqual([
        ['sheet-hidden', 'info', '评分'],
      ]);
      expect(read.facts?.tables.points).toBeUndefined();
    }
  });

  it('refuses two sheets for one table', async () => {
    const read = await readWorkbook(makeXlsx([subjects('对象'), subjects('subjects')]));
    expect(read.facts).toBeUndefined();
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.first, d.values.sheet])).toEqual([
      ['sheet-twice', 'error', '对象', 'subjects'],
    ]);
  });

  it('refuses a workbook in which no sheet is a table', async () => {
    expect(codesOf(await readWorkbook(makeXlsx([{ name: 'Sheet1', rows: [] }])))).toEqual([
      'sheet-ignored',
      'workbook-without-tables',
    ]);
  });

  it('reads several tables, and a table without rows as no rows', async () => {
    const read = await readWorkbook(makeXlsx([subjects(), { name: '评分', rows: [['对象编号', '指标', '分数']] }]));
    expect(read.facts?.tables).toEqual({ subjects: [{ id: '001', name: '张三' }], points: [] });
  });

  it('takes a table sheet without any cell as no rows', async () => {
    expect((await readWorkbook(makeXlsx([{ name: '评分', rows: [] }]))).facts?.tables).toEqual({ points: [] });
  });

  it('reads a chart that is named like a table as no table', async () => {
    const book = makeXlsx([subjects(), { name: '评分', rows: [] }], {
      parts: {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="s0" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>' +
          '<Relationship Id="s1" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
      },
    });
    expect(codesOf(await readWorkbook(book))).toEqual(['sheet-ignored']);
  });
});

describe('headers', () => {
  it('knows every column of every table by its id, Chinese name and other usual names, and none of them means two', () => {
    for (const table of tables) {
      const labels = table.columns.flatMap((c) => [...new Set([c.id, c.name, ...c.also].map(plainLabel))]);
      expect([table.id, labels.filter((label, i) => labels.indexOf(label) !== i)]).toEqual([table.id, []]);
    }
    const sheets = tables.flatMap((table) => [table.id, table.name].map(plainLabel));
    expect(new Set(sheets).size).toBe(sheets.length);
  });

  it('finds columns under any of their names, with full-width letters, blanks, line breaks and marks for “required”', async () => {
    for (const headers of [
      ['subject', 'indicator', 'value'],
      ['ＳＵＢＪＥＣＴ', ' Indicator ', 'VALUE'],
      ['考核对象', '指 标', '得分'],
      ['对象\n编号', '指标*', '分数 *'],
      ['对象编号（必填）', '指标(必填)', '＊分值'],
    ]) {
      const read = await readRows('评分', [headers, ['P1', '德', '9']]);
      expect(rowsOf(read, 'points')).toEqual([{ subject: 'P1', indicator: '德', value: '9' }]);
    }
  });

  it('finds the header row under titles, wherever it stands in the first 20 rows', async () => {
    const above = Array.from({ length: 19 }, () => ['2026年第一季度评分表（分数）']);
    const read = await readRows('评分', [...above, ['对象编号', '指标', '分数'], ['P1', '德', '9']]);
    expect(rowsOf(read, 'points')).toEqual([{ subject: 'P1', indicator: '德', value: '9' }]);
    expect(read.facts?.places?.points).toEqual([{ sheet: '评分', row: 21 }]);
  });

  it('does not take a title that happens to be a column name for the header row', async () => {
    const read = await readRows('评分', [['分数'], ['对象编号', '指标', '分数'], ['P1', '德', '9']]);
    expect(rowsOf(read, 'points')).toEqual([{ subject: 'P1', indicator: '德', value: '9' }]);
  });

  it('refuses a sheet whose header row stands below the first 20 rows, naming what a header row needs', async () => {
    const above = Array.from({ length: 20 }, () => ['标题']);
    const read = await readRows('评分', [...above, ['对象编号', '指标', '分数'], ['P1', '德', '9']]);
    expect(read).toEqual({
      diagnostics: [
        {
          code: 'header-not-found',
          severity: 'error',
          place: { kind: 'fact', table: 'points', sheet: '评分' },
          values: { sheet: '评分', rows: '20', headers: '对象编号、指标、分数' },
        },
      ],
    });
  });

  it('refuses a sheet whose first row below the 20th is the header row, but not one of blank cells', async () => {
    const above = Array.from({ length: 20 }, () => ['']);
    expect(codesOf(await readRows('评分', [...above, ['对象编号', '指标', '分数']]))).toEqual(['header-not-found']);
    expect(codesOf(await readRows('评分', [...above, ['　'], [null, '']]))).toEqual([]);
    expect(codesOf(await readRows('评分', [...above, ['　'], [null, 'x']]))).toEqual(['header-not-found']);
  });

  it('names each required column that is missing, even where only one column is there', async () => {
    const read = await readRows('评分', [['编制'], ['对象编号'], ['P1']]);
    expect(read.facts).toBeUndefined();
    expect(read.diagnostics.map((d) => [d.code, d.place])).toEqual([
      ['column-missing', { kind: 'fact', table: 'points', sheet: '评分', row: 2, column: '指标' }],
      ['column-missing', { kind: 'fact', table: 'points', sheet: '评分', row: 2, column: '分数' }],
    ]);
  });

  it('warns of unknown columns by name and reads the others', async () => {
    const read = await readRows('对象', [
      ['序号', '编号', '姓名', '备注'],
      ['1', '001', '张三', '新'],
    ]);
    expect(rowsOf(read, 'subjects')).toEqual([{ id: '001', name: '张三' }]);
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.column, d.values.letters])).toEqual([
      ['column-unknown', 'warning', '序号', 'A'],
      ['column-unknown', 'warning', '备注', 'D'],
    ]);
  });

  it('refuses two columns that mean the same', async () => {
    const read = await readRows('评分', [
      ['对象编号', '指标', '分数', '得分'],
      ['P1', '德', '9', '8'],
    ]);
    expect(read.facts).toBeUndefined();
    expect(read.diagnostics).toEqual([
      {
        code: 'column-twice',
        severity: 'error',
        place: { kind: 'fact', table: 'points', sheet: '评分', row: 1, column: '分数' },
        values: { sheet: '评分', row: '1', column: '分数', first: 'C 列“分数”', second: 'D 列“得分”' },
      },
    ]);
  });

  it('warns once of a column that has contents but no header', async () => {
    const read = await readRows('对象', [
      ['编号', '姓名'],
      ['001', '张三'],
      ['002', '李四', 'x'],
      ['003', '王五', 'y'],
    ]);
    expect(rowsOf(read, 'subjects')).toHaveLength(3);
    expect(read.diagnostics.map((d) => [d.code, d.severity, d.values.letters, d.values.row])).toEqual([
      ['column-without-header', 'warning', 'C', '3'],
    ]);
  });
});

describe('rows', { timeout: 60_000 }, () => {
  it('skips rows that are wholly blank in the table’s columns and keeps the rows’ numbers', async () => {
    const read = await readRows('对象', [
      ['序号', '编号', '姓名'],
      ['1', '001', '张三'],
      ['2', null, '　 '],
      [],
      ['4', '004', '李四'],
    ]);
    expect(rowsOf(read, 'subjects')).toEqual([
      { id: '001', name: '张三' },
      { id: '004', name: '李四' },
    ]);
    expect(read.facts?.places?.subjects).toEqual([
      { sheet: '对象', row: 2 },
      { sheet: '对象', row: 5 },
    ]);
  });

  it('leaves blank cells out of a row', async () => {
    const read = await readRows('对象', [
      ['编号', '人员编号', '姓名'],
      ['001', '', '张三'],
    ]);
    expect(rowsOf(read, 'subjects')).toEqual([{ id: '001', name: '张三' }]);
  });

  it('reads rows and cells that do not say where they stand', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const xml = [
      ['编号', '姓名'],
      ['001', '张三'],
    ]
      .map((row) => `<row>${row.map(cell).join('')}</row>`)
      .join('');
    const read = await readRows('对象', { xml });
    expect(rowsOf(read, 'subjects')).toEqual([{ id: '001', name: '张三' }]);
    expect(read.facts?.places?.subjects).toEqual([{ sheet: '对象', row: 2 }]);
  });

  it('refuses a table of more than 1,000,000 rows', async () => {
    const head = '<row><c t="inlineStr"><is><t>编号</t></is></c><c t="inlineStr"><is><t>姓名</t></is></c></row>';
    const read = await readRows('对象', { xml: head + '<row><c><v>1</v></c></row>'.repeat(1_000_001) });
    expect(read.diagnostics.map((d) => [d.code, d.place])).toEqual([
      ['table-too-long', { kind: 'fact', table: 'subjects', sheet: '对象', row: 1_000_002 }],
    ]);
  });

  it('reads files whose elements have prefixes, whose parts have absolute or upper-case names', async () => {
    const read = await readWorkbook(
      zip({
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels':
          '<x:Relationships xmlns:x="u"><x:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument" Target="/XL/Workbook.xml"/></x:Relationships>',
        'xl/workbook.xml': "<x:workbook><x:sheets><x:sheet name='对&#x8C61;' q:id='b'/></x:sheets></x:workbook>",
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="b" Type="u/worksheet" Target="../xl/./one.xml"/></Relationships>',
        'xl\\one.xml':
          '<x:worksheet note="a > b"><!-- > --><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>编号</x:v></x:c><x:c r="B1" t="str"><x:v><![CDATA[姓名]]></x:v></x:c></x:row>' +
          '<x:row r="2"><x:c r="A2" t="str"><x:v>&lt;a&amp;b&gt;&#20013;</x:v></x:c><x:c r="B2" t="inlineStr"><x:is><x:r><x:t>张</x:t></x:r><x:r><x:t>三</x:t></x:r></x:is></x:c></x:row>' +
          '</x:sheetData><x:mergeCells><x:mergeCell ref="A2:A2"/></x:mergeCells></x:worksheet>',
      }),
    );
    expect(read).toMatchObject({ diagnostics: [], facts: { tables: { subjects: [{ id: '<a&b>中', name: '张三' }] } } });
  });
});

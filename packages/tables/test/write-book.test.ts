import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook, type SheetToWrite, writeFacts, writeTemplate, writeWorkbook } from '../src/index.ts';
import { elementsOf, openedBook, partNames, partText } from './open-parts.ts';

const sheet: SheetToWrite = {
  name: '结果 & “表”',
  title: '标题',
  columns: [
    { header: '姓名', kind: 'text' },
    { header: '总分', kind: 'number' },
    { header: '日期', kind: 'date' },
  ],
  rows: [
    ['甲', '92.50', '2026-03-25'],
    ['甲', undefined, ''],
    ['乙', '甲', undefined],
  ],
};
const results = await writeWorkbook([sheet, { ...sheet, name: '第二张' }]);
const long = Array.from({ length: 300 }, (_, i) => `事项${i}`);
const template = await writeTemplate({
  tables: ['points', 'events'],
  choices: { points: { indicator: ['德', '能'] }, events: { code: long } },
});
const books = [
  ['results', results],
  ['template', template],
] as const;

/** Of the elements that we write, in the order that the standard wants. Programs call a file broken where it is another. */
const IN_SHEET = [
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'autoFilter',
  'dataValidations',
  'pageMargins',
  'legacyDrawing',
];
const IN_STYLES = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles'];

describe.each(books)('the file of %s', (_, bytes) => {
  const names = partNames(bytes);
  const linked = names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const base = `http://archive/${name.replace('_rels/', '').replace(/\.rels$/, '')}`;
      return elementsOf(bytes, name, ['Target'])
        .filter((e) => e.name === 'Relationship')
        .map((e) => decodeURI(new URL(e.attribute('Target') ?? '', base).pathname.slice(1)));
    });

  it('is of parts that are whole XML and have a type', () => {
    for (const name of names) expect(elementsOf(bytes, name).length).toBeGreaterThan(0);
    const types = elementsOf(bytes, '[Content_Types].xml', ['PartName', 'Extension']);
    const own = types.flatMap((e) => (e.name === 'Override' ? [e.attribute('PartName')?.slice(1)] : []));
    const byExtension = types.flatMap((e) => (e.name === 'Default' ? [e.attribute('Extension')] : []));
    expect(own.filter((name) => !names.includes(name ?? ''))).toEqual([]);
    const rest = names.filter((name) => !own.includes(name) && name !== '[Content_Types].xml');
    expect(rest.filter((name) => !byExtension.includes(name.split('.').at(-1)))).toEqual([]);
    expect(rest.filter((name) => /\.xml$/.test(name))).toEqual([]);
  });

  it('links every part once, and none that is not there', () => {
    const parts = names.filter((name) => name !== '[Content_Types].xml' && !name.endsWith('.rels'));
    expect(linked.toSorted()).toEqual(parts.toSorted());
  });

  it('has the elements of sheets and styles in the order of the standard, and counts them right', () => {
    const worksheets = names.filter((name) => name.startsWith('xl/worksheets/sheet'));
    for (const [part, order] of [
      ['xl/styles.xml', IN_STYLES],
      ...worksheets.map((w) => [w, IN_SHEET] as const),
    ] as const) {
      const elements = elementsOf(bytes, part, ['count']);
      const top = elements.filter((e) => e.depth === 1).map((e) => e.name);
      expect(top).toEqual(order.filter((name) => top.includes(name)));
      elements.forEach((element, i) => {
        const count = element.attribute('count');
        if (count === undefined) return;
        const end = elements.findIndex((e, j) => j > i && e.depth <= element.depth);
        const inside = elements.slice(i + 1, end === -1 ? undefined : end);
        expect(inside.filter((e) => e.depth === element.depth + 1)).toHaveLength(Number(count));
      });
    }
  });
});

describe('a workbook', () => {
  it('holds each text once, however often it stands in it', () => {
    const [head] = elementsOf(results, 'xl/sharedStrings.xml', ['count', 'uniqueCount']);
    const texts = [...partText(results, 'xl/sharedStrings.xml').matchAll(/<t>([^<]*)<\/t>/g)].map((match) => match[1]);
    expect(texts).toEqual(['标题', '姓名', '总分', '日期', '甲', '乙']);
    expect([head?.attribute('count'), head?.attribute('uniqueCount')]).toEqual(['16', '6']);
  });

  it('writes no blank cells: their column says how they look', () => {
    const [first] = openedBook(results);
    expect(first).toEqual({
      formats: ['@', 'General', 'yyyy-mm-dd'],
      cells: ['A1', 'A2', 'B2', 'C2', 'A3', 'B3', 'C3', 'A4', 'A5', 'B5'],
    });
  });

  it('names sheets in any characters', async () => {
    expect((await readXlsx(results)).sheets.map((s) => s.name)).toEqual(['结果 & “表”', '第二张']);
  });

  it('can have a table without columns', async () => {
    const [found] = (await readXlsx(await writeWorkbook([{ name: 'a', title: '只有标题', columns: [], rows: [] }])))
      .sheets;
    expect(found?.rows).toEqual([['只有标题']]);
  });

  it('that is long is written in pieces and reads back whole', async () => {
    const subjects = Array.from({ length: 30_000 }, (_, i) => ({
      id: String(i),
      name: i % 3 === 0 ? `䶮𠮷<${i}>` : '张三',
    }));
    const bytes = await writeFacts({ tables: { subjects } });
    expect(partText(bytes, 'xl/worksheets/sheet1.xml').length).toBeGreaterThan(2 ** 20);
    const read = await readWorkbook(bytes);
    expect(read.diagnostics).toEqual([]);
    expect(read.facts?.tables.subjects).toEqual(subjects);
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect([rows.length, rows[29_998]?.[2]]).toEqual([30_001, '䶮𠮷<29997>']);
  });
});

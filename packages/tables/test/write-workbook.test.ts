import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type ColumnToWrite, type SheetToWrite, writeWorkbook } from '../src/index.ts';
import { openArchive } from '../src/ooxml/archive.ts';
import { openWorkbook } from '../src/ooxml/workbook.ts';
import { columnWidth, sheetNames } from '../src/writing/layout.ts';

const column = (kind: ColumnToWrite['kind'], header = 'x'): ColumnToWrite => ({ header, kind });
const one = (kind: ColumnToWrite['kind'], ...values: (string | undefined)[]): SheetToWrite => ({
  name: '结果',
  columns: [column(kind)],
  rows: values.map((value) => [value]),
});
/** The stored cells under the header, as the file has them: content, text. */
async function stored(sheet: SheetToWrite): Promise<string[][]> {
  const [found] = openWorkbook(await writeWorkbook([sheet]));
  const rows = [...(found?.open().rows() ?? [])].slice(1);
  return rows.flatMap((row) =>
    row.cells.map((cell) => [cell.content, cell.text, ...(cell.formula ? ['formula'] : [])]),
  );
}
/** How another reader shows the sheet: values and number formats. */
async function shown(sheet: SheetToWrite) {
  const [found] = (await readXlsx(await writeWorkbook([sheet]), { readStyles: true })).sheets;
  return (found?.rows ?? []).map((row, r) =>
    row.map((value, c) => [value, found?.cells?.get(`${r},${c}`)?.style?.numFmt ?? 'General']),
  );
}

describe('decimals', () => {
  it('are numbers shown with their own places', async () => {
    expect((await shown(one('number', '92.50', '92.5', '0.05', '7', '-3.10', '100'))).slice(1)).toEqual([
      [[92.5, '0.00']],
      [[92.5, '0.0']],
      [[0.05, '0.00']],
      [[7, '0']],
      [[-3.1, '0.00']],
      [[100, '0']],
    ]);
  });

  it('of more than 15 digits, and what is no plain decimal, are text', async () => {
    const texts = [
      '1234567890123456',
      '0.1234567890123456',
      '—',
      '007',
      '1e5',
      '+1',
      '-0.00',
      '.5',
      '5.',
      '1,000',
      'NaN',
      'Infinity',
      '40%',
    ];
    expect(await stored(one('number', ...texts))).toEqual(texts.map((text) => ['text', text]));
    expect(await stored(one('number', '123456789012345', '0.000000000000123'))).toEqual([
      ['number', '123456789012345'],
      ['number', '1.23e-13'],
    ]);
  });
});

describe('dates', () => {
  it('are dates where they are days, and texts where not', async () => {
    expect(await stored(one('date', '2026-03-25', '1900-03-01', '2024-02-29'))).toEqual([
      ['day', '2026-03-25'],
      ['day', '1900-03-01'],
      ['day', '2024-02-29'],
    ]);
    const texts = ['2026-02-30', '1900-02-28', '2026-3-5', '待定', '2026-13-01'];
    expect(await stored(one('date', ...texts))).toEqual(texts.map((text) => ['text', text]));
    expect((await shown(one('date', '2026-03-25')))[1]).toEqual([[new Date('2026-03-25T00:00:00Z'), 'yyyy-mm-dd']]);
  });
});

describe('texts', () => {
  it('that look like formulas, errors or escapes are the texts that they are, in cells that stay text when edited', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '=cmd|x!A1',
      '#N/A',
      '#REF!',
      '#1',
      '_x0041_',
      '_x005F_',
      "'quoted",
      '001',
      'TRUE',
      '1e5',
      '<&>"',
    ];
    expect(await stored(one('text', ...texts))).toEqual(texts.map((text) => ['text', text]));
    expect((await shown(one('text', ...texts))).slice(1)).toEqual(texts.map((text) => [[text, '@']]));
    const parts = openArchive(await writeWorkbook([one('text', ...texts)]));
    expect(Buffer.from(parts.part('xl/worksheets/sheet1.xml')).includes('<f')).toBe(false);
  });

  it('keep blanks, line breaks and rare characters', async () => {
    const texts = [' a ', '\ta', '\rb', 'a\r\nb', 'a\nb', '䶮𠮷·', 'a\u0000b\ufffe', '　x'];
    expect(await stored(one('text', ...texts))).toEqual(texts.map((text) => ['text', text]));
  });

  it('longer than a cell end in “…”', async () => {
    const [[, text] = []] = await stored(one('text', 'x'.repeat(40_000)));
    expect([text?.length, text?.endsWith('x…')]).toEqual([32_767, true]);
    expect((await stored(one('text', 'x'.repeat(32_767))))[0]?.[1]).toBe('x'.repeat(32_767));
  });

  it('that are undefined or empty are blank cells', async () => {
    const sheet = {
      name: 'a',
      columns: [column('text'), column('number'), column('date')],
      rows: [[undefined, '', undefined], ['x']],
    };
    expect(await stored(sheet)).toEqual([['text', 'x']]);
  });
});

describe('layout', () => {
  const sheet: SheetToWrite = {
    name: '结果',
    title: '2026年第一季度考核结果',
    notes: ['单位：分', '=不是公式'],
    columns: [{ header: '编号', kind: 'text', width: 30 }, column('number', '总分'), column('text', '很长的一个列名')],
    rows: [
      ['001', '92.50', 'x'],
      ['002', '88.00', '一二三四五六七八九十'.repeat(9)],
    ],
  };

  it('puts title and notes above bold headers that stay in sight and have filters', async () => {
    const [found] = (await readXlsx(await writeWorkbook([sheet]), { readStyles: true })).sheets;
    expect(found?.rows.map((row) => row[0])).toEqual([
      '2026年第一季度考核结果',
      '单位：分',
      '=不是公式',
      '编号',
      '001',
      '002',
    ]);
    expect([found?.freezePane, found?.autoFilter]).toEqual([{ rows: 4 }, { range: 'A4:C6' }]);
    expect([0, 1, 2].map((c) => found?.cells?.get(`3,${c}`)?.style?.font?.bold)).toEqual([true, true, true]);
    expect(found?.cells?.get('4,0')?.style?.font?.bold).toBeUndefined();
  });

  it('makes columns as wide as told, or as what they hold, within bounds', async () => {
    const [found] = (await readXlsx(await writeWorkbook([sheet]))).sheets;
    expect(found?.columns?.map((c) => c.width)).toEqual([30, 8, 50]);
    expect(columnWidth('很长的一个列名', ['abc'], (x) => x)).toBe(16);
    expect(columnWidth('x', ['中文abc', '𠮷𠮷𠮷𠮷𠮷'], (x) => x)).toBe(12);
  });

  it('writes a sheet without rows', async () => {
    const [found] = (await readXlsx(await writeWorkbook([{ ...sheet, rows: [] }]))).sheets;
    expect([found?.rows.length, found?.autoFilter]).toEqual([4, { range: 'A4:C4' }]);
  });

  it('gives byte-identical files for the same sheets, whatever the time', async () => {
    const first = await writeWorkbook([sheet]);
    const archive = openArchive(first);
    expect(Buffer.from(archive.part('docProps/core.xml')).toString()).not.toContain(
      String(new Date().getUTCFullYear()),
    );
    expect(Buffer.compare(first, await writeWorkbook([structuredClone(sheet)]))).toBe(0);
  });

  it('refuses more rows than a sheet holds', async () => {
    const rows = Array.from({ length: 1_048_576 }, () => ['1']);
    await expect(writeWorkbook([{ name: 'x', columns: [column('text')], rows }])).rejects.toThrow(RangeError);
  });
});

describe('sheet names', () => {
  it('are allowed, short, different and otherwise as given', () => {
    expect(sheetNames(['结果', 'a/b\\c?d*e[f]g:h', '', "'x'", 'History', 'a\nb', '  y  '])).toEqual([
      '结果',
      'a_b_c_d_e_f_g_h',
      '表',
      '_x_',
      'History_',
      'a_b',
      'y',
    ]);
    expect(sheetNames(['A', 'a', 'A', 'a (2)'])).toEqual(['A', 'a (2)', 'A (3)', 'a (2) (2)']);
    expect(sheetNames(['x'.repeat(40), 'x'.repeat(31)])).toEqual(['x'.repeat(31), `${'x'.repeat(27)} (2)`]);
    expect(sheetNames([`${'x'.repeat(30)}𠮷`, `${'x'.repeat(31)}'`])).toEqual(['x'.repeat(30), 'x'.repeat(31)]);
    expect(sheetNames([`${'x'.repeat(30)}'x`])).toEqual([`${'x'.repeat(30)}_`]);
  });
});

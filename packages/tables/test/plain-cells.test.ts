/** Cells as nearly every program writes them are read by a pattern of their own; it must not show. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '../src/finding.ts';
import { readRows } from '../src/ooxml/sheet.ts';

const context = () => ({
  part: 'sheet',
  strings: () => ['零', '一'],
  shown: ['plain', 'date', 'percent'] as const,
  from1904: false,
  spent: { cells: 0 },
});
function cellsOf(xml: string): unknown {
  const sheet = new TextEncoder().encode(`<worksheet><sheetData><row r="1">${xml}</row></sheetData></worksheet>`);
  try {
    return [...readRows(sheet, context())].flatMap((row) => row.cells);
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

const types = ['', 's', 'n', 'str', 'b', 'e', 'd', 'inlineStr', 'other'];
const styles = ['', '0', '1', '2', '99'];
const values = [undefined, '', '1', '12', '46106', '0.5', '1e3', '2026-03-05', '#N/A', '中文 x', '_x000D_', 'a\nb'];
const attribute = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${value}"`);

describe('a cell', () => {
  it('reads the same however its tag is written', () => {
    for (const type of types) {
      for (const style of styles) {
        for (const value of values) {
          const [s, t] = [attribute('s', style), attribute('t', type)];
          const content = value === undefined ? undefined : `<v>${value}</v></c>`;
          const written = [
            `<c r="B1"${s}${t}${content === undefined ? '/>' : `>${content}`}`,
            `<c r="B1"${t}${s}${content === undefined ? '/>' : `>${content}`}`,
            // None of these has the usual shape.
            `<c r='B1'${s}${t}>${content ?? '</c>'}`,
            `<x:c${t} r="B1"${s} >${(content ?? '</c>').replace('</c>', '</x:c>')}`,
            `<c r="B1" ${s}${t} cm="0">\n${content ?? '</c>'}`,
          ].map(cellsOf);
          for (const other of written) expect(other).toEqual(written[0]);
        }
      }
    }
  });

  it('must stand in its row, right of the one before it, however it is written', () => {
    for (const second of ['A1', 'B1', 'C2', 'B0', 'XFE1', 'AAAA1']) {
      expect(cellsOf(`<c r="B1"><v>1</v></c><c r="${second}"><v>2</v></c>`)).toBe('refused');
      expect(cellsOf(`<c r="B1"><v>1</v></c><c r='${second}'><v>2</v></c>`)).toBe('refused');
    }
    expect(cellsOf('<c r="B1"><v>1</v></c><c><v>2</v></c><c r="D1"><v>3</v></c>')).toMatchObject([
      { column: 1, text: '1' },
      { column: 2, text: '2' },
      { column: 3, text: '3' },
    ]);
  });

  it('is not looked for behind a row that closes itself', () => {
    const rows = '<row r="1"/><row r="2"><c r="A2"><v>1</v></c></row>';
    const sheet = new TextEncoder().encode(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    expect([...readRows(sheet, context())]).toMatchObject([{ row: 2, cells: [{ column: 0, text: '1' }] }]);
    const stray = '<row r="1"/><c r="A1"><v>1</v></c><row r="2"/>';
    expect([
      ...readRows(new TextEncoder().encode(`<worksheet><sheetData>${stray}</sheetData></worksheet>`), context()),
    ]).toEqual([]);
  });
});

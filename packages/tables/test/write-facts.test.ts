import { type RawFacts, type RawRow, type TableSpec, tables } from '@shiji/engine';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook, writeFacts } from '../src/index.ts';
import { trimmed } from '../src/reading/text.ts';

/** Tables as they read back: texts trimmed, blank cells absent. */
const asRead = (facts: RawFacts): RawFacts['tables'] =>
  Object.fromEntries(
    Object.entries(facts.tables).map(([id, rows]) => [
      id,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).flatMap(([column, value]) =>
            trimmed(String(value)) === '' ? [] : [[column, trimmed(String(value))]],
          ),
        ),
      ),
    ]),
  );
const roundTrip = async (facts: RawFacts) => await readWorkbook(await writeFacts(facts));

const word = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  fc.constantFrom(
    '001',
    '=1+1',
    '-3',
    '+1',
    '@x',
    '#N/A',
    '䶮𠮷·',
    '_x0041_',
    '_x005F_x0041_',
    '１２',
    'TRUE',
    '2026.3.5',
    ' a ',
    '　b',
    'a\r\nb',
    '1e5',
    "'x",
    '\t=1',
    '是',
  ),
);
const decimal = fc.oneof(
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a}.${String(b).padStart(2, '0')}`),
  fc.integer().map(String),
  fc.constantFrom(
    '0',
    '-0',
    '0.10',
    '123456789012345678',
    '0.0000001',
    '0.1234567890123456789',
    '00.5',
    '40%',
    '1e5',
    '99999999999999999999.99',
  ),
);
const day = fc.oneof(
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  fc.constantFrom('2025.3', '待定', '2026-02-30', '1900-02-28', '0001-01-01'),
);
const cell = { text: word, decimal, whole: decimal, date: day } as const;

const rowOf = (table: TableSpec): fc.Arbitrary<RawRow> =>
  fc
    .record(Object.fromEntries(table.columns.map((column) => [column.id, cell[column.kind]])), { requiredKeys: [] })
    // A row that is blank throughout is no row.
    .filter((row) => Object.values(row).some((value) => trimmed(value as string) !== ''));
const factsOf = fc
  .subarray([...tables], { minLength: 1 })
  .chain((chosen) =>
    fc.record(Object.fromEntries(chosen.map((table) => [table.id, fc.array(rowOf(table), { maxLength: 6 })]))),
  )
  .map((rows): RawFacts => ({ tables: rows }));

describe('facts written as a workbook', () => {
  it('read back as the same texts, whatever the texts', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(factsOf, async (facts) => {
        const read = await roundTrip(facts);
        expect(read.diagnostics).toEqual([]);
        expect(read.facts?.tables).toEqual(asRead(facts));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('have the Chinese names of tables and columns', async () => {
    const workbook = await readXlsx(await writeFacts({ tables: { points: [], subjects: [{ id: '1', name: 'a' }] } }));
    expect(workbook.sheets.map((sheet) => [sheet.name, sheet.rows[0]])).toEqual([
      ['对象', ['编号', '人员编号', '姓名', '考核群体']],
      ['评分', ['对象编号', '指标', '评分人', '评分层级', '分数', '日期', '记录编号', '更正']],
    ]);
  });

  it('have ids as texts, decimals as numbers, days as dates, and as text what a number would change', async () => {
    const row = { subject: '001', indicator: 'a', value: '92.5', date: '2026-03-25' };
    const workbook = await readXlsx(await writeFacts({ tables: { points: [row, { ...row, value: '92.50' }] } }));
    expect(workbook.sheets[0]?.rows.slice(1).map((r) => [r[0], r[4], r[5]])).toEqual([
      ['001', 92.5, new Date('2026-03-25T00:00:00Z')],
      ['001', '92.50', new Date('2026-03-25T00:00:00Z')],
    ]);
  });

  it('keep the places of rows, so that findings point into the written file', async () => {
    const read = await roundTrip({
      tables: {
        subjects: [
          { id: '1', name: 'a' },
          { id: '2', name: 'b' },
        ],
      },
    });
    expect(read.facts?.places).toEqual({
      subjects: [
        { sheet: '对象', row: 2 },
        { sheet: '对象', row: 3 },
      ],
    });
  });

  it('take JSON numbers and booleans as the texts that they mean', async () => {
    const read = await roundTrip({
      tables: { points: [{ subject: 7, indicator: true, rater: false, value: 0.0000001, x: 'y', id: null }] },
    });
    expect(read.facts?.tables.points).toEqual([{ subject: '7', indicator: '是', rater: '否', value: '0.0000001' }]);
  });

  it('are refused where there is no table, or a text longer than a cell', async () => {
    await expect(writeFacts({ tables: {} })).rejects.toThrow(RangeError);
    await expect(writeFacts({ tables: { subjects: [{ id: 'x'.repeat(32_768) }] } })).rejects.toThrow(RangeError);
  });
});

describe('this package’s reader and the library’s', () => {
  it('see the same values in the files that the library writes', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(factsOf, async (facts) => {
        const bytes = await writeFacts(facts);
        const ours = (await readWorkbook(bytes)).facts?.tables ?? {};
        const theirs = (await readXlsx(bytes)).sheets;
        const present = tables.filter((table) => facts.tables[table.id] !== undefined);
        present.forEach((table, i) => {
          const rows = (theirs[i]?.rows ?? []).slice(1).map((row) =>
            Object.fromEntries(
              table.columns.flatMap((column, c) => {
                const value = row[c] ?? '';
                const text = value instanceof Date ? value.toISOString().slice(0, 10) : trimmed(String(value));
                return text === '' ? [] : [[column.id, text === '1e-7' ? '0.0000001' : text]];
              }),
            ),
          );
          expect(rows).toEqual(ours[table.id]);
        });
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});

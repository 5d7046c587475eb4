import { tableIds, tableSpec } from '@shiji/engine';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook, writeTemplate } from '../src/index.ts';
import { openedBook } from './open-parts.ts';

const open = async (options: Parameters<typeof writeTemplate>[0]) =>
  (await readXlsx(await writeTemplate(options), { readStyles: true })).sheets;

describe('an empty workbook', () => {
  it('has a sheet of advice and the wanted tables, with required columns marked', async () => {
    const sheets = await open({ tables: ['run', 'points'] });
    expect(sheets.map((sheet) => sheet.name)).toEqual(['说明', '考核期', '评分']);
    expect(sheets[2]?.rows[0]).toEqual([
      '对象编号 *',
      '指标 *',
      '评分人',
      '评分层级',
      '分数 *',
      '日期',
      '记录编号',
      '更正',
    ]);
    expect(sheets[2]?.freezePane).toEqual({ rows: 1 });
  });

  it('explains every table and column, on the first sheet and at the header', async () => {
    const [guide, , points] = await open({ tables: ['run', 'points'], title: '甲县填表说明' });
    expect(guide?.rows[0]?.[0]).toBe('甲县填表说明');
    const lines = guide?.rows.slice(6).map((row) => [row[0], row[1] ?? '', row[2] ?? '', row[4]]);
    expect(lines).toEqual(
      (['run', 'points'] as const)
        .map(tableSpec)
        .flatMap((table) => [
          [table.name, '', '', table.about],
          ...table.columns.map((c) => [table.name, c.name, c.required ? '必填' : '选填', c.about]),
        ]),
    );
    expect(points?.cells?.get('0,4')?.comment?.text).toBe('必填，数字。给出的分数。');
    expect(points?.cells?.get('0,5')?.comment?.text).toBe('选填，日期，如 2026-03-25。评分日期。');
  });

  it('reads, unfilled, as tables without rows and without findings', async () => {
    const read = await readWorkbook(await writeTemplate({ tables: tableIds }));
    expect(read.diagnostics).toEqual([]);
    expect(read.facts?.tables).toEqual(Object.fromEntries(tableIds.map((id) => [id, []])));
  });

  it('holds the rows that are already known', async () => {
    const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-31' };
    const read = await readWorkbook(await writeTemplate({ tables: ['run', 'subjects'], rows: { run: [run] } }));
    expect(read.facts?.tables).toEqual({ run: [run], subjects: [] });
  });

  it('has blank cells in the formats of their columns, so that a typed 001 stays 001', async () => {
    const [, points] = openedBook(await writeTemplate({ tables: ['points'] }));
    expect([0, 4, 5].map((column) => points?.formats[column])).toEqual(['@', 'General', 'yyyy-mm-dd']);
    // Programs take the column's format for every cell that is not in the file.
    expect(points?.cells).toEqual(['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1']);
  });

  it('is the same bytes each time', async () => {
    const options = { tables: tableIds, choices: { points: { indicator: ['德', '能'] } } };
    expect(Buffer.compare(await writeTemplate(options), await writeTemplate(structuredClone(options)))).toBe(0);
  });
});

describe('drop-down lists', () => {
  it('that are short stand in the cells themselves', async () => {
    const sheets = await open({ tables: ['points'], choices: { points: { indicator: ['德', '能', '勤 绩'] } } });
    expect(sheets[1]?.dataValidations).toEqual([
      expect.objectContaining({
        type: 'list',
        values: ['德', '能', '勤 绩'],
        range: 'B2:B1048576',
        allowBlank: true,
        showErrorMessage: true,
      }),
    ]);
    expect(sheets).toHaveLength(2);
  });

  it('that are long, or have commas, quotes or blanks at the ends, stand on a hidden sheet', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `事项${i}`);
    const sheets = await open({
      tables: ['points', 'events'],
      choices: {
        points: { indicator: ['甲,乙', '丙'], role: ['"丁"'], rater: [' 戊'] },
        events: { code: long, level: long },
      },
    });
    const options = sheets.at(-1);
    expect([options?.name, options?.hidden]).toEqual(['_选项', true]);
    expect(sheets[1]?.dataValidations?.map((v) => [v.range, v.formula1])).toEqual([
      ['B2:B1048576', "'_选项'!$A$2:$A$3"],
      ['D2:D1048576', "'_选项'!$B$2:$B$2"],
      ['C2:C1048576', "'_选项'!$C$2:$C$2"],
    ]);
    expect(sheets[2]?.dataValidations?.map((v) => [v.range, v.formula1])).toEqual([
      ['B2:B1048576', "'_选项'!$D$2:$D$301"],
      ['C2:C1048576', "'_选项'!$D$2:$D$301"],
    ]);
    expect(options?.rows[0]).toEqual(['评分·指标', '评分·评分层级', '评分·评分人', '事件·事项']);
    expect(options?.rows.slice(1).map((row) => row[3])).toEqual(long);
    expect(options?.rows.slice(1, 3).map((row) => row[0])).toEqual(['甲,乙', '丙']);
  });

  it('change from the cell to the hidden sheet beyond 250 characters', async () => {
    const choices = (length: number) => ({ points: { indicator: ['x'.repeat(100), 'y'.repeat(length - 101)] } });
    expect(await open({ tables: ['points'], choices: choices(250) })).toHaveLength(2);
    expect(await open({ tables: ['points'], choices: choices(251) })).toHaveLength(3);
  });

  it('that are empty are none; of columns that do not exist are refused', async () => {
    expect(
      (await open({ tables: ['points'], choices: { points: { indicator: [] } } }))[1]?.dataValidations,
    ).toBeUndefined();
    await expect(writeTemplate({ tables: ['points'], choices: { points: { nmae: ['x'] } } })).rejects.toThrow(
      RangeError,
    );
  });

  it('do not disturb reading', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `事项${i}`);
    const read = await readWorkbook(await writeTemplate({ tables: ['events'], choices: { events: { code: long } } }));
    expect(read).toEqual({ facts: { tables: { events: [] }, places: { events: [] } }, diagnostics: [] });
  });
});

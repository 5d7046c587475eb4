/** A table that the scheme reads and the file lacks is said, with the sheet that may be meant. */
import { type RawRow, type TableId, tableSpec } from '@shiji/engine';
import { writeWorkbook } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();

/** What is said of a file beside its name. */
async function said(path: string, scheme = TOWN): Promise<string[]> {
  const { err } = await run(['score', scheme, path]);
  return err
    .split('\n')
    .filter((line) => line.startsWith(path))
    .map((line) => line.replace(`${path} `, ''));
}

const without = (...lacking: readonly string[]): string =>
  folder.json(
    'facts.json',
    Object.fromEntries(Object.entries(townFacts()).filter(([table]) => !lacking.includes(table))),
  );

/** The town's facts as a workbook, some sheets called otherwise. */
async function book(names: { readonly [T in TableId]?: string }): Promise<string> {
  const tables = Object.entries(townFacts()) as [TableId, readonly RawRow[] | RawRow][];
  const sheets = tables.map(([id, rows]) => {
    const { name, columns } = tableSpec(id);
    const list: readonly RawRow[] = Array.isArray(rows) ? rows : [rows as RawRow];
    return {
      name: names[id] ?? name,
      columns: columns.map((c) => ({ header: c.name, kind: 'text' as const })),
      rows: list.map((row) => columns.map((c) => (row[c.id] === undefined ? '' : String(row[c.id])))),
    };
  });
  return folder.write('book.xlsx', await writeWorkbook(sheets));
}

describe('a table that the scheme reads', () => {
  it('is warned of where the file lacks it; an empty one says that there is nothing', async () => {
    expect(await said(without())).toEqual([]);
    expect(await said(without('events'))).toEqual([
      '警告 方案要读“事件”表，文件里没有。确实没有记录的，请留一张空表。',
    ]);
    expect(await said(folder.json('facts.json', townFacts({ events: [] })))).toEqual([]);
  });

  it('is warned of once for votes, which come as papers or as tallies', async () => {
    expect(await said(without('points', 'tallies'))).toEqual([
      '警告 方案要读“评分”表，文件里没有。确实没有记录的，请留一张空表。',
      '警告 方案要读“选票”或“计票”表，文件里没有。确实没有记录的，请留一张空表。',
    ]);
  });

  it('is found again under another name by its headers, or by its name', async () => {
    expect(await said(await book({}))).toEqual([]);
    expect(await said(await book({ points: '打分', tallies: '得票情况' }))).toEqual([
      '警告 工作表“打分”的表头像“评分”表，名称却不是，没有读取。如果它是，请改名为“评分”。',
      '警告 工作表“得票情况”的表头像“计票”表，名称却不是，没有读取。如果它是，请改名为“计票”。',
      '警告 方案要读“评分”表，文件里没有。“打分”是不是它？是的请改名。确实没有记录的，请留一张空表。',
      '警告 方案要读“选票”或“计票”表，文件里没有。“得票情况”是不是它？是的请改名。确实没有记录的，请留一张空表。',
    ]);
    const named = folder.write(
      'book.xlsx',
      await writeWorkbook([
        { name: '对象', columns: ['编号', '姓名'].map((header) => ({ header, kind: 'text' })), rows: [['a', '张三']] },
        { name: '一季度事件', columns: [{ header: '谁', kind: 'text' }], rows: [] },
      ]),
    );
    expect(await said(named)).toContain(
      '警告 方案要读“事件”表，文件里没有。“一季度事件”是不是它？是的请改名。确实没有记录的，请留一张空表。',
    );
  });
});

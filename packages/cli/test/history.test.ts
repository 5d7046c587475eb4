import { readFileSync, writeFileSync } from 'node:fs';
import { writeFacts, writeWorkbook } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { machineFiles } from '../src/files.ts';
import { loadHistory, type Past } from '../src/read-history.ts';
import { Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const facts = folder.json(
  'q2.json',
  townFacts({ run: { period: '2026Q2', from: '2026-04-01', to: '2026-06-30', asOf: '2026-07-10' }, events: [] }),
);
/** In the first quarter c got 一般; a lower mark for the second keeps it there. */
const poor = folder.json(
  'poor.json',
  townFacts({
    run: { period: '2026Q2', from: '2026-04-01', to: '2026-06-30', asOf: '2026-07-10' },
    events: [{ subject: 'c', code: 'late', count: 3, date: '2026-05-02' }],
  }),
);

const silent = { isTerminal: false, write: () => undefined };
const io = {
  stdout: silent,
  stderr: silent,
  files: machineFiles,
  environment: {},
  untilStopped: async () => {},
  debug: false,
};
/** As a spreadsheet gives a number back. */
const shortest = (decimal: unknown): string => String(Number(decimal));

async function firstQuarter(): Promise<string> {
  const { out } = await run(['score', TOWN, folder.json('q1.json', townFacts()), '--json']);
  return folder.write('q1-results.json', out);
}
const consequencesOf = async (...argv: string[]): Promise<Record<string, string[]>> => {
  const { subjects } = JSON.parse((await run(['score', TOWN, ...argv, '--json'])).out);
  return Object.fromEntries(
    subjects.map((s: { id: string; consequences: { id: string }[] }) => [s.id, s.consequences.map((c) => c.id)]),
  );
};

describe('earlier results', () => {
  it('that score --json printed count as history', async () => {
    const past = await firstQuarter();
    expect((await consequencesOf(poor)).c).toEqual([]);
    expect((await consequencesOf(poor, '--history', past)).c).toEqual(['remind']);
    expect((await consequencesOf(facts, '--history', past)).d).toEqual([]);
    expect((await run(['explain', TOWN, poor, '--subject', 'c', '--history', past])).out).toContain(
      '结果运用：不足提醒——提醒谈话（分管领导，15 日内）',
    );
  });

  it('in the workbook that score --out wrote count the same as those that --json printed', async () => {
    const q1 = folder.json('q1.json', townFacts());
    const book = folder.at('q1-results.xlsx');
    await run(['score', TOWN, q1, '--out', book]);
    const printed = await firstQuarter();
    expect((await consequencesOf(poor, '--history', book)).c).toEqual(['remind']);
    const [fromBook, fromJson] = await Promise.all([book, printed].map((path) => loadHistory(path, io)));
    expect(fromBook).toEqual({
      ...fromJson,
      file: book,
      // The two who tie for the seat are open: they have a total and a rank, and no grade.
      rows: (fromJson as Past).rows.map((row) => ({ ...row, total: shortest(row.total) })),
      places: [3, 4, 5, 6].map((row) => ({ sheet: '结果', row })),
    });
    expect((fromBook as Past).rows.map((row) => [row.subject, row.grade, row.rank, row.pool, row.poolSize])).toEqual([
      ['a', undefined, '1', '党政办', '3'],
      ['b', undefined, '1', '党政办', '3'],
      ['c', '一般', '3', '党政办', '3'],
      ['d', '较好', '1', '经发办', '1'],
    ]);
    expect((fromBook as Past).findings).toEqual([]);
  });

  it('in a results workbook that was spoilt are refused, or told in their own rows', async () => {
    const sheet = (name: string, ...rows: string[][]) => {
      const [headers = [], ...rest] = rows;
      return { name, columns: headers.map((header) => ({ header, kind: 'text' as const })), rows: rest };
    };
    const scheme = [
      ['项目', '内容'],
      ['方案编号', 'small-town'],
      ['考核期', '2026Q1'],
      ['起始日', '2026-01-01'],
      ['截止日', '2026-03-31'],
    ];
    const results = [
      ['编号', '姓名', '总分', '名次', '等次'],
      ['c', '王五', '七十', '', '一般'],
    ];
    const said = async (...sheets: Parameters<typeof writeWorkbook>[0]): Promise<string> => {
      const path = folder.write('spoilt.xlsx', await writeWorkbook(sheets));
      return (await run(['score', TOWN, poor, '--history', path])).err.replaceAll(path, '');
    };
    expect(await said(sheet('结果', ...results), sheet('方案', ...scheme))).toMatch(
      /^ 结果 第 2 行“总分” 错误 “总分”应当是数字，现在是“七十”/,
    );
    expect(await said(sheet('结果', ...results), sheet('方案', ...scheme.slice(0, 3)))).toMatch(/（工作表“方案”不对）/);
    expect(await said(sheet('结果', ['姓名', '总分'], ['王五', '70']), sheet('方案', ...scheme))).toMatch(
      /（工作表“结果”不对）/,
    );
    expect(await said(sheet('结果', ...results))).toMatch(/没有可读的事实表/);
  });

  it('come from a workbook or a JSON file with that table, too, and from several files', async () => {
    const row = {
      subject: 'c',
      period: '2026Q1',
      from: '2026-01-01',
      to: '2026-03-31',
      scheme: 'small-town',
      grade: '一般',
    };
    const json = folder.json('history.json', { history: [row] });
    const book = folder.at('history.xlsx');
    writeFileSync(
      book,
      await writeFacts({ tables: { history: [{ ...row, period: '2026Q0', from: '2025-10-01', to: '2026-03-31' }] } }),
    );
    expect((await consequencesOf(poor, '--history', json)).c).toEqual(['remind']);
    expect((await consequencesOf(poor, '--history', book)).c).toEqual(['remind']);
    expect((await consequencesOf(poor, '--history', book, '--history', json)).c).toEqual(['remind']);
  });

  it('keep only what had a value, and the size of the pool', async () => {
    const past = JSON.parse(await import('node:fs').then(async (fs) => fs.readFileSync(await firstQuarter(), 'utf8')));
    past.subjects[2].total = { value: 'x' };
    past.subjects[0].rank = { value: '1.5' };
    const path = folder.json('spoilt.json', past);
    const { diagnostics } = JSON.parse((await run(['score', TOWN, facts, '--history', path, '--json'])).out);
    expect(diagnostics.map((d: { code: string; place: object }) => [d.code, d.place])).toEqual([
      ['cell-not-count', { kind: 'fact', file: path, table: 'history', sheet: 'subjects', row: 1, column: '名次' }],
      ['cell-not-decimal', { kind: 'fact', file: path, table: 'history', sheet: 'subjects', row: 3, column: '总分' }],
    ]);
  });

  it('of people who have left are passed over, and that is said', async () => {
    const past = await firstQuarter();
    const stayed = townFacts();
    const without = (table: string): object[] =>
      (stayed[table] as { id?: string; subject?: string }[]).filter((row) => row.id !== 'c' && row.subject !== 'c');
    const path = folder.json('left.json', {
      ...stayed,
      run: { period: '2026Q2', from: '2026-04-01', to: '2026-06-30', asOf: '2026-07-10' },
      ...Object.fromEntries(['subjects', 'spells', 'points', 'tallies'].map((table) => [table, without(table)])),
      events: [],
    });
    const { code, err } = await run(['score', TOWN, path, '--history', past]);
    const warnings = err.split('\n').filter((line) => line.includes('警告'));
    expect([code, warnings]).toEqual([
      0,
      [`${past} 警告 往期结果中有 1 行的对象不在本期的“对象”表里，没有采用：c。如果是编号有变，请改一致。`],
    ]);
  });

  it('that are given twice are one error for the file, which names the other', async () => {
    const past = await firstQuarter();
    const results = JSON.parse(readFileSync(past, 'utf8'));
    const fewer = folder.json('fewer.json', { ...results, subjects: results.subjects.slice(0, 2) });
    const said = async (path: string, ...histories: string[]): Promise<string[]> => {
      const { code, err } = await run(['score', TOWN, path, ...histories.flatMap((one) => ['--history', one])]);
      return [String(code), ...err.split('\n').filter((line) => line.includes(' 错误 '))];
    };
    const again = (file: string, other: string, count: number): string =>
      `${file} 错误 这里的往期结果有 ${count} 条（2026Q1）在“${other}”里已有。同一期的结果只带一份：请只留一个文件，或在其中一个里删去这些行。`;
    expect(await said(facts, past, fewer)).toEqual(['1', again(fewer, past, 2)]);
    const book = folder.at('q1-twice.xlsx');
    await run(['score', TOWN, folder.json('q1.json', townFacts()), '--out', book]);
    expect(await said(facts, book, past)).toEqual(['1', again(past, book, 4)]);
    expect(await said(facts, past, past)).toEqual(['1', `${past} 错误 这个文件写了两次。请只写一次。`]);
    // Those that people wrote among the facts are looked at, too; a correction of one is on purpose.
    const row = {
      subject: 'c',
      period: '2026Q1',
      from: '2026-01-01',
      to: '2026-03-31',
      scheme: 'small-town',
      grade: '一般',
    };
    const written = folder.json('written.json', { ...JSON.parse(readFileSync(facts, 'utf8')), history: [row] });
    expect(await said(written, past)).toEqual(['1', again(past, written, 1)]);
    const corrected = { ...row, grade: '较好', corrects: 'c/small-town/2026Q1' };
    expect(await said(written, folder.json('corrected.json', { history: [corrected] }))).toEqual(['0']);
  });

  it('in files that hold something else are refused', async () => {
    const said = async (value: unknown): Promise<string> => {
      const { code, err } = await run(['score', TOWN, facts, '--history', folder.json('other.json', value)]);
      expect(code).toBe(1);
      return err;
    };
    expect(await said({ subjects: [] })).toMatch(/文件里没有“往期结果”表/);
    expect(await said({ scheme: { id: 3 }, run: {}, subjects: [] })).toMatch(/（scheme不对）/);
    expect(await said({ scheme: { id: 's' }, run: {}, subjects: [] })).toMatch(/（run不对）/);
    expect(await said({ scheme: { id: 's' }, run: { period: '1', from: '1', to: '1' }, subjects: [null] })).toMatch(
      /（subjects不对）/,
    );
    expect(await said({ diagnostics: [] })).toMatch(/没有名为“diagnostics”的表/);
    expect(await said([])).toMatch(/最外层应是一个对象/);
    expect((await run(['score', TOWN, facts, '--history', folder.at('none')])).err).toMatch(/^找不到往期结果文件/);
  });
});

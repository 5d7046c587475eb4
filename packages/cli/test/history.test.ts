import { readFileSync, writeFileSync } from 'node:fs';
import { writeFacts } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
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
      await writeFacts({ tables: { history: [{ ...row, period: '2025Q4', from: '2025-10-01', to: '2025-12-31' }] } }),
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
    expect([code, err.split('\n')[0]]).toEqual([
      0,
      `${past} 警告 往期结果中有 1 行的对象不在本期的“对象”表里，没有采用：c。如果是编号有变，请改一致。`,
    ]);
  });

  it('that are given twice are an error', async () => {
    const past = await firstQuarter();
    const results = JSON.parse(readFileSync(past, 'utf8'));
    const fewer = folder.json('fewer.json', { ...results, subjects: results.subjects.slice(0, 2) });
    const { code, err } = await run(['score', TOWN, facts, '--history', past, '--history', fewer]);
    expect(code).toBe(1);
    expect(err).toMatch(/fewer\.json subjects 第 1 行 错误 这一行和第 1 行是同一条记录（a\/small-town\/2026Q1）/);
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

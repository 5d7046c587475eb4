/** Facts that fit the base scheme without a finding; each example changes a row of them. */
import type { RawRow, TableId } from '../../src/index.ts';

export type Tables = { readonly [T in TableId]?: readonly RawRow[] };

export const baseFacts = {
  run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }],
  subjects: [
    { id: 'A1', name: '甲' },
    { id: 'A2', name: '乙', population: 'staff' },
  ],
  spells: [
    { subject: 'A1', attribute: 'unit', value: '财政所' },
    { subject: 'A1', attribute: 'post', value: '机关' },
    { subject: 'A2', attribute: 'unit', value: '财政所' },
    { subject: 'A2', attribute: 'post', value: '村', from: '2025-01-01', to: '2026-12-31' },
  ],
  points: [
    { subject: 'A1', indicator: 'work', rater: 'L1', role: '领导', value: '55' },
    { subject: 'A1', indicator: 'work', rater: 'C1', role: '同事', value: '52.5' },
    { subject: 'A2', indicator: '岗位工作', rater: 'L1', role: '领导', value: '50', date: '2026-03-20' },
  ],
  papers: [{ poll: 'town', paper: '1', subject: 'A1', value: '好' }],
  tallies: [{ poll: 'town', subject: 'A2', value: '中', count: '3' }],
  events: [{ subject: 'A1', code: 'late', date: '2026-02-02' }],
  items: [{ key: 'T1', subject: 'A1', indicator: 'tasks', due: '2026-02-28', done: '2026-02-20' }],
  measures: [{ subject: 'A1', figure: '收入', value: '520.5', unit: '万元' }],
  rulings: [
    {
      kind: 'subject',
      target: 'A2',
      setting: 'missing.tasks',
      value: '8',
      by: '考核委员会',
      reason: '借调期间未派任务',
    },
  ],
  history: [
    {
      subject: 'A1',
      period: '2025Q4',
      from: '2025-10-01',
      to: '2025-12-31',
      scheme: 'county-office',
      total: '88',
      grade: '称职',
    },
  ],
} as const satisfies Tables;

/** The tables with one row changed; a cell set to undefined is blank. */
export function withRow(table: TableId, row: number, cells: RawRow): Tables {
  const rows: readonly RawRow[] = baseFacts[table as keyof typeof baseFacts] ?? [];
  if (rows[row] === undefined) throw new Error(`${table} has no row ${row}`);
  return { ...baseFacts, [table]: rows.map((before, i) => (i === row ? { ...before, ...cells } : before)) };
}

/** The tables with more rows at the end of one. */
export function andRows(table: TableId, ...more: readonly RawRow[]): Tables {
  const rows: readonly RawRow[] = baseFacts[table as keyof typeof baseFacts] ?? [];
  return { ...baseFacts, [table]: [...rows, ...more] };
}

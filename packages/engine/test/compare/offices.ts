/** A small office's scheme, in pieces that tests put other ones in place of, and facts that can be added up by hand. */
import {
  type Comparison,
  compareRuns,
  type Moved,
  type RawRow,
  readScheme,
  type Scheme,
  scoreBoth,
} from '../../src/index.ts';
import { type Change, changed } from '../diagnostics/base-scheme.ts';

export const office = `scheme: office
version: "1"
name: 某局考核
period: quarter
decimals: { places: 2, mode: half-up }
attributes:
  unit: { name: 单位, at: to }
populations:
  staff: { name: 干部, total: total, rank: place, grade: level }
figures:
  total:
    name: 得分
    weigh:
      duty:
        name: 本职
        weight: 60%
        sum:
          tasks: { name: 任务, points: { within: [0, 60] }, missing: hold }
          conduct: { name: 作风, points: { within: [0, 40] }, missing: hold }
      party: { name: 党建, weight: 40%, points: { within: [0, 100] }, missing: hold }
  bonus:
    name: 加分
    atMost: 5
    events: { codes: { praise: { name: 表扬, each: 2 } }, sameKey: sum }
  place: { name: 名次, rank: { in: unit, by: [total, tasks], ties: open } }
  level:
    name: 等次
    grade:
      of: total
      levels: { 优秀: { atLeast: 90 }, 称职: { atLeast: 60 }, 较差: otherwise }
      requires:
        - { for: 优秀, that: { figure: conduct, atLeast: 30 }, name: 作风不少于30分 }
      ranking: place
      seats:
        - { level: 优秀, atMost: 50%, of: assessed, mode: perPool, rounding: down }
`;

/** Points of tasks, conduct and party: totals 95.2, 91.6, 89.2 and 58. */
const people: Readonly<Record<string, readonly [string, string, string]>> = {
  A: ['58', '38', '94'],
  B: ['56', '36', '91'],
  C: ['54', '38', '85'],
  D: ['40', '20', '55'],
};

export function facts(change: Readonly<Record<string, readonly RawRow[]>> = {}): {
  tables: Record<string, readonly RawRow[]>;
} {
  const ids = Object.entries(people);
  return {
    tables: {
      run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-10' }],
      subjects: ids.map(([id]) => ({ id, name: `${id}某` })),
      spells: ids.map(([subject]) => ({ subject, attribute: 'unit', value: '一科' })),
      points: ids.flatMap(([subject, values]) =>
        ['tasks', 'conduct', 'party'].map((indicator, i) => ({ subject, indicator, value: values[i] })),
      ),
      ...change,
    },
  };
}

export function schemeOf(changes: readonly Change[], of = office): Scheme {
  const { scheme, diagnostics } = readScheme(changed(of, changes));
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}

/** The office's scheme against the changed one. */
export function compared(changes: readonly Change[], raw = facts(), of = office): Comparison {
  const { runs, diagnostics } = scoreBoth(schemeOf([], of), schemeOf(changes, of), raw);
  if (runs === undefined) throw new Error(JSON.stringify(diagnostics));
  return compareRuns(runs.before, runs.after);
}

/** The causes of one subject as `kind figure effect`. */
export const causesOf = (comparison: Comparison, id: string): string[] =>
  (movedOf(comparison, id)?.causes ?? []).map((c) => `${c.kind} ${c.figure} ${c.effect}`);

export const movedOf = (comparison: Comparison, id: string): Moved | undefined =>
  comparison.moved.find((m) => m.id === id);

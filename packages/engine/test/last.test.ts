/** The last of a pool, now and over earlier results; first times; months to the day. */
import { describe, expect, it } from 'vitest';
import { addMonths, formatDay, parseDay } from '../src/numbers/day.ts';
import { inUnits, people, reported, smallRun, smallScheme } from './worked-run.ts';

const points = { A: '90', B: '80', C: '80', D: '80', E: '60' };
const ids = Object.keys(points);
const oneUnit = inUnits(Object.fromEntries(ids.map((id) => [id, '财政所'])));

const figures = `total: { name: 得分, measure: { figure: 分, within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level: { name: 等次, grade: { of: total, levels: { 好: { atLeast: 85 }, 一般: otherwise } } }
consequences:
  found: { name: 表态, when: WHEN, then: [{ do: statement, name: 表态说明 }] }`;

/** Who has the consequence, and who can't be told. */
function following(
  when: string,
  history: readonly Record<string, string>[] = [],
  values: Record<string, string> = points,
) {
  const scheme = smallScheme(figures.replace('WHEN', when), ', rank: place, grade: level');
  const { result } = smallRun(scheme, {
    subjects: people(...ids),
    spells: oneUnit,
    measures: reported('分', values),
    history: history.map((h) => ({ scheme: 'small', ...h })),
  });
  return {
    found: result.subjects.filter((s) => s.consequences.length > 0).map((s) => s.id),
    open: result.subjects.filter((s) => s.open.some((o) => o.code === 'pool-undecided')).map((s) => s.id),
  };
}

const months: Record<string, readonly [from: string, to: string]> = {
  十月: ['2025-10-01', '2025-10-31'],
  十一月: ['2025-11-01', '2025-11-30'],
  十二月: ['2025-12-01', '2025-12-31'],
};
const past = (subject: string, period: string, more: Record<string, string>) => {
  const [from = '', to = ''] = months[period] ?? [];
  return { subject, period, from, to, ...more };
};
const placed = (subject: string, period: string, rank: string, poolSize = '5') =>
  past(subject, period, { rank, poolSize, pool: '财政所' });

describe('the last of a pool', () => {
  it.each([
    ['1', ['E']],
    // One is behind the three who tie, so all of them share the second place from the end.
    ['2', ['B', 'C', 'D', 'E']],
    ['4', ['B', 'C', 'D', 'E']],
    ['5', ['A', 'B', 'C', 'D', 'E']],
    // Of five, 10% is half a person: nobody; 20% is one; 39% not yet two.
    ['10%', []],
    ['20%', ['E']],
    ['39%', ['E']],
    ['40%', ['B', 'C', 'D', 'E']],
  ])('counts places from the end, and those who tie together: last %s', (last, found) => {
    expect(following(`{ figure: place, last: ${last} }`)).toEqual({ found, open: [] });
  });

  it('says only what holds wherever those come who are still held', () => {
    const { E: _, ...fourOnly } = points;
    // E may come last: then B, C and D are not; A is never last, wherever E comes.
    expect(following('{ figure: place, last: 1 }', [], fourOnly)).toEqual({ found: [], open: ['B', 'C', 'D'] });
    expect(following('{ figure: place, last: 2 }', [], fourOnly)).toEqual({ found: ['B', 'C', 'D'], open: [] });
  });

  it('[XC-11] two periods running: this run counts as the newest', () => {
    const history = [placed('E', '十二月', '5'), placed('D', '十二月', '4'), placed('A', '十二月', '5')];
    expect(following('{ history: { last: 1 }, consecutive: 2 }', history).found).toEqual(['E']);
    expect(following('{ history: { last: 2 }, consecutive: 2 }', history).found).toEqual(['D', 'E']);
    // The period between was good.
    const between = [placed('E', '十一月', '5'), placed('E', '十二月', '3')];
    expect(following('{ history: { last: 1 }, consecutive: 2 }', between).found).toEqual([]);
    expect(following('{ history: { last: 1 }, atLeast: 2, within: 3 }', between).found).toEqual(['E']);
    expect(following('{ history: { last: 1 }, atLeast: 2, within: 2 }', between).found).toEqual([]);
  });

  it('knows a tie in an earlier period from the results of the others', () => {
    const tied = [placed('E', '十二月', '4'), placed('D', '十二月', '4')];
    const when = '{ history: { last: 1 }, consecutive: 2 }';
    expect(following(when, tied).found).toEqual(['E']);
    // Without the other's result one of five is behind the fourth, as far as anybody knows.
    expect(following(when, tied.slice(0, 1)).found).toEqual([]);
    // Another pool of the same size in the same period is no tie.
    expect(following(when, [tied[0] ?? {}, { ...tied[1], pool: '农业所' }]).found).toEqual([]);
  });

  it('[XC-11] each population has its own number of last places, and its own ties', () => {
    const then = (id: string, name: string, last: number) =>
      `  ${id}: { name: ${name}, for: [${id}], when: { history: { last: ${last} }, consecutive: 2 }, then: [{ do: statement, name: 表态说明 }] }`;
    const scheme = smallScheme(
      `total: { name: 得分, measure: { figure: 分, within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: all, by: total, ties: open } }
consequences:
${then('staff', '一般干部末两名', 2)}
${then('leaders', '领导末一名', 1)}`,
      ', rank: place',
      'leaders: { name: 领导, where: { attribute: post, is: 领导 }, total: total, rank: place }',
    );
    const everywhere = { pool: '全体', poolSize: '3' };
    const { result } = smallRun(scheme, {
      subjects: ids.map((id) => ({ id, name: id, population: id < 'C' ? 'leaders' : 'staff' })),
      spells: ['A', 'B'].map((subject) => ({ subject, attribute: 'post', value: '领导' })),
      measures: reported('分', points),
      history: [
        past('A', '十二月', { rank: '3', ...everywhere }),
        // As the leader B was second of three; C's second place among the staff is no tie with it.
        past('B', '十二月', { rank: '2', ...everywhere }),
        past('C', '十二月', { rank: '2', ...everywhere }),
        past('D', '十二月', { rank: '1', ...everywhere }),
      ].map((h) => ({ scheme: 'small', ...h })),
    });
    expect(result.subjects.filter((s) => s.consequences.length > 0).map((s) => s.id)).toEqual(['C']);
  });

  it('an earlier result without a place matches nothing', () => {
    const history = [past('E', '十二月', { total: '50', grade: '一般' })];
    expect(following('{ history: { last: 1 }, consecutive: 2 }', history).found).toEqual([]);
  });
});

describe('conditions on the history', () => {
  it('look at totals, first times, and no further back than a day', () => {
    const history = [
      past('E', '十月', { total: '55', grade: '一般' }),
      past('E', '十二月', { total: '88', grade: '好' }),
      past('D', '十二月', { total: '59.9', grade: '一般' }),
      past('A', '十二月', { total: '60', grade: '好' }),
    ];
    const low = 'history: { total: { atMost: 80 } }';
    expect(following(`{ ${low}, consecutive: 2 }`, history).found).toEqual(['D']);
    expect(following(`{ ${low}, atLeast: 2 }`, history).found).toEqual(['D', 'E']);
    expect(following(`{ ${low}, first: true }`, history).found).toEqual(['B', 'C']);
    expect(following(`{ ${low}, first: true, within: 2 }`, history).found).toEqual(['B', 'C', 'E']);
    expect(following(`{ ${low}, first: true, since: 2025-10-02 }`, history).found).toEqual(['B', 'C', 'E']);
    expect(following(`{ ${low}, first: true, since: 2025-10-01 }`, history).found).toEqual(['B', 'C']);
    expect(following(`{ history: { grade: [一般] }, first: true }`, history).found).toEqual(['B', 'C']);
    // This run is a result as well: it began before the day.
    expect(following(`{ ${low}, atLeast: 1, since: 2026-01-02 }`, history).found).toEqual([]);
  });
});

describe('months to the day', () => {
  const day = (text: string): number => parseDay(text) ?? Number.NaN;
  it.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-11-30', 13, '2027-12-30'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months))).toBe(to);
  });

  const onLeave = (spells: readonly (readonly [from: string, to: string])[], bound: string): boolean => {
    const scheme = smallScheme(
      `total: { name: 得分, fixed: 60 }
consequences:
  found: { name: 假期较长, when: { days: post, is: 休假, ${bound} }, then: [{ do: remind, name: 提醒 }] }`,
    );
    const { result } = smallRun(scheme, {
      subjects: people('A'),
      spells: spells.map(([from, to]) => ({ subject: 'A', attribute: 'post', value: '休假', from, to })),
    });
    return (result.subjects[0]?.consequences.length ?? 0) > 0;
  };
  it.each<readonly [days: readonly (readonly [string, string])[], bound: string, holds: boolean]>([
    [[['2026-01-15', '2026-03-14']], 'above: { months: 2 }', false],
    [[['2026-01-15', '2026-03-14']], 'atLeast: { months: 2 }', true],
    [[['2026-01-15', '2026-03-15']], 'above: { months: 2 }', true],
    // 28 days from 1 February are a month, from 1 March they are not.
    [[['2026-02-01', '2026-02-28']], 'atLeast: { months: 1 }', true],
    [[['2026-03-01', '2026-03-28']], 'atLeast: { months: 1 }', false],
    // What lies before the period does not count: 14 days in it.
    [[['2025-11-01', '2026-01-14']], 'atLeast: { months: 1 }', false],
    // Two stretches of 14 days together, counted from 1 February.
    [
      [
        ['2026-03-10', '2026-03-23'],
        ['2026-02-01', '2026-02-14'],
      ],
      'atLeast: { months: 1 }',
      true,
    ],
    [[['2026-02-01', '2026-02-28']], 'atLeast: { days: 29 }', false],
    [[['2026-02-01', '2026-02-28']], 'atMost: { days: 28 }', true],
    // 45 of 90 days.
    [[['2026-01-01', '2026-02-14']], 'atLeast: { share: 50% }', true],
    [[['2026-01-01', '2026-02-14']], 'above: { share: 50% }', false],
    [[], 'below: { months: 1 }', true],
  ])('%j: %s is %s', (spells, bound, holds) => {
    expect(onLeave(spells, bound)).toBe(holds);
  });
});

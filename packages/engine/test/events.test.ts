/** Events that expire, are repeated, and become others: examples that a reader can check by hand. */
import { describe, expect, it } from 'vitest';
import type { RawRow, Scheme, Step } from '../src/index.ts';
import { findingsOf, indicatorOf, type Rows, smallScheme } from './small-run.ts';
import { smallRun } from './worked-run.ts';

/** What is lost by events of these codes, in the first quarter of 2026. */
const losing = (codes: string, more = 'sameKey: highest', figures = ''): Scheme =>
  smallScheme(`total: { name: 扣分, events: { codes: { ${codes} }, ${more} } }\n  ${figures}`);

/** `notice 2026-01-05 ×2 #k =县级`: code and day, how many, key, level. The rows are called e1, e2 … as they stand. */
const happened = (...rows: readonly string[]): Rows => ({
  events: rows.map((row, i): RawRow => {
    const [code = '', date = '', ...more] = row.split(' ');
    const marked = (mark: string): string => more.find((m) => m.startsWith(mark))?.slice(1) ?? '';
    return { id: `e${i + 1}`, subject: 'A', code, date, count: marked('×'), key: marked('#'), level: marked('=') };
  }),
});

const lost = (scheme: Scheme, ...rows: readonly string[]): string => indicatorOf(scheme, happened(...rows));
const outside = (scheme: Scheme, ...rows: readonly string[]): readonly unknown[] =>
  findingsOf(scheme, happened(...rows)).map(({ code, values }) => [code, values.count]);

const stepOf = (scheme: Scheme, ...rows: readonly string[]): Step => {
  const step = smallRun(scheme, { subjects: [{ id: 'A', name: '甲' }], ...happened(...rows) }).step('A', 'total');
  if (step === undefined) throw new Error('nothing to explain');
  return step;
};

describe('an event that expires', () => {
  const scheme = losing('notice: { name: 通报, each: 2, expires: { months: 6 } }');
  const byDays = losing('notice: { name: 通报, each: 2, expires: { days: 30 } }');

  it('counts in every run on whose last day it is in force, be it of an earlier period', () => {
    expect(lost(scheme, 'notice 2025-10-01')).toBe('2.00');
    expect(lost(scheme, 'notice 2025-09-30')).toBe('0.00');
  });

  it('is in force to the end of a shorter month, where the month has no such day', () => {
    // Six months from 31 August are over on 28 February.
    const february = { run: [{ period: '2026-02', from: '2026-02-01', to: '2026-02-27', asOf: '2026-03-05' }] };
    const inFebruary = (to: string): string =>
      indicatorOf(scheme, { run: [{ ...february.run[0], to }], ...happened('notice 2025-08-31') });
    expect(inFebruary('2026-02-27')).toBe('2.00');
    expect(inFebruary('2026-02-28')).toBe('0.00');
  });

  it('in days has its own day as the first', () => {
    expect(lost(byDays, 'notice 2026-03-02')).toBe('2.00');
    expect(lost(byDays, 'notice 2026-03-01')).toBe('0.00');
  });

  it('does not count before it is known, however long it will', () => {
    const known = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-02-01' };
    expect(indicatorOf(scheme, { run: [known], ...happened('notice 2026-02-02') })).toBe('0.00');
  });

  it('is not told of as outside the period while it counts, and is afterwards', () => {
    expect(outside(scheme, 'notice 2025-10-01')).toEqual([]);
    expect(outside(scheme, 'notice 2025-10-01', 'notice 2025-09-30')).toEqual([['outside-period', '1']]);
    expect(outside(losing('notice: { name: 通报, each: 2 }'), 'notice 2025-10-01')).toEqual([['outside-period', '1']]);
  });

  it('is not counted by a condition, which asks what happened in the period', () => {
    const asked =
      smallScheme(`lost: { name: 扣分, events: { codes: { notice: { name: 通报, each: 2, expires: { months: 6 } } }, sameKey: highest } }
  total: { name: 得分, veto: { of: lost, when: { event: notice, atLeast: 1 }, gives: 100 } }`);
    expect(lost(asked, 'notice 2025-12-31')).toBe('2.00');
    expect(lost(asked, 'notice 2026-01-01')).toBe('100.00');
  });

  it('is told by its id, its day and why it counts no longer', () => {
    const step = stepOf(byDays, 'notice 2026-01-05', 'notice 2026-03-10');
    expect(step.notes).toEqual(['通报影响期30天，到考核期末已届满，不计：e1（2026-01-05）']);
    expect(step).toMatchObject({ arithmetic: '2', facts: ['e2'] });
  });
});

describe('an event that is repeated', () => {
  const codes = 'notice: { name: 通报, each: 2, repeats: { within: { months: 6 }, times: 2 } }';
  const scheme = losing(codes);

  it('counts times more where the one before it lies within the time, however many came before', () => {
    expect(lost(scheme, 'notice 2026-01-05', 'notice 2026-02-05')).toBe('6.00');
    expect(lost(scheme, 'notice 2026-01-05', 'notice 2026-02-05', 'notice 2026-03-05')).toBe('10.00');
  });

  it('looks at the one before it in any period, which needs no key and is not told of as outside', () => {
    expect(lost(scheme, 'notice 2025-09-06', 'notice 2026-03-05')).toBe('4.00');
    expect(lost(scheme, 'notice 2025-09-05', 'notice 2026-03-05')).toBe('2.00');
    expect(outside(scheme, 'notice 2025-09-06', 'notice 2026-03-05')).toEqual([]);
    // Its six months end with the last day of December: nothing in the period can be a repetition of it.
    expect(outside(scheme, 'notice 2025-07-01')).toEqual([['outside-period', '1']]);
    expect(outside(scheme, 'notice 2025-07-02')).toEqual([]);
  });

  it('is the second of one row, and of one day the cheaper', () => {
    expect(lost(scheme, 'notice 2026-01-05 ×3')).toBe('10.00');
    const levels = losing(
      'notice: { name: 通报, levels: { 县级: 2, 市级: 5 }, repeats: { within: { days: 1 }, times: 3 } }',
    );
    // 5 + 2 × 3 in any order of the rows, not 2 + 5 × 3.
    expect(lost(levels, 'notice 2026-01-05 =县级', 'notice 2026-01-05 =市级')).toBe('11.00');
    expect(lost(levels, 'notice 2026-01-05 =市级', 'notice 2026-01-05 =县级')).toBe('11.00');
    expect(lost(levels, 'notice 2026-01-05 =市级', 'notice 2026-01-06 =县级')).toBe('7.00');
  });

  it('is no second one where the earlier row is the same occurrence, or was struck out', () => {
    expect(lost(scheme, 'notice 2025-12-20 #k', 'notice 2026-01-05 #k')).toBe('2.00');
    const both = losing(codes, 'sameKey: sum');
    expect(lost(both, 'notice 2025-12-20 #k', 'notice 2026-01-05 #k')).toBe('4.00');
    const struck = { kind: 'fact', target: 'e1', setting: 'void', value: 'yes', by: '委员会', reason: '查否' };
    const rows = happened('notice 2025-12-20', 'notice 2026-01-05');
    expect(indicatorOf(scheme, { ...rows, rulings: [struck] })).toBe('2.00');
  });

  it('goes by the first row of an earlier occurrence, and by the last where the scheme does', () => {
    const rows = ['notice 2025-07-05 #k', 'notice 2025-12-20 #k', 'notice 2026-02-05'];
    expect(lost(scheme, ...rows)).toBe('2.00');
    expect(lost(losing(codes, 'sameKey: last'), ...rows)).toBe('4.00');
  });

  it('goes by one row of an earlier occurrence, though its rows are of several codes', () => {
    const two = `${codes}, warning: { name: 警告, each: 1 }`;
    const later = 'notice 2026-02-05';
    // The occurrence stands at its warning, which came first: the notice of it is nothing by itself, and the one of February is the first.
    expect(lost(losing(two), 'warning 2025-11-10 #k', 'notice 2025-12-20 #k', later)).toBe('2.00');
    expect(lost(losing(two), 'warning 2025-12-27 #k', 'notice 2025-12-20 #k', later)).toBe('4.00');
    expect(lost(losing(two, 'sameKey: last'), 'warning 2025-12-27 #k', 'notice 2025-12-20 #k', later)).toBe('2.00');
    expect(lost(losing(two, 'sameKey: sum'), 'warning 2025-11-10 #k', 'notice 2025-12-20 #k', later)).toBe('4.00');
    // Of one day it stands at the code that the scheme names first, whatever the rows are called.
    expect(lost(losing(two), 'warning 2025-12-20 #k', 'notice 2025-12-20 #k', later)).toBe('4.00');
    expect(
      lost(
        losing(`warning: { name: 警告, each: 1 }, ${codes}`),
        'notice 2025-12-20 #k',
        'warning 2025-12-20 #k',
        later,
      ),
    ).toBe('2.00');
  });

  it('goes by no row that is not known yet', () => {
    const known = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-02-10' };
    const rows = happened('notice 2025-12-20 #k', 'notice 2026-03-20 #k', 'notice 2026-02-05');
    expect(indicatorOf(losing(codes, 'sameKey: last'), { run: [known], ...rows })).toBe('4.00');
    expect(
      lost(losing(codes, 'sameKey: last'), 'notice 2025-12-20 #k', 'notice 2026-04-05 #k', 'notice 2026-02-05'),
    ).toBe('4.00');
  });

  it('is one though the earlier one scores on another figure, but of one day only that one is', () => {
    const twice =
      smallScheme(`warned: { name: 警告, events: { codes: { warning: { name: 警告, each: 1 } }, sameKey: highest } }
  noticed: { name: 通报, events: { codes: { ${codes} }, sameKey: highest, excluding: warned } }
  total: { name: 扣分, sum: { a: { figure: warned }, b: { figure: noticed } } }`);
    // One occurrence was both: it scores as a warning only, 1 point.
    const both = ['warning 2026-01-05 #k', 'notice 2026-01-05 #k'];
    expect(lost(twice, ...both)).toBe('1.00');
    expect(lost(twice, ...both, 'notice 2026-02-05 #m')).toBe('5.00');
    expect(lost(twice, ...both, 'notice 2026-01-05 #m')).toBe('3.00');
    expect(lost(twice, 'notice 2026-01-05 #a', ...both)).toBe('3.00');
  });

  it('is told with the one before it, whose row the value rests on, too', () => {
    const step = stepOf(scheme, 'notice 2025-11-05', 'notice 2026-01-05', 'notice 2026-02-01 ×2');
    expect(step.notes).toEqual([
      '通报 e2（2026-01-05）距前一次 e1（2025-11-05）不满6个月，按2倍计',
      '通报 e3（2026-02-01，2次）距前一次 e2（2026-01-05）不满6个月，按2倍计',
    ]);
    expect(step.lines).toEqual([{ label: '通报', arithmetic: '3×2×2', value: '12' }]);
    expect(step.facts).toEqual(['e2', 'e3', 'e1']);
    const from = losing(`remind: { name: 提醒, each: 1, escalates: { every: 2, to: notice } }, ${codes}`);
    expect(stepOf(from, 'notice 2026-01-05', 'remind 2026-02-01 ×4').notes).toEqual([
      '提醒每满2次折为1次通报：e2（2026-02-01，4次）折为2次，算作 2026-02-01 发生',
      '由提醒折成的通报（2026-02-01，2次）距前一次 e1（2026-01-05）不满6个月，按2倍计',
    ]);
    expect(stepOf(scheme, 'notice 2026-01-05 ×3').notes).toEqual(['通报 e1（2026-01-05，3次）从第2次起按2倍计']);
  });
});

describe('events that escalate', () => {
  const remind = 'remind: { name: 提醒, each: 0.5, escalates: { every: 3, to: notice } }';
  const scheme = losing(`${remind}, notice: { name: 通报, each: 2 }`);

  it('become one of the other code for each complete group, and what is left over counts as itself', () => {
    expect(lost(scheme, 'remind 2026-01-05 ×2')).toBe('1.00');
    expect(lost(scheme, 'remind 2026-01-05 ×2', 'remind 2026-01-06')).toBe('2.00');
    expect(lost(scheme, 'remind 2026-01-05 ×2', 'remind 2026-01-06 ×6')).toBe('5.00');
  });

  it('become one that is worth what its code, its level and the day of the last of the group say', () => {
    const dated = `parameters: { rate: { name: 每次, at: factDate, dated: [{ from: 2025-01-01, value: 2 }, { from: 2026-02-01, value: 3 }] } }`;
    const levels = smallScheme(
      `total: { name: 扣分, events: { codes: {
      remind: { name: 提醒, each: 0.5, escalates: { every: 2, to: notice, level: 县级 } },
      notice: { name: 通报, levels: { 镇级: 1, 县级: { parameter: rate } } } }, sameKey: highest } }`,
      dated,
    );
    expect(lost(levels, 'remind 2026-01-05', 'remind 2026-01-06')).toBe('2.00');
    expect(lost(levels, 'remind 2026-01-05', 'remind 2026-02-06')).toBe('3.00');
  });

  it('go through what their new code does with repetitions, groups and caps', () => {
    const chain = losing(
      `${remind}, notice: { name: 通报, each: 2, repeats: { within: { days: 10 }, times: 2 }, escalates: { every: 2, to: talk } }, talk: { name: 约谈, each: 7, atMost: 10 }`,
    );
    // One notice from reminders, which makes the next one a repetition: 2 × 2 of it is left.
    expect(lost(chain, 'notice 2026-01-01', 'remind 2026-01-05 ×3', 'notice 2026-01-14')).toBe('11.00');
    expect(lost(chain, 'remind 2026-01-05 ×12')).toBe('10.00');
  });

  it('only make a group of what counts in this run', () => {
    const expiring = losing(
      'remind: { name: 提醒, each: 0.5, expires: { months: 3 }, escalates: { every: 3, to: notice } }, notice: { name: 通报, each: 2 }',
    );
    expect(lost(expiring, 'remind 2026-01-01 ×2', 'remind 2026-02-01')).toBe('2.00');
    expect(lost(expiring, 'remind 2025-12-31 ×2', 'remind 2026-02-01')).toBe('0.50');
    // Without an end each period stands by itself.
    expect(lost(scheme, 'remind 2025-12-31 ×2', 'remind 2026-02-01')).toBe('0.50');
  });

  it('stay in force as long as what they were made of, whatever their new code says of its own events', () => {
    const shorter = losing(
      'remind: { name: 提醒, each: 0.5, expires: { months: 3 }, escalates: { every: 2, to: notice } }, notice: { name: 通报, each: 2, expires: { days: 10 } }',
    );
    expect(lost(shorter, 'remind 2026-01-01 ×2', 'notice 2026-01-01')).toBe('2.00');
  });

  it('may be repetitions of what happened before the period, which is not told of as outside', () => {
    const both = losing(
      'remind: { name: 提醒, each: 0.5, expires: { months: 5 }, escalates: { every: 3, to: notice } }, notice: { name: 通报, each: 2, repeats: { within: { months: 6 }, times: 2 } }',
    );
    expect(lost(both, 'notice 2025-05-20', 'remind 2025-11-15 ×3')).toBe('4.00');
    expect(outside(both, 'notice 2025-05-20', 'remind 2025-11-15 ×3')).toEqual([]);
  });

  it('stay what they were for a condition', () => {
    const asked =
      smallScheme(`lost: { name: 扣分, events: { codes: { ${remind}, notice: { name: 通报, each: 2 } }, sameKey: highest } }
  raw: { name: 得分, veto: { of: lost, when: { event: notice, atLeast: 1 }, gives: 50 } }
  total: { name: 结果, veto: { of: raw, when: { event: remind, atLeast: 3 }, gives: 100 } }`);
    const rows = happened('remind 2026-01-05 ×3');
    expect([indicatorOf(asked, rows, 'lost'), indicatorOf(asked, rows, 'raw'), indicatorOf(asked, rows)]).toEqual([
      '2.00',
      '2.00',
      '100.00',
    ]);
  });

  it('are told with the rows that became one, and with the day that it has', () => {
    const step = stepOf(scheme, 'remind 2026-01-05 ×2', 'remind 2026-01-09 ×2', 'notice 2026-02-01');
    expect(step.notes).toEqual([
      '提醒每满3次折为1次通报：e1（2026-01-05，2次）、e2（2026-01-09）折为1次，算作 2026-01-09 发生',
    ]);
    expect(step.lines).toEqual([
      { label: '提醒', arithmetic: '0.5', value: '0.5' },
      { label: '通报', arithmetic: '2×2', value: '4' },
    ]);
    expect(step.arithmetic).toBe('0.5 + 4');
    expect(step.facts).toEqual(['e1', 'e2', 'e3']);
  });

  it('leave less than a group, which bounds what their code comes to', () => {
    const worth = (points: string): Scheme =>
      smallScheme(`total: { name: 扣分, worth: ${points}, events: { sameKey: highest, codes: {
    remind: { name: 提醒, each: 0.5, repeats: { within: { days: 9 }, times: 3 }, escalates: { every: 3, to: notice } },
    notice: { name: 通报, each: 2, atMost: 6 } } } }`);
    // 2 × 3 × 0.5 are left at most, and 6.
    expect(() => worth('9')).not.toThrow();
    expect(() => worth('8.9')).toThrow('worth-exceeded');
    expect(() => worth('9.1')).toThrow('worth-not-reached');
  });
});

describe('inside a split', () => {
  it.each(['expires: { days: 9 }', 'repeats: { within: { days: 9 }, times: 2 }', 'escalates: { every: 2, to: talk }'])(
    '%s has no place, since it looks at events of other days',
    (key) => {
      const split = (more: string): string =>
        `total: { name: 扣分, missing: hold, split: { by: unit, weigh: days, of: { name: 每段, events: { sameKey: highest, codes: { late: { name: 迟到, each: 1${more} }, talk: { name: 约谈, each: 2 } } } } } }`;
      expect(() => smallScheme(split(''))).not.toThrow();
      expect(() => smallScheme(split(`, ${key}`))).toThrow('split-inside');
    },
  );
});

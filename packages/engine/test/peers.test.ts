/** What went wrong in systems of this field, by name, so that it can't happen here. */
import { describe, expect, it } from 'vitest';
import { type Outcome, type RawRow, readScheme, resultOf, type Scheme, score } from '../src/index.ts';

const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };

function schemeOf(figures: string, more = ''): Scheme {
  const { scheme, diagnostics } = readScheme(`
scheme: peers
version: "1"
name: 回归
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest } }
populations: { staff: { name: 人员, total: total${/^ {2}level:/m.test(figures) ? ', rank: place, grade: level' : ''} } }
${more}
figures:
${figures}`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}

const totalOf = (scheme: Scheme, tables: Record<string, RawRow[]>, runs: RawRow = run): Outcome | undefined => {
  const { run: computed, diagnostics } = score(scheme, {
    tables: { run: [runs], subjects: [{ id: 'A', name: '甲' }], ...tables },
  });
  if (computed === undefined) throw new Error(JSON.stringify(diagnostics));
  return resultOf(computed).subjects[0]?.total;
};

describe('float weights that cost a person the grade', () => {
  const groups = ['领导', '中层', '职工', '群众'];
  it('a unanimous 90 is exactly 90.00 under all 969 splits of weights over four groups', () => {
    let splits = 0;
    for (let a = 5; a <= 85; a += 5) {
      for (let b = 5; a + b <= 90; b += 5) {
        for (let c = 5; a + b + c <= 95; c += 5) {
          const weights = [a, b, c, 100 - a - b - c].map((w, i) => `${groups[i]}: ${w}%`).join(', ');
          const scheme = schemeOf(
            `  total: { name: 测评, ballots: { poll: p, within: [0, 100], groups: { ${weights} } }, missing: hold }`,
          );
          const tallies = groups.map((group) => ({ poll: 'p', group, subject: 'A', value: '90', count: '7' }));
          expect(totalOf(scheme, { tallies })).toEqual({ value: '90.00' });
          splits++;
        }
      }
    }
    expect(splits).toBe(969);
  });
});

describe('an absent rater group that counts as 0', () => {
  const scheme = (missing: string): Scheme =>
    schemeOf(
      `  total: { name: 测评, ballots: { poll: p, within: [0, 100], groups: { 领导: 60%, 群众: 40% } }, missing: ${missing} }`,
    );
  const tallies = [{ poll: 'p', group: '领导', subject: 'A', value: '90', count: '5' }];
  it('is held where the scheme says hold', () => {
    expect(totalOf(scheme('hold'), { tallies })).toMatchObject({ absent: 'held', because: [{ code: 'group-absent' }] });
  });
  it('gives its weight to the others where the scheme says redistribute', () => {
    expect(totalOf(scheme('redistribute'), { tallies })).toEqual({ value: '90.00' });
  });
  it('counts what the scheme states', () => {
    expect(totalOf(scheme('{ count: 60 }'), { tallies })).toEqual({ value: '78.00' });
  });
  it('is asked of the author: there is no default', () => {
    const text = 'total: { name: 测评, ballots: { poll: p, within: [0, 100], groups: { 领导: 60%, 群众: 40% } } }';
    expect(() => schemeOf(`  ${text}`)).toThrow('missing-needed');
  });
});

describe('seats rounded up in every small unit', () => {
  // Two hundred units of one to nine people, by a fixed recurrence.
  const sizes = Array.from({ length: 200 }, (_, i) => 1 + ((i * 7 + Math.floor(i / 9) * 5) % 9));
  const people = sizes.flatMap((size, unit) =>
    Array.from({ length: size }, (_, i) => ({
      unit: `单位${unit}`,
      id: `P${unit}-${i}`,
      value: String(60 + ((unit * 31 + i * 17) % 40)),
    })),
  );
  it.each([
    ['40%', 'perPool', ''],
    ['40%', 'apportioned', ', remainders: [mean, larger, open]'],
    ['40%', 'merged', ', mergeBelow: 5'],
    ['20%', 'perPool', ''],
    ['20%', 'apportioned', ', remainders: [larger, mean, open]'],
    ['20%', 'merged', ', mergeBelow: 10'],
  ])('never exceeds %s of all people, %s', (share, mode, more) => {
    const graded = schemeOf(`  total: { name: 分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level:
    name: 等次
    grade:
      of: total
      levels: { 好: { atLeast: 0 }, 一般: otherwise }
      ranking: place
      seats: [{ level: 好, atMost: ${share}, of: assessed, mode: ${mode}, rounding: down${more} }]`);
    const { run: computed } = score(graded, {
      tables: {
        run: [run],
        subjects: people.map(({ id }) => ({ id, name: id })),
        spells: people.map(({ id, unit }) => ({ subject: id, attribute: 'unit', value: unit })),
        points: people.map(({ id, value }) => ({ subject: id, indicator: 'total', value })),
      },
    });
    if (computed === undefined) throw new Error('refused');
    const result = resultOf(computed);
    const good = result.subjects.filter((s) => 'value' in s.grade && s.grade.value === '好').length;
    const seats = result.seats.reduce((sum, s) => sum + s.seats, 0);
    const limit = Math.floor((people.length * Number(share.replace('%', ''))) / 100);
    expect(good).toBeLessThanOrEqual(seats);
    expect(seats).toBeLessThanOrEqual(limit);
    // Small units must not lose their share where it is taken of the whole.
    if (mode === 'apportioned') expect(seats).toBe(limit);
  });
});

describe("old ballots rescored with today's weights", () => {
  const weights = (dated: string): string => `
parameters:
  leaders: { name: 领导权重, at: periodStart, dated: [{ from: 2025-01-01, value: 60% }${dated.replace('W', '80%')}] }
  masses: { name: 群众权重, at: periodStart, dated: [{ from: 2025-01-01, value: 40% }${dated.replace('W', '20%')}] }`;
  const figures =
    '  total: { name: 测评, ballots: { poll: p, within: [0, 100], groups: { 领导: { parameter: leaders }, 群众: { parameter: masses } } }, missing: hold }';
  const tallies = [
    { poll: 'p', group: '领导', subject: 'A', value: '100', count: '3' },
    { poll: 'p', group: '群众', subject: 'A', value: '50', count: '3' },
  ];
  const before = schemeOf(figures, weights(''));
  const after = schemeOf(figures, weights(', { from: 2026-04-01, value: W }'));
  it('an old period keeps the weights that were in force on its first day', () => {
    expect(totalOf(before, { tallies })).toEqual({ value: '80.00' });
    expect(totalOf(after, { tallies })).toEqual({ value: '80.00' });
  });
  it('a new period takes the new ones', () => {
    const next = { period: '2026Q2', from: '2026-04-01', to: '2026-06-30', asOf: '2026-07-05' };
    expect(totalOf(after, { tallies }, next)).toEqual({ value: '90.00' });
  });
  it('a result pins its scheme and the values that were used by a hash', () => {
    const hashOf = (scheme: Scheme): string | undefined =>
      score(scheme, { tables: { run: [run], subjects: [{ id: 'A', name: '甲' }], tallies } }).run?.hash;
    expect(hashOf(before)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(before)).toBe(hashOf(schemeOf(figures, weights(''))));
    expect(hashOf(before)).not.toBe(hashOf(after));
  });
});

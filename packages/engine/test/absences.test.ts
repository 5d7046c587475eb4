/** What becomes of figures without a value in the figures above them, and what a ruling may put in their place. */
import { describe, expect, it } from 'vitest';
import { explain, score } from '../src/index.ts';
import { findingLines, findingsOf, indicatorOf, quarter, ruledOn, smallScheme } from './small-run.ts';

const lost = `lost:
        name: 扣分
        subtract: true
        events: { codes: { late: { name: 迟到, each: 5 } }, sameKey: highest }`;
const late = { events: [{ subject: 'A', code: 'late', date: '2026-02-02' }] };
const inVillage = (otherwise: string): string =>
  `applies: { when: { attribute: post, is: 村 }, otherwise: ${otherwise} }`;
const total = (missing: string, worth = ''): string => `total:
    name: 得分
    missing: ${missing}
    sum:
      work: { name: 工作, ${worth}points: { within: [0, 100] }, missing: pass }
      ${lost}`;

describe('a sum of which no added part has a value', () => {
  it.each(['skip', 'rescale'])('is held where facts lack, though something is to be taken away (%s)', (word) => {
    const scheme = smallScheme(total(word, word === 'rescale' ? 'worth: 100, ' : ''));
    expect(indicatorOf(scheme, late)).toBe('held');
    expect(indicatorOf(scheme, { ...late, points: [{ subject: 'A', indicator: 'work', value: '90' }] })).toBe('85.00');
  });

  it('does not lose a stronger absence', () => {
    const scheme = smallScheme(`total:
    name: 得分
    sum:
      village: { name: 村务, worth: 100, ${inVillage('rescale')}, points: { within: [0, 100] }, missing: hold }
      taken: { name: 扣减, subtract: true, points: { within: [0, 10] }, missing: hold }`);
    expect(indicatorOf(scheme, {})).toBe('held');
    expect(indicatorOf(scheme, { points: [{ subject: 'A', indicator: 'taken', value: '1' }] })).toBe('notApplicable');
  });

  it('takes away all the same where what it adds only does not concern the subject', () => {
    const scheme = smallScheme(`total:
    name: 得分
    sum:
      village: { name: 村务, ${inVillage('skip')}, fixed: 10 }
      ${lost}`);
    expect(indicatorOf(scheme, late)).toBe('-5.00');
  });

  it.each(['highest', 'lowest'])('is held in `%s`, too', (kind) => {
    const scheme = smallScheme(`total:
    name: 得分
    missing: skip
    ${kind}:
      first: { name: 一, points: { within: [0, 100] }, missing: pass }
      second: { name: 二, points: { within: [0, 100] }, missing: pass }`);
    expect(indicatorOf(scheme, {})).toBe('held');
    expect(indicatorOf(scheme, { points: [{ subject: 'A', indicator: 'second', value: '70' }] })).toBe('70.00');
  });
});

describe('a ruling on a figure without a value', () => {
  it('can not rescale a sum whose parts have no worth', () => {
    expect(findingLines(smallScheme(total('hold')), { rulings: [ruledOn('missing.total', 'rescale')] })).toEqual([
      'rulings 1 决定 ruling-value-unknown',
    ]);
    // With worths it may be ruled; without any part there is nothing to rescale.
    expect(
      findingLines(smallScheme(total('hold', 'worth: 100, ')), { rulings: [ruledOn('missing.total', 'rescale')] }),
    ).toEqual(['rulings 1 事项 ruling-still-missing']);
  });

  const grouped = smallScheme(`total:
    name: 得分
    sum:
      base: { name: 基础, fixed: 60 }
      vote:
        name: 测评
        ballots: { poll: p, within: [0, 40], groups: { 领导: 60%, 同事: 40% } }
        missing: redistribute`);
  it('leaves out who was rated by nobody, also where weights are redistributed', () => {
    expect(indicatorOf(grouped, {})).toBe('held');
    expect(indicatorOf(grouped, { rulings: [ruledOn('missing.vote', 'skip')] })).toBe('60.00');
    expect(indicatorOf(grouped, { rulings: [ruledOn('missing.vote', '30')] })).toBe('90.00');
  });

  it('leaves the whole out where nothing is left of it', () => {
    const scheme = smallScheme(`total:
    name: 得分
    sum:
      base: { name: 基础, fixed: 60 }
      inner:
        name: 内部
        missing: redistribute
        weigh:
          a: { name: 甲项, weight: 50%, points: { within: [0, 100] }, missing: pass }
          b: { name: 乙项, weight: 50%, points: { within: [0, 100] }, missing: pass }`);
    expect(indicatorOf(scheme, {})).toBe('held');
    expect(indicatorOf(scheme, { rulings: [ruledOn('missing.inner', 'skip')] })).toBe('60.00');
  });

  it('does not speak where the scheme has its own word', () => {
    const scheme = smallScheme(`total:
    name: 得分
    missing: redistribute
    weigh:
      a: { name: 甲项, weight: 50%, points: { within: [0, 100] }, missing: pass }
      b: { name: 乙项, weight: 50%, points: { within: [0, 100] }, missing: pass }`);
    const points = [{ subject: 'A', indicator: 'a', value: '80' }];
    expect(indicatorOf(scheme, { points })).toBe('80.00');
    expect(indicatorOf(scheme, { points, rulings: [ruledOn('missing.total', 'skip')] })).toBe('80.00');
    expect(indicatorOf(scheme, { points, rulings: [ruledOn('missing.total', '10')] })).toBe('80.00');
  });

  const rounded = smallScheme(`total: { name: 得分, sum: { work: { name: 工作, worth: 50, atMost: 50,
    round: { places: 0, mode: half-up }, points: { within: [0, 100] }, missing: hold } } }`);
  it('states a value that the term could have given, in its places', () => {
    const ruled = (value: string): readonly string[] =>
      findingsOf(rounded, { rulings: [ruledOn('missing.work', value)] }).map((d) => d.code);
    expect(ruled('100')).toEqual([]);
    expect(ruled('101')).toEqual(['value-out-of-range']);
    expect(ruled('-1')).toEqual(['value-out-of-range']);
    expect(ruled('40.555')).toEqual(['value-places']);
    expect(ruled('95%')).toEqual(['value-percent']);
  });
  it('is rounded and capped like any value, and the sheet says so', () => {
    const rows = (value: string) => ({ rulings: [ruledOn('missing.work', value)] });
    expect(indicatorOf(rounded, rows('40.55'))).toBe('41.00');
    expect(indicatorOf(rounded, rows('100'))).toBe('50.00');
    const tables = { run: [quarter], subjects: [{ id: 'A', name: '甲' }], ...rows('60.55') };
    const { run } = score(rounded, { tables });
    const step = run && explain(run, 'A')?.steps[0]?.parts[0];
    expect(step?.adjustments.map((a) => `${a.kind} ${a.amount}`)).toEqual([
      'stated +60.55',
      'round +0.45',
      'cap -11.00',
    ]);
  });
  it('puts no number in place of a rank or a grade', () => {
    const graded = smallScheme(
      `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  level: { name: 等次, grade: { of: total, levels: { 好: { atLeast: 80 }, 一般: otherwise } } }`,
      '',
      'staff: { name: 人员, total: total, grade: level }',
    );
    expect(findingLines(graded, { rulings: [ruledOn('missing.level', '80')] })).toEqual([
      'rulings 1 决定 ruling-value-unknown',
    ]);
  });
});

describe('the end of a figure', () => {
  it('rounds the published total last, after a cap with more decimals', () => {
    const points = [{ subject: 'A', indicator: 'total', value: '95' }];
    const capped = smallScheme('total: { name: 得分, atMost: 90.125, points: { within: [0, 100] }, missing: hold }');
    expect(indicatorOf(capped, { points })).toBe('90.13');
    const { run } = score(capped, { tables: { run: [quarter], subjects: [{ id: 'A', name: '甲' }], points } });
    const step = run && explain(run, 'A')?.steps[0];
    expect(step?.adjustments.map((a) => `${a.kind} ${a.amount}`)).toEqual(['cap -4.875', 'round +0.005']);
  });

  it('asks for no cap where the figure does not concern the subject', () => {
    const scheme = smallScheme(`total:
    name: 得分
    sum:
      base: { name: 基础, fixed: 60 }
      village: { name: 村务, ${inVillage('skip')}, atMost: { by: post, cases: { 村: 5 } }, fixed: 10 }`);
    expect(indicatorOf(scheme, {})).toBe('60.00');
    expect(indicatorOf(scheme, {}, 'village')).toBe('notApplicable');
  });
});

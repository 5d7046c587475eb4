/** A figure relative to its pool. */
import { describe, expect, it } from 'vitest';
import { inUnits, people, reported, smallRun, smallScheme } from './worked-run.ts';

const incomes = { A: '80', B: '60', C: '40', D: '90' };
const unitOf = { A: '甲村', B: '甲村', C: '甲村', D: '乙村' };

function relative(how: string, values: Readonly<Record<string, string>> = incomes, more = 'missing: hold') {
  const scheme = smallScheme(
    `total: { name: 相对分, ${more}, relative: { of: income, in: ${how} } }
  income: { name: 收入, measure: { figure: 收入, within: [-100, 100] }, missing: hold }`,
  );
  return smallRun(scheme, {
    subjects: people(...Object.keys(unitOf)),
    spells: inUnits(unitOf),
    measures: reported('收入', values),
  });
}

describe('a relative figure', () => {
  it.each([
    ['all, to: best', ['0.89', '0.67', '0.44', '1.00']],
    ['unit, to: best', ['1.00', '0.75', '0.50', '1.00']],
    ['unit, to: worst', ['2.00', '1.50', '1.00', '1.00']],
    // 80 × 4 ÷ 270 = 1.185…
    ['all, to: mean', ['1.19', '0.89', '0.59', '1.33']],
    // 80 × 3 ÷ (270 − 80) = 1.263…
    ['all, to: meanOfOthers', ['1.26', '0.86', '0.52', '1.50']],
    // Of 40, 60, 80, 90 the median is 70; of the three of 甲村 it is 60.
    ['all, to: median', ['1.14', '0.86', '0.57', '1.29']],
    ['unit, to: median', ['1.33', '1.00', '0.67', '1.00']],
    ['unit, to: sum', ['0.44', '0.33', '0.22', '1.00']],
  ])('is one division within its pool: %s', (how, [A, B, C, D]) => {
    expect(relative(how).values('total')).toEqual({ A, B, C, D });
  });

  it('is out of its worth: who is best has full marks, the others in proportion', () => {
    const run = relative('unit, to: best', incomes, 'worth: 15, missing: hold');
    expect(run.values('total')).toEqual({ A: '15.00', B: '11.25', C: '7.50', D: '15.00' });
    expect(run.step('B', 'total')).toMatchObject({
      arithmetic: '15 × 60.00 ÷ 80.00',
      notes: ['在“甲村”的 3 个对象中比较，最高 80.00'],
    });
  });

  it('divides once, however the base comes about', () => {
    // 10 × 3 ÷ (10 + 10 + 10.01) is 0.9996…; through a mean rounded first, 10 ÷ 10.00, it would be 1.
    const run = relative(
      'unit, to: mean',
      { A: '10', B: '10', C: '10.01', D: '1' },
      'round: { places: 4, mode: half-up }, missing: hold',
    );
    expect(run.step('A', 'total')).toMatchObject({ arithmetic: '10.00 × 3 ÷ 30.01', raw: '0.9997' });
  });

  it('is missing where nobody else is there, and where the base is not above zero', () => {
    expect(relative('unit, to: meanOfOthers').outcome('D', 'total')).toMatchObject({
      absent: 'held',
      because: [{ code: 'nobody-else' }],
    });
    const negative = relative('unit, to: best', { A: '-2', B: '-5', C: '0', D: '3' }, 'missing: { count: 0 }');
    expect(negative.values('total')).toEqual({ A: '0.00', B: '0.00', C: '0.00', D: '1.00' });
  });

  it('leaves out of the base whom it does not concern, and waits for who is held', () => {
    const scheme = (missing: string) =>
      smallScheme(`total: { name: 相对分, relative: { of: income, in: unit, to: mean }, missing: hold }
  income: { name: 收入, measure: { figure: 收入, within: [0, 100] }, missing: ${missing} }`);
    const facts = {
      subjects: people(...Object.keys(unitOf)),
      spells: inUnits(unitOf),
      measures: reported('收入', { A: '80', B: '60', D: '90' }),
    };
    // 80 × 2 ÷ 140
    expect(smallRun(scheme('pass'), facts).values('total')).toEqual({ A: '1.14', B: '0.86', C: 'held', D: '1.00' });
    expect(smallRun(scheme('hold'), facts).values('total')).toEqual({ A: 'open', B: 'open', C: 'held', D: '1.00' });
  });
});

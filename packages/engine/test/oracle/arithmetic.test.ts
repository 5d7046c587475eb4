import { describe, expect, it } from 'vitest';
import { evaluateArithmetic } from './arithmetic.ts';
import { fraction, parseNumber, round, toText } from './rational.ts';

const rounded = (text: string, mode: Parameters<typeof round>[1]['mode'], places = 2): string =>
  toText(round(parseNumber(text), { places, mode }));

describe('rounding', () => {
  it('half-up goes away from zero at a half', () => {
    expect(rounded('1.005', 'half-up')).toBe('1.01');
    expect(rounded('1.0049', 'half-up')).toBe('1');
    expect(rounded('-1.005', 'half-up')).toBe('-1.01');
    expect(rounded('-1.0049', 'half-up')).toBe('-1');
  });
  it('half-even goes to the even neighbour at a half only', () => {
    expect(rounded('1.005', 'half-even')).toBe('1');
    expect(rounded('1.015', 'half-even')).toBe('1.02');
    expect(rounded('1.00501', 'half-even')).toBe('1.01');
    expect(rounded('-1.005', 'half-even')).toBe('-1');
    expect(rounded('-1.015', 'half-even')).toBe('-1.02');
  });
  it('down is toward zero and up away from it', () => {
    expect(rounded('89.999', 'down')).toBe('89.99');
    expect(rounded('-89.999', 'down')).toBe('-89.99');
    expect(rounded('0.001', 'up')).toBe('0.01');
    expect(rounded('-0.001', 'up')).toBe('-0.01');
    expect(rounded('-0.001', 'down')).toBe('0');
  });
  it('cuts to whole numbers and never touches what has few places', () => {
    expect(rounded('2.5', 'half-even', 0)).toBe('2');
    expect(rounded('3.5', 'half-even', 0)).toBe('4');
    expect(rounded('12.3', 'up')).toBe('12.3');
  });
});

describe('text', () => {
  it('reads per cents and writes the shortest decimals', () => {
    expect(toText(parseNumber('12.5%'))).toBe('0.125');
    expect(toText(parseNumber('-90.00'))).toBe('-90');
    expect(toText(fraction(-1n, 8n))).toBe('-0.125');
  });
  it('refuses what has no finite decimals', () => {
    expect(() => toText(fraction(1n, 3n))).toThrow();
  });
});

describe('printed arithmetic', () => {
  it.each([
    ['(3×100 + 2×85) ÷ 5', 94n, 1n],
    ['90.00 × 40% + 80 × 60%', 84n, 1n],
    ['−(1 − 2.5)', 3n, 2n],
    ['-3 - -4', 1n, 1n],
    ['2 − 3 − 4', -5n, 1n],
    ['1 ÷ 3 ÷ 2', 1n, 6n],
    ['2 + 3 × −4', -10n, 1n],
    ['100', 100n, 1n],
  ])('%s', (text, num, den) => {
    expect(evaluateArithmetic(text)).toEqual({ num, den });
  });
  it.each(['', '1 2', '(1', '1)', '1 +', '× 2', '1..2', '.5', '1 = 1', '5 分', '1 * 2', '1 ÷ 0', '4%%', '+1', '(1)%'])(
    'refuses %s',
    (text) => {
      expect(() => evaluateArithmetic(text)).toThrow();
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfSerial, serialOfDay } from '../src/ooxml/day.ts';
import { columnLetters } from '../src/reading/labels.ts';
import { decimalText, significantDigits, trimmed } from '../src/reading/text.ts';
import { letters } from './make-xlsx.ts';

describe('numbers as text', () => {
  it('are the same number again, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e29, max: 1e29 }), (value) => {
        const text = decimalText(value);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
        if (Math.abs(value) >= 1e-29 || value === 0) expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      }),
      { seed: 3, numRuns: 5000 },
    );
  });

  it('keep an exponent beyond 30 places, and what is no number', () => {
    expect([1e308, 1e-31, Number.NaN, Number.POSITIVE_INFINITY].map(decimalText)).toEqual([
      '1e+308',
      '1e-31',
      'NaN',
      'Infinity',
    ]);
    expect([1e30, 1e-30].map(decimalText)).toEqual([`1${'0'.repeat(30)}`, `0.${'0'.repeat(29)}1`]);
  });

  it('have as many significant digits as stand behind leading zeros', () => {
    expect(['92.50', '0.05', '-100', '0', '000.10'].map(significantDigits)).toEqual([4, 1, 3, 0, 2]);
  });
});

describe('days', () => {
  it('are the same day again after being a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(serialOfDay(dayOfSerial(serial, false) ?? '')).toBe(serial);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('of both systems are 1,462 apart', () => {
    expect([dayOfSerial(44644, true), dayOfSerial(46106, false)]).toEqual(['2026-03-25', '2026-03-25']);
  });
});

describe('small things', () => {
  it('trimming takes no more than what is blank at the ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(text).toContain(trimmed(text));
        expect(trimmed(` \u3000${text}\u200b\t`)).toBe(trimmed(text));
        expect(trimmed(`a${text}b`)).toBe(`a${text}b`);
      }),
      { seed: 5 },
    );
  });

  it('column letters count on from Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16383].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
    for (let i = 0; i < 800; i++) expect(columnLetters(i)).toBe(letters(i));
  });
});

/** Which lengths of a run are said to be odd for the scheme's kind of period. */
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay, readScheme, score, writeScheme } from '../src/index.ts';
import { smallScheme } from './small-run.ts';

const quarterly = writeScheme(smallScheme('total: { name: 得分, fixed: 60 }'));

/** Days in the finding; undefined: none. */
function said(period: string, from: string, to: string): string | undefined {
  const { scheme } = readScheme(quarterly.replace('period: quarter', `period: ${period}`));
  if (scheme === undefined) throw new Error('the scheme is wrong');
  const run = { period: '一期', from, to, asOf: to };
  const { diagnostics } = score(scheme, { tables: { run: [run], subjects: [{ id: 'A', name: '甲' }] } });
  return diagnostics.find((d) => d.code === 'period-length')?.values.days;
}

/** So many days from 1 January 2026. */
const lasting = (days: number): [string, string] => ['2026-01-01', formatDay((parseDay('2026-01-01') ?? 0) + days - 1)];

describe('the length of the period', () => {
  it.each([
    ['week', 5, 9],
    ['month', 26, 35],
    ['quarter', 84, 98],
    ['half-year', 175, 190],
    ['year', 350, 380],
  ])('is taken for a %s from %i to %i days, and beyond that the days are said', (period, least, most) => {
    expect(said(period, ...lasting(least))).toBeUndefined();
    expect(said(period, ...lasting(most))).toBeUndefined();
    expect(said(period, ...lasting(least - 1))).toBe(String(least - 1));
    expect(said(period, ...lasting(most + 1))).toBe(String(most + 1));
  });

  it('may be any of a campaign, and a year may begin on 21 December', () => {
    expect(said('campaign', ...lasting(1))).toBeUndefined();
    expect(said('campaign', ...lasting(900))).toBeUndefined();
    expect(said('year', '2025-12-21', '2026-12-20')).toBeUndefined();
  });

  it('is not judged where its days can’t be read or stand backwards', () => {
    expect(said('week', '2026-01-01', '2026年')).toBeUndefined();
    expect(said('week', '2026-01-31', '2026-01-01')).toBeUndefined();
  });
});

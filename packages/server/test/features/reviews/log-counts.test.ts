import { readFileSync } from 'node:fs';
import { readScheme, type Scheme } from '@shiji/engine';
import { expect, it } from 'vitest';
import { logCounts } from '../../../src/features/reviews/log-counts.ts';

const schemeOf = (name: string): Scheme =>
  readScheme(readFileSync(new URL(`../../../../../schemes/${name}.yaml`, import.meta.url), 'utf8')).scheme as Scheme;
const scheme = schemeOf('fengxiang/quarter');
const term = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-02' };

const entry = (person: string, of: string, span: string, inTime = true) => ({ person, entry: of, span, inTime });

it.each([
  // Three days after a week, five after a month.
  ['2026-01-07', 0],
  ['2026-01-08', 1],
  ['2026-02-05', 5],
  ['2026-02-06', 6],
  ['2026-04-06', 16],
])('[FX-05] on %s %i records lack that should be there', (today, missing) => {
  expect(logCounts(scheme, term, today, [])?.('甲')).toEqual({ inTime: 0, late: 0, missing });
});

it('[FX-05] tells those in time from late ones, of each person alone, and early ones too', () => {
  const entered = [
    entry('甲', 'weekly', '2026-W01'),
    entry('甲', 'weekly', '2026-W02', false),
    entry('甲', 'monthly', '2026-01'),
    entry('乙', 'weekly', '2026-W01'),
  ];
  const counts = logCounts(scheme, term, '2026-01-16', entered);
  expect(counts?.('甲')).toEqual({ inTime: 2, late: 1, missing: 0 });
  expect(counts?.('乙')).toEqual({ inTime: 1, late: 0, missing: 1 });
});

it('where the scheme asks for no records there is nothing to count', () => {
  const { process: _, ...without } = scheme;
  expect(logCounts(without, term, '2026-04-06', [])).toBeUndefined();
});

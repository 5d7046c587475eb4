import { expect, test } from 'vitest';
import { shortName, spanName } from '../../../src/features/logs/copy.ts';

test('a week says its days, a month is called by its name', () => {
  const week = { name: '2026年第13周', from: '2026-03-23', ends: '2026-03-29' };
  expect(spanName(week)).toBe('第13周（3月23日至3月29日）');
  const month = { name: '2026年3月', from: '2026-03-01', ends: '2026-03-31' };
  expect(spanName(month)).toBe('2026年3月');
  expect([week, month].map(({ name }) => shortName(name))).toEqual(['第13周', '3月']);
});

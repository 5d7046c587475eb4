import { expect, test } from 'vitest';
import { dayBefore, spokenSpan } from '../../src/ui/day.ts';

test('days are said as documents write them, without leading zeros', () => {
  expect(spokenSpan({ since: '2025-03-01' })).toBe('2025年3月1日至今');
  expect(spokenSpan({ until: '2026-03-05' })).toBe('至2026年3月5日');
  expect(spokenSpan({ since: '2025-03-01', until: '2026-03-24' })).toBe('2025年3月1日至2026年3月24日');
});

test('the day before is found over months, years and leap days', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  expect(dayBefore('2026-01-01')).toBe('2025-12-31');
});

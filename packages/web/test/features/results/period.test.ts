import { expect, it } from 'vitest';
import { spokenPeriod, withSpokenPeriods } from '../../../src/features/results/period.ts';

it('a period is called as people say it within the year; others keep their name', () => {
  expect(['2026Q1', '2026Q4', '2026-03', '2026H2', '2026', '2026Q3补'].map(spokenPeriod)).toEqual([
    '一季度',
    '四季度',
    '3月',
    '下半年',
    '2026',
    '2026Q3补',
  ]);
});

it('a sentence names quarters with their year', () => {
  expect(withSpokenPeriods('2025Q1：96.64，好')).toBe('2025年一季度：96.64，好');
  expect(withSpokenPeriods('缺2025Q3、2025Q4')).toBe('缺2025年三季度、2025年四季度');
  expect(withSpokenPeriods('文号12025Q1')).toBe('文号12025Q1');
});

import { expect, it } from 'vitest';
import { spokenPeriod } from '../../../src/features/results/period.ts';

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

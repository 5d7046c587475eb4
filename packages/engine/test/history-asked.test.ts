import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { historyAsked, readScheme, readsHistory, type Scheme } from '../src/index.ts';

const shipped = (path: string): Scheme => {
  const { scheme } = readScheme(readFileSync(new URL(`../../../schemes/${path}`, import.meta.url), 'utf8'));
  if (scheme === undefined) throw new Error(`${path} doesn't check`);
  return scheme;
};
const year = { from: '2026-01-01', to: '2026-12-31' };
const past = (scheme: string, from: string, to: string) => ({ scheme, from, to });

it('[FX-05] 年度方案读取季度方案在本年度之内的结果，别的方案、别的年度的不读', () => {
  const asked = historyAsked(shipped('fengxiang/year.yaml'));
  expect(asked).toEqual([{ scheme: 'fengxiang-quarter', days: 'inside' }]);
  const reads = (one: Parameters<typeof readsHistory>[2]) => readsHistory(asked, year, one);
  expect(reads(past('fengxiang-quarter', '2026-10-01', '2026-12-31'))).toBe(true);
  expect(reads(past('fengxiang-quarter', '2025-10-01', '2025-12-31'))).toBe(false);
  expect(reads(past('fengxiang-quarter', '2025-12-21', '2026-03-20'))).toBe(false);
  expect(reads(past('xiulin-quarter', '2026-10-01', '2026-12-31'))).toBe(false);
});

it('[FX-14] 连续几个季度的条件读取本方案在本期以前的结果', () => {
  const asked = historyAsked(shipped('fengxiang/quarter.yaml'));
  expect(asked).toEqual([{ scheme: 'fengxiang-quarter', days: 'before' }]);
  const second = { from: '2026-04-01', to: '2026-06-30' };
  expect(readsHistory(asked, second, past('fengxiang-quarter', '2026-01-01', '2026-03-31'))).toBe(true);
  expect(readsHistory(asked, second, past('fengxiang-quarter', '2026-04-01', '2026-06-30'))).toBe(false);
});

it('a scheme that looks at its own period alone asks for nothing', () => {
  expect(historyAsked(shipped('xiulin/quarter.yaml')).filter(({ days }) => days === 'inside')).toEqual([]);
});

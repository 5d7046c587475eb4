import type { Step } from '@shiji/engine';
import { expect, it } from 'vitest';
import { waterfallOf } from '../../../src/features/results/waterfall.ts';

const step = (more: Partial<Step>): Step => ({
  figure: 'total',
  name: '总分',
  term: '合计',
  clause: [],
  adjustments: [],
  outcome: { value: '0.00' },
  lines: [],
  notes: [],
  needed: [],
  facts: [],
  parts: [],
  ...more,
});
const part = (name: string, value: string): Step => step({ figure: name, name, outcome: { value } });
const said = (one: Step) => waterfallOf(one)?.map(({ label, text, kind }) => [label, text, kind]);

it('shows what each part adds, weighted where the scheme weighs it, and the sum', () => {
  const weighed = step({
    arithmetic: '100.00 × 60% + 92.10 × 40%',
    raw: '96.84',
    outcome: { value: '96.84' },
    parts: [part('共性指标', '100.00'), part('个性指标', '92.10')],
  });
  expect(said(weighed)).toEqual([
    ['共性指标', '+60.00', 'plus'],
    ['个性指标', '+36.84', 'plus'],
    ['总分', '96.84', 'sum'],
  ]);
});

it('takes away what is subtracted, and shows a cap as a change of its own', () => {
  const capped = step({
    arithmetic: '100.00 + 8.50 − 3.00',
    raw: '105.50',
    outcome: { value: '100.00' },
    parts: [part('基本分', '100.00'), part('加分', '8.50'), part('扣分', '3.00')],
    adjustments: [{ kind: 'cap', amount: '-5.50', text: '封顶 100' }],
  });
  expect(said(capped)).toEqual([
    ['基本分', '+100.00', 'plus'],
    ['加分', '+8.50', 'plus'],
    ['扣分', '−3.00', 'minus'],
    ['封顶 100', '−5.50', 'change'],
    ['总分', '100.00', 'sum'],
  ]);
  const bars = waterfallOf(capped)?.map(({ from, to }) => [from, to]);
  expect(bars?.[3]).toEqual([105.5, 100]);
});

it('never breaks open what it can’t tell apart: another computation stands as one', () => {
  const quotient = step({
    arithmetic: '(90.00 × 30 + 80.00 × 20) ÷ 50',
    raw: '86.00',
    outcome: { value: '86.00' },
    parts: [part('甲项', '90.00'), part('乙项', '80.00')],
  });
  expect(said(quotient)).toEqual([
    ['总分', '+86.00', 'plus'],
    ['总分', '86.00', 'sum'],
  ]);
});

it('shows what stands in place of a computation, and nothing where there is no number', () => {
  const stated = step({
    outcome: { value: '60.00' },
    adjustments: [{ kind: 'stated', amount: '+60.00', text: '经裁定计 60' }],
  });
  expect(said(stated)).toEqual([
    ['经裁定计 60', '+60.00', 'change'],
    ['总分', '60.00', 'sum'],
  ]);
  expect(waterfallOf(step({ outcome: { absent: 'missing', because: [] } }))).toBeUndefined();
});

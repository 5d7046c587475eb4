import { expect, test } from 'vitest';
import type { Span } from '../../../src/features/logs/copy.ts';
import { createKeptWeeks, formsToAsk, type OwnWeeks } from '../../../src/features/logs/kept-weeks.ts';
import { createDeviceCopy } from '../../../src/offline/device-copy.ts';
import { device } from '../../offline/device.ts';

const span = (week: number, from: string, ends: string, more: Partial<Span> = {}): Span => ({
  span: `2026-W${week}`,
  name: `2026年第${week}周`,
  from,
  ends,
  due: ends,
  state: 'open',
  stateName: '待写',
  revision: 0,
  open: true,
  ...more,
});
const coming = { state: 'coming', stateName: '未到', open: false } as const;

const weeks: OwnWeeks = {
  rounds: [
    {
      round: { id: 'r1', name: '一季度' },
      person: 'p1',
      entries: [
        {
          entry: 'weekly',
          name: '周纪实',
          every: 'week',
          spans: [
            span(11, '2026-03-09', '2026-03-15', { state: 'written', stateName: '已写', revision: 1 }),
            span(12, '2026-03-16', '2026-03-22', { state: 'missing', stateName: '逾期未写' }),
            span(13, '2026-03-23', '2026-03-29'),
            span(14, '2026-03-30', '2026-04-05', coming),
          ],
        },
        {
          entry: 'monthly',
          name: '月小结',
          every: 'month',
          from: '周纪实',
          spans: [span(3, '2026-03-01', '2026-03-31')],
        },
      ],
    },
  ],
};
const form = {
  person: { id: 'p1', name: '何志峰' },
  choices: [{ id: 'duty', name: '岗位职责' }],
  ready: 1,
  most: 500,
};

function keptOn(today: string) {
  const copy = createDeviceCopy(device().storage, () => new Date('2026-03-27T08:00:00Z'));
  const kept = createKeptWeeks(copy, 'a1', () => today);
  kept.keepWeeks(weeks);
  kept.keepForm({ id: 'r1', entry: 'weekly' }, { ...form, content: { text: '写过的' } } as typeof form);
  return { copy, kept };
}
const where = (week: number, entry = 'weekly') => ({ id: 'r1', person: 'p1', entry, span: `2026-W${week}` });

test('[FX-19] a week that is yet to be written can be, with what its form offers', () => {
  const { kept } = keptOn('2026-03-27');
  expect(kept.entry(where(13))).toEqual({
    ...span(13, '2026-03-23', '2026-03-29'),
    round: { id: 'r1', name: '一季度' },
    entry: { entry: 'weekly', name: '周纪实', every: 'week' },
    ...form,
    abilities: { write: true },
  });
  expect(kept.entry(where(12))?.state).toBe('missing');
});

test('what was written, what is a summary and what hasn’t begun wait for the network', () => {
  const { copy, kept } = keptOn('2026-03-29');
  expect(kept.entry(where(11))).toBeUndefined();
  expect(kept.entry(where(3, 'monthly'))).toBeUndefined();
  expect(kept.entry(where(14))).toBeUndefined();
  expect(kept.entry({ ...where(13), person: 'p2' })).toBeUndefined();
  expect(JSON.stringify(copy.kept('forms', 'a1'))).not.toContain('写过的');
});

test('a week that has begun since the last network is there to be written', () => {
  const { kept } = keptOn('2026-03-30');
  expect(kept.entry(where(14))).toMatchObject({ state: 'open', stateName: '待写', open: true });
  expect(kept.weeks()?.rounds[0]?.entries[0]?.spans.map(({ state }) => state)).toEqual([
    'written',
    'missing',
    'open',
    'open',
  ]);
});

test('the server is asked once for each kind what its form offers', () => {
  expect(formsToAsk(weeks)).toEqual([where(12)]);
});

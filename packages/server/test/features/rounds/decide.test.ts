import type { Stage } from '@shiji/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '../../../src/features/roster/spans.ts';
import { daysLate, reopened, turned } from '../../../src/features/rounds/decide.ts';
import type { RoundStage, StageState } from '../../../src/features/rounds/model.ts';

const process: readonly Stage[] = [
  { id: 'logging', name: '周纪实', work: { kind: 'record', entries: [] } },
  { id: 'review', name: '逐级评鉴', work: { kind: 'review', levels: [] } },
  { id: 'proposal', name: '拟定等次', work: { kind: 'propose', by: '考核委员会' } },
  { id: 'notice', name: '公示', work: { kind: 'notice', workingDays: 5 } },
  { id: 'settling', name: '审定', work: { kind: 'settle', by: '党工委会议' } },
];
const days: Readonly<Record<string, readonly [string, string]>> = {
  logging: ['2026-01-01', '2026-03-31'],
  review: ['2026-04-01', '2026-04-10'],
  proposal: ['2026-04-11', '2026-04-13'],
  notice: ['2026-04-14', '2026-04-20'],
  settling: ['2026-04-21', '2026-04-25'],
};
const stagesAs = (...states: readonly StageState[]): readonly RoundStage[] =>
  process.map(({ id }, n) => ({
    key: id,
    begins: days[id]?.[0] ?? '',
    ends: days[id]?.[1] ?? '',
    state: states[n] ?? 'waiting',
  }));
const statesOf = (stages: readonly RoundStage[]) => stages.map(({ state }) => state);
const between = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000;

describe('the stages of a round', () => {
  it.each([
    ['records run with the period', '2026-02-01', [], ['on']],
    ['review opens the day after, though nobody has pressed anything', '2026-04-01', [], ['done', 'on']],
    ['a stage isn’t left before its work is done, however late', '2026-05-09', [], ['done', 'on']],
    ['what is finished early opens the next on its own day', '2026-04-05', ['review'], ['done', 'done', 'waiting']],
    ['and at once where that day has come', '2026-04-12', ['review'], ['done', 'done', 'on']],
    ['a notice hangs to its last day', '2026-04-20', ['review', 'proposal', 'notice'], ['done', 'done', 'done', 'on']],
    [
      'and is done the day after',
      '2026-04-21',
      ['review', 'proposal', 'notice'],
      ['done', 'done', 'done', 'done', 'on'],
    ],
  ] as const)('%s', (_, today, finished, states) => {
    const ready = new Set<string>(['logging', ...finished]);
    const next = turned(stagesAs('on'), process, today, ({ id }) => ready.has(id));
    expect(statesOf(next)).toEqual([...states, ...Array(5 - states.length).fill('waiting')]);
  });

  it('nothing changes twice', () => {
    const once = turned(stagesAs(), process, '2026-04-12', () => true);
    expect(turned(once, process, '2026-04-12', () => true)).toBe(once);
  });

  it('[XL-09] 前一环节没有完成，后一环节不会开始', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 0, max: 200 }),
        (done, n) => {
          const today = daysLater('2026-01-01', n);
          const states = statesOf(
            turned(stagesAs(), process, today, ({ id }) => done[process.findIndex((s) => s.id === id)] ?? false),
          );
          const open = states.findIndex((state) => state !== 'done');
          expect(states.slice(open < 0 ? 5 : open + 1).every((state) => state === 'waiting')).toBe(true);
        },
      ),
    );
  });

  it('reopened, a stage is on again and all after it wait; after settling nothing is', () => {
    const again = reopened(stagesAs('done', 'done', 'done', 'on'), process, 'review') as readonly RoundStage[];
    expect(statesOf(again)).toEqual(['done', 'on', 'waiting', 'waiting', 'waiting']);
    const opened = stagesAs('done', 'done').map((one) => ({ ...one, openedAt: '2026-04-01T00:00:00Z' }));
    // Whoever looks for what was done since it was opened finds nothing yet.
    expect(reopened(opened, process, 'review')).toContainEqual({ ...stagesAs('done', 'on')[1] });
    expect(reopened(stagesAs('done', 'on'), process, 'review')).toBe('stage-not-done');
    const settled = stagesAs('done', 'done', 'done', 'done', 'done');
    expect(reopened(settled, process, 'review')).toBe('later-settled');
  });

  it('is late by the days since its last one', () => {
    const [, review] = stagesAs('done', 'on');
    expect(daysLate(review as RoundStage, '2026-04-13', between)).toBe(3);
    expect(daysLate(review as RoundStage, '2026-04-10', between)).toBe(0);
    expect(daysLate({ ...(review as RoundStage), state: 'done' }, '2026-05-13', between)).toBe(0);
  });
});

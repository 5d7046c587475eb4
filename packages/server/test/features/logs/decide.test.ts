import type { Stage } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { notTaken, refusedText } from '../../../src/features/logs/decide.ts';
import type { StageState } from '../../../src/features/rounds/model.ts';

const process: readonly Stage[] = [
  { id: 'logging', name: '纪实', work: { kind: 'record', entries: [] } },
  { id: 'review', name: '评鉴', work: { kind: 'review', levels: [] } },
  { id: 'proposal', name: '拟定', work: { kind: 'propose', by: '所在单位' } },
];
const round = (state: 'running' | 'filed', ...states: readonly StageState[]) =>
  ({ round: { state }, stages: process.map(({ id }, n) => ({ key: id, state: states[n] ?? 'waiting' })) }) as const;
const week = { from: '2026-03-16', due: '2026-03-25' };
const mark = { late: 'mark' } as const;
const refuse = { late: 'refuse' } as const;

describe('whether an entry is taken', () => {
  it.each([
    ['in its week', round('running', 'on'), mark, '2026-03-16', undefined],
    ['not before it', round('running', 'on'), mark, '2026-03-15', 'log-not-yet'],
    [
      'on its last day in time, also where late ones are refused',
      round('running', 'on'),
      refuse,
      '2026-03-25',
      undefined,
    ],
    ['late where the scheme marks it', round('running', 'done', 'on'), mark, '2026-04-20', undefined],
    ['not late where the scheme refuses it', round('running', 'on'), refuse, '2026-03-26', 'log-too-late'],
    ['until grades are proposed', round('running', 'done', 'done', 'on'), mark, '2026-04-20', undefined],
    ['and not afterwards', round('running', 'done', 'done', 'done'), mark, '2026-04-20', 'log-closed'],
    ['nor in a round that is over', round('filed', 'on'), mark, '2026-03-16', 'log-round-over'],
  ] as const)('[XL-02] [FX-05] %s', (_, whole, entry, today, expected) => {
    expect(notTaken(whole, process, entry, week, today)).toBe(expected);
  });

  it('[FX-19] counts what people see as one sign as one: a rare character, a line break as none', () => {
    expect(refusedText('𠮷'.repeat(2000))).toBeUndefined();
    expect(refusedText(`${'𠮷'.repeat(2000)}田`)).toMatchObject({ refusal: 'log-too-long', values: { over: 1 } });
    expect(refusedText(' \n ')).toMatchObject({ refusal: 'log-empty' });
  });
});

import { expect, it } from 'vitest';
import { type FinalPayload, RESULT_FINAL, ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { tablesOf } from '../../../src/features/results/tables-of.ts';
import { ROUND_SUBJECT } from '../../../src/features/rounds/subject-facts.ts';
import type { Json } from '../../../src/ledger/json.ts';

const term = { from: '2026-01-01', to: '2026-12-31', asOf: '2027-01-10' };
const common = { subject: 'a', at: '2027-01-04T00:00:00Z', actor: 'x', authority: 'office' };
const fact = (id: string, kind: string, payload: object) => ({ ...common, id, kind, payload: payload as Json });
const subject = fact('0', ROUND_SUBJECT, { round: 'year', name: '沈砚秋', population: 'staff', spells: [] });
const days = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', scheme: 'quarter' };
const final = (id: string, more: Partial<FinalPayload> = {}) =>
  fact(id, RESULT_FINAL, { round: 'q1', name: '一季度', version: 1, ...days, total: '90', ...more });
const brought = (id: string, more: object = {}) =>
  fact(id, ROUND_ROW, { round: 'year', table: 'history', row: { ...days, total: '80', ...more } });
const historyOf = (facts: readonly ReturnType<typeof fact>[]) =>
  tablesOf({ round: 'year', period: '2026', term, facts: [subject, ...facts], asked: new Map() }).history ?? [];
const ids = (facts: readonly ReturnType<typeof fact>[]) => historyOf(facts).map(({ id }) => id);

it('[FX-05] 平台上有了最后结果的季度，以平台的为准，先前从文件补入的不再计入', () => {
  expect(ids([brought('1')])).toEqual(['1']);
  expect(ids([brought('1'), final('2')])).toEqual(['2']);
  const second = { period: '2026Q2', from: '2026-04-01', to: '2026-06-30' };
  expect(ids([final('2'), brought('3', second)])).toEqual(['2', '3']);
});

it('of two rounds over the same days the result that was recorded last counts; those of other people and schemes stay', () => {
  expect(ids([final('1'), final('2', { round: 'again' })])).toEqual(['2']);
  expect(ids([final('1'), final('2', { scheme: 'other' })])).toEqual(['1', '2']);
  expect(ids([final('1'), final('2', { from: '2026-03-31', to: '2026-06-30' })])).toEqual(['2']);
});

it('what a round came to itself is no earlier result, and the row says neither round nor its name', () => {
  expect(ids([final('1', { round: 'year' })])).toEqual([]);
  expect(historyOf([final('1')])).toEqual([{ id: '1', subject: 'a', ...days, total: '90', version: '1' }]);
});

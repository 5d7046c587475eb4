/** What may be done with results when, and whether a decision of people fits: pure. */
import {
  type Decision,
  type Diagnostic,
  type Result,
  type Stage,
  type StageKind,
  type SubjectResult,
  sentenceOf,
} from '@shiji/engine';
import type { RoundStage } from '../rounds/model.ts';
import { valueIn } from './model.ts';

/** The stage of this kind, where it is on. */
export function stageOn(
  stages: readonly RoundStage[],
  process: readonly Stage[],
  kind: StageKind,
): RoundStage | undefined {
  const ids = new Set(process.filter(({ work }) => work.kind === kind).map(({ id }) => id));
  return stages.find(({ key, state }) => ids.has(key) && state === 'on');
}

/** A scheme puts off somebody's grade, until an inquiry into them is closed: that keeps nobody else's from being proposed. */
export const isPutOff = ({ code }: { readonly code: string }): boolean => code === 'graded-later';

/**
 * Whose grade waits until an inquiry into them is closed. That there is one concerns those who decide, and the person: no list that goes
 * round, nor what hangs out, says it of them.
 */
export const isGradePutOff = ({ grade }: Pick<SubjectResult, 'grade'>): boolean =>
  'because' in grade && grade.because.some(isPutOff);

/** Results that hang on nothing any more, so that they can be proposed; else what is to be settled or supplied first, a sentence each. */
export function unsettled({ open, waiting, subjects }: Result): readonly string[] {
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const own = waiting.flatMap(({ subject, items }) =>
    items
      .filter((item) => item.awaits === undefined && !isPutOff(item))
      .map(({ text }) => `${names.get(subject) ?? ''}：${text}`),
  );
  return [...open.map(({ text }) => text), ...own];
}

const codeOf = ({ code, values, place }: Diagnostic): string => JSON.stringify([code, values, place]);

/** What is wrong with results after a decision that wasn't wrong before it: sentences. None: the decision fits. */
export function faultsOf(
  before: { readonly result: Result; readonly diagnostics: readonly Diagnostic[] },
  after: { readonly result?: Result; readonly diagnostics: readonly Diagnostic[] },
  isFault: (opened: Decision) => boolean = () => true,
): readonly string[] {
  const known = new Set(before.diagnostics.map(codeOf));
  const fresh = after.diagnostics.filter(
    (one) => (one.severity === 'error' || one.code.startsWith('ruling')) && !known.has(codeOf(one)),
  );
  const opened = (after.result?.open ?? []).filter(
    (one) => isFault(one) && !before.result.open.some((was) => isLeftOf(one, was)),
  );
  const names = new Map(before.result.subjects.map(({ id, name }) => [id, name]));
  // The engine calls people as the tables do: by id.
  const named = (text: string) => text.replace(UUID, (id) => names.get(id) ?? id);
  return [...fresh.map((one) => named(sentenceOf(one))), ...opened.map(({ text }) => named(text))];
}

/** The same matter, of nobody else: of five seats that six tie for, the first is given, and four are left for five. */
function isLeftOf(one: Decision, was: Decision): boolean {
  const same = (['code', 'figure', 'population', 'pool'] as const).every((key) => one[key] === was[key]);
  return same && one.subjects.every((subject) => was.subjects.includes(subject));
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Whom a decision moves from which grade to which. */
export interface Moved {
  readonly person: string;
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

export function movedBy(before: Result, after: Result): readonly Moved[] {
  const was = new Map(before.subjects.map((one) => [one.id, valueIn(one.grade)]));
  return after.subjects.flatMap(({ id, name, grade }) => {
    const from = was.get(id);
    const to = valueIn(grade);
    if (from === to) return [];
    return [{ person: id, name, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

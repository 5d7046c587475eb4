/**
 * What a scheme has the office bring in, and by when: the last day of the stage that names it. Late rows count all the same until results are
 * proposed; what is never brought in the scheme's own word for a lack decides.
 */
import { type Figure, type Outcome, placedFigures, resultOf } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { type Asked, type Scored, scoreToLook } from '../results/scored.ts';
import type { Day } from '../roster/model.ts';
import { daysBetween } from '../roster/spans.ts';
import { takesFacts } from '../rounds/fact-window.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { dataWords as words } from './copy.ts';
import type { DueState, StandingRow } from './model.ts';
import { type Needed, neededOf } from './needed.ts';
import { standingRows } from './planned.ts';

export interface ImportDue extends Pick<Needed, 'stage' | 'name'> {
  /** Of the stage, as the scheme calls it. */
  readonly key: string;
  /** The last day. */
  readonly due: Day;
  /** Whom it concerns, and how many of them have it. */
  readonly people: number;
  readonly have: number;
  readonly state: DueState;
  readonly daysLate: number;
  /** What becomes of people who lack it, in words. */
  readonly otherwise: string;
}

/** In the order of the stages. Whom a figure doesn't concern isn't waited for. */
export async function importsDue(
  scope: Scope,
  whole: WholeRound,
  now: Date,
  asked: Asked,
): Promise<readonly ImportDue[]> {
  const { round } = whole;
  const needs = neededOf(schemeOf(round.schemeText));
  if (needs.length === 0) return [];
  const people = (await roundReader(scope).subjects(round.id)).filter(({ population }) => population !== undefined);
  const scored = people.length === 0 ? undefined : await scoreToLook(scope, round, now, asked);
  return dueOf(whole, needs, { rows: await standingRows(scope, round.id), scored, today: dayOf(now) });
}

interface Standing {
  readonly rows: readonly StandingRow[];
  /** Absent: nobody is assessed. */
  readonly scored: Pick<Scored, 'run'> | undefined;
  readonly today: Day;
}

/** Pure. */
function dueOf(whole: WholeRound, needs: readonly Needed[], { rows, scored, today }: Standing): readonly ImportDue[] {
  const scheme = schemeOf(whole.round.schemeText);
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const subjects = scored === undefined ? [] : resultOf(scored.run).subjects;
  const points = rows.filter(({ payload }) => payload.table === 'points');
  return needs.map(({ key, stage, name, figure, indicator, role }): ImportDue => {
    const concerned = new Set(subjects.filter(({ indicators }) => isConcerned(indicators[figure])).map(({ id }) => id));
    const have = new Set(
      points.flatMap(({ subject, payload: { row } }) =>
        concerned.has(subject) && row.indicator === indicator && (role === undefined || row.role === role)
          ? [subject]
          : [],
      ),
    ).size;
    const due = whole.stages.find((one) => one.key === key)?.ends ?? whole.round.term.asOf;
    const state = stateOf(have >= concerned.size, takesFacts(whole), today > due);
    const daysLate = state === 'late' ? daysBetween(due, today) : 0;
    const otherwise = lackWords(figures.get(figure));
    return { key, stage, name, due, people: concerned.size, have, state, daysLate, otherwise };
  });
}

/** A figure that isn't among somebody's is that of others. */
const isConcerned = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined && !('absent' in outcome && outcome.absent === 'notApplicable');

function stateOf(isComplete: boolean, isOpen: boolean, isPast: boolean): DueState {
  if (isComplete) return 'complete';
  if (!isOpen) return 'closed';
  return isPast ? 'late' : 'waiting';
}

function lackWords(figure: Figure | undefined): string {
  const missing = figure?.missing;
  if (missing === undefined) return words.lacks.pass;
  return typeof missing === 'object' ? words.lacks.count : words.lacks[missing];
}

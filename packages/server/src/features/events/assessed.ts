/** Somebody assessed in a round, as policies of events look at them. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { rosterReader } from '../roster/load.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import type { RoundEvent } from './model.ts';
import type { OfAssessed } from './policy.ts';
import { eventReader } from './store.ts';

/** A round, as who may read it is asked. */
export interface Assessed extends OfAssessed {
  readonly whole: WholeRound;
  readonly subject: RoundSubject;
}

export const reviewersOf = ({ reviewers }: RoundSubject): readonly string[] =>
  Object.values(reviewers).flatMap((one) => (one.kind === 'reviewer' ? [one.person] : []));

/** Undefined: the round doesn't assess them. */
export async function findAssessed(
  scope: Scope | TxScope,
  round: string,
  person: string,
): Promise<Assessed | undefined> {
  const whole = await roundReader(scope).round(round);
  const subject = whole && (await roundReader(scope).subject(round, person));
  if (whole === undefined || subject === undefined) return undefined;
  const unitPaths = await rosterReader(scope).pathsOf([subject.unit]);
  return { whole, subject, person, unitPaths, reviewers: reviewersOf(subject) };
}

export interface FoundEvent extends Assessed {
  readonly event: RoundEvent;
}

export async function findEvent(scope: Scope | TxScope, id: string): Promise<FoundEvent | undefined> {
  const event = await eventReader(scope).event(id);
  const about = event && (await findAssessed(scope, event.round, event.person));
  return event === undefined || about === undefined ? undefined : { ...about, event };
}

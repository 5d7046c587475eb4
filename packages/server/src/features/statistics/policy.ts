/**
 * Statistics show nothing that their reader could not read one by one: of a round whoever reads it, and of their people those who lead them;
 * of one person whoever may open their results. What isn't published yet only those see who may see it anyhow.
 */
import { type Actor, holds } from '../../http/actor.ts';
import { type ActorPolicy, anyOf, type OfPerson, type OfUnits, type Policy, self } from '../../http/policies.ts';
import { mayWatchLogs } from '../logs/policy.ts';
import { mayReadSheet, type OfSheet } from '../results/policy.ts';
import { mayReadRound } from '../rounds/policy.ts';

/** One's own, if nothing else. */
export const mayListStatistics: ActorPolicy = (actor) =>
  actor.person !== undefined || holds(actor, 'office', 'committee', 'inspector', 'unitAdmin');

/** `unitPaths`: of the units in which the round assesses somebody. */
export interface OfRoundStatistics extends OfUnits {
  /** Persons who review somebody in it as principal leader. */
  readonly principals: readonly string[];
}

const isPrincipal: Policy<OfRoundStatistics> = (actor, { principals }) =>
  actor.person !== undefined && principals.includes(actor.person);

export const mayReadStatistics: Policy<OfRoundStatistics> = anyOf<OfRoundStatistics>(mayReadRound, isPrincipal);

/** Results that are still being made: a principal leader waits until they are published. */
export const mayReadProvisional: Policy<OfUnits> = mayReadRound;

/** Who has written: those who watch over it, and of their people those who review them. */
export const mayReadLogStatistics: Policy<OfRoundStatistics> = anyOf<OfRoundStatistics>(mayWatchLogs, isPrincipal);

export interface OfTrend extends OfPerson, OfUnits {
  readonly sheets: readonly OfSheet[];
}

export const mayReadTrend = (actor: Actor, trend: OfTrend): boolean =>
  self(actor, trend) || mayReadRound(actor, trend) || trend.sheets.some((sheet) => mayReadSheet(actor, sheet));

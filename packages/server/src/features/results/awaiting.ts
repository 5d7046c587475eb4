/** Rounds whose results await a decision of people: proposing and settling is the committee's, confirming the office's. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Day } from '../roster/model.ts';
import { roundReader } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { stageOn } from './decide.ts';
import { mayConfirm, maySettle } from './policy.ts';

interface Waiting {
  readonly count: number;
  /** The earliest last day of those stages. */
  readonly until?: Day;
}

export interface ResultsAwaiting {
  readonly propose: Waiting;
  readonly settle: Waiting;
  readonly confirm: Waiting;
}

/** Of rounds so many are looked at: those that run are few, and the latest stand first. */
const MOST = 200;

export async function resultsAwaiting(scope: Scope, actor: Actor): Promise<ResultsAwaiting> {
  const [committee, office] = [maySettle(actor), mayConfirm(actor)];
  const all = committee || office ? await roundReader(scope).list(undefined, MOST) : [];
  const running = all.filter(({ round }) => round.state === 'running');
  const at = (kind: 'propose' | 'settle' | 'confirm', theirs: boolean): Waiting => {
    const ends = running
      .flatMap(({ round, stages }) => (theirs ? (stageOn(stages, processOf(round), kind)?.ends ?? []) : []))
      .sort();
    const [first] = ends;
    return { count: ends.length, ...(first === undefined ? {} : { until: first }) };
  };
  return { propose: at('propose', committee), settle: at('settle', committee), confirm: at('confirm', office) };
}

/** Rounds whose results await a decision of people: proposing and settling is the committee's, confirming the office's. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import type { Day } from '../roster/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { stageOn } from './decide.ts';
import { makersOf } from './makers.ts';
import { mayConfirm, maySettle } from './policy.ts';
import { resultReader } from './store.ts';

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
  const at = (kind: 'propose' | 'settle' | 'confirm', theirs: boolean, of = running): Waiting => {
    const ends = of
      .flatMap(({ round, stages }) => (theirs ? (stageOn(stages, processOf(round), kind)?.ends ?? []) : []))
      .sort();
    const [first] = ends;
    return { count: ends.length, ...(first === undefined ? {} : { until: first }) };
  };
  const own = committee ? await ownAccounts(scope, actor) : new Set<string>();
  const settling: WholeRound[] = [];
  // What somebody proposed awaits others.
  for (const whole of committee ? running : []) {
    if (stageOn(whole.stages, processOf(whole.round), 'settle') === undefined) continue;
    const [version] = await resultReader(scope).versions(whole.round.id);
    const makers = version === undefined ? [] : [...(await makersOf(scope, whole.round.id, version.version))];
    if (!makers.some((maker) => own.has(maker))) settling.push(whole);
  }
  return {
    propose: at('propose', committee),
    settle: at('settle', committee, settling),
    confirm: at('confirm', office),
  };
}

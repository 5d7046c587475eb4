/** What somebody may file against their result of a round now. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import type { ResultVersion } from '../results/model.ts';
import { type OwnFinal, ownFinals } from '../results/receipts.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { fileable, type Remedy } from './clocks.ts';
import { correctedUntil } from './corrected.ts';
import { isOpen, type Objection } from './model.ts';
import { objectionReader } from './store.ts';

export interface Fileable {
  readonly whole: WholeRound;
  readonly version: ResultVersion;
  readonly final: OwnFinal | undefined;
  /** What they have filed in the round, the newest first. */
  readonly own: readonly Objection[];
  /** What they may file today; empty while one of theirs is open. */
  readonly remedies: readonly Remedy[];
}

/** Undefined: nothing of the round is known to them yet. */
export async function standingOf(
  scope: Scope | TxScope,
  round: string,
  person: string,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
): Promise<Fileable | undefined> {
  const whole = await roundReader(scope).round(round);
  const versions = whole === undefined ? [] : await resultReader(scope).versions(round);
  const version = whole && (await told(scope, whole, versions));
  if (whole === undefined || version === undefined || whole.round.state === 'given-up') return undefined;
  const own = (await objectionReader(scope).ofPerson(person)).filter((one) => one.round === round);
  const final = (await ownFinals(scope, [person])).find((one) => one.round === round);
  if (own.some(({ state }) => isOpen(state))) return { whole, version, final, own, remedies: [] };
  const corrected = final === undefined ? await correctedUntil(scope, whole, person, calendar) : undefined;
  const process = processOf(whole.round);
  const remedies = fileable({ stages: whole.stages, process, final, own, corrected }, dayOf(now));
  return { whole, version, final, own, remedies };
}

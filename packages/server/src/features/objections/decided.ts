/** What a decision does to results: what is upheld makes a new version, by the facts as they then stand; the old one stays readable. */
import type { TxScope } from '../../db/scope.ts';
import type { Refused } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordRulings, replacedBy, rulingsOf } from '../results/rulings.ts';
import { type ResultParts, scoreRound } from '../results/scored.ts';
import { resultReader } from '../results/store.ts';
import { type TriedRuling, tryRulings } from '../results/trial.ts';
import { type Acting, confirmVersion, makeVersion } from '../results/versions.ts';
import { resultWriter } from '../results/writer.ts';
import { takesFacts } from '../rounds/fact-window.ts';
import type { WholeRound } from '../rounds/store.ts';

export interface Decision {
  readonly upheld: boolean;
  /** Whose. */
  readonly body: string;
  readonly text: string;
  readonly rulings: readonly TriedRuling[];
}

/**
 * The number of the version that came of it; undefined where the results stay as they are. What had been settled or confirmed before is so
 * again by this decision. Taken back behind its proposal the round makes none by the way: the next proposal goes by what was decided. To be called
 * once the objection is closed, so that it keeps nobody's result open any more.
 */
export async function carryOut(
  tx: TxScope,
  whole: WholeRound,
  { upheld, body, text, rulings }: Decision,
  acting: Acting,
  { asked, contested }: ResultParts,
): Promise<{ readonly ok: true; readonly version?: number } | Refused<'ruling-unfit'>> {
  const { round } = whole;
  const [before] = await resultReader(tx).versions(round.id);
  if (before === undefined) throw new Error('an objection to results that are gone');
  if (!upheld) {
    // Their result was only waiting for this.
    if (before.state === 'confirmed') await confirmVersion(tx, round, before, acting, await contested(tx, round.id));
    return { ok: true };
  }
  const isOpen = takesFacts(whole);
  const standing = () =>
    isOpen ? scoreRound(tx, round, dayOf(acting.now), asked) : scoreRound(tx, round, before.asOf, asked, before.days);
  if (rulings.length > 0) {
    const replaced = replacedBy(await rulingsOf(tx, round.id), rulings);
    const trial = tryRulings(round, await standing(), rulings, replaced);
    if (!trial.ok) return trial;
    await recordRulings(tx, round.id, rulings, { by: body, reason: text }, acting);
  }
  // What is being drawn up anew takes it in when it is proposed.
  if (isOpen) return { ok: true };
  // As of the same day as before, with the days off of then: nothing but what was decided changes.
  const version = await makeVersion(tx, round, await standing(), acting, { reason: text, corrects: true });
  if (before.state !== 'proposed' && before.settled !== undefined) {
    const settlement = { body, day: dayOf(acting.now), note: text };
    await resultWriter(tx).settle(round.id, version, settlement, acting.account, acting.now);
  }
  const [made] = await resultReader(tx).versions(round.id);
  if (before.state === 'confirmed' && made !== undefined)
    await confirmVersion(tx, round, made, acting, await contested(tx, round.id));
  return { ok: true, version };
}

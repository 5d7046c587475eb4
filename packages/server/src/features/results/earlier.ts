/** Final results of earlier rounds that a round reads: noted in it when it begins, and those that come later as long as nothing is confirmed. */
import { historyAsked, readsHistory } from '@shiji/engine';
import type { TxScope } from '../../db/scope.ts';
import type { Day } from '../roster/model.ts';
import type { Round } from '../rounds/model.ts';
import { factsOfRound, noteInRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { roundWriter } from '../rounds/writer.ts';
import type { KeptFinal } from './model.ts';
import { RESULT_FINAL } from './result-facts.ts';
import { resultReader } from './store.ts';
import { standingFinals } from './tables-of.ts';

interface Past {
  readonly scheme: string;
  readonly from: Day;
  readonly to: Day;
}

/** Whether the round's scheme looks back at it. */
const reads = ({ schemeText, term }: Round, past: Past): boolean =>
  readsHistory(historyAsked(schemeOf(schemeText)), term, past);

/** At the begin: what stands of the people in it. Results of a round that was given up count nowhere. */
export async function noteEarlier(tx: TxScope, id: string): Promise<void> {
  const whole = await roundReader(tx).round(id);
  if (whole === undefined) throw new Error('a round that was just begun is gone');
  if (historyAsked(schemeOf(whole.round.schemeText)).length === 0) return;
  const people = (await roundReader(tx).subjects(id)).map(({ person }) => person);
  // Whoever confirms one of these now either is waited for, or waits and then finds this round.
  for (const other of await resultReader(tx).running(people)) {
    const one = other === id ? undefined : await roundReader(tx).round(other);
    if (one !== undefined && reads(whole.round, pastOf(one.round))) await roundWriter(tx).lock(other);
  }
  const finals = await resultReader(tx).finals(people);
  await noteInRound(
    tx,
    id,
    finals.filter(({ payload }) => reads(whole.round, payload)).map((fact) => fact.id),
  );
}

/** Rounds under way that read results like these take them in, as far as they are about people of theirs; not those that are confirmed. */
export async function passOn(tx: TxScope, round: Round, finals: readonly string[]): Promise<void> {
  if (finals.length === 0) return;
  const noted = new Set(finals);
  const facts = (await factsOfRound(tx, round.id, [RESULT_FINAL])).filter(({ id }) => noted.has(id));
  const past = pastOf(round);
  for (const other of await resultReader(tx).running(facts.map(({ subject }) => subject))) {
    const one = other === round.id ? undefined : await roundReader(tx).round(other);
    if (one === undefined || !reads(one.round, past)) continue;
    // Nobody confirms it meanwhile.
    const whole = await roundWriter(tx).lock(other);
    const versions = await resultReader(tx).versions(other);
    if (whole?.round.state !== 'running' || versions.some(({ state }) => state === 'confirmed')) continue;
    const people = new Set((await roundReader(tx).subjects(other)).map(({ person }) => person));
    await noteInRound(
      tx,
      other,
      facts.filter(({ subject }) => people.has(subject)).map(({ id }) => id),
    );
  }
}

const pastOf = ({ schemeText, term }: Round): Past => ({ scheme: schemeOf(schemeText).scheme, ...term });

/**
 * How many people of a version a result that their score is put together from has changed for since it was made. What conditions look back at
 * moves no score and no grade.
 */
export async function earlierChanged(tx: TxScope, { id, schemeText, term }: Round, version: number): Promise<number> {
  const inside = historyAsked(schemeOf(schemeText)).filter(({ days }) => days === 'inside');
  if (inside.length === 0) return 0;
  const rows = (await resultReader(tx).tables(id, version))?.history ?? [];
  const counted = new Set(rows.map((row) => String(row.id)));
  const finals = (await factsOfRound(tx, id, [RESULT_FINAL])) as unknown as readonly KeptFinal[];
  const fresh = standingFinals(finals, id).filter(
    (fact) => readsHistory(inside, term, fact.payload) && !counted.has(fact.id),
  );
  return new Set(fresh.map(({ subject }) => subject)).size;
}

/** Versions of results: scored, hashed, stored with a sheet for everybody, and named in the ledger. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Result, resultOf, type SubjectResult } from '@shiji/engine';
import type { TxScope } from '../../db/scope.ts';
import type { Json } from '../../ledger/json.ts';
import type { NewFact } from '../../ledger/store/record.ts';
import { noticesSaid } from '../notices/notice-facts.ts';
import type { Round, RoundSubject } from '../rounds/model.ts';
import { behindFacts, factsOfRound, recordInRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { corrections } from './corrected.ts';
import { passOn } from './earlier.ts';
import type { ResultVersion, StoredSheet } from './model.ts';
import {
  type FinalPayload,
  type ProposedPayload,
  RESULT_FINAL,
  RESULTS_CONFIRMED,
  RESULTS_PROPOSED,
} from './result-facts.ts';
import type { Scored, ScoredNow } from './scored.ts';
import { resultReader } from './store.ts';
import { resultWriter } from './writer.ts';

export interface Acting {
  readonly account: string;
  /** By what right. */
  readonly authority: string;
  readonly now: Date;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Tables and results as they are hashed: what the engine takes and says, in canonical form. */
const hashesOf = (tables: Scored['tables'], result: Result) => ({
  tablesHash: sha256(canonicalJson(tables)),
  resultsHash: sha256(canonicalJson(result)),
});

export interface Making {
  /** Why it comes after another. */
  readonly reason?: string | undefined;
  /** An objection was upheld: it sets the version before right. */
  readonly corrects?: true;
}

/**
 * Stores what was scored as the next version. One that nobody has settled is replaced: it was a proposal. It stays where others go by it:
 * it has been on notice, so that people may have objected to it, or came of an objection.
 */
export async function makeVersion(
  tx: TxScope,
  round: Round,
  { run, tables, days }: ScoredNow,
  { account, authority, now }: Acting,
  { reason, corrects }: Making = {},
): Promise<number> {
  const writer = resultWriter(tx);
  const result = resultOf(run);
  const [newest] = await writer.versions(round.id);
  const replaces = corrects === undefined && newest?.state === 'proposed';
  const replaced = replaces && !(await othersGoBy(tx, round.id, newest.version)) ? newest : undefined;
  if (replaced !== undefined) await writer.remove(round.id, replaced.version);
  const version = replaced?.version ?? (newest?.version ?? 0) + 1;
  const hashes = hashesOf(tables, result);
  // Whoever recomputes it goes by what had been recorded until then, so nothing that it knows may bear a later moment.
  const at = await behindFacts(tx, round.id, now);
  const payload = {
    round: round.id,
    version,
    tables: hashes.tablesHash,
    results: hashes.resultsHash,
    scheme: result.scheme.hash,
    asOf: result.run.asOf,
    days: { off: [...days.off], worked: [...days.worked] },
    ...(reason === undefined ? {} : { reason }),
    ...(corrects === undefined || newest === undefined ? {} : { corrects: newest.version }),
  } satisfies ProposedPayload;
  const fact = await recorded(tx, round.id, [
    { kind: RESULTS_PROPOSED, subject: round.id, payload, at, actor: account, authority },
  ]);
  await writer.insert(
    round.id,
    {
      version,
      asOf: result.run.asOf,
      tables,
      days,
      ...hashes,
      ...(reason === undefined ? {} : { reason }),
      by: account,
      at,
      fact: fact[0] as string,
    },
    sheetsOf(result, await roundReader(tx).subjects(round.id)),
  );
  return version;
}

async function othersGoBy(tx: TxScope, round: string, version: number): Promise<boolean> {
  const hung = [...(await noticesSaid(tx, round)).values()].some((one) => one.version === version);
  return hung || [...(await corrections(tx, round)).values()].includes(version);
}

/** In the order of the round's list. */
function sheetsOf({ subjects }: Result, people: readonly RoundSubject[]): readonly StoredSheet[] {
  const by = new Map(subjects.map((one) => [one.id, one]));
  return people.flatMap(({ person, organization }) => {
    const result = by.get(person);
    return result === undefined ? [] : [{ person, organization, result }];
  });
}

async function recorded(tx: TxScope, round: string, facts: readonly NewFact[]): Promise<readonly string[]> {
  const answer = await recordInRound(tx, round, facts);
  if (!answer.ok) throw new Error(`results could not be recorded: ${answer.refusal}`);
  return answer.ids;
}

/**
 * From now on the version is frozen: everybody's final result stands in the ledger, in place of that of an earlier version. `contested`: who
 * still objects has none yet; confirming again once that is decided adds theirs.
 */
export async function confirmVersion(
  tx: TxScope,
  round: Round,
  { version, state, tablesHash, resultsHash }: ResultVersion,
  { account, authority, now }: Acting,
  contested: ReadonlySet<string>,
): Promise<void> {
  const sheets = await resultReader(tx).sheets(round.id, version);
  const earlier = new Map(
    (await factsOfRound(tx, round.id, [RESULT_FINAL]))
      .filter(({ payload }) => (payload as unknown as FinalPayload).round === round.id)
      .map((fact) => [fact.subject, fact]),
  );
  const sizes = poolSizes(sheets);
  const common = { at: now, actor: account, authority };
  const changed = sheets.flatMap(({ result }): readonly NewFact[] => {
    const payload = finalOf(round, version, result, sizes);
    const was = earlier.get(result.id);
    if (contested.has(result.id)) return [];
    // Who came out as before keeps their fact.
    if (was !== undefined && sameResult(was.payload as unknown as FinalPayload, payload)) return [];
    return [
      {
        ...common,
        kind: RESULT_FINAL,
        subject: result.id,
        payload: payload as unknown as Json,
        ...(was === undefined ? {} : { corrects: was.id }),
      },
    ];
  });
  await passOn(tx, round, await recorded(tx, round.id, changed));
  // Who and when stays as it was where only what had waited is added.
  if (state === 'confirmed') return;
  const payload = { round: round.id, version, tables: tablesHash, results: resultsHash };
  await recorded(tx, round.id, [{ ...common, kind: RESULTS_CONFIRMED, subject: round.id, payload }]);
  await resultWriter(tx).confirm(round.id, version, account, now);
}

function poolSizes(sheets: readonly StoredSheet[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { result } of sheets) {
    if (!('value' in result.pool)) continue;
    const key = `${result.population}/${result.pool.value}`;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

function finalOf(
  round: Round,
  version: number,
  { population, total, grade, rank, pool }: SubjectResult,
  sizes: ReadonlyMap<string, number>,
): FinalPayload {
  const size = 'value' in pool ? sizes.get(`${population}/${pool.value}`) : undefined;
  return {
    round: round.id,
    name: round.name,
    version,
    scheme: schemeOf(round.schemeText).scheme,
    period: round.period,
    from: round.term.from,
    to: round.term.to,
    ...('value' in total ? { total: total.value } : {}),
    ...('value' in grade ? { grade: grade.value } : {}),
    ...('value' in rank ? { rank: Number(rank.value) } : {}),
    ...('value' in pool ? { pool: pool.value } : {}),
    ...(size === undefined ? {} : { poolSize: size }),
  };
}

const sameResult = (a: FinalPayload, b: FinalPayload): boolean =>
  canonicalJson({ ...a, version: 0 }) === canonicalJson({ ...b, version: 0 });

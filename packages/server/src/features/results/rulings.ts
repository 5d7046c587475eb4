/** Decisions of people: recorded as facts, each in place of an earlier one on the same matter. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Json } from '../../ledger/json.ts';
import type { NewFact } from '../../ledger/store/record.ts';
import { factsOfRound, type RoundFact, recordInRound } from '../rounds/round-facts.ts';
import { roundReader } from '../rounds/store.ts';
import { RULING, type RulingPayload, standsFor } from './result-facts.ts';
import type { TriedRuling } from './trial.ts';
import type { Acting } from './versions.ts';

type Kept = Omit<RoundFact, 'payload'> & { readonly payload: RulingPayload };

/** Those that stand. */
export async function rulingsOf(scope: Scope | TxScope, round: string): Promise<readonly Kept[]> {
  const facts = (await factsOfRound(scope, round, [RULING])) as unknown as readonly Kept[];
  const assessed = await roundReader(scope).people(round);
  return facts.filter(({ payload }) => payload.withdrawn !== true && standsFor(payload, assessed));
}

/** Names of the pools about which something was decided, without the population that may stand before one. */
export const poolsRuled = async (scope: Scope | TxScope, round: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await rulingsOf(scope, round)).flatMap(({ payload: { kind, target } }) =>
      kind === 'pool' ? [target.slice(target.indexOf('/') + 1)] : [],
    ),
  );

const matterOf = ({ kind, target, setting }: Pick<RulingPayload, 'kind' | 'target' | 'setting'>): string =>
  JSON.stringify([kind, target, setting]);

/** Ids of those that new ones on the same matters would replace. */
export function replacedBy(standing: readonly Kept[], rulings: readonly TriedRuling[]): readonly string[] {
  const matters = new Set(rulings.map(matterOf));
  return standing.filter(({ payload }) => matters.has(matterOf(payload))).map(({ id }) => id);
}

export interface Decided {
  readonly by: string;
  readonly reason: string;
  /** Of a swap: the other person, by the one that a ruling is about. */
  readonly with?: ReadonlyMap<string, string>;
  readonly approval?: RulingPayload['approval'];
}

/** Records them; what stood on the same matters is corrected. */
export async function recordRulings(
  tx: TxScope,
  round: string,
  rulings: readonly TriedRuling[],
  { by, reason, with: others, approval }: Decided,
  { account, authority, now }: Acting,
): Promise<void> {
  const standing = new Map((await rulingsOf(tx, round)).map((one) => [matterOf(one.payload), one]));
  const facts = rulings.map((ruling): NewFact => {
    const other = others?.get(ruling.target);
    const was = standing.get(matterOf(ruling));
    const { kind, target, setting, value } = ruling;
    const payload: RulingPayload = {
      round,
      kind,
      target,
      setting,
      value,
      by,
      reason,
      ...(other === undefined ? {} : { with: other }),
      ...(approval === undefined ? {} : { approval }),
    };
    return {
      kind: RULING,
      subject: kind === 'subject' ? target : round,
      payload: payload as unknown as Json,
      at: now,
      actor: account,
      authority,
      ...(was === undefined ? {} : { corrects: was.id }),
    };
  });
  const recorded = await recordInRound(tx, round, facts);
  if (!recorded.ok) throw new Error(`a ruling could not be recorded: ${recorded.refusal}`);
}

/** Takes one back: a fact that says so comes in its place. */
export async function withdraw(
  tx: TxScope,
  round: string,
  { id, subject, payload }: Kept,
  reason: string,
  { account, authority, now }: Acting,
): Promise<void> {
  const recorded = await recordInRound(tx, round, [
    {
      kind: RULING,
      subject,
      payload: { ...payload, reason, withdrawn: true } as unknown as Json,
      at: now,
      actor: account,
      authority,
      corrects: id,
    },
  ]);
  if (!recorded.ok) throw new Error(`a withdrawal could not be recorded: ${recorded.refusal}`);
}

/** As the page lists them; `name` gives people by id. */
export const rulingsShown = (rulings: readonly Kept[], name: (id: string) => string | undefined) =>
  rulings.map(({ id, at, payload }) => {
    const { round: _, with: other, withdrawn: __, approval: ___, ...ruling } = payload;
    return {
      ...ruling,
      id,
      at,
      targetName: name(payload.target) ?? payload.target,
      withdrawable: payload.approval === undefined,
      ...(other === undefined ? {} : { with: { id: other, name: name(other) ?? '' } }),
    };
  });

/** Uses and kinds as lists and screens show them. */
import { createHash } from 'node:crypto';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { resultReader } from '../results/store.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { assessedBetween } from '../rounds/assessed-count.ts';
import { roundReader } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { unitsReader } from '../units/store.ts';
import { type Use, type UseKind, useEffects } from './model.ts';
import { mayKeepKinds, mayRecordUses, unitsOfNegative, unitsOfUses } from './policy.ts';
import { useReader } from './store.ts';
import { sumsOf } from './sums.ts';

const kindShown = (kind: UseKind) => ({ ...kind, effectName: useEffects[kind.effect] });

const LENGTH = 16;
export const revisionOf = (kinds: readonly UseKind[]): string =>
  createHash('sha256').update(JSON.stringify(kinds)).digest('base64url').slice(0, LENGTH);

export const kindsShown = (kinds: readonly UseKind[], actor: Actor) => ({
  kinds: kinds.map(kindShown),
  revision: revisionOf(kinds),
  abilities: { change: mayKeepKinds(actor) },
});

/** `actor` absent: the person themself looks. */
export async function usesShown(scope: Scope, uses: readonly Use[], actor?: Actor) {
  const reader = useReader(scope);
  const kinds = new Map((await reader.kinds()).map((kind) => [kind.key, kind]));
  const nameOf = await unitNames(scope, [...new Set(uses.map(({ organization }) => organization))]);
  const units = [...new Set(uses.map(({ unit }) => unit))];
  const paths = new Map((await rosterReader(scope).pathsOf(units)).map((path, at) => [units[at] as string, path]));
  const sizes = await reader.batchSizes(uses.map(({ batch }) => batch));
  const rested = await restedOn(scope, uses);
  return uses.map((use) => {
    const kind = kinds.get(use.kind);
    if (kind === undefined) throw new Error('a use of a kind that is gone');
    const { person, name, organization, withdrawn, recorded, round, note } = use;
    const at = { person, unitPaths: [paths.get(use.unit) ?? []] };
    return {
      id: use.id,
      person: { id: person, name },
      organization: { id: organization, name: nameOf(organization) },
      kind: use.kind,
      kindName: kind.name,
      effect: kind.effect,
      effectName: useEffects[kind.effect],
      day: use.day,
      document: use.document,
      ...(round === undefined ? {} : { round: rested(round, person) }),
      ...(note === undefined ? {} : { note }),
      recorded: { name: recorded.name, at: recorded.at },
      ...(withdrawn === undefined ? {} : { withdrawn: { at: withdrawn.at, reason: withdrawn.reason } }),
      others: Math.max(0, (sizes.get(use.batch) ?? 0) - 1),
      abilities: {
        withdraw: actor !== undefined && withdrawn === undefined && mayRecordUses(actor, { people: [at] }),
      },
    };
  });
}

/** What the results were on which they rest. */
async function restedOn(scope: Scope, uses: readonly Use[]) {
  const rounds = new Map<string, { name: string; lines: ReadonlyMap<string, { grade?: string; total?: string }> }>();
  for (const id of new Set(uses.flatMap(({ round }) => round ?? []))) {
    const whole = await roundReader(scope).round(id);
    const reader = resultReader(scope);
    const confirmed = (await reader.versions(id)).find(({ state }) => state === 'confirmed');
    const lines = confirmed === undefined ? [] : await reader.lines(id, confirmed.version);
    rounds.set(id, { name: whole?.round.name ?? '', lines: new Map(lines.map((one) => [one.person, one])) });
  }
  return (id: string, person: string) => {
    const { grade, total } = rounds.get(id)?.lines.get(person) ?? {};
    return {
      id,
      name: rounds.get(id)?.name ?? '',
      ...(grade === undefined ? {} : { grade }),
      ...(total === undefined ? {} : { total }),
    };
  };
}

/** Units in which the actor reads uses; undefined: everywhere. */
export async function scopeOfUses(scope: Scope, actor: Actor): Promise<readonly string[] | undefined> {
  const own = unitsOfUses(actor);
  return own === undefined ? undefined : rosterReader(scope).unitsBelow(own);
}

/** Negative ones of which the actor may read names, as the list takes it. */
export async function negativeOnly(scope: Scope, actor: Actor, kinds: readonly UseKind[]) {
  const own = unitsOfNegative(actor);
  if (own === undefined) return undefined;
  return {
    kinds: kinds.filter(({ effect }) => effect === 'negative').map(({ key }) => key),
    units: own.length === 0 ? [] : await rosterReader(scope).unitsBelow(own),
  };
}

export async function summaryOf(scope: Scope, actor: Actor, wanted: number | undefined, today: Day) {
  const reader = useReader(scope);
  const years = await reader.years();
  const year = wanted ?? years[0] ?? Number(today.slice(0, 4));
  const units = await scopeOfUses(scope, actor);
  const all = await reader.kinds();
  const counts = await reader.counts(year, units);
  const used = new Set(counts.map(({ kind }) => kind));
  // One that is retired stands where something of it was recorded.
  const kinds = all.filter(({ key, retired }) => !retired || used.has(key));
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const assessed = await assessedBetween(scope, days, units);
  const reached = await reader.reached(year, units);
  const tree = (await unitsReader(scope).tree(today)).map(({ id }) => id);
  const named = [...new Set([...counts.map(({ organization }) => organization), ...assessed.by.keys()])];
  const order = [...tree.filter((id) => named.includes(id)), ...named.filter((id) => !tree.includes(id))];
  const sums = sumsOf(kinds, { counts, reached, assessed }, order);
  const nameOf = await unitNames(scope, order);
  return {
    year,
    years: [...new Set([year, ...years])].sort((a, b) => b - a),
    kinds: kinds.map(kindShown),
    units: sums.units.map(({ organization, counts: own, ...sum }) => ({
      unit: { id: organization, name: nameOf(organization) },
      ...sum,
      counts: [...own],
    })),
    all: { ...sums.all, counts: [...sums.all.counts] },
  };
}

/** Recording uses and withdrawing them: all or none, in the ledger and in the list. */
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import { type NewFact, record } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import type { Notify } from '../messages/notify.ts';
import { resultReader } from '../results/store.ts';
import { spokenDay } from '../rounds/copy.ts';
import { USE, type Use, type UseContent, type UseKind, type UsePayload } from './model.ts';
import { placesOf } from './places.ts';
import { useWriter } from './store.ts';

export interface UseParts {
  readonly notify: Notify;
}

export interface Doing {
  readonly account: string;
  readonly now: Date;
  /** By what right, of each person. */
  readonly authority: (person: string) => string;
}

type RecordRefusal = 'kind-unknown' | 'use-twice' | 'use-ahead' | 'round-not-final' | 'person-no-post';

export const sameUse = ({ person, kind, day, document }: Omit<UseContent, 'round' | 'note'>): string =>
  `${person} ${kind} ${day} ${document}`;

/** Records them, each a fact about its person, who is told. */
export async function recordUses(
  tx: TxScope,
  { notify }: UseParts,
  uses: readonly UseContent[],
  names: ReadonlyMap<string, string>,
  { account, now, authority }: Doing,
): Promise<{ readonly recorded: number } | Refused<RecordRefusal>> {
  const writer = useWriter(tx);
  const today = dayOf(now);
  const kinds = await writer.kinds();
  const kindOf = (key: string) => kinds.find((one) => one.key === key && !one.retired);
  const named = (people: readonly string[]) => [...new Set(people)].map((id) => names.get(id) ?? '').join('、');
  const strange = uses.find(({ kind }) => kindOf(kind) === undefined);
  if (strange !== undefined)
    return refuse('kind-unknown', { kind: kinds.find(({ key }) => key === strange.kind)?.name ?? strange.kind });
  const ahead = uses.find(({ day }) => day > today);
  if (ahead !== undefined) return refuse('use-ahead', { day: spokenDay(ahead.day, today) });

  const before = await writer.alike(uses.map(({ person }) => person));
  const stands = new Set(before.filter((one) => one.withdrawn_at === null).map(sameUse));
  const seen = new Set<string>();
  const twice = uses.filter((one) => {
    const key = sameUse(one);
    if (stands.has(key) || seen.has(key)) return true;
    seen.add(key);
    return false;
  });
  if (twice.length > 0) return refuse('use-twice', { people: named(twice.map(({ person }) => person)) });

  const unready = await notFinal(tx, uses);
  if (unready.length > 0) return refuse('round-not-final', { people: named(unready) });

  const placeOf = await placesOf(tx, uses);
  const placed = uses.map((one) => ({ one, place: placeOf(one.person, one.day) }));
  const nowhere = placed.filter(({ place }) => place === undefined);
  if (nowhere.length > 0) return refuse('person-no-post', { people: named(nowhere.map(({ one }) => one.person)) });

  // What was withdrawn may be recorded again; of two who record the same at once the ledger takes one.
  const times = new Map<string, number>();
  for (const one of before) times.set(sameUse(one), (times.get(sameUse(one)) ?? 0) + 1);
  const facts = uses.map(
    (one): NewFact => ({
      kind: USE,
      subject: one.person,
      payload: payloadOf(one, kindOf(one.kind) as UseKind) as unknown as Json,
      at: now,
      actor: account,
      authority: authority(one.person),
      occurrence: `use ${sameUse(one)} ${times.get(sameUse(one)) ?? 0}`,
    }),
  );
  const recorded = await record(tx, facts);
  if (!recorded.ok && recorded.refusal === 'already-recorded')
    return refuse('use-twice', { people: named([uses[recorded.values.at]?.person ?? '']) });
  if (!recorded.ok) throw new Error(`uses could not be recorded: ${recorded.refusal}`);

  const batch = uuid({ msecs: now.getTime() });
  await writer.add(
    batch,
    placed.map(({ one, place }, at) => {
      if (place === undefined) throw new Error('a use without a place');
      return { ...one, ...place, id: uuid({ msecs: now.getTime() }), fact: recorded.ids[at] as string };
    }),
    account,
    now,
  );
  for (const { key, name } of kinds) {
    const to = uses.flatMap(({ person, kind }) => (kind === key ? [person] : []));
    if (to.length > 0)
      await notify(
        tx,
        {
          kind: 'use-recorded',
          to,
          matter: `uses/${batch}/${key}`,
          values: { kind: name },
          console: '/own-uses',
          phone: '/results/uses',
        },
        now,
      );
  }
  return { recorded: uses.length };
}

const payloadOf = (
  { kind, day, document, round, note }: UseContent,
  { name, effect }: Pick<UseKind, 'name' | 'effect'>,
): UsePayload => ({
  kind,
  kindName: name,
  effect,
  day,
  document,
  ...(round === undefined ? {} : { round }),
  ...(note === undefined ? {} : { note }),
});

/** People without a final result of the round that is named. A review or an appeal keeps none from being carried out (公务员法 art. 95). */
async function notFinal(tx: TxScope, uses: readonly UseContent[]): Promise<readonly string[]> {
  const resting = uses.filter(({ round }) => round !== undefined);
  if (resting.length === 0) return [];
  const finals = await resultReader(tx).finals([...new Set(resting.map(({ person }) => person))]);
  const final = new Set(finals.map(({ subject, payload }) => `${payload.round} ${subject}`));
  return resting.flatMap(({ person, round }) => (final.has(`${round} ${person}`) ? [] : [person]));
}

/** Withdraws those of them that stand: each fact is corrected by one that says so. */
export async function withdrawUses(
  tx: TxScope,
  asked: readonly Use[],
  reason: string,
  { account, now, authority }: Doing,
): Promise<{ readonly withdrawn: number } | Refused<'use-withdrawn'>> {
  const writer = useWriter(tx);
  await writer.lock(asked.map(({ id }) => id));
  const standing: Use[] = [];
  for (const { id } of asked) {
    const use = await writer.use(id);
    if (use !== undefined && use.withdrawn === undefined) standing.push(use);
  }
  if (standing.length === 0) return refuse('use-withdrawn');
  const kinds = await writer.kinds();
  const recorded = await record(
    tx,
    standing.map((use): NewFact => {
      const kind = kinds.find(({ key }) => key === use.kind);
      if (kind === undefined) throw new Error('a use of a kind that is gone');
      return {
        kind: USE,
        subject: use.person,
        payload: { ...payloadOf(use, kind), withdrawn: true, reason } as unknown as Json,
        at: now,
        actor: account,
        authority: authority(use.person),
        corrects: use.fact,
      };
    }),
  );
  if (!recorded.ok) throw new Error(`uses could not be withdrawn: ${recorded.refusal}`);
  await writer.withdraw(
    standing.map(({ id }) => id),
    account,
    now,
    reason,
  );
  return { withdrawn: standing.length };
}

/** Starting a round: refused with all that lacks at once, or frozen and named in the ledger. */
import { createHash } from 'node:crypto';
import type { TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { RoundStage } from './model.ts';
import type { ApprovedScheme, Plan } from './plan.ts';
import { recordInRound } from './round-facts.ts';
import { roundReader } from './store.ts';
import { ROUND_BEGUN, subjectFactOf } from './subject-facts.ts';
import type { Wishes } from './wishes.ts';
import { roundWriter } from './writer.ts';

/** All that lacks at once; and the same scheme for the same days and the same people. */
export async function refusedFor(
  tx: TxScope,
  plan: Plan,
  scheme: ApprovedScheme,
  units: readonly string[],
): Promise<Refused<'round-lacks' | 'round-twice'> | undefined> {
  if (plan.lacks.length > 0)
    return {
      ...refuse('round-lacks', { lacks: plan.lacks.map(({ sentence }) => sentence).join('') }),
      errors: plan.lacks.map(({ code, sentence }) => ({ at: code, message: sentence })),
    };
  const reader = roundReader(tx);
  const people = new Set(plan.subjects.map(({ person }) => person));
  for (const other of await reader.alike(scheme.id, plan.period)) {
    const twice = (await reader.subjects(other.id)).filter(({ person }) => people.has(person));
    if (twice.length === 0) continue;
    const names = units.flatMap((unit) => plan.book.unit(unit)?.name ?? []);
    return refuse('round-twice', { units: names.slice(0, 3).join('、'), name: other.name });
  }
  return undefined;
}

interface Beginning {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly now: Date;
  readonly wishes: Wishes;
}

/** Freezes it, and says so in the ledger: by which scheme, in which days, whom. */
export async function begin(
  tx: TxScope,
  { id, name, by, now, wishes }: Beginning,
  plan: Plan,
  scheme: ApprovedScheme,
  units: readonly string[],
): Promise<void> {
  const { period, subjects, days } = plan;
  const hash = createHash('sha256').update(scheme.text).digest();
  const writer = roundWriter(tx);
  const stages = days.map((one): RoundStage => ({ ...one, state: 'waiting' }));
  await writer.insert(
    {
      id,
      name,
      scheme: scheme.id,
      version: scheme.version,
      schemeText: scheme.text,
      schemeHash: hash,
      period: period.period,
      from: period.from,
      to: period.to,
      asOf: period.asOf,
      by,
      at: now,
      wishes,
    },
    units,
    stages,
  );
  await writer.insertSubjects(id, subjects);
  const payload = {
    name,
    scheme: { id: scheme.id, version: scheme.version, sha256: hash.toString('hex') },
    period: period.period,
    from: period.from,
    to: period.to,
    asOf: period.asOf,
    units: [...units],
    people: subjects.length,
    stages: days.map(({ key, begins, ends }) => ({ key, begins, ends })),
  };
  const common = { at: now, actor: by, authority: 'office' } as const;
  const begun = { ...common, kind: ROUND_BEGUN, subject: id, payload, occurrence: `round.begun:${id}` };
  const recorded = await recordInRound(tx, id, [
    begun,
    ...subjects.map((subject) => ({ ...common, ...subjectFactOf(id, subject) })),
  ]);
  if (!recorded.ok) throw new Error(`a round could not be recorded: ${recorded.refusal}`);
}

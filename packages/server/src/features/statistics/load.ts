/** A round with the people whose numbers somebody may see, and the results that are counted. */
import { resultOf, type SubjectResult } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { dayOf } from '../../ports/clock.ts';
import { type ResultVersion, type StoredLine, valueIn, versionStates } from '../results/model.ts';
import { type Asked, scoreRound } from '../results/scored.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { rosterReader } from '../roster/load.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { statisticsWords as words } from './copy.ts';
import { type Basis, bases, type Placed } from './model.ts';
import { mayReadProvisional, type OfRoundStatistics } from './policy.ts';

export interface FoundRound extends OfRoundStatistics {
  readonly whole: WholeRound;
  readonly subjects: readonly RoundSubject[];
}

const principalOf = ({ reviewers: { principal } }: RoundSubject): string | undefined =>
  principal.kind === 'reviewer' ? principal.person : undefined;

export async function findRound({
  params,
  scope,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
}): Promise<FoundRound | undefined> {
  const reader = roundReader(scope);
  const whole = await reader.round(params.id);
  if (whole === undefined || whole.round.state === 'given-up') return undefined;
  const subjects = (await reader.subjects(params.id)).filter(({ population }) => population !== undefined);
  return {
    whole,
    subjects,
    unitPaths: await rosterReader(scope).pathsOf([...new Set(subjects.map(({ unit }) => unit))]),
    principals: [...new Set(subjects.flatMap((one) => principalOf(one) ?? []))],
  };
}

/** Those of the round whom the actor may see: all, those of units that they look after, those whom they lead. */
export async function seenBy(scope: Scope, actor: Actor, { subjects }: FoundRound): Promise<readonly RoundSubject[]> {
  const own = unitsSeen(actor);
  if (own === undefined) return subjects;
  const units = new Set(own.length === 0 ? [] : await rosterReader(scope).unitsBelow(own));
  return subjects.filter(
    (one) => units.has(one.unit) || (actor.person !== undefined && principalOf(one) === actor.person),
  );
}

export interface ShownBasis {
  readonly basis: Basis;
  readonly name: string;
  /** Absent: scored from the facts as they stand. */
  readonly version?: ResultVersion;
}

/** What may be counted for the actor, the usual one first: what was made known before what is still being made. */
export async function basesOf(scope: Scope, actor: Actor, found: FoundRound): Promise<readonly ShownBasis[]> {
  const { whole } = found;
  const known = await told(scope, whole, await resultReader(scope).versions(whole.round.id));
  const provisional = whole.round.state === 'running' && mayReadProvisional(actor, found);
  return [
    ...(known === undefined ? [] : [published(known)]),
    ...(provisional ? [{ basis: 'now', name: bases.now } as const] : []),
  ];
}

const published = (version: ResultVersion): ShownBasis => ({
  basis: 'published',
  name: words.basis(bases.published, version.version, versionStates[version.state]),
  version,
});

export async function linesOf(
  scope: Scope,
  { round }: WholeRound,
  { version }: ShownBasis,
  asked: Asked,
  now: Date,
): Promise<readonly StoredLine[]> {
  if (version !== undefined) return resultReader(scope).lines(round.id, version.version);
  return resultOf((await scoreRound(scope, round, dayOf(now), asked)).run).subjects.map(lineOf);
}

function lineOf({ id, ...result }: SubjectResult): StoredLine {
  const [total, grade, rank, pool] = [result.total, result.grade, result.rank, result.pool].map(valueIn);
  return {
    person: id,
    ...(total === undefined ? {} : { total }),
    ...(grade === undefined ? {} : { grade }),
    ...(rank === undefined ? {} : { rank: Number(rank) }),
    ...(pool === undefined ? {} : { pool }),
  };
}

/** People with their results, in the order of the round. */
export function placed(
  { round }: WholeRound,
  subjects: readonly RoundSubject[],
  lines: readonly StoredLine[],
): readonly Placed[] {
  const by = new Map(lines.map((line) => [line.person, line]));
  const attribute = schemeOf(round.schemeText).attributes?.find(({ from }) => from === 'staffing')?.id;
  return subjects.map((subject) => {
    const line = by.get(subject.person);
    const spells = subject.spells.filter((spell) => spell.attribute === attribute);
    const staffing = (spells.find(({ to }) => to === undefined || to >= round.term.to) ?? spells.at(-1))?.value;
    return {
      subject,
      ...(staffing === undefined ? {} : { staffing }),
      ...(line === undefined ? {} : { line }),
    };
  });
}

/** Two rounds beside each other, as far as both are published and the reader may see both. */
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { levelsOf } from '../results/view.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { unitNames } from '../rounds/view.ts';
import { type FoundRound, findRound, seenBy } from './load.ts';
import { gradesMoved, movedCounts, movesOf, standingsOf } from './moves.ts';
import { mayReadStatistics } from './policy.ts';
import type { Looking } from './shown.ts';

export async function comparedWith(
  looking: Pick<Looking, 'scope' | 'actor'>,
  after: FoundRound,
  since: string,
  organization: string | undefined,
) {
  const { scope, actor } = looking;
  const before = since === after.whole.round.id ? undefined : await findRound({ scope, params: { id: since } });
  if (before === undefined || !mayReadStatistics(actor, before)) return refuse('since-unknown');
  const was = await publishedLines(scope, before);
  const is = await publishedLines(scope, after);
  if (isRefused(was)) return was;
  if (isRefused(is)) return is;
  const seenBefore = new Set((await seenBy(scope, actor, before)).map(({ person }) => person));
  const subjects = (await seenBy(scope, actor, after)).filter(
    (one) => seenBefore.has(one.person) && (organization === undefined || one.organization === organization),
  );
  const moves = movesOf(
    subjects.map(({ person }) => person),
    standingsOf(was),
    standingsOf(is),
    before.whole.round.scheme === after.whole.round.scheme,
  );
  const nameOf = await unitNames(scope, [...new Set(subjects.map(({ unit }) => unit))]);
  const by = new Map(subjects.map((one) => [one.person, one]));
  const named = ({ whole: { round } }: FoundRound) => ({ id: round.id, name: round.name });
  return {
    before: named(before),
    after: named(after),
    levels: [...new Set([after, before].flatMap((one) => levelsOf(schemeOf(one.whole.round.schemeText))))],
    grades: gradesMoved(moves),
    counts: movedCounts(moves),
    people: moves.map(({ person, ...move }) => ({
      person: { id: person, name: by.get(person)?.name ?? '' },
      unit: nameOf(by.get(person)?.unit ?? ''),
      ...move,
    })),
  };
}

async function publishedLines(scope: Looking['scope'], { whole }: FoundRound): Promise<Lines> {
  const reader = resultReader(scope);
  const version = await told(scope, whole, await reader.versions(whole.round.id));
  if (version === undefined) return refuse('not-published', { round: whole.round.name });
  return reader.lines(whole.round.id, version.version);
}

type Lines = Awaited<ReturnType<ReturnType<typeof resultReader>['lines']>> | Refused<'not-published'>;

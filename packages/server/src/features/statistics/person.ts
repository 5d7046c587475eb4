/** One person over the rounds: score, grade, rank; and how the latest total comes from the facets. What was made known alone. */
import { add, divide, whole as exactly, exactOf, formatExact, zero } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { type ResultVersion, valueIn, versionStates } from '../results/model.ts';
import { mayReadSheet, type OfSheet } from '../results/policy.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { levelsOf } from '../results/view.ts';
import { rosterReader } from '../roster/load.ts';
import { whereIs } from '../roster/unit-paths.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { standingsOf } from './moves.ts';
import type { OfTrend } from './policy.ts';
import { roundingOf } from './shown.ts';

/** Three years of quarters. */
const MOST_ROUNDS = 12;
/** Of fewer a mean tells what the others have. */
const LEAST_FOR_MEAN = 5;

interface Sheet extends OfSheet {
  readonly whole: WholeRound;
  readonly version: ResultVersion;
}

export interface FoundTrend extends OfTrend {
  readonly name: string;
  /** The latest first. */
  readonly sheets: readonly Sheet[];
}

export async function findTrend({
  params,
  scope,
  now,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
  readonly now: Date;
}): Promise<FoundTrend | undefined> {
  const { id } = params;
  const where = await whereIs(scope, id, now);
  const person = where && (await rosterReader(scope).record('person', id));
  if (where === undefined || person === undefined) return undefined;
  const sheets: Sheet[] = [];
  for (const round of await resultReader(scope).roundsOf(id)) {
    if (sheets.length === MOST_ROUNDS) break;
    const whole = await roundReader(scope).round(round);
    const version = whole && (await told(scope, whole, await resultReader(scope).versions(round)));
    const subject = await roundReader(scope).subject(round, id);
    if (whole === undefined || version === undefined || subject === undefined || whole.round.state === 'given-up')
      continue;
    sheets.push({
      whole,
      version,
      person: id,
      told: true,
      unitPaths: await rosterReader(scope).pathsOf([subject.organization]),
      reviewers: Object.values(subject.reviewers).flatMap((one) => (one.kind === 'reviewer' ? [one.person] : [])),
    });
  }
  return { ...where, name: person.name, sheets };
}

/** The oldest round first. */
export async function trendOf(scope: Scope, actor: Actor, { person, name, sheets }: FoundTrend) {
  const readable = sheets.filter((sheet) => mayReadSheet(actor, sheet));
  const rounds = [];
  for (const { whole, version } of [...readable].reverse()) {
    const { round } = whole;
    const standing = standingsOf(await resultReader(scope).lines(round.id, version.version)).get(person);
    if (standing === undefined) continue;
    rounds.push({
      round: { id: round.id, name: round.name },
      period: round.period,
      from: round.term.from,
      to: round.term.to,
      stateName: versionStates[version.state],
      levels: [...levelsOf(schemeOf(round.schemeText))],
      ...standing,
    });
  }
  const facets = await facetsOf(scope, person, readable);
  return { person: { id: person, name }, rounds, ...(facets === undefined ? {} : { facets }) };
}

/** Of the latest round whose scheme has facets, beside the mean of those assessed as the person is. */
async function facetsOf(scope: Scope, person: string, sheets: readonly Sheet[]) {
  const latest = sheets.find(({ whole }) => (schemeOf(whole.round.schemeText).facets ?? []).length > 0);
  if (latest === undefined) return undefined;
  const { round } = latest.whole;
  const all = (await resultReader(scope).sheets(round.id, latest.version.version)).map(({ result }) => result);
  const own = all.find(({ id }) => id === person);
  if (own === undefined) return undefined;
  const scheme = schemeOf(round.schemeText);
  const alike = all.filter(({ population }) => population === own.population);
  const enough = alike.length >= LEAST_FOR_MEAN;
  const { decimals, facets = [] } = scheme;
  return {
    round: { id: round.id, name: round.name },
    rounding: roundingOf(scheme),
    ...(enough ? { people: alike.length } : {}),
    facets: facets.flatMap((facet) => {
      const outcome = own.facets[facet];
      const value = outcome && valueIn(outcome);
      if (value === undefined) return [];
      const values = alike.flatMap(({ facets: theirs }) => {
        const one = theirs[facet];
        return (one && valueIn(one)) ?? [];
      });
      const sum = values.map(exactOf).reduce(add, zero);
      const mean =
        enough && values.length >= LEAST_FOR_MEAN ? divide(sum, exactly(values.length), decimals) : undefined;
      return [{ facet, value, ...(mean === undefined ? {} : { mean: formatExact(mean) }) }];
    }),
  };
}

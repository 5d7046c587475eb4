/** Statistics of a round as the screen and the workbook show them. */
import type { Scheme } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { type AskedInRound, askedIn, type EntryAsked, standingIn } from '../logs/asked.ts';
import { logReader } from '../logs/store.ts';
import { gridShown } from '../logs/view.ts';
import { standingWords } from '../logs/whiles.ts';
import type { Asked } from '../results/scored.ts';
import { levelsOf } from '../results/view.ts';
import type { Day } from '../roster/model.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { unitNames } from '../rounds/view.ts';
import { statisticsWords as words } from './copy.ts';
import { countOf, countsBy, levelsIn } from './count.ts';
import { basesOf, type FoundRound, linesOf, placed, type ShownBasis, seenBy } from './load.ts';
import { type Basis, type Narrowing, narrowed, type Placed } from './model.ts';
import { roundingNames } from './numbers.ts';
import { mayReadLogStatistics } from './policy.ts';

export interface Wanted extends Narrowing {
  readonly basis?: Basis | undefined;
}

export interface Looking {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
  readonly asked: Asked;
}

/** People of the round with what may be counted of them; `basis` absent: nothing. */
export async function peopleOf({ scope, actor, now, asked }: Looking, found: FoundRound, wanted: Wanted) {
  const offered = await basesOf(scope, actor, found);
  const basis = wanted.basis === undefined ? offered[0] : offered.find((one) => one.basis === wanted.basis);
  const lines = basis === undefined ? [] : await linesOf(scope, found.whole, basis, asked, now);
  return { offered, basis, people: placed(found.whole, await seenBy(scope, actor, found), lines) };
}

export const roundingOf = ({ decimals }: Scheme): string =>
  words.rounding(roundingNames[decimals.mode], decimals.places);

const shownBasis = ({ basis, name }: ShownBasis) => ({ basis, name });

export async function statisticsOf(looking: Looking, found: FoundRound, wanted: Wanted, calendar: Calendar) {
  const { scope, actor } = looking;
  const { round } = found.whole;
  const scheme = schemeOf(round.schemeText);
  const { offered, basis, people } = await peopleOf(looking, found, wanted);
  const organizations = [...new Set(people.map(({ subject }) => subject.organization))];
  // Of one department its sections are told apart.
  const organization = wanted.organization ?? (organizations.length === 1 ? organizations[0] : undefined);
  const own = narrowed(people, { ...wanted, organization });
  const rowOf = ({ subject }: Placed) => (organization === undefined ? subject.organization : subject.unit);
  const levels = levelsIn(levelsOf(scheme), own);
  const units = countsBy(own, rowOf, levels, scheme.decimals);
  const nameOf = await unitNames(scope, [...new Set([...organizations, ...units.map(({ unit }) => unit)])]);
  const watches = mayReadLogStatistics(actor, found);
  const present = new Set(people.map(({ subject }) => subject.population));
  return {
    round: { id: round.id, name: round.name },
    from: round.term.from,
    to: round.term.to,
    bases: offered.map(shownBasis),
    ...(basis === undefined ? {} : { basis: shownBasis(basis) }),
    populations: scheme.populations.filter(({ id }) => present.has(id)).map(({ id, name }) => ({ id, name })),
    staffings: [...new Set(people.flatMap(({ staffing }) => staffing ?? []))],
    organizations: organizations.map((id) => ({ id, name: nameOf(id) })),
    ...(organization === undefined ? {} : { organization: { id: organization, name: nameOf(organization) } }),
    levels: [...levels],
    rounding: roundingOf(scheme),
    units: units.map(({ unit, ...count }) => ({ unit: { id: unit, name: nameOf(unit) }, ...copied(count) })),
    all: copied(countOf(own, levels, scheme.decimals)),
    entries: watches
      ? askedIn(found.whole, calendar).entries.map(({ asked: { id, name } }) => ({ entry: id, name }))
      : [],
  };
}

const copied = <C extends { readonly grades: readonly number[] }>(count: C) => ({
  ...count,
  grades: [...count.grades],
});

/** `people`: those of one department or town are told one by one. */
export async function logsOf(
  { scope, now }: Pick<Looking, 'scope'> & { readonly now: Day },
  around: AskedInRound,
  entry: EntryAsked,
  subjects: readonly RoundSubject[],
  wanted: string | undefined,
) {
  const organizations = [...new Set(subjects.map(({ organization }) => organization))];
  const organization = wanted ?? (organizations.length === 1 ? organizations[0] : undefined);
  const own = organization === undefined ? subjects : subjects.filter((one) => one.organization === organization);
  const rowOf = (one: RoundSubject) => (organization === undefined ? one.organization : one.unit);
  return {
    entry: { entry: entry.asked.id, name: entry.asked.name },
    spans: entry.whiles.map(({ span, name, due }) => ({ span, name, due })),
    units: await gridShown(scope, around, entry, own, rowOf, now),
    ...(organization === undefined ? {} : { people: await onesOf(scope, around, entry, own, now) }),
  };
}

async function onesOf(
  scope: Scope,
  around: AskedInRound,
  entry: EntryAsked,
  subjects: readonly RoundSubject[],
  today: Day,
) {
  const entered = new Map(
    (await logReader(scope).entered(around.whole.round.id, entry.asked.id)).map((one) => [
      `${one.person} ${one.span}`,
      one,
    ]),
  );
  const nameOf = await unitNames(scope, [...new Set(subjects.map(({ unit }) => unit))]);
  return subjects.map((subject) => {
    const states = entry.whiles.map((one) => {
      const standing = standingIn(around, subject, one, entered.get(`${subject.person} ${one.span}`), today);
      return { state: standing.state, stateName: standingWords(standing) };
    });
    return {
      person: { id: subject.person, name: subject.name },
      unit: nameOf(subject.unit),
      states,
      missing: states.filter(({ state }) => state === 'missing').length,
    };
  });
}

/**
 * Who is assessed in a round, as the roster stands when it is started: each with the dated values of what the scheme asks for, and who
 * reviews them. From then on the roster may change, and the round doesn't: what changes it is a named act with a reason.
 */
import { type Attribute, type RosterSource, rosterSources, type Scheme } from '@shiji/engine';
import type { RosterBook } from '../roster/book.ts';
import { chainsOn, type StepOutcome } from '../roster/chain.ts';
import {
  type ChainStep,
  chainSteps,
  type Day,
  duties,
  type Span,
  type StandingKind,
  type Tenure,
} from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { overlap } from '../roster/spans.ts';

/** The clock of a round: first and last day, and the day as of which people stand. */
export interface Term {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
}

export interface FrozenSubject {
  readonly person: string;
  readonly name: string;
  /** The main post on the last day, which says where somebody is assessed. */
  readonly tenure: string;
  readonly unit: string;
  readonly organization: string;
  readonly spells: readonly Spell[];
  readonly reviewers: Readonly<Record<ChainStep, Reviewer>>;
}

/** A value of an attribute, by the attribute's id; open ends reach beyond the period. */
export interface Spell {
  readonly attribute: string;
  readonly value: string;
  readonly from?: Day;
  readonly to?: Day;
}

export type Reviewer =
  | { readonly kind: 'reviewer'; readonly person: string }
  /** The level isn't for them: they hold that place or a higher one. */
  | { readonly kind: 'skipped' }
  /** Nobody, or several; the office names somebody before the review begins. */
  | { readonly kind: 'absent'; readonly because: string };

/** Somebody who held a post in the period and isn't assessed, and why, in words. */
export interface LeftOut {
  readonly person: string;
  readonly name: string;
  readonly because: string;
}

export interface Frozen {
  readonly subjects: readonly FrozenSubject[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Everybody with a main post on the last day of the period in one of the units or below, in the order of the roster. A person has one main
 * post at a time, so each stands here once; posts beside it are no assessment of their own.
 */
export function freeze(
  book: RosterBook,
  scheme: Pick<Scheme, 'attributes'>,
  term: Term,
  units: readonly string[],
): Frozen {
  const on = rosterOn(book, term.to);
  const chains = chainsOn(book, term.asOf < term.to ? term.to : term.asOf);
  const name = unitNames(book);
  const attributes = (scheme.attributes ?? []).filter((one): one is Sourced => one.from !== undefined);
  const subjects = new Map<string, FrozenSubject>();
  for (const tenure of units.flatMap((unit) => on.tenuresIn(unit, true))) {
    const person = book.person(tenure.person);
    const organization = on.organizationOf(tenure.unit);
    if (!tenure.main || person === undefined || organization === undefined || subjects.has(person.id)) continue;
    const chain = chains.chainOf(tenure);
    subjects.set(person.id, {
      person: person.id,
      name: person.name,
      tenure: tenure.id,
      unit: tenure.unit,
      organization: organization.id,
      spells: attributes.flatMap((attribute) => spellsOf(book, attribute, person.id, term, name)),
      reviewers: Object.fromEntries(
        (Object.keys(chainSteps) as ChainStep[]).map((step) => [step, reviewerOf(chain.steps[step])]),
      ) as Record<ChainStep, Reviewer>,
    });
  }
  return { subjects: [...subjects.values()], leftOut: leftIn(book, term, units, subjects) };
}

type Sourced = Attribute & { readonly from: RosterSource };

/** Whoever was there for some days and is gone on the last: their result, if any, is for where they are now. */
function leftIn(
  book: RosterBook,
  term: Term,
  units: readonly string[],
  subjects: ReadonlyMap<string, unknown>,
): readonly LeftOut[] {
  const all = rosterOn(book, term.to);
  const under = new Set(units.flatMap((unit) => all.unitsUnder(unit).map(({ id }) => id)));
  const gone = new Map<string, LeftOut>();
  for (const unit of under)
    for (const tenure of book.tenuresIn(unit)) {
      const person = book.person(tenure.person);
      if (person === undefined || !tenure.main || subjects.has(person.id) || !overlap(tenure, spanOf(term))) continue;
      const now = all.mainTenureOf(person.id);
      const because =
        now === undefined
          ? `${term.to}已不在岗`
          : `${term.to}前已调到${book.unit(now.unit)?.name ?? '别的单位'}，在那里考核`;
      gone.set(person.id, { person: person.id, name: person.name, because });
    }
  return [...gone.values()];
}

const spanOf = ({ from, to }: Term): Span => ({ since: from, until: to });

function reviewerOf(step: StepOutcome): Reviewer {
  if (step.kind === 'reviewer') return { kind: 'reviewer', person: step.person };
  // In a village, or in no section: there is no such level.
  if (step.kind === 'skipped' || step.because === 'no-section') return { kind: 'skipped' };
  return { kind: 'absent', because: step.because };
}

type Naming = (unit: string) => string;

/** Names as pools are called by them; of units that are called alike, with what they belong to before it. */
function unitNames(book: RosterBook): Naming {
  return (id) => {
    const unit = book.unit(id);
    if (unit === undefined) return '';
    const parent = unit.parent === undefined ? undefined : book.unit(unit.parent);
    return book.unitsNamed(unit.name).length > 1 && parent !== undefined ? `${parent.name}${unit.name}` : unit.name;
  };
}

/** Total, so that a source that is added says where it comes from. */
const ofTenure: {
  readonly [S in RosterSource]?: (tenure: Tenure, book: RosterBook, name: Naming) => string | undefined;
} = {
  unit: ({ unit }, _, name) => name(unit),
  organization: ({ unit }, book, name) => {
    const organization = rosterOn(book, '9999-12-31').organizationOf(unit);
    return organization && name(organization.id);
  },
  duty: ({ duty }) => duties[duty],
  post: ({ post }) => post,
  rank: ({ rank }) => rank,
  staffing: ({ staffing }) => staffing,
};
const ofStanding: { readonly [S in RosterSource]?: StandingKind } = {
  probation: 'probation',
  leave: 'leave',
  sanction: 'sanction',
  secondment: 'secondment',
  investigation: 'investigation',
};

function spellsOf(book: RosterBook, { id, from }: Sourced, person: string, term: Term, name: Naming): readonly Spell[] {
  const standing = ofStanding[from];
  const period = spanOf({ ...term, to: term.asOf > term.to ? term.asOf : term.to });
  if (standing !== undefined)
    return book
      .standingsOf(person)
      .filter((one) => one.kind === standing && overlap(one, period))
      .map((one) => ({ attribute: id, value: standingValue(from, one.note), ...days(one) }));
  const value = ofTenure[from];
  if (value === undefined) throw new Error(`the roster has no ${rosterSources[from]}`);
  return book
    .tenuresOf(person)
    .filter((one) => one.main && overlap(one, period))
    .flatMap((one) => {
      const told = value(one, book, name);
      return told === undefined || told === '' ? [] : [{ attribute: id, value: told, ...days(one) }];
    });
}

/** Kinds of leave and sanctions are told apart; of the others it counts that there is one. */
const standingValue = (from: RosterSource, note: string | undefined): string =>
  (from === 'leave' || from === 'sanction') && note !== undefined && note !== '' ? note : '是';

const days = ({ since, until }: Span): Pick<Spell, 'from' | 'to'> => ({
  ...(since === undefined ? {} : { from: since }),
  ...(until === undefined ? {} : { to: until }),
});

/** Somebody's file as an actor may see it: posts, standings, who reviews them, as of a day. */
import type { Actor } from '../../http/actor.ts';
import type { RosterBook } from '../roster/book.ts';
import { chainsOn, type StepOutcome } from '../roster/chain.ts';
import { idsDownTo } from '../roster/load.ts';
import { type ChainStep, chainSteps, duties, isOrganization, standingKinds, type Tenure } from '../roster/model.ts';
import { revisionOf } from '../roster/revision.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { covers } from '../roster/spans.ts';
import { stepSentences } from './copy.ts';
import { mayEditPost, mayOverride, mayRecordSanctions, maySeeSanctions, type PersonSubject } from './policy.ts';

/** Whom a route is about, with the part of the roster around them. */
export interface LoadedPerson extends PersonSubject {
  readonly book: RosterBook;
}

/** As policies look at somebody: by the posts and chains of this day. Undefined where the book has no such person. */
export function subjectOf(book: RosterBook, person: string, today: string): LoadedPerson | undefined {
  if (book.person(person) === undefined) return undefined;
  const held = rosterOn(book, today).tenuresOf(person);
  const chains = chainsOn(book, today);
  const steps = held.flatMap((tenure) => Object.values(chains.chainOf(tenure).steps));
  return {
    book,
    person,
    unitPaths: held.map(({ unit }) => idsDownTo(book, unit)),
    reviewers: steps.flatMap((step) => (step.kind === 'reviewer' ? [step.person] : [])),
  };
}

/** 县财政局/办公室: from below the county. */
export function pathText(book: RosterBook, unit: string): string {
  const path = book.upwards(unit).reverse();
  return path
    .slice(path.length > 1 && path[0]?.kind === 'county' ? 1 : 0)
    .map(({ name }) => name)
    .join('/');
}

export function fileOf(book: RosterBook, actor: Actor, id: string, day: string, today: string) {
  const person = book.person(id);
  const subject = subjectOf(book, id, today);
  if (person === undefined || subject === undefined) throw new Error('a person who was found is gone');
  const chains = chainsOn(book, day);
  const seesSanctions = maySeeSanctions(actor, subject);
  const mainUnit = rosterOn(book, today).mainTenureOf(id)?.unit;
  const home = { person: id, unitPaths: mainUnit === undefined ? [] : [idsDownTo(book, mainUnit)] };
  const named = (of: string) => ({ id: of, name: book.person(of)?.name ?? '' });
  return {
    day,
    person: { ...person, revision: revisionOf(person) },
    tenures: [...book.tenuresOf(id)].sort(latestFirst(day)).map((tenure) => ({
      ...tenure,
      revision: revisionOf(tenure),
      unit: { id: tenure.unit, name: book.unit(tenure.unit)?.name ?? '', path: pathText(book, tenure.unit) },
      dutyName: duties[tenure.duty],
      current: covers(tenure, day),
      ...(covers(tenure, day) ? { chain: chainShown(chains.chainOf(tenure).steps, named, isInner(book, tenure)) } : {}),
      abilities: postAbilities(book, actor, tenure),
    })),
    standings: book
      .standingsOf(id)
      .filter(({ kind }) => seesSanctions || !isSanction(kind))
      .map((standing) => ({
        ...standing,
        revision: revisionOf(standing),
        kindName: standingKinds[standing.kind],
        abilities: { edit: isSanction(standing.kind) ? mayRecordSanctions(actor) : mayEditPost(actor, home) },
      })),
    overrides: book.overridesOf(id).map(({ person: _, ...override }) => ({
      ...override,
      revision: revisionOf({ person: id, ...override }),
      stepName: chainSteps[override.step],
      reviewer: named(override.reviewer),
    })),
    oversees: book
      .oversightBy(id)
      .filter((one) => covers(one, day))
      .map(({ unit }) => ({ id: unit, name: book.unit(unit)?.name ?? '' })),
    abilities: {
      edit: mayEditPost(actor, home),
      addTenure: mayEditPost(actor, home),
      addStanding: mayEditPost(actor, home),
      addSanction: mayRecordSanctions(actor),
      override: mayOverride(actor),
    },
  };
}

export const isSanction = (kind: string): boolean => kind === 'sanction' || kind === 'investigation';

const isInner = (book: RosterBook, { unit }: Tenure): boolean => !isOrganization(book.unit(unit)?.kind ?? 'county');

function postAbilities(book: RosterBook, actor: Actor, { person, unit }: Tenure) {
  const edit = mayEditPost(actor, { person, unitPaths: [idsDownTo(book, unit)] });
  return { edit, transfer: edit };
}

/** Today's before former ones, the main one before others, the latest before earlier ones. */
const latestFirst =
  (day: string) =>
  (a: Tenure, b: Tenure): number =>
    Number(covers(b, day)) - Number(covers(a, day)) ||
    Number(b.main) - Number(a.main) ||
    (a.since < b.since ? 1 : a.since > b.since ? -1 : 0);

function chainShown(
  steps: Readonly<Record<ChainStep, StepOutcome>>,
  named: (person: string) => { readonly id: string; readonly name: string },
  inner: boolean,
) {
  return (Object.keys(chainSteps) as ChainStep[]).map((step) => {
    const outcome = steps[step];
    const base = { step, stepName: chainSteps[step] };
    if (outcome.kind === 'reviewer')
      return {
        ...base,
        reviewer: named(outcome.person),
        by: outcome.by,
        ...(outcome.by === 'override' ? { override: outcome.override } : {}),
        gap: false,
      };
    // Who works in the organization itself has no section whose head could lack.
    const gap = outcome.kind === 'absent' && (inner || outcome.because !== 'no-section');
    return { ...base, because: stepSentences[outcome.because], gap };
  });
}

/** Who reviews a person on a day, step by step: section head → leader in charge → principal. */
import type { RosterBook } from './book.ts';
import { type ChainStep, type Day, isOrganization, type Tenure, type Unit } from './model.ts';
import { covers } from './spans.ts';

export type StepOutcome =
  | { readonly kind: 'reviewer'; readonly person: string; readonly by: 'post' | 'oversight' }
  | { readonly kind: 'reviewer'; readonly person: string; readonly by: 'override'; readonly override: string }
  /** The step is not for this person, who holds that place or a higher one. */
  | { readonly kind: 'skipped'; readonly because: 'is-section-head' | 'is-in-charge' | 'is-principal' }
  | { readonly kind: 'absent'; readonly because: ChainGap; readonly candidates: readonly string[] };

/** `no-section`: the post is in the organization itself. `several-…`: the roster names more than one, and nothing says which. */
export type ChainGap =
  | 'no-section'
  | 'no-section-head'
  | 'several-section-heads'
  | 'no-one-in-charge'
  | 'several-in-charge'
  | 'no-principal'
  | 'several-principals';

/** Of one post: somebody with two posts has two chains. */
export interface Chain {
  readonly person: string;
  readonly tenure: string;
  readonly steps: Readonly<Record<ChainStep, StepOutcome>>;
}

/**
 * Reads chains of one day. What units have in common is looked up once, so that the chains of a county take as long as it has people.
 * In a village, a grid or a section the head is whoever has the duty of section head or principal there; an organization's principal is
 * reviewed by nobody unless an override says so. Gaps are told, never filled with a guess.
 */
export function chainsOn(book: RosterBook, day: Day): { chainOf(tenure: Tenure): Chain } {
  const parts = remembered((unit: string) => partsOf(book, unit));
  const heads = remembered((unit: string) => holders(book, unit, day, ['sectionHead', 'principal']));
  const principals = remembered((unit: string) => holders(book, unit, day, ['principal']));
  const leaders = remembered((unit: string) =>
    distinct(
      book
        .oversightOf(unit)
        .filter((o) => covers(o, day))
        .map(({ leader }) => leader),
    ),
  );

  function sectionHead({ person, unit, duty }: Tenure): StepOutcome {
    const { inner, organization } = parts(unit);
    if (inner.length === 0 && duty === 'principal') return { kind: 'skipped', because: 'is-principal' };
    if (duty === 'inCharge') return { kind: 'skipped', because: 'is-in-charge' };
    if (inner.length === 0) {
      // Who heads a section and is listed in the organization itself is no gap.
      return duty === 'sectionHead' && organization !== undefined
        ? { kind: 'skipped', because: 'is-section-head' }
        : absent('no-section');
    }
    let isHead = false;
    for (const part of inner) {
      const found = heads(part);
      if (found.includes(person)) isHead = true;
      else if (found.length > 0) return oneOf(found, 'post', 'no-section-head', 'several-section-heads');
    }
    return isHead ? { kind: 'skipped', because: 'is-section-head' } : absent('no-section-head');
  }

  function inCharge({ person, unit, duty }: Tenure): StepOutcome {
    const { inner, organization } = parts(unit);
    if (inner.length === 0 && duty === 'principal') return { kind: 'skipped', because: 'is-principal' };
    if (duty === 'inCharge') return { kind: 'skipped', because: 'is-in-charge' };
    for (const at of organization === undefined ? inner : [...inner, organization]) {
      const found = leaders(at);
      if (found.includes(person)) return { kind: 'skipped', because: 'is-in-charge' };
      if (found.length > 0) return oneOf(found, 'oversight', 'no-one-in-charge', 'several-in-charge');
    }
    return absent('no-one-in-charge');
  }

  function principal({ person, unit }: Tenure): StepOutcome {
    const { organization } = parts(unit);
    const found = organization === undefined ? [] : principals(organization);
    if (found.includes(person)) return { kind: 'skipped', because: 'is-principal' };
    return oneOf(found, 'post', 'no-principal', 'several-principals');
  }

  return {
    chainOf(tenure) {
      const overrides = book.overridesOf(tenure.person).filter((one) => covers(one, day));
      const step = (name: ChainStep, derived: (tenure: Tenure) => StepOutcome): StepOutcome => {
        const own = overrides.filter((one) => one.step === name);
        // What is said of this very post goes before what is said of all.
        const told = own.find((one) => one.tenure === tenure.id) ?? own.find((one) => one.tenure === undefined);
        if (told === undefined) return derived(tenure);
        return { kind: 'reviewer', person: told.reviewer, by: 'override', override: told.id };
      };
      return {
        person: tenure.person,
        tenure: tenure.id,
        steps: {
          sectionHead: step('sectionHead', sectionHead),
          inCharge: step('inCharge', inCharge),
          principal: step('principal', principal),
        },
      };
    },
  };
}

const absent = (because: ChainGap, candidates: readonly string[] = []): StepOutcome => ({
  kind: 'absent',
  because,
  candidates,
});

function oneOf(found: readonly string[], by: 'post' | 'oversight', none: ChainGap, several: ChainGap): StepOutcome {
  const [person] = found;
  if (person === undefined) return absent(none);
  return found.length === 1 ? { kind: 'reviewer', person, by } : absent(several, found);
}

/** The unit and what it is part of, up to the organization. */
function partsOf(book: RosterBook, unit: string): { inner: readonly string[]; organization: string | undefined } {
  const path: readonly Unit[] = book.upwards(unit);
  const at = path.findIndex(({ kind }) => isOrganization(kind));
  const inner = path.slice(0, at === -1 ? path.length : at).map(({ id }) => id);
  return { inner, organization: path[at]?.id };
}

const holders = (book: RosterBook, unit: string, day: Day, duties: readonly Tenure['duty'][]): string[] =>
  distinct(
    book
      .tenuresIn(unit)
      .filter((tenure) => duties.includes(tenure.duty) && covers(tenure, day))
      .map(({ person }) => person),
  );

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

function remembered<T>(find: (unit: string) => T): (unit: string) => T {
  const known = new Map<string, T>();
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const found = find(unit);
    known.set(unit, found);
    return found;
  };
}

/** What the roster doesn't know, as the office says it: values of attributes, and who reviews where the chain has a gap. */
import type { Attribute } from '@shiji/engine';
import type { ChainStep } from '../roster/model.ts';
import type { FrozenSubject } from './freeze.ts';

/** A value for everybody of some units, and for single people; of what is said twice of somebody the later counts. */
export interface Supplied {
  readonly attribute: string;
  readonly value: string;
  readonly units?: readonly string[] | undefined;
  readonly people?: readonly string[] | undefined;
}

export interface NamedReviewer {
  readonly person: string;
  readonly step: ChainStep;
  readonly reviewer: string;
}

/** Adds them; attributes that the roster has aren't the office's to set here. */
export function supply(
  subjects: readonly FrozenSubject[],
  attributes: readonly Attribute[],
  supplied: readonly Supplied[],
  unitsOf: (subject: FrozenSubject) => readonly string[],
): readonly FrozenSubject[] {
  const open = new Set(attributes.filter(({ from }) => from === undefined).map(({ id }) => id));
  return subjects.map((subject) => {
    const units = new Set(unitsOf(subject));
    const values = new Map<string, string>();
    for (const { attribute, value, units: named = [], people = [] } of supplied)
      if (open.has(attribute) && (people.includes(subject.person) || named.some((unit) => units.has(unit))))
        values.set(attribute, value);
    const spells = [...values].map(([attribute, value]) => ({ attribute, value }));
    return spells.length === 0 ? subject : { ...subject, spells: [...subject.spells, ...spells] };
  });
}

/** Whoever is named reviews at that step, also where the roster had somebody; nobody reviews themself. */
export function nameReviewers(
  subjects: readonly FrozenSubject[],
  named: readonly NamedReviewer[],
): readonly FrozenSubject[] {
  const by = new Map(named.map((one) => [`${one.person}\n${one.step}`, one.reviewer]));
  return subjects.map((subject) => {
    const reviewers = Object.fromEntries(
      Object.entries(subject.reviewers).map(([step, reviewer]) => {
        const person = by.get(`${subject.person}\n${step}`);
        return [step, person === undefined || person === subject.person ? reviewer : { kind: 'reviewer', person }];
      }),
    ) as FrozenSubject['reviewers'];
    return { ...subject, reviewers };
  });
}

/** Who gets the papers of a round: their own letter everybody, those of a unit who administers it, all of them the office. */
import { administersUnit, anyOf, holder, type OfPerson, type OfUnits, type Policy, self } from '../../http/policies.ts';

/** `told`: whether the results were made known to the assessed. */
export interface OfLetter extends OfPerson, OfUnits {
  readonly told: boolean;
}

export const mayReadLetter: Policy<OfLetter> = anyOf<OfLetter>(
  (actor, letter) => letter.told && self(actor, letter),
  holder('office'),
  administersUnit,
);

/** `unitPaths`: of the organizations in which the round assesses somebody. */
export const mayReadLetters: Policy<OfUnits> = anyOf<OfUnits>(holder('office'), (actor, { unitPaths }) =>
  unitPaths.some((path) => administersUnit(actor, { unitPaths: [path] })),
);

/** They name whoever was moved by a decision, and why. */
export const mayReadMinutes = holder('office', 'committee');

/** The office takes a whole round, who administers units the part about their people: nobody else, since it holds everything about everybody in it. */
import { type Actor, holds } from '../../http/actor.ts';
import { administersUnit, anyOf, holder, type OfUnits, type Policy } from '../../http/policies.ts';

const office = holder('office');

/** `unitPaths`: of the organizations in which the round assesses somebody. */
export const mayExportRound: Policy<OfUnits> = anyOf<OfUnits>(office, (actor, { unitPaths }) =>
  unitPaths.some((path) => administersUnit(actor, { unitPaths: [path] })),
);

/** Which of the round's organizations the actor's file is about; undefined: all of them. */
export function extentOf(
  actor: Actor,
  organizations: readonly { readonly id: string; readonly path: readonly string[] }[],
): readonly string[] | undefined {
  if (office(actor)) return undefined;
  return organizations.filter(({ path }) => administersUnit(actor, { unitPaths: [path] })).map(({ id }) => id);
}

/** A file that was made, with the paths of the organizations that are in it. */
export interface OfArchive {
  readonly madeBy: string;
  readonly whole: boolean;
  readonly unitPaths: readonly (readonly string[])[];
}

/** The office every one; who administers units what they had made, while they administer all that is in it. */
export const mayTakeArchive: Policy<OfArchive> = (actor, { madeBy, whole, unitPaths }) =>
  office(actor) ||
  (!whole &&
    madeBy === actor.account &&
    unitPaths.length > 0 &&
    unitPaths.every((path) => administersUnit(actor, { unitPaths: [path] })));

/** Whether there is anything that the actor may export at all: for buttons. */
export const mayExportSome = (actor: Actor): boolean => office(actor) || holds(actor, 'unitAdmin');

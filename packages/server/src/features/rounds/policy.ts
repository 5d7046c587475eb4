/** The office runs rounds. Committee and inspectors read them, unit administrators what concerns their unit; the three administrators have no part. */
import { type Actor, holds } from '../../http/actor.ts';
import { type ActorPolicy, administersUnit, anyOf, holder, type OfUnits, type Policy } from '../../http/policies.ts';

export const mayRunRounds: ActorPolicy = holder('office');

/** Sees a list of rounds at all; which stand in it follows from the powers. */
export const mayListRounds: ActorPolicy = (actor) => holds(actor, 'office', 'committee', 'inspector', 'unitAdmin');

/** `unitPaths`: of the units in which it assesses somebody. */
export const mayReadRound: Policy<OfUnits> = anyOf<OfUnits>(
  holder('office', 'committee', 'inspector'),
  (actor, { unitPaths }) => unitPaths.some((path) => administersUnit(actor, { unitPaths: [path] })),
);

/** Units whose people somebody sees; undefined: all. */
export function unitsSeen(actor: Actor): readonly string[] | undefined {
  if (holder('office', 'committee', 'inspector')(actor)) return undefined;
  return actor.held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
}

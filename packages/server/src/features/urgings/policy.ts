/** The office urges everybody, a unit's administrator those who are late with people of the unit. */
import { holds } from '../../http/actor.ts';
import { type ActorPolicy, administersUnit, anyOf, holder, type OfUnits, type Policy } from '../../http/policies.ts';

/** Whom, and in which rounds, follows from the units. */
export const mayUrgeSomebody: ActorPolicy = (actor) => holder('office')(actor) || holds(actor, 'unitAdmin');

export const mayUrge: Policy<OfUnits> = anyOf<OfUnits>(holder('office'), administersUnit);

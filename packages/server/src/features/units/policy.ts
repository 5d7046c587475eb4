/** Who reads the tree of units and who changes it. */

import { holds } from '../../http/actor.ts';
import { type ActorPolicy, administersUnit, anyOf, holder, type OfUnits, type Policy } from '../../http/policies.ts';

/**
 * Which units there are is no secret to anybody who works with them; the system administrator needs it to open accounts, the security
 * administrator to give a role in a unit. */
export const mayReadTree: ActorPolicy = (actor) =>
  holds(actor, 'office', 'unitAdmin', 'committee', 'inspector', 'systemAdmin', 'securityAdmin');

/** Who works with units and their people; the administrators only choose units from the tree. */
export const mayOpenUnits: ActorPolicy = holder('office', 'unitAdmin', 'committee', 'inspector');

/** A unit with the names of its people. */
export const mayReadUnit: Policy<OfUnits> = anyOf<OfUnits>(holder('office', 'committee', 'inspector'), administersUnit);

/** Setting up, renaming, moving and closing units is the assessment office's. */
export const mayChangeUnits: ActorPolicy = holder('office');

/** Which leader answers for which section is for the unit itself to say. */
export const mayOversee: Policy<OfUnits> = anyOf<OfUnits>(mayChangeUnits, administersUnit);

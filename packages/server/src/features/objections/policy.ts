/**
 * Whose result it is files; the office and the committee name a handler; who handles it studies; the committee decides. That nobody does so
 * who has a part in the result, hangs on the round's chain, and is refused by name: parties.ts.
 */
import type { Actor } from '../../http/actor.ts';
import { anyOf, holder, type OfPerson, type Policy, self } from '../../http/policies.ts';

export interface OfObjection extends OfPerson {
  /** The person who handles it, once somebody is named. */
  readonly handler?: string;
}

const handles: Policy<OfObjection> = (actor, { handler }) => handler !== undefined && actor.person === handler;

export const mayFile: Policy<OfPerson> = self;
export const mayReadObjection: Policy<OfObjection> = anyOf<OfObjection>(
  self,
  handles,
  holder('office', 'committee', 'inspector'),
);
export const mayListObjections = holder('office', 'committee', 'inspector');
export const mayNameHandler = holder('office', 'committee');
export const mayStudy: Policy<OfObjection> = anyOf<OfObjection>(handles, holder('office'));
export const mayDecide = holder('committee');
/** Who decides finds nothing out for themself, unless they handle it, and then leave the decision to others. */
export const isDecider = (actor: Actor, { handler }: OfObjection): boolean =>
  mayDecide(actor) && (actor.person === undefined || actor.person !== handler);

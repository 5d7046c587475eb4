/** Who proposes, sees and decides what is added or taken away. */
import type { Actor } from '../../http/actor.ts';
import {
  administersUnit,
  allOf,
  anyOf,
  holder,
  leads,
  not,
  type OfChain,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';
import { authorityOf } from '../notes/policy.ts';

/** Somebody assessed in a round: where, and by whom they are reviewed. */
export interface OfAssessed extends OfPerson, OfUnits, OfChain {}

const keeps: Policy<OfAssessed> = anyOf<OfAssessed>(holder('office'), administersUnit);

/** For others anything of the scheme; for oneself what adds, which `contentRefused` sees to. */
export const mayPropose: Policy<OfAssessed> = anyOf<OfAssessed>(self, leads, keeps);

export const mayReadEvents: Policy<OfAssessed> = anyOf<OfAssessed>(mayPropose, holder('committee', 'inspector'));

/** That it be another than who proposed it, `decidingRefused` sees to. */
export const mayDecide: Policy<OfAssessed> = allOf<OfAssessed>(keeps, not<OfPerson>(self));

export const mayWithdraw: Policy<OfAssessed> = allOf<OfAssessed>(holder('office'), not<OfPerson>(self));

export const mayAnswer: Policy<OfPerson> = self;

/** By what right somebody proposes. */
export function proposedAs(actor: Actor, about: OfAssessed): string {
  if (self(actor, about)) return 'self';
  return keeps(actor, about) ? authorityOf(actor, about) : 'reviewer';
}

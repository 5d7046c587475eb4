/** A leader hands over what is theirs, and takes it back; where they can't, the office does it for them. */
import { type ActorPolicy, anyOf, assessed, holder, type OfPerson, type Policy, self } from '../../http/policies.ts';

export const maySeeDelegations: ActorPolicy = (actor) => assessed(actor) || holder('office')(actor);

/** `person`: the leader whose reviewing it is. */
export const mayDelegate: Policy<OfPerson> = anyOf<OfPerson>(self, holder('office'));

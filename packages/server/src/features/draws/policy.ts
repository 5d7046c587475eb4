/** Everybody sees the polls that await them, of whom the administrators have none, and draws where they are entitled. */
import { allOf, assessed, type OfPerson, self, signedIn } from '../../http/policies.ts';

export const maySeeOwnPolls = signedIn;

/** The entitlement is the actor's own. */
export const mayDraw = allOf<OfPerson>(assessed, self);

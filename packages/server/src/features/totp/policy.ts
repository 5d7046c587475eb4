/** Who may do what with codes of their own. */
import { type ActorPolicy, signedIn } from '../../http/policies.ts';
import { needsTotp } from '../entrance/decide.ts';

export const mayUseTotp = signedIn;

/** The three administrators have no choice. */
export const mayEndTotp: ActorPolicy = (actor) => !needsTotp(actor.held);

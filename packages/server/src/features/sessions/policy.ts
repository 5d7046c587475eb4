/** Everybody rules over their own sessions, and nobody over another's. */
import { ownAccount, signedIn } from '../../http/policies.ts';

export const maySeeSelf = signedIn;
export const mayEndSession = ownAccount;

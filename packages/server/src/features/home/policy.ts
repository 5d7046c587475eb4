/** What awaits somebody is theirs to see; what it consists of, the decision takes from their roles. */
import { signedIn } from '../../http/policies.ts';

export const maySeeHome = signedIn;

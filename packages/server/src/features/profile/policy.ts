/** What the system holds about somebody is theirs to see, whoever they are (PIPL articles 44 and 45). */
import { signedIn } from '../../http/policies.ts';

export const maySeeOwn = signedIn;

/** The security administrator gives and ends powers and says how strict signing in is; and does nothing else. */
import { holder } from '../../http/policies.ts';

export const mayGrant = holder('securityAdmin');

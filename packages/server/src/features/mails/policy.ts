/** Everybody decides about their own mail, the office about the county's hours; the system administrator sees what didn't go, not what it said. */
import { assessed, holder } from '../../http/policies.ts';

export const mayWishMail = assessed;
export const mayRuleMail = holder('office');
export const mayMendMail = holder('systemAdmin');

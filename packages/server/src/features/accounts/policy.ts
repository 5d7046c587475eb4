/** The system administrator keeps accounts, and knows nothing of what they may do. */
import { holder } from '../../http/policies.ts';

export const mayKeepAccounts = holder('systemAdmin');

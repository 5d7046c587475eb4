/** Only the audit administrator reads the record, and nobody changes it: no route and no function does. */
import { holder } from '../../http/policies.ts';

export const mayReadAudit = holder('auditAdmin');

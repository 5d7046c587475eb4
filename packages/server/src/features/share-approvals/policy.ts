/** The office enters what was approved, somebody of the committee confirms it; either takes it back. */
import { holder } from '../../http/policies.ts';

/** Whoever reads a whole round: seats of all units stand there. */
export const mayReadApprovals = holder('office', 'committee', 'inspector');
export const mayEnterApproval = holder('office');
export const mayConfirmApproval = holder('committee');
export const mayWithdrawApproval = holder('office', 'committee');

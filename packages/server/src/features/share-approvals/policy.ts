/** The office enters what was approved, somebody of the committee confirms it; either takes it back. */
import { holder } from '../../http/policies.ts';
import { mayReadRound } from '../rounds/policy.ts';

export const mayReadApprovals = mayReadRound;
export const mayEnterApproval = holder('office');
export const mayConfirmApproval = holder('committee');
export const mayWithdrawApproval = holder('office', 'committee');

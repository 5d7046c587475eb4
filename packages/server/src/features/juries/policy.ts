/** A jury is prepared and led by the assessment office; the committee and the inspectors read along. 三员 see nothing of it. */
import { type ActorPolicy, holder } from '../../http/policies.ts';

export const mayLeadJuries: ActorPolicy = holder('office');

export const mayReadJuries: ActorPolicy = holder('office', 'committee', 'inspector');

/** Who looks into what somebody says they have done. Whether they are of the claimant's unit is asked of each. */
export const mayVerifyClaims: ActorPolicy = holder('office', 'inspector');

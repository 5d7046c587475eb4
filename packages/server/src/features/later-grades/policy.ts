/** Grades that were put off are given by the committee; who runs the round sees who waits for one. */
import { holder } from '../../http/policies.ts';

export const mayReadLater = holder('office', 'committee', 'inspector');
export const mayGiveLater = holder('committee');

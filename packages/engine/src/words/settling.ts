/** Who makes a population's results final, in words. */
import type { Settling } from '../scheme/scheme.ts';

/** `由街道党工委提出建议，报区委组织部审定`. */
export const settlingText = ({ by, proposedBy }: Omit<Settling, 'clause' | 'words' | 'local'>): string =>
  proposedBy === undefined ? `由${by}审定` : `由${proposedBy}提出建议，报${by}审定`;

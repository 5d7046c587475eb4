/** Messages are their reader's alone. */
import { assessed, type OfPerson, type Policy, self } from '../../http/policies.ts';

export const mayHaveMessages = assessed;
export const mayReadMessage: Policy<OfPerson> = self;

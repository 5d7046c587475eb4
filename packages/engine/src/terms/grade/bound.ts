/** The bound of a seat rule: a share of people, or a stated number of them. */
import type { Amount } from '../../scheme/amount.ts';
import type { People, SeatRule } from './node.ts';

type Bound = Amount | People | undefined;

const peopleIn = (bound: Bound): number | undefined =>
  typeof bound === 'object' && 'people' in bound ? bound.people : undefined;

/** The share; undefined where a number is stated in its place. */
export const shareIn = (bound: Bound): Amount | undefined =>
  typeof bound === 'object' && 'people' in bound ? undefined : bound;

/** How many each pool has by the rule, whatever its size; undefined where the rule says a share. */
export const statedPeople = ({ atMost, atLeast }: SeatRule): number | undefined => peopleIn(atMost ?? atLeast);

/** Whether enough have come, group by group. Pure. */
import type { Group, Need } from './model.ts';

/** `more` than the share that must come, exactly that (`just`), or too `few` by so many people; `uncounted` so far; `free` of any share. */
export type Turnout =
  | { readonly kind: 'uncounted' | 'free' | 'more' | 'just' }
  | { readonly kind: 'few'; readonly short: number };

/** The least number of people that must come: 三分之二以上 includes two thirds, 过半数 is more than half. */
export function leastOf(invited: number, need: Need): number {
  switch (need) {
    case 'none':
      return 0;
    case 'majority':
      return Math.floor(invited / 2) + 1;
    case 'two-thirds':
      return Math.ceil((invited * 2) / 3);
    case 'all':
      return invited;
  }
}

export function turnoutOf({ invited, needs, arrived }: Group): Turnout {
  if (arrived === undefined) return { kind: 'uncounted' };
  if (needs === 'none') return { kind: 'free' };
  const least = leastOf(invited, needs);
  if (arrived < least) return { kind: 'few', short: least - arrived };
  const exactly = needs === 'all' || (needs === 'two-thirds' && arrived * 3 === invited * 2);
  return { kind: exactly ? 'just' : 'more' };
}

/** Whether a meeting may be opened without a reason: every group is counted, and of each enough have come. */
export function enough(groups: readonly Group[]): boolean {
  return groups.map(turnoutOf).every(({ kind }) => kind !== 'uncounted' && kind !== 'few');
}

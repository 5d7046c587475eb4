/** What both forms of the list are given. */
import type { Item, Reviews } from './copy.ts';
import type { Reviewing } from './use-reviewing.ts';

export interface ListProps {
  readonly reviews: Reviews;
  readonly items: readonly Item[];
  readonly reviewing: Reviewing;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (item: Item) => void;
  readonly open: (item: Item) => void;
}

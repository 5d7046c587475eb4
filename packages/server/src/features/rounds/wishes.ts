/** What the office says of the roster when it starts a round; kept, so that the roster can be read again in the same words. */
import type { NamedReviewer, Supplied } from './supply.ts';
import type { Translation } from './translate.ts';

export interface Wishes {
  readonly translations?: readonly Translation[] | undefined;
  readonly supplied?: readonly Supplied[] | undefined;
  readonly reviewers?: readonly NamedReviewer[] | undefined;
}

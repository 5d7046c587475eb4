/** Taking changes back. */
import type { RosterBook } from './book.ts';
import { type Decided, decide, type RosterRefusal } from './laws.ts';
import type { RosterChange } from './model.ts';

const reversed = ({ kind, before, after }: RosterChange): RosterChange =>
  ({
    kind,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  }) as RosterChange;

export type Undone =
  | { readonly ok: true; readonly changes: readonly RosterChange[] }
  /** `at` is the change, of those given, that can't be taken back any more. The book is as it was. */
  | (RosterRefusal & { readonly at: number });

/**
 * Takes the changes back, the last first, and gives what was done for it. Refused as a whole where one of their records was changed
 * since, or where what came after stands on it.
 */
export function undo(book: RosterBook, changes: readonly RosterChange[]): Undone {
  const done: RosterChange[] = [];
  for (let at = changes.length - 1; at >= 0; at--) {
    const decided: Decided = decide(book, reversed(changes[at] as RosterChange));
    if (!decided.ok) {
      for (const change of done.reverse()) book.apply(reversed(change));
      return { ...decided, at };
    }
    book.apply(decided.change);
    done.push(decided.change);
  }
  return { ok: true, changes: done };
}

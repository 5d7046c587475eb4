/** The roster as it would stand while an import is planned. */
import { RosterBook } from '../roster/book.ts';
import { rosterSentence } from '../roster/copy.ts';
import { decide } from '../roster/laws.ts';
import type { RecordKind, Records, RosterChange } from '../roster/model.ts';
import { undo } from '../roster/undo.ts';
import type { RowCells } from './cells.ts';

export class Draft {
  /** A copy: planning leaves the roster alone. */
  readonly book: RosterBook;
  readonly changes: RosterChange[] = [];

  readonly #allows: (change: RosterChange) => boolean;

  constructor(book: RosterBook, allows: (change: RosterChange) => boolean = () => true) {
    this.book = new RosterBook(book.toRoster());
    this.#allows = allows;
  }

  /** Makes one row's changes, all or none; the row is refused with the law's sentence where one is not lawful. */
  make(changes: readonly RosterChange[], cells: RowCells, column?: string): boolean {
    if (!changes.every(this.#allows)) {
      cells.refuse('not-yours', column);
      return false;
    }
    const done: RosterChange[] = [];
    for (const change of changes) {
      const decided = decide(this.book, change);
      if (!decided.ok) {
        cells.refuse('law', column, { sentence: rosterSentence(decided), refusal: decided.refusal });
        const undone = undo(this.book, done);
        if (!undone.ok) throw new Error(`a row's own changes can't be taken back: ${undone.refusal}`);
        return false;
      }
      this.book.apply(change);
      done.push(change);
    }
    this.changes.push(...done);
    return true;
  }
}

/** A change to what the record would be with these values; undefined where they are what it has. */
export function altered<K extends RecordKind>(
  kind: K,
  before: Records[K],
  values: Partial<Records[K]>,
): RosterChange | undefined {
  const known = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  if (entries.every(([key, value]) => known.get(key) === value)) return undefined;
  return { kind, before, after: { ...before, ...Object.fromEntries(entries) } } as RosterChange;
}

export const created = <K extends RecordKind>(kind: K, after: Records[K]): RosterChange =>
  ({ kind, after: withoutGaps(after) }) as RosterChange;

/** Keys without a value are left out, so that records compare and travel alike. */
export const withoutGaps = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

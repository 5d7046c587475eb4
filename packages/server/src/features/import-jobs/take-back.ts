/** Whether an import can be undone, and if not, what has come since. */
import { sql } from 'kysely';
import type { TxScope } from '../../db/scope.ts';
import { UnitFinder } from '../imports/unit-finder.ts';
import type { RosterBook } from '../roster/book.ts';
import { rosterSentence } from '../roster/copy.ts';
import { same } from '../roster/laws.ts';
import type { RosterChange } from '../roster/model.ts';
import { undo } from '../roster/undo.ts';
import { undoWords } from './copy.ts';

export type TakenBack =
  | { readonly ok: true; readonly changes: readonly RosterChange[] }
  | { readonly ok: false; readonly lines: readonly string[]; readonly count: number };

const LISTED = 50;

/** Refused where a record of the import was changed since, where something stands on one, or where somebody it brought has an account or facts. */
export async function takeBack(
  tx: TxScope,
  book: RosterBook,
  changes: readonly RosterChange[],
  day: string,
): Promise<TakenBack> {
  const label = labels(book, day);
  const last = new Map(changes.map((change) => [change.after?.id ?? change.before?.id ?? '', change]));
  const changed = [...last]
    .filter(([id, { kind, after }]) => !same(book.record(kind, id), after))
    .map(([, change]) => undoWords.changed(label(change)));
  if (changed.length > 0) return refused(changed);
  const brought = changes.flatMap(({ kind, before, after }) =>
    kind === 'person' && before === undefined && after !== undefined ? [after.id] : [],
  );
  const used = await inUse(tx, brought);
  if (used.length > 0) return refused(used.map((id) => undoWords.used(book.person(id)?.name ?? '')));
  const undone = undo(book, changes);
  if (undone.ok) return undone;
  const at = changes[undone.at];
  const why = rosterSentence(undone);
  return refused([at === undefined ? why : undoWords.inTheWay(label(at), why)]);
}

const refused = (lines: readonly string[]): TakenBack => ({
  ok: false,
  lines: lines.slice(0, LISTED),
  count: lines.length,
});

function labels(book: RosterBook, day: string): (change: RosterChange) => string {
  const units = new UnitFinder(book, day);
  const person = (id: string) => book.person(id)?.name ?? undoWords.gone;
  return ({ kind, before, after }) => {
    const record = after ?? before;
    if (record === undefined) return undoWords.gone;
    switch (kind) {
      case 'unit':
        return undoWords.unit('name' in record ? record.name : '');
      case 'person':
        return undoWords.person('name' in record ? record.name : '');
      case 'oversight':
        return 'leader' in record ? undoWords.oversight(units.pathOf(record.unit), person(record.leader)) : '';
      default:
        if (!('person' in record)) return '';
        return 'unit' in record
          ? undoWords.tenure(person(record.person), units.pathOf(record.unit))
          : undoWords.other(person(record.person));
    }
  };
}

/** Of these people those who have an account, or of whom facts are recorded. */
async function inUse({ tenant, db }: TxScope, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const any = sql<string>`any(${people}::uuid[])`;
  const accounts = await db
    .selectFrom('accounts')
    .select('person')
    .where('tenant', '=', tenant)
    .where('person', '=', any)
    .execute();
  const facts = await db
    .selectFrom('facts')
    .select('subject')
    .distinct()
    .where('tenant', '=', tenant)
    .where('subject', '=', any)
    .execute();
  return [...new Set([...accounts.map(({ person }) => person ?? ''), ...facts.map(({ subject }) => subject ?? '')])];
}

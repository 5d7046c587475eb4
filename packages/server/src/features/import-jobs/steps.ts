/**
 * What an import does by itself, between what people decide. Each step is one transaction, begins from what stands in the database, and may
 * be run again after a kill: either it happened or it didn't.
 */
import { type FoundTable, type OfficeRow, openTable, sentences } from '@shiji/tables';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Scope, snapshot, type TxScope, write } from '../../db/scope.ts';
import { recordAudit } from '../audit/record.ts';
import { importTables } from '../imports/columns.ts';
import type { Plan } from '../imports/plan.ts';
import { planImport } from '../imports/plan-import.ts';
import { RosterBook } from '../roster/book.ts';
import { rosterReader } from '../roster/load.ts';
import type { RosterChange } from '../roster/model.ts';
import { rosterWriter } from '../roster/store.ts';
import { allowedWithin } from './allowed.ts';
import type { ImportFiles } from './files.ts';
import type { Found, ImportMapping, ImportState } from './state.ts';
import { type ImportStore, importStore } from './store.ts';
import { takeBack } from './take-back.ts';

/** Does what the import waits for, until it waits for somebody. */
export async function runImport(scope: Scope, files: ImportFiles, id: string, at: Date): Promise<void> {
  const store = importStore(scope);
  for (let one = await store.byId(id); one !== undefined; one = await store.byId(id)) {
    if (one.status === 'reading' || one.status === 'planning') await plan(scope, store, files, one);
    else if (one.status === 'applying') await apply(scope, store, files, one, at);
    else if (one.status === 'undoing') await undoAll(scope, one, at);
    else return;
  }
}

/** All tries failed. Nothing was half done: what was to be planned or applied has failed, what was to be undone stays applied. */
export async function giveUpImport(scope: Scope, files: ImportFiles, id: string): Promise<void> {
  const ended = await write(scope, async (tx) => {
    const store = importStore(tx);
    const one = await store.lock(id);
    const problem = { code: 'gave-up', lines: [], count: 0 } as const;
    if (one?.status === 'undoing') await store.change(id, { status: 'applied', problem });
    else if (one !== undefined && UNDER_WAY.includes(one.status)) {
      await store.change(id, { status: 'failed', problem });
      return true;
    }
    return false;
  });
  if (ended) await files.drop({ tenant: scope.tenant, id });
}

const UNDER_WAY: readonly string[] = ['reading', 'planning', 'applying'];

/** What the file says, or why it can't be read. */
type ReadFile =
  | { readonly ok: true; readonly found: Found; readonly rows: readonly OfficeRow[] }
  | { readonly ok: false; readonly lines: readonly string[] };

async function readFile(scope: Scope, files: ImportFiles, { id, kind, mapping }: ImportState): Promise<ReadFile> {
  const bytes = await files.read({ tenant: scope.tenant, id });
  const opened = openTable(bytes, importTables[kind], mapping.sheet);
  if (!opened.ok)
    return {
      ok: false,
      lines: opened.diagnostics.map(
        ({ code, values }) =>
          (sentences as Readonly<Record<string, (values: Readonly<Record<string, string>>) => string>>)[code]?.(
            values,
          ) ?? code,
      ),
    };
  const found = foundAsData(opened.table.found);
  if (lackingOf(kind, found, mapping).length > 0) return { ok: true, found, rows: [] };
  const columns = mapping.columns === undefined ? undefined : new Map(Object.entries(mapping.columns));
  return { ok: true, found, rows: [...opened.table.rows(columns)] };
}

const foundAsData = ({ proposed, ...found }: FoundTable): Found => ({
  ...found,
  proposed: Object.fromEntries(
    [...proposed].map(([id, { column, confidence }]) => [id, { at: column.at, confidence }]),
  ),
});

/** Required columns that nobody has found yet. */
export function lackingOf(
  kind: ImportState['kind'],
  { lacking }: Found,
  { columns }: ImportMapping,
): readonly string[] {
  if (columns === undefined) return lacking;
  return importTables[kind].columns.filter(({ id, required }) => required && !(id in columns)).map(({ id }) => id);
}

async function plan(scope: Scope, store: ImportStore, files: ImportFiles, one: ImportState): Promise<void> {
  const { id } = one;
  const read = await readFile(scope, files, one);
  if (!read.ok) {
    const problem = { code: 'file-unreadable', lines: read.lines, count: read.lines.length } as const;
    await store.change(id, { status: 'failed', problem });
    await files.drop({ tenant: scope.tenant, id });
    return;
  }
  const mapping = { ...one.mapping, found: read.found };
  if (lackingOf(one.kind, read.found, mapping).length > 0) {
    await write(scope, async (tx) => {
      await importStore(tx).dropRows(id);
      await importStore(tx).change(id, { status: 'mapping', mapping });
    });
    return;
  }
  await store.change(id, { status: 'planning', mapping, done: 0, total: read.rows.length });
  const { roster, version } = await snapshot(scope, async (tx) => {
    await patient(tx);
    return { roster: await rosterReader(tx).whole(), version: await rosterReader(tx).version() };
  });
  const planned = planOf(one, read.rows, new RosterBook(roster));
  await write(scope, async (tx) => {
    await patient(tx);
    const now = await importStore(tx).lock(id);
    // Somebody has given it up, or corrected the mapping again, meanwhile.
    if (now?.status !== 'planning') return;
    await importStore(tx).keepRows(id, planned);
    const { counts } = planned;
    const total = read.rows.length;
    await importStore(tx).change(id, {
      status: 'planned',
      counts,
      plannedOn: version,
      done: total,
      total,
      problem: null,
    });
  });
}

function planOf({ kind, choices }: ImportState, rows: readonly OfficeRow[], book: RosterBook): Plan {
  const { day, staffing, missing } = choices;
  return planImport(kind, rows, book, {
    day,
    newId: () => uuid(),
    missing,
    ...(staffing === undefined ? {} : { staffing }),
    ...(choices.within === undefined ? {} : { allows: allowedWithin(book, choices.within, choices.self, day) }),
  });
}

/** All or nothing: one transaction, in which the roster is held and everything planned on it once more. */
async function apply(scope: Scope, store: ImportStore, files: ImportFiles, one: ImportState, at: Date): Promise<void> {
  const { id, appliedBy = one.actor } = one;
  const read = await readFile(scope, files, one);
  if (!read.ok) throw new Error('a file that was read before can be read no more');
  const ended = await write(scope, async (tx) => {
    await patient(tx);
    const writer = rosterWriter(tx, { by: appliedBy, at, import: id });
    const version = await writer.lock();
    // The same job, taken up twice: the first has done it.
    if ((await importStore(tx).byId(id))?.status !== 'applying') return false;
    if (BigInt(version) - 1n !== BigInt(one.plannedOn ?? -1)) throw new Stale();
    const { changes, counts } = planOf(one, read.rows, new RosterBook(await writer.whole()));
    await writer.put(changes, (done) => store.change(id, { done, total: changes.length }));
    await importStore(tx).change(id, {
      status: 'applied',
      counts,
      done: changes.length,
      total: changes.length,
      appliedAt: at.toISOString(),
      problem: null,
    });
    await recordAudit(tx, {
      action: 'roster-import',
      outcome: 'done',
      actor: appliedBy,
      subject: id,
      at,
      detail: { kind: one.kind, ...counts },
    });
    return true;
  }).catch(async (error: unknown) => {
    if (!(error instanceof Stale)) throw error;
    await store.change(id, { status: 'reading', choices: { ...one.choices, replanned: true }, done: 0 });
    return false;
  });
  if (!ended) return;
  await files.drop({ tenant: scope.tenant, id });
  // Searches right after it shouldn't wait until the database gets round to this by itself.
  await sql`vacuum (analyze) units, people, tenures`.execute(scope.db);
}

/** The roster is no longer the one for which the rows were planned. */
class Stale extends Error {}

async function undoAll(scope: Scope, one: ImportState, at: Date): Promise<void> {
  const { id, undoneBy = one.actor } = one;
  await write(scope, async (tx) => {
    await patient(tx);
    const writer = rosterWriter(tx, { by: undoneBy, at });
    await writer.lock();
    const changes: readonly RosterChange[] = await writer.changesOf(id);
    const store = importStore(tx);
    if ((await store.byId(id))?.status !== 'undoing') return;
    const taken = await takeBack(tx, new RosterBook(await writer.whole()), changes, dayOfState(one));
    if (taken.ok) await writer.put(taken.changes);
    await store.change(
      id,
      taken.ok
        ? { status: 'undone', undoneAt: at.toISOString(), problem: null }
        : { status: 'applied', problem: { code: 'undo-refused', lines: taken.lines, count: taken.count } },
    );
    await recordAudit(tx, {
      action: 'roster-import-undo',
      outcome: taken.ok ? 'done' : 'refused',
      actor: undoneBy,
      subject: id,
      at,
    });
  });
}

const dayOfState = ({ choices }: ImportState): string => choices.day;

/** The limits that keep requests short aren't meant for this. */
async function patient({ db }: TxScope): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(db);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
}

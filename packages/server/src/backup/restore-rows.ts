/** The database of a backup, made in one transaction: until it is committed, nothing is there. */
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { makeTables, migrations } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { write } from '../db/scope.ts';
import { recordAudit } from '../features/audit/record.ts';
import { anyTable, type ForeignKey, giveForeignKeys, tablesInOrder, takeForeignKeys } from './catalogue.ts';
import type { End, Head } from './format.ts';
import { Refused } from './refusals.ts';
import { copyText } from './snapshot.ts';
import { Tally } from './tally.ts';

/** Refuses a backup whose tables this program can't make. */
export function knownVersion(head: Head): void {
  const known = migrations();
  if (head.migrations.length > known.length) throw new Refused({ refusal: 'backup-newer', program: head.program });
  const other = head.migrations.findIndex((digest, i) => digest !== known[i]?.digest);
  if (other !== -1) throw new Refused({ refusal: 'migration-changed', version: other + 1 });
}

/**
 * Begins the transaction and makes the tables as they were, without the foreign keys that it gives: `finishTables` adds them. Refuses a
 * database that has tables.
 */
export async function beginTables(client: pg.ClientBase, head: Head): Promise<readonly ForeignKey[]> {
  await client.query('begin');
  const found = await anyTable(client);
  if (found !== undefined) throw new Refused({ refusal: 'database-not-empty', found });
  await makeTables(client, 0, head.migrations.length);
  const made = new Map((await tablesInOrder(client)).map(({ name, columns }) => [name, columns.join()]));
  const other = head.tables.find(({ name, columns }) => made.get(name) !== columns.join());
  if (other !== undefined) throw new Refused({ refusal: 'tables-differ', table: other.name });
  const lacking = [...made.keys()].find((name) => !head.tables.some((table) => table.name === name));
  if (lacking !== undefined) throw new Refused({ refusal: 'tables-differ', table: lacking });
  return await takeForeignKeys(client);
}

/** All rows are there: whatever they refer to must be, too. */
export async function finishTables(client: pg.ClientBase, keys: readonly ForeignKey[]): Promise<void> {
  // Plans that are made without knowing how large the tables are take a hundred times as long, from here on and for whoever comes first.
  await client.query('analyze');
  await fitting('', () => giveForeignKeys(client, keys));
}

export async function fillTable(
  client: pg.ClientBase,
  table: Head['tables'][number],
  rows: AsyncIterable<Uint8Array>,
): Promise<void> {
  await fitting(table.name, () => pipeline(rows, client.query(copyFrom(copyText(table, 'from stdin')))));
}

/** Rows that don't fit their table, or refer to nothing, come out as 'damaged'. */
async function fitting(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Classes 22 and 23: values that are none of their type, or break a key.
    if (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''))
      throw new Refused({ refusal: 'damaged', part: name || (error.table ?? '') });
    throw error;
  }
}

/** Reads every table back out of the database: byte for byte what the backup says it is. */
export async function compareTables(client: pg.ClientBase, head: Head, end: End): Promise<void> {
  for (const [i, table] of head.tables.entries()) {
    const tally = new Tally();
    for await (const piece of client.query(copyTo(copyText(table, 'to stdout')))) tally.add(piece as Buffer);
    const told = end.tables[i];
    const found = tally.sum();
    if (told?.rows !== found.rows || told.sha256 !== found.sha256)
      throw new Refused({ refusal: 'damaged', part: table.name });
  }
}

/** What can't go on from where it stood, and what would otherwise come back that was ended since. */
export async function settleAfterRestore(
  client: pg.ClientBase,
  { at, keysLost }: { readonly at: Date; readonly keysLost: boolean },
): Promise<{
  readonly sessions: number;
  readonly imports: number;
  readonly secondFactors: number;
  readonly polls: number;
}> {
  // A session that was ended after the backup would be open again.
  const sessions = await client.query(
    "update sessions set ended_at = $1, ended_because = 'revoked' where ended_at is null",
    [at],
  );
  // Neither their jobs nor their files are in the backup: nobody would go on with them, and they would be waited for.
  const imports = await client.query(
    `update imports set status = case when status = 'undoing' then 'applied' else 'failed' end,
      problem = '{"code":"restored","lines":[],"count":0}'
      where status in ('reading', 'planning', 'mapping', 'planned', 'applying', 'undoing')`,
  );
  // Their ballots are in no backup, and a key that lies here still must not make an empty box of them.
  const known = await client.query<{ there: string | null }>("select to_regclass('polls')::text as there");
  const held = known.rows[0]?.there != null;
  const polls = !held
    ? { rowCount: 0 }
    : await client.query(
        `update polls set state = 'void', closed_at = $1, revision = revision + 1,
      reason = '恢复备份时投票还没有结束，选票不在备份里，请照原样重新发起。' where state = 'open'`,
        [at],
      );
  // Nobody can read them any more; who must have a second factor is asked to set it up at the next sign-in.
  const secondFactors = keysLost
    ? await client.query(
        'update accounts set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where totp_secret is not null',
      )
    : { rowCount: 0 };
  return {
    sessions: sessions.rowCount ?? 0,
    imports: imports.rowCount ?? 0,
    polls: polls.rowCount ?? 0,
    secondFactors: secondFactors.rowCount ?? 0,
  };
}

/** In the record of deeds of every county, once its tables are today's: that all was brought back, from which moment. */
export async function recordRestore(url: string, at: Date, detail: { readonly backup: string; readonly keys: string }) {
  const database = openDatabase(url, { connections: 1 });
  try {
    const tenants = await database.db.selectFrom('tenants').select('id').execute();
    for (const { id: tenant } of tenants)
      await write({ tenant, db: database.db }, (tx) =>
        recordAudit(tx, { action: 'restore', outcome: 'done', at, detail: { ...detail } }),
      );
  } finally {
    await database.close();
  }
}

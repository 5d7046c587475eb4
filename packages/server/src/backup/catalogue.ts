/** Which tables a database has, as its own catalogue says: a backup knows of no list that somebody could forget to extend. */
import pg from 'pg';

export interface TableColumns {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Kept by the migrations, and made anew by a restore. */
const VERSIONS = 'schema_versions';

/** Every table of ours with its columns, each after those that it refers to. */
export async function tablesInOrder(client: pg.ClientBase): Promise<readonly TableColumns[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = current_schema() and c.relkind in ('r', 'p') and c.relname <> $1
      group by c.relname order by c.relname`,
    [VERSIONS],
  );
  const { rows: arrows } = await client.query<{ from: string; to: string }>(
    `select f.relname as "from", t.relname as "to" from pg_constraint k
       join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
       join pg_namespace n on n.oid = f.relnamespace
      where k.contype = 'f' and k.conrelid <> k.confrelid and n.nspname = current_schema()`,
  );
  const placed = new Set<string>();
  const ordered: TableColumns[] = [];
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name }) => !placed.has(name) && arrows.every(({ from, to }) => from !== name || placed.has(to)),
    );
    if (next === undefined) throw new Error('tables refer to each other in a circle');
    placed.add(next.name);
    ordered.push(next);
  }
  return ordered;
}

/** Digests of the migrations that were taken, in order; undefined where the database isn't ours. */
export async function takenMigrations(client: pg.ClientBase): Promise<readonly string[] | undefined> {
  const { rows } = await client.query<{ there: string | null }>('select to_regclass($1)::text as there', [VERSIONS]);
  if (rows[0]?.there == null) return undefined;
  const taken = await client.query<{ digest: string }>(`select digest from ${VERSIONS} order by version`);
  return taken.rows.map(({ digest }) => digest);
}

/** The name of a table that somebody has in this database, ours or not; undefined if it is empty. What extensions bring doesn't count. */
export async function anyTable(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1 limit 1`,
  );
  return rows[0]?.name;
}

/**
 * Single ballots, the hashes of their codes, what single jurors gave: a copy that outlives the poll would outlive the promise that they are destroyed. They
 * stand in a backup without rows (decision 0022).
 */
const NEVER_COPIED: readonly string[] = ['cast_ballots', 'ballot_codes', 'jury_scores'];

export const isNeverCopied = ({ name }: TableColumns): boolean => NEVER_COPIED.includes(name);

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  /** As ALTER TABLE … ADD CONSTRAINT takes it. */
  readonly definition: string;
}

/**
 * Takes every foreign key of ours away and gives them: checked row by row while tables are filled they cost several times the filling,
 * added again afterwards each is checked by one join.
 */
export async function takeForeignKeys(client: pg.ClientBase): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname = current_schema() order by 1, 2`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${pg.escapeIdentifier(table)} drop constraint ${pg.escapeIdentifier(name)}`);
  return rows;
}

export async function giveForeignKeys(client: pg.ClientBase, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(
      `alter table ${pg.escapeIdentifier(table)} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
    );
}

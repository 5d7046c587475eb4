/** Opens PostgreSQL: the one place that knows the driver. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/**
 * Values come as text where a JavaScript value would lose something: `numeric` and `bigint` digit by digit, days as `YYYY-MM-DD`
 * (a Date would move them across time zones). Moments come as ISO 8601 in UTC.
 */
const asText = (value: string): string => value;
const asMoment = (value: string): string => new Date(value).toISOString();
const parsers = new Map<number, (value: string) => string>([
  [pg.types.builtins.NUMERIC, asText],
  [pg.types.builtins.INT8, asText],
  [pg.types.builtins.DATE, asText],
  [pg.types.builtins.TIMESTAMPTZ, asMoment],
]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format),
};

/** Texts that are kept ready on each connection; what comes after them is read anew each time. */
const MOST_PREPARED = 500;
/** A text with more values is mostly one of many that differ by the length of a list, and would take the place of others. */
const MOST_VALUES = 32;
const prepared = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known !== undefined || prepared.size >= MOST_PREPARED) return known;
  const name = `s${prepared.size + 1}`;
  prepared.set(text, name);
  return name;
}

/** Keeps statements ready: half of a small query's cost is reading and planning it. */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads; only texts with values are touched
  override query(config: any, values?: any, callback?: any): any {
    const name =
      typeof config === 'string' && Array.isArray(values) && values.length > 0 && values.length <= MOST_VALUES
        ? nameOf(config)
        : undefined;
    return name === undefined
      ? super.query(config, values, callback)
      : super.query({ name, text: config, values }, callback);
  }
}

export interface OpenDatabase {
  readonly url: string;
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Connections are made when first needed; `close` waits for those in use. */
export function openDatabase(url: string, options: { readonly connections?: number } = {}): OpenDatabase {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.connections ?? 16,
    types,
    connectionTimeoutMillis: 10_000,
    // A statement that hangs must not hold a connection for ever; the long ones (imports, backups) set their own limit.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'shiji',
  });
  // A connection that breaks is thrown away by the pool, and what was asked on it fails; without listeners the process would end, also
  // of one that is in use and just isn't asked anything.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    url,
    db,
    pool,
    async close() {
      // Ends the pool only if a query went through kysely.
      await db.destroy();
      if (!pool.ending) await pool.end();
    },
  };
}

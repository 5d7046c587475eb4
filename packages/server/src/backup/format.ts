/**
 * A backup as one file: a tar, gzipped, in this order, so that it is written and read in one pass and opens with everybody's tools.
 *
 *   backup.json              what it is: version of the tables, tables with their columns, keys' fingerprints, public keys
 *   keys.json                the keys, encrypted under a passphrase; only where one was given
 *   tables/<name>/<part>     rows as COPY writes them in text form, in an order in which no row comes before one that it refers to
 *   evidence/<sha256>        files, by hash
 *   end.json                 rows and SHA-256 of each table: without this file a backup is none
 */
import { z } from 'zod';

export const BACKUP_FORMAT = 'shiji-backup/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const count = z.int().min(0);

export const headShape = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  program: z.string(),
  /** The moment of the snapshot. */
  at: z.iso.datetime(),
  /** SHA-256 of each migration that was taken: as many as the version of the tables. */
  migrations: z.array(sha256).min(1),
  tables: z.array(z.strictObject({ name, columns: z.array(name).min(1) })),
  keys: z.enum(['sealed', 'left-out']),
  /** Random bytes have no fingerprint from which they could be guessed. */
  keyFiles: z.array(z.strictObject({ name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/), sha256 })),
  /** Of the keys that sign checkpoints: Ed25519, base64. */
  publicKeys: z.array(z.base64()),
});
export type Head = z.infer<typeof headShape>;

export const endShape = z.strictObject({
  /** Of backup.json. */
  head: sha256,
  tables: z.array(z.strictObject({ name, rows: count, bytes: count, sha256 })),
  evidence: z.strictObject({
    files: count,
    bytes: count,
    /** Named by the database and not to be found, or with another content than its hash says: not in the backup, or not to be used. */
    missing: z.array(sha256),
    damaged: z.array(sha256),
  }),
});
export type End = z.infer<typeof endShape>;

/** In the data folder; its files lie as local-storage.ts puts them. */
export const EVIDENCE_FOLDER = 'evidence';

export const HEAD_FILE = 'backup.json';
export const KEYS_FILE = 'keys.json';
export const END_FILE = 'end.json';
export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}`;
export const evidenceName = (hash: string): string => `evidence/${hash}`;

/** Rows are gathered up to this size before they are written, since a tar says beforehand how long a file is. */
export const PART_BYTES = 4 << 20;
/** The descriptions at the beginning and the end are read whole. */
export const MOST_JSON_BYTES = 64 << 20;

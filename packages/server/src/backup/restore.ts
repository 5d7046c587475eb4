/** Brings a backup back, into an empty place, whole or not at all. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { makeTables, migrations } from '../db/migrate.ts';
import { openLocalStorage } from '../ports/local-storage.ts';
import type { ObjectStorage } from '../ports/object-storage.ts';
import { openCluster } from '../postgres/cluster.ts';
import { type Connection, connectTo } from './connection.ts';
import { EVIDENCE_FOLDER, type Head } from './format.ts';
import { firstOther, KEYS_FOLDER, readKeyFiles, writeKeyFiles } from './key-files.ts';
import { type ReadBackup, readBackup } from './read-backup.ts';
import { type BackupRefusal, Refused, refusalOf } from './refusals.ts';
import {
  beginTables,
  compareTables,
  fillTable,
  finishTables,
  knownVersion,
  recordRestore,
  settleAfterRestore,
} from './restore-rows.ts';
import { type KeyFile, openSealedKeys } from './sealed-keys.ts';
import { needRoom, openTarget, type Target } from './target.ts';
import { type LedgerCheck, verifyLedgers } from './verify-ledgers.ts';

export interface RestoreOptions {
  readonly file: string;
  readonly passphrase?: string;
  /** Restores though the keys are lost: second factors are void, and checkpoints get signed by a new key. */
  readonly withoutKeys: boolean;
  /** Restores though the ledger doesn't verify; the faults are told. */
  readonly acceptBrokenLedger: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: RestoreStep, bytes: number) => void;
}

export type RestoreStep = 'checking' | 'restoring' | 'comparing' | 'ledger';

export interface Restored extends ReadBackup {
  readonly ok: true;
  readonly keys: KeysFrom;
  readonly ledger: LedgerCheck;
  readonly settled: {
    readonly sessions: number;
    readonly imports: number;
    readonly secondFactors: number;
    readonly polls: number;
  };
  /** Versions of the tables: in the backup, and now. */
  readonly migrated: { readonly from: number; readonly to: number };
}

export type KeysFrom = 'backup' | 'folder' | 'none' | 'lost';
type NotRestored = { readonly ok: false } & BackupRefusal;

/** The file is read twice: once to see that it is whole, before anything is touched. */
export async function restore(config: Config, options: RestoreOptions): Promise<Restored | NotRestored> {
  let target: Target | undefined;
  try {
    const { signal, onProgress } = options;
    const reading = (step: RestoreStep) => ({
      ...(signal === undefined ? {} : { signal }),
      onProgress: (bytes: number) => onProgress?.(step, bytes),
    });
    let sealed: string | undefined;
    const visitor = {
      head: async (head: Head) => knownVersion(head),
      keys: async (text: string) => {
        sealed = text;
      },
    };
    const backup = await readBackup(source(options.file), visitor, reading('checking'));
    const keys = await keysOf(backup.head, sealed, config.dataFolder, options);
    target = await openTarget(config.dataFolder);
    if (keys.from === 'backup') await writeKeyFiles(join(target.aside, KEYS_FOLDER), keys.files);
    const { evidence, tables } = backup.end;
    const rows = tables.reduce((sum, { bytes }) => sum + bytes, 0);
    // Rows take about twice their text with their indexes, and as much again in PostgreSQL's log of what is written.
    await needRoom(target.folder, evidence.bytes + (config.databaseUrl === undefined ? 4 * rows : 0) + ROOM);
    return await fill(config, { backup, target, keys: keys.from, options, reading: reading('restoring') });
  } catch (error) {
    await target?.discard();
    const refusal = refusalOf(error, config.dataFolder);
    if (refusal === undefined) throw error;
    return { ok: false, ...refusal };
  } finally {
    target?.release();
  }
}

const ROOM = 256 << 20;
const source = (file: string) => createReadStream(file, { highWaterMark: 1 << 18 });

/** The keys that the installation will have: those beside it, or those in the backup. */
async function keysOf(
  head: Head,
  sealed: string | undefined,
  folder: string,
  { passphrase, withoutKeys }: RestoreOptions,
): Promise<
  { readonly from: Exclude<KeysFrom, 'backup'> } | { readonly from: 'backup'; readonly files: readonly KeyFile[] }
> {
  const beside = await readKeyFiles(folder);
  if (beside.length > 0) {
    const name = firstOther(beside, head.keyFiles);
    if (name === undefined) return { from: 'folder' };
    throw new Refused({ refusal: 'keys-differ', folder: join(folder, KEYS_FOLDER), name });
  }
  if (head.keyFiles.length === 0) return { from: 'none' };
  if (withoutKeys) return { from: 'lost' };
  if (sealed === undefined) throw new Refused({ refusal: 'keys-left-out', folder });
  if (passphrase === undefined) throw new Refused({ refusal: 'passphrase-needed' });
  const files = await openSealedKeys(sealed, passphrase);
  if (files === undefined || firstOther(files, head.keyFiles) !== undefined)
    throw new Refused({ refusal: 'passphrase-wrong' });
  return { from: 'backup', files };
}

interface Filling {
  readonly backup: ReadBackup;
  readonly target: Target;
  readonly keys: KeysFrom;
  readonly options: RestoreOptions;
  readonly reading: Parameters<typeof readBackup>[2];
}

async function fill(config: Config, filling: Filling): Promise<Restored> {
  const { backup, target, keys, options } = filling;
  const embedded = config.databaseUrl === undefined;
  const cluster = embedded
    ? await openCluster({ folder: target.aside })
    : { ok: true as const, url: config.databaseUrl, stop: async () => {} };
  if (!cluster.ok) {
    const { ok: _, ...refused } = cluster;
    throw new Refused({ refusal: 'cluster', cluster: refused });
  }
  let connection: Connection | undefined;
  try {
    connection = await connectTo(cluster.url);
    const { client } = connection;
    const foreignKeys = await beginTables(client, backup.head);
    await fillPlace(connection, filling);
    await finishTables(client, foreignKeys);
    const { signal, onProgress } = options;
    onProgress?.('comparing', 0);
    await compareTables(client, backup.head, backup.end);
    onProgress?.('ledger', 0);
    const ledger = await verifyLedgers(client, backup.head.publicKeys, signal);
    if (ledger.faults.length > 0 && !options.acceptBrokenLedger)
      throw new Refused({ refusal: 'ledger-broken', faults: ledger.faults, more: ledger.more });
    const at = new Date();
    const settled = await settleAfterRestore(client, { at, keysLost: keys === 'lost' });
    const [from, to] = [backup.head.migrations.length, migrations().length];
    await makeTables(client, from, to);
    signal?.throwIfAborted();
    // An operator's own database is committed last, the embedded one stands aside until it is put in place.
    if (!embedded) await target.putInPlace();
    await client.query('commit');
    await recordRestore(cluster.url, at, { backup: backup.head.at, keys });
    if (embedded) {
      await connection.close();
      await cluster.stop();
      await target.putInPlace();
    }
    await target.finish();
    return { ok: true, ...backup, keys, ledger, settled, migrated: { from, to } };
  } finally {
    await connection?.close();
    await cluster.stop();
  }
}

/** The second reading: rows into the tables, evidence into files. */
async function fillPlace({ client }: Connection, { backup, target, reading, options }: Filling): Promise<void> {
  const columns = new Map(backup.head.tables.map((table) => [table.name, table]));
  const folder = join(target.aside, EVIDENCE_FOLDER);
  let storage: ObjectStorage | undefined;
  const again = await readBackup(
    source(options.file),
    {
      async table(name, rows) {
        const table = columns.get(name);
        if (table === undefined) throw new Refused({ refusal: 'damaged', part: name });
        await fillTable(client, table, rows);
      },
      async evidence(hash, content) {
        storage ??= await openLocalStorage(folder, new Date());
        const received = await storage.receive(content);
        // One that was damaged before it was saved has no name under which it could be found.
        await (received.sha256 === hash ? received.keep() : received.drop());
      },
    },
    reading,
  );
  // The same file as was found whole: it could have been written over in between.
  if (JSON.stringify(again) !== JSON.stringify(backup)) throw new Refused({ refusal: 'damaged' });
}

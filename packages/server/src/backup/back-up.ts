/** Writes a backup of the place that the settings name, whether a server runs there or not. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Config } from '../config.ts';
import { writeTar } from '../ledger/tar.ts';
import { openCluster } from '../postgres/cluster.ts';
import { hasCluster, reachCluster } from '../postgres/running.ts';
import type { End } from './format.ts';
import { readKeyFiles } from './key-files.ts';
import { readBackup } from './read-backup.ts';
import { type BackupRefusal, Refused, refusalOf } from './refusals.ts';
import { LEAST_PASSPHRASE, sealKeys } from './sealed-keys.ts';
import { openSnapshot } from './snapshot.ts';
import { backupFiles } from './write-backup.ts';

export interface BackUpOptions {
  /** Where to; a file that stands there is replaced once the new one is whole. */
  readonly file: string;
  /** Seals the keys into the backup; without it they are left out. */
  readonly passphrase?: string;
  /** The program's version. */
  readonly program: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: BackUpStep, bytes: number) => void;
}

export type BackUpStep = 'writing' | 'checking';

export interface BackedUp {
  readonly ok: true;
  readonly at: string;
  readonly tables: End['tables'];
  readonly evidence: End['evidence'];
  readonly keys: 'sealed' | 'left-out' | 'none';
  /** Of the file, in bytes. */
  readonly size: number;
}

type NotBackedUp = { readonly ok: false } & BackupRefusal;

/** GZIP's fifth step: a third smaller than the first, twice as fast as the usual sixth. */
const GZIP = { level: 5, chunkSize: 1 << 17 };

/**
 * Writes everything beside the file, reads it back and checks it, and only then gives it its name: whatever happens, what bears the name
 * is whole. A backup that was cut off leaves at most a file that ends in `.part`, which the next one removes.
 */
export async function backUp(config: Config, options: BackUpOptions): Promise<BackedUp | NotBackedUp> {
  const { passphrase, signal, onProgress } = options;
  if (passphrase !== undefined && [...passphrase].length < LEAST_PASSPHRASE)
    return { ok: false, refusal: 'passphrase-short', least: LEAST_PASSPHRASE };
  const file = resolve(options.file);
  const draft = `${file}.${process.pid}.part`;
  let place: Reached | undefined;
  try {
    await removeDead(file);
    place = await reach(config);
    const keys = await readKeyFiles(config.dataFolder);
    const sealedKeys = passphrase === undefined || keys.length === 0 ? undefined : await sealKeys(keys, passphrase);
    const snapshot = await openSnapshot(place.url, config.databaseUrl === undefined ? config.dataFolder : undefined);
    try {
      const files = backupFiles({
        snapshot,
        dataFolder: config.dataFolder,
        program: options.program,
        keys,
        ...(sealedKeys === undefined ? {} : { sealedKeys }),
        onProgress: (bytes) => onProgress?.('writing', bytes),
      });
      await pipeline(
        Readable.from(writeTar(files), { objectMode: true }),
        createGzip(GZIP),
        // Only its owner may read it: it holds everything.
        createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
        { signal },
      );
    } finally {
      await snapshot.close();
    }
    const { head, end } = await readBackup(
      createReadStream(draft, { highWaterMark: 1 << 18 }),
      {},
      { ...(signal === undefined ? {} : { signal }), onProgress: (bytes) => onProgress?.('checking', bytes) },
    );
    const { size } = await stat(draft);
    await putInPlace(draft, file);
    return {
      ok: true,
      at: head.at,
      tables: end.tables,
      evidence: end.evidence,
      keys: keys.length === 0 ? 'none' : head.keys,
      size,
    };
  } catch (error) {
    await rm(draft, { force: true });
    const refusal = refusalOf(error, dirname(file));
    if (refusal === undefined) throw error;
    return { ok: false, ...refusal };
  } finally {
    await place?.close();
  }
}

interface Reached {
  readonly url: string;
  close(): Promise<void>;
}

/** The database as it stands: a running server's, or the cluster opened for the time of the backup. It isn't brought up to today. */
async function reach({ databaseUrl, dataFolder }: Config): Promise<Reached> {
  if (databaseUrl !== undefined) return { url: databaseUrl, close: async () => {} };
  if (!(await standsIn(dataFolder))) throw new Refused({ refusal: 'no-place', folder: dataFolder });
  const cluster = await openCluster({ folder: dataFolder });
  if (cluster.ok) return { url: cluster.url, close: cluster.stop };
  const { ok: _, ...refused } = cluster;
  if (refused.refusal === 'not-owner') throw new Refused({ refusal: 'other-user', folder: dataFolder });
  if (refused.refusal !== 'in-use') throw new Refused({ refusal: 'cluster', cluster: refused });
  const url = await reachCluster(dataFolder);
  if (url === undefined) throw new Refused({ refusal: 'not-ready', folder: dataFolder });
  return { url, close: async () => {} };
}

async function standsIn(folder: string): Promise<boolean> {
  try {
    return await hasCluster(folder);
  } catch (error) {
    if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw new Refused({ refusal: 'other-user', folder });
    throw error;
  }
}

/** What killed backups to the same file have left. */
async function removeDead(file: string): Promise<void> {
  const folder = dirname(file);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // The writing itself will say what is wrong with the folder.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EACCES') return [];
    throw error;
  });
  const begin = `${basename(file)}.`;
  for (const name of names) {
    const pid = name.startsWith(begin) ? /^(\d+)\.part$/.exec(name.slice(begin.length))?.[1] : undefined;
    if (pid !== undefined && !lives(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function putInPlace(draft: string, file: string): Promise<void> {
  // A link stays a link.
  const target = await realpath(file).catch(() => file);
  await rename(draft, target);
  const folder = await open(dirname(target), 'r');
  await folder.sync();
  await folder.close();
}

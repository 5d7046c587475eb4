import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Account, accountFor } from './account.ts';
import { openServerLog, type ServerLog } from './log.ts';
import { makeCluster } from './make.ts';
import { claimFolder } from './owner.ts';
import { dropSocketFolder, endOrphan, endProcess, type Postmaster, startPostmaster } from './postmaster.ts';
import { copyPrograms, findPrograms, type Programs } from './programs.ts';
import { type ClusterRefusal, refusalFromWords } from './refusals.ts';
import { PORT, urlThrough, writeSettings } from './settings.ts';
import { grantUpkeep } from './upkeep.ts';

export interface ClusterOptions {
  /** The server's data folder; made when missing. The cluster lives in its subfolder `postgres`. */
  readonly folder: string;
  /** Told once if PostgreSQL ends without having been asked to. The caller then calls stop(), and may open the folder again. */
  readonly onExit?: (end: ClusterEnd) => void;
  /** How long a start may take, recovery after a power cut included. Two minutes unless told. */
  readonly startWithinMs?: number;
  /** false only for clusters of tests: what is acknowledged may be lost. */
  readonly durable?: boolean;
}

export interface ClusterEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** Path of PostgreSQL's log. */
  readonly log: string;
}

export interface Cluster {
  readonly ok: true;
  /** For node-postgres and every libpq: a database of ours by a private socket, without a secret. */
  readonly url: string;
  /** Ends PostgreSQL cleanly and gives the folder back. May be called more than once. */
  stop(): Promise<void>;
}

type Outcome<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & ClusterRefusal);

const refuse = (refusal: ClusterRefusal) => ({ ok: false as const, ...refusal });

/**
 * Opens the PostgreSQL of a data folder, making it at the first start; the folder is this process's own from then until stop() or its
 * death. A PostgreSQL that a killed owner left is ended first. Every refusal has its sentence in refusals.ts.
 */
export async function openCluster(
  options: ClusterOptions,
): Promise<Cluster | ({ readonly ok: false } & ClusterRefusal)> {
  const programs = await findPrograms();
  if (!programs) return refuse({ refusal: 'platform-unsupported', platform: `${process.platform}-${process.arch}` });
  const wanted = resolve(options.folder);
  const account = await accountFor(join(wanted, 'postgres'));
  if (!account.ok) return account;
  const claims: (() => void)[] = [];
  const giveBack = () => {
    for (const release of claims.splice(0).reverse()) release();
  };
  try {
    await makeFolder(wanted, account.ids ? 0o711 : 0o700);
    const folder = await realpath(wanted);
    const claim = claimFolder(folder, account.self);
    if (!claim.ok) return claim;
    claims.push(claim.release);
    const ready = await prepare(folder, programs, account, options.durable ?? true);
    if (!ready.ok) {
      giveBack();
      return ready;
    }
    const log = openServerLog(join(ready.home, 'postgres.log'), account);
    claims.push(() => log.close());
    const started = await start(ready.programs, ready.home, account, log, options);
    if (!started.ok) {
      giveBack();
      return started;
    }
    return opened(started.postmaster, started.socketFolder, log, giveBack, options.onExit);
  } catch (error) {
    giveBack();
    // The system's refusals carry a code; anything else is a fault of ours.
    const known = refusalFromWords((error as NodeJS.ErrnoException).code ?? '', wanted, account.self);
    if (known) return refuse(known);
    throw error;
  }
}

/**
 * Makes a folder with all above it. Step by step: Node's own `recursive` never comes back where the system says of a parent that stands
 * there that it doesn't, as below /proc.
 */
async function makeFolder(folder: string, mode: number): Promise<void> {
  const above = dirname(folder);
  if (above !== folder && !(await exists(above))) await makeFolder(above, mode);
  await mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => {
    // Read-only disks of some kinds say that it doesn't exist, too.
    if (error.code === 'ENOENT') throw Object.assign(error, { code: 'EROFS' });
    if (error.code !== 'EEXIST') throw error;
  });
  if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
}

/** Sees to it that a whole cluster of our version stands in the folder, that its user can reach. */
async function prepare(
  folder: string,
  programs: Programs,
  account: Account,
  durable: boolean,
): Promise<Outcome<{ home: string; programs: Programs }>> {
  const home = join(folder, 'postgres');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const { uid } = await stat(home);
  if (account.ids) {
    if (uid === 0) await chown(home, account.ids.uid, account.ids.gid);
  } else if (uid !== process.getuid?.()) {
    return refuse({ refusal: 'not-owner', folder, user: account.self, ownerUid: uid });
  }
  if (account.ids && !(await reaches(account, home))) {
    return refuse({ refusal: 'unreachable', folder, user: account.name });
  }
  const usable =
    account.ids && !(await reaches(account, programs.folder)) ? await copyPrograms(programs, home) : programs;

  const data = join(home, 'data');
  if (!(await exists(data))) {
    const refusal = await makeCluster(home, usable, account, durable);
    if (refusal) return refuse(refusal);
  }
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (found === '') return refuse({ refusal: 'damaged', folder });
  if (found !== usable.major) return refuse({ refusal: 'other-major', folder, found, needed: usable.major });
  return { ok: true, home, programs: usable };
}

/** Starts it; and again when somebody who outlived a killed owner was faster, or is not gone yet. */
async function start(
  programs: Programs,
  home: string,
  account: Account,
  log: ServerLog,
  options: ClusterOptions,
): Promise<Outcome<{ postmaster: Postmaster; socketFolder: string }>> {
  const data = join(home, 'data');
  const within = options.startWithinMs ?? 120_000;
  const deadline = performance.now() + within;
  const slow = { refusal: 'still-starting', log: log.file, seconds: Math.round(within / 1000) } as const;
  for (;;) {
    if (!(await endOrphan(data, account, [20_000, 5_000, 5_000]))) return refuse(slow);
    const socketFolder = await makeSocketFolder(home, account);
    await writeSettings(data, account, { socketFolder, durable: options.durable ?? true });
    const left = Math.max(0, deadline - performance.now());
    const started = await startPostmaster(programs, data, account, log, left);
    if (started.ok) {
      await grantUpkeep(socketFolder);
      return { ok: true, postmaster: started.postmaster, socketFolder };
    }
    if (started.because === 'slow') return refuse(slow);
    await dropSocketFolder(socketFolder);
    if (started.because === 'unstartable') {
      return refuse({ refusal: 'platform-unsupported', platform: `${process.platform}-${process.arch}` });
    }
    const rival = /lock file ".*" already exists|pre-existing shared memory block/.test(started.words);
    if (!rival || performance.now() > deadline) {
      const lastWords = started.words.trim().split('\n').slice(-5).join('\n');
      return refuse(
        refusalFromWords(started.words, home, account.name) ?? { refusal: 'start-failed', log: log.file, lastWords },
      );
    }
    await pause(50);
  }
}

function opened(
  postmaster: Postmaster,
  socketFolder: string,
  log: ServerLog,
  giveBack: () => void,
  onExit: ClusterOptions['onExit'],
): Cluster {
  let stopping: Promise<void> | undefined;
  const { process: child, pid } = postmaster;
  const alive = () => child.exitCode === null && child.signalCode === null;
  // A server that ends without stop(), as by an uncaught fault, asks PostgreSQL to end too. It cannot wait for it.
  const atExit = () => {
    if (alive()) process.kill(pid, 'SIGINT');
  };
  process.once('exit', atExit);
  child.once('exit', (code, signal) => {
    process.off('exit', atExit);
    if (!stopping) onExit?.({ code, signal, log: log.file });
  });
  const stop = async () => {
    child.ref();
    await endProcess(pid, alive);
    await dropSocketFolder(socketFolder);
    giveBack();
  };
  return {
    ok: true,
    url: urlThrough(socketFolder),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * A folder for the socket that only the cluster's user can enter. Beside the data, if the socket's whole name fits into the 107 bytes
 * of a socket address (103 on macOS) and can be written into the settings; else in the system's temporary folder.
 */
async function makeSocketFolder(home: string, account: Account): Promise<string> {
  const beside = join(home, 'socket');
  const fits = Buffer.byteLength(join(beside, `.s.PGSQL.${PORT}.lock`)) <= 103 && !/[,"'\\\n]/.test(beside);
  const folder = fits ? beside : await mkdtemp(join(tmpdir(), 'shiji-pg-'));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (account.ids) await chown(folder, account.ids.uid, account.ids.gid);
  return folder;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Whether the cluster's user can come to a folder, through all that lie above it. */
const reaches = (account: Account, folder: string) =>
  promisify(execFile)('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account.ids, cwd: '/' }).then(
    () => true,
    () => false,
  );

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { ServerLog } from './log.ts';
import type { Programs } from './programs.ts';

/** Nothing of ours: a PGDATA or PGOPTIONS of the operator's must not reach the cluster. */
export const BARE_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const LOOK_EVERY_MS = 3;

export interface Postmaster {
  readonly process: ChildProcess;
  readonly pid: number;
}

type Started =
  | { readonly ok: true; readonly postmaster: Postmaster }
  | { readonly ok: false; readonly because: 'ended'; readonly words: string }
  | { readonly ok: false; readonly because: 'unstartable' }
  | { readonly ok: false; readonly because: 'slow' };

/**
 * Starts PostgreSQL and waits until it takes connections. 'slow' leaves it running, since a recovery that is broken off begins anew;
 * 'unstartable': the system cannot run the program.
 */
export async function startPostmaster(
  programs: Programs,
  data: string,
  account: Account,
  log: ServerLog,
  withinMs: number,
): Promise<Started> {
  const from = log.size();
  const child = spawn(programs.postgres, ['-D', data], {
    ...account.ids,
    cwd: data,
    env: BARE_ENVIRONMENT,
    // In a session of its own: a Ctrl-C is for the server, which then stops PostgreSQL in good order.
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  let ended = false;
  let unstartable = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    unstartable = true;
  });
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (unstartable) return { ok: false, because: 'unstartable' };
    if (ended) return { ok: false, because: 'ended', words: log.since(from) };
    const file = readPidFile(data);
    if (child.pid !== undefined && file?.pid === child.pid && file.status === 'ready') {
      child.unref();
      return { ok: true, postmaster: { process: child, pid: child.pid } };
    }
    await pause(LOOK_EVERY_MS);
  }
  child.unref();
  return { ok: false, because: 'slow' };
}

/**
 * Ends a PostgreSQL that outlived its owner, and makes way for a new one. Only the owner of the data folder may call this.
 * Gives false when it would not end in time, which only a disk that hangs can bring about.
 */
export async function endOrphan(data: string, account: Account, boundsMs: readonly number[]): Promise<boolean> {
  const file = readPidFile(data);
  if (!file) return true;
  const gone = await endProcess(file.pid, () => isPostmaster(file.pid, data), boundsMs);
  if (!gone) return false;
  if (file.socketFolder) await dropSocketFolder(file.socketFolder);
  const left = readPidFile(data);
  if (left) await disown(data, account);
  return true;
}

/** Asks a process to end: at once but cleanly (SIGINT), without a checkpoint (SIGQUIT), by force; each for so long. */
export async function endProcess(
  pid: number,
  alive: () => boolean,
  boundsMs: readonly number[] = [30_000, 10_000, 5_000],
): Promise<boolean> {
  const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
  for (const [i, signal] of signals.entries()) {
    if (!alive()) return true;
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in between; or it isn't ours, and the wait says so.
    }
    const deadline = performance.now() + (boundsMs[i] ?? 0);
    while (performance.now() < deadline) {
      if (!alive()) return true;
      await pause(LOOK_EVERY_MS);
    }
  }
  return !alive();
}

/** A private socket folder outside of the data folder is of no use without its cluster. */
export async function dropSocketFolder(folder: string): Promise<void> {
  if (/\/shiji-pg-\w+$/.test(folder)) await rm(folder, { recursive: true, force: true });
}

interface PidFile {
  readonly pid: number;
  readonly socketFolder: string;
  readonly status: string;
}

/** What PostgreSQL says of itself while it runs: written by it alone, removed when it ends cleanly. */
export function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    if (!Number.isSafeInteger(pid) || pid === 0) return undefined;
    return { pid, socketFolder: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * Whether that process is the PostgreSQL of this very folder. A number alone says little: it may have been given to somebody else, after
 * a restart of the machine or in a container nearly always. A process that is dead and not yet buried is none.
 */
function isPostmaster(pid: number, data: string): boolean {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(`-D ${data}`);
    }
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!words[0]?.endsWith('postgres')) return false;
    // A folder that was moved while it ran is told by where the process stands; in a container root may not look at that.
    return words.includes(data) || sameFolder(readlinkSync(`/proc/${pid}/cwd`), data);
  } catch {
    return false;
  }
}

function sameFolder(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

/**
 * PostgreSQL will not start while the process named in postmaster.pid lives, whoever that is now. Yet the file must stay: its key to
 * shared memory is how PostgreSQL knows whether children of the dead one still write. Its own parent it never takes for a rival, so
 * the number becomes ours.
 */
async function disown(data: string, account: Account): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const fresh = `${file}.new`;
  await writeFile(fresh, text.replace(/^-?\d+/, String(process.pid)), { mode: 0o600 });
  if (account.ids) await chown(fresh, account.ids.uid, account.ids.gid);
  await rename(fresh, file);
}

import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ClusterRefusal, type Owner, refusalFromWords } from './refusals.ts';

const SQLITE_BUSY = 5;
/** Two that start at once both begin with a shared lock, and one must let go before the other can have it whole. */
const CONTEST_MS = 250;

type Claim = { readonly ok: true; release(): void } | ({ readonly ok: false } & ClusterRefusal);

/**
 * Makes this process the owner of a data folder, until it releases it or ends in whatever way. Refuses with 'in-use' while another
 * process (or another claim of this one) owns it, with 'not-writable' and 'disk-full'.
 *
 * The mark is a lock that the kernel keeps and takes back from a killed process: Node has no flock, but SQLite, which comes with it,
 * takes an fcntl lock for an exclusive transaction. The file stays empty. Nothing else in this process may open it: closing any
 * descriptor of a file gives up the process's fcntl locks on it.
 */
export function claimFolder(folder: string, user: string): Claim {
  const lockFile = join(folder, 'owner.lock');
  const ownerFile = join(folder, 'owner.json');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(lockFile, { timeout: CONTEST_MS });
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() } satisfies Owner));
    giveToOwnerOf(folder, lockFile, ownerFile);
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) {
      const by = readOwner(ownerFile);
      return { ok: false, refusal: 'in-use', folder, ...(by ? { by } : {}) };
    }
    const known = refusalFromWords((error as NodeJS.ErrnoException).code ?? '', folder, user);
    return { ok: false, ...(known ?? { refusal: 'not-writable', folder, user }) };
  }
  const held = lock;
  return {
    ok: true,
    release: () => {
      if (!held.isOpen) return;
      rmSync(ownerFile, { force: true });
      held.close();
    },
  };
}

/** Once started with sudo, the folder's own user would find files of root's that it cannot open. */
function giveToOwnerOf(folder: string, ...files: string[]): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  for (const file of files) chownSync(file, uid, gid);
}

/** The owner as it wrote itself down: for the sentence only. It may be missing or half written; the lock alone decides. */
function readOwner(file: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' && typeof owner.since === 'string'
      ? { pid: owner.pid, since: owner.since }
      : undefined;
  } catch {
    return undefined;
  }
}

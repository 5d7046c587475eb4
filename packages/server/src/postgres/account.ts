import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import type { ClusterRefusal } from './refusals.ts';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; then this user runs it. It is nobody else's, so that nobody else can read the cluster. */
const SYSTEM_USER = 'shiji';

/** Who runs PostgreSQL: `ids` only where this process must change to it. `self` is the name of the user of this process. */
export interface Account {
  readonly self: string;
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
}

type Found = ({ readonly ok: true } & Account) | ({ readonly ok: false } & ClusterRefusal);

/**
 * This process's own user; for root, the owner of the cluster that stands in `home`, or the system user, made when missing.
 * Refuses with 'user-unknown' (initdb asks for the user's name) and 'no-system-user'.
 */
export async function accountFor(home: string): Promise<Found> {
  const uid = process.getuid?.() ?? -1;
  let self: string;
  try {
    self = userInfo().username;
  } catch {
    return { ok: false, refusal: 'user-unknown', uid };
  }
  if (uid !== 0) return { ok: true, self, name: self };
  const standing = await stat(home).catch(() => undefined);
  if (standing && standing.uid !== 0) {
    return { ok: true, self, name: `uid ${standing.uid}`, ids: { uid: standing.uid, gid: standing.gid } };
  }
  const ids = (await idsOf(SYSTEM_USER)) ?? (await makeSystemUser());
  return ids ? { ok: true, self, name: SYSTEM_USER, ids } : { ok: false, refusal: 'no-system-user', user: SYSTEM_USER };
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function makeSystemUser(): Promise<{ uid: number; gid: number } | undefined> {
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER]],
    // Where useradd is missing: BusyBox.
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', SYSTEM_USER]],
  ];
  for (const [program, given] of ways) {
    // Another server may be making it just now; what counts is whether it is there afterwards.
    await run(program, given, { timeout: 10_000 }).catch(() => undefined);
    const ids = await idsOf(SYSTEM_USER);
    if (ids) return ids;
  }
  return undefined;
}

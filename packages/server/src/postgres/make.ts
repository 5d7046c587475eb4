import { spawn } from 'node:child_process';
import { appendFile, chmod, chown, mkdtemp, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Account } from './account.ts';
import { BARE_ENVIRONMENT } from './postmaster.ts';
import type { Programs } from './programs.ts';
import { type ClusterRefusal, refusalFromWords } from './refusals.ts';
import { DATABASE, ROLE, SUPERUSER } from './settings.ts';

/** Room that a new cluster needs: itself about 50 MB, and logs of what is written to it first. */
const NEEDED_MB = 256;
const LONGEST_MS = 120_000;

/** `createdb` so that a backup can be restored beside what stands, and then take its place. */
const FIRST_WORDS = `create role ${ROLE} login createdb;\ncreate database ${DATABASE} owner ${ROLE};\n`;

/**
 * Makes a cluster at `home`/data: under another name first, and renamed when it is whole and on the disk. What a killed start left is
 * removed. Refuses with 'disk-full', 'not-writable', 'platform-unsupported', 'start-failed'.
 */
export async function makeCluster(
  home: string,
  programs: Programs,
  account: Account,
  durable: boolean,
): Promise<ClusterRefusal | undefined> {
  await removeHalfMade(home);
  const room = await statfs(home);
  if (room.bavail * room.bsize < NEEDED_MB * 1024 * 1024) {
    return { refusal: 'disk-full', folder: home, neededMB: NEEDED_MB };
  }
  const making = await mkdtemp(join(home, 'making-'));
  await chmod(making, 0o700);
  if (account.ids) await chown(making, account.ids.uid, account.ids.gid);

  const options = ['--username', SUPERUSER, '--auth=peer', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  const made =
    (await run(programs.initdb, ['--pgdata', making, ...options, ...(durable ? [] : ['--no-sync'])], '', account)) ??
    (await run(
      programs.postgres,
      ['--single', '-D', making, '-c', 'exit_on_error=on', '-c', `fsync=${durable ? 'on' : 'off'}`, 'postgres'],
      FIRST_WORDS,
      account,
    ));
  if (made) {
    await rm(making, { recursive: true, force: true, maxRetries: 3 });
    if (made.unstartable) return { refusal: 'platform-unsupported', platform: `${process.platform}-${process.arch}` };
    const log = join(home, 'postgres.log');
    // On a full disk the refusal is what tells.
    await appendFile(log, made.words, { mode: 0o600 }).catch(() => undefined);
    return refusalFromWords(made.words, home, account.name) ?? { refusal: 'start-failed', log, lastWords: made.words };
  }
  await rename(making, join(home, 'data'));
  await sync(home);
  return undefined;
}

/** An initdb that outlived its parent may still write there: it finds its files gone and ends; what is left goes at the next start. */
async function removeHalfMade(home: string): Promise<void> {
  const left = (await readdir(home)).filter((name) => name.startsWith('making-'));
  for (const name of left) {
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

interface Failure {
  readonly unstartable: boolean;
  readonly words: string;
}

/** Runs one program to its end; undefined if it went well. */
async function run(
  program: string,
  given: readonly string[],
  input: string,
  account: Account,
): Promise<Failure | undefined> {
  const child = spawn(program, given, {
    ...account.ids,
    // Root's own folder may be closed to the user it changes to.
    cwd: '/',
    env: BARE_ENVIRONMENT,
    detached: true,
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<{ code: number | null } | { error: Error }>((resolve) => {
    child.once('error', (error) => resolve({ error }));
    child.once('close', (code) => resolve({ code }));
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  child.stdout.resume();
  const [end, words] = await Promise.all([ended, text(child.stderr)]);
  if ('error' in end) return { unstartable: true, words: end.error.message };
  return end.code === 0 ? undefined : { unstartable: false, words: words.slice(-2000) };
}

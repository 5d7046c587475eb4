/** An empty data folder that a restore fills aside and puts in place at the end. */
import { chmod, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFor } from '../postgres/account.ts';
import { discardFolder } from '../postgres/discard.ts';
import { claimFolder } from '../postgres/owner.ts';
import { EVIDENCE_FOLDER } from './format.ts';
import { KEYS_FOLDER } from './key-files.ts';
import { Refused } from './refusals.ts';

/** Holds what is being restored. A folder that has it and no cluster beside it was left by a restore that was killed. */
const ASIDE = 'restoring';
const POSTGRES = 'postgres';
/** A mark of ownership and what file systems make are no data; keys may be put there beforehand. */
const NO_DATA = ['owner.lock', 'owner.json', 'lost+found', KEYS_FOLDER];

export interface Target {
  readonly folder: string;
  /** Where the parts are made: `postgres`, `evidence`, `keys`. */
  readonly aside: string;
  /** Moves what was made to where it belongs; the cluster last, since a folder without one is no place. Durable. */
  putInPlace(): Promise<void>;
  /** Once the whole place stands: nothing is taken back any more, and what remains aside goes. */
  finish(): Promise<void>;
  /** Empties the folder of all that the restore has made. */
  discard(): Promise<void>;
  /** Gives the folder back. */
  release(): void;
}

/** Makes the folder if need be and holds it, so that no server starts there meanwhile. Throws `Refused` where it isn't empty. */
export async function openTarget(folder: string): Promise<Target> {
  const account = await accountFor(join(folder, POSTGRES));
  if (!account.ok) throw new Refused({ refusal: 'cluster', cluster: account });
  // The cluster's own user must be able to pass through.
  await mkdir(folder, { recursive: true, mode: account.ids ? 0o711 : 0o700 });
  const claim = claimFolder(folder, account.self);
  if (!claim.ok) throw new Refused({ refusal: 'cluster', cluster: claim });
  const aside = join(folder, ASIDE);
  const placed: string[] = [];
  try {
    await clear(folder, aside);
    await mkdir(aside);
    await chmod(aside, account.ids ? 0o711 : 0o700);
  } catch (error) {
    claim.release();
    throw error;
  }
  return {
    folder,
    aside,
    async putInPlace() {
      for (const name of [EVIDENCE_FOLDER, KEYS_FOLDER, POSTGRES]) {
        if (!(await exists(join(aside, name)))) continue;
        placed.push(name);
        await rename(join(aside, name), join(folder, name));
        await sync(folder);
      }
    },
    async finish() {
      placed.length = 0;
      await rm(aside, { recursive: true, force: true });
      await sync(folder);
    },
    async discard() {
      for (const name of placed.reverse()) await rm(join(folder, name), { recursive: true, force: true });
      await discardFolder(aside);
    },
    release: claim.release,
  };
}

/** Refuses what isn't empty; what a killed restore has left is removed. */
async function clear(folder: string, aside: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !NO_DATA.includes(name));
  const interrupted = names.includes(ASIDE) && !names.includes(POSTGRES);
  const found = names.find((name) => !interrupted || (name !== ASIDE && name !== EVIDENCE_FOLDER));
  if (found !== undefined) throw new Refused({ refusal: 'not-empty', folder, found });
  if (!interrupted) return;
  // It had got as far as moving its evidence when it was killed: the folder was empty before.
  await rm(join(folder, EVIDENCE_FOLDER), { recursive: true, force: true });
  await discardFolder(aside);
}

/** Refuses with 'disk-full' where less than so many bytes are free. */
export async function needRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes)
    throw new Refused({ refusal: 'disk-full', at: folder, neededMB: Math.ceil(bytes / 2 ** 20) });
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

/** Writing a file so that nobody ever finds half of it. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NEW_FILE = 0o666;

/**
 * Writes the content beside the path, makes it durable and moves it into place. When anything goes wrong the file that was there stays as it
 * was. A link stays a link: the file that it leads to is replaced, and keeps its mode.
 */
export async function writeFileWhole(path: string, content: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  const folder = dirname(target);
  const draft = join(folder, `.shiji-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(draft, 'wx', NEW_FILE);
    await fill(handle, content, mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function fill(handle: FileHandle, content: Uint8Array, mode: number | undefined): Promise<void> {
  try {
    await handle.writeFile(content);
    if (mode !== undefined) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name itself must survive a power cut, too. Some file systems can't do this; the content is safe all the same. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Nothing that the caller could do about it.
  }
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFor } from './account.ts';
import { endOrphan } from './postmaster.ts';

/**
 * Removes a folder with all that is in it, a half-made cluster too; its PostgreSQL, if a killed owner left one running, is ended first.
 * Only who owns the data folder around it may call this.
 */
export async function discardFolder(folder: string): Promise<void> {
  const account = await accountFor(join(folder, 'postgres'));
  if (account.ok) await endOrphan(join(folder, 'postgres', 'data'), account, [5_000, 5_000, 5_000]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The passphrase of a backup's keys, as it stands in a file: on a command line others could read it. */
import type { Io } from './io.ts';
import { decoded, loadBytes } from './read-input.ts';
import { isStop, type Stop, wrongCall } from './stop.ts';

const LONGEST = 4096;

/** Its first and only line; blanks around it don't count. */
export async function readPassphrase(path: string | undefined, io: Io): Promise<{ passphrase?: string } | Stop> {
  if (path === undefined) return {};
  const loaded = await loadBytes(path, '口令', io);
  if (isStop(loaded)) return loaded;
  if (loaded.bytes.length > LONGEST) return wrongCall(`“${path}”太大，不是口令文件。`);
  const text = decoded(loaded.bytes, path);
  if ('stop' in text) return text;
  const passphrase = text.text.trim();
  if (passphrase === '') return wrongCall(`口令文件“${path}”是空的。`);
  return /[\r\n]/.test(passphrase) ? wrongCall(`口令文件“${path}”有几行，只能有一行。`) : { passphrase };
}

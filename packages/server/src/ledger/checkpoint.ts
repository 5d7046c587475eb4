/** Checkpoints (c2sp.org/tlog-checkpoint): what a ledger says of its own state, signed, a few lines that fit on a printed notice. */
import { base64Of, bytesFromBase64, SHA256_BYTES } from './bytes.ts';
import { checkedSize } from './merkle.ts';
import { type Note, type NoteSigner, readNote, signNote } from './note.ts';

export interface Checkpoint {
  /** Which ledger: see `originOf`. */
  readonly origin: string;
  /** How many facts are sealed. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Further lines, as they stand; nobody need understand them. */
  readonly extensions: readonly string[];
}

/** `shiji/fengxiang/facts`: the tenant's code and the log's name, each of a-z, 0-9, `.` and `-`. Throws for others. */
export function originOf(tenantCode: string, log: string): string {
  for (const part of [tenantCode, log])
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(part)) throw new Error(`not for an origin line: ${part}`);
  return `shiji/${tenantCode}/${log}`;
}

/** The text that is signed. Throws for what has no such form. */
export function checkpointText({ origin, size, root, extensions }: Checkpoint): string {
  if (root.length !== SHA256_BYTES) throw new Error('a root hash has 32 bytes');
  const lines = [origin, String(checkedSize(size)), base64Of(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n')))
    throw new Error('a line of a checkpoint is blank or broken');
  return lines.map((line) => `${line}\n`).join('');
}

/** The checkpoint as a signed note. */
export const signCheckpoint = (checkpoint: Checkpoint, signers: readonly NoteSigner[]): Promise<string> =>
  signNote(checkpointText(checkpoint), signers);

/** Reads a signed checkpoint; whose signatures it has is `checkNote`'s matter. Undefined for what is none. */
export function readCheckpoint(text: string): (Checkpoint & { readonly note: Note }) | undefined {
  const note = readNote(text);
  const [origin = '', written = '', base64 = '', ...extensions] = note?.text.slice(0, -1).split('\n') ?? [];
  const root = bytesFromBase64(base64);
  const size = Number(written);
  if (note === undefined || origin === '' || root?.length !== SHA256_BYTES || extensions.includes('')) return undefined;
  if (!Number.isSafeInteger(size) || size < 0 || String(size) !== written) return undefined;
  return { origin, size, root, extensions, note };
}

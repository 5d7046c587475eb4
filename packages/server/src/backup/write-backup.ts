/** The files of a backup, one after another as they are read; memory holds one part of a table. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TarFile } from '../ledger/tar.ts';
import { openLocalStorage } from '../ports/local-storage.ts';
import {
  BACKUP_FORMAT,
  END_FILE,
  type End,
  EVIDENCE_FOLDER,
  evidenceName,
  HEAD_FILE,
  type Head,
  KEYS_FILE,
  PART_BYTES,
  partName,
} from './format.ts';
import { fingerprintsOf, publicKeysOf } from './key-files.ts';
import type { KeyFile } from './sealed-keys.ts';
import type { Snapshot } from './snapshot.ts';
import { Tally } from './tally.ts';

export interface BackupContent {
  readonly snapshot: Snapshot;
  readonly dataFolder: string;
  readonly program: string;
  readonly keys: readonly KeyFile[];
  /** The keys under the passphrase; absent: left out. */
  readonly sealedKeys?: string;
  /** Bytes read so far. */
  readonly onProgress: (bytes: number) => void;
}

/** Ends the snapshot once all rows are read: evidence never changes, and may take long. */
export async function* backupFiles(content: BackupContent): AsyncGenerator<TarFile> {
  const { snapshot, dataFolder, program, keys, sealedKeys, onProgress } = content;
  const head: Head = {
    format: BACKUP_FORMAT,
    program,
    at: snapshot.at.toISOString(),
    migrations: [...snapshot.migrations],
    tables: snapshot.tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
    keys: sealedKeys === undefined ? 'left-out' : 'sealed',
    keyFiles: fingerprintsOf(keys),
    publicKeys: publicKeysOf(keys),
  };
  const headFile = jsonFile(HEAD_FILE, head);
  yield headFile;
  if (sealedKeys !== undefined) yield fileOf(KEYS_FILE, Buffer.from(sealedKeys));

  let read = 0;
  const tables: End['tables'] = [];
  for (const table of snapshot.tables) {
    const tally = new Tally();
    let part = 0;
    for await (const bytes of gathered(snapshot.rows(table), PART_BYTES)) {
      tally.add(bytes);
      yield fileOf(partName(table.name, part++), bytes);
      read += bytes.length;
      onProgress(read);
    }
    tables.push({ name: table.name, ...tally.sum() });
  }
  const hashes = await snapshot.evidence();
  await snapshot.close();

  const evidence: End['evidence'] = { files: 0, bytes: 0, missing: [], damaged: [] };
  const storage =
    hashes.length === 0 ? undefined : await openLocalStorage(join(dataFolder, EVIDENCE_FOLDER), snapshot.at);
  for (const bytes of hashes) {
    const hash = bytes.toString('hex');
    const found = await storage?.get(hash);
    if (found === undefined) {
      evidence.missing.push(hash);
      continue;
    }
    const { size, content } = found;
    const check = (sha256: string) => {
      if (sha256 !== hash) evidence.damaged.push(hash);
    };
    yield { name: evidenceName(hash), size, content: hashed(content, check) };
    evidence.files += 1;
    evidence.bytes += size;
    read += size;
    onProgress(read);
  }
  const end: End = { head: createHash('sha256').update(headFile.bytes).digest('hex'), tables, evidence };
  yield jsonFile(END_FILE, end);
}

interface FileInMemory extends TarFile {
  readonly bytes: Buffer;
}

function fileOf(name: string, bytes: Buffer): FileInMemory {
  return { name, size: bytes.length, content: [bytes], bytes };
}

const jsonFile = (name: string, value: Head | End): FileInMemory =>
  fileOf(name, Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`));

/** Pieces put together to about this size. */
async function* gathered(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let [pieces, bytes]: [Uint8Array[], number] = [[], 0];
  for await (const piece of source) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes < size) continue;
    yield Buffer.concat(pieces);
    [pieces, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(pieces);
}

/** The same pieces; `onEnd` gets the SHA-256 of them all. */
async function* hashed(
  content: AsyncIterable<Uint8Array>,
  onEnd: (sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
  onEnd(hash.digest('hex'));
}

/** Reads a backup in one pass and checks all that it says of itself. Foreign bytes are expected: they end in `Refused`. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { BrokenTar, readTar, type TarFile } from '../ledger/tar.ts';
import {
  END_FILE,
  type End,
  endShape,
  evidenceName,
  HEAD_FILE,
  type Head,
  headShape,
  KEYS_FILE,
  MOST_JSON_BYTES,
  partName,
} from './format.ts';
import { Refused } from './refusals.ts';
import { Tally } from './tally.ts';

/** Gets what is in a backup, in this order. Each must read what it is given to the end. */
export interface BackupVisitor {
  head?(head: Head): Promise<void>;
  keys?(sealed: string): Promise<void>;
  /** Called for every table, whether it has rows or not. */
  table?(name: string, rows: AsyncIterable<Uint8Array>): Promise<void>;
  evidence?(hash: string, content: AsyncIterable<Uint8Array>): Promise<void>;
}

export interface ReadBackup {
  readonly head: Head;
  readonly end: End;
}

/** Throws `Refused` ('not-a-backup', 'backup-newer', 'damaged') for what isn't a whole backup, and what the source or the visitor throws. */
export async function readBackup(
  source: AsyncIterable<Uint8Array>,
  visitor: BackupVisitor,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void } = {},
): Promise<ReadBackup> {
  const { signal, onProgress } = options;
  let read: ReadBackup | undefined;
  try {
    await pipeline(
      source,
      createGunzip({ chunkSize: 1 << 18 }),
      async (bytes: AsyncIterable<Uint8Array>) => {
        read = await new Reading(readTar(counted(bytes, onProgress)), visitor).all();
      },
      { signal },
    );
  } catch (error) {
    if (error instanceof BrokenTar) throw new Refused({ refusal: 'damaged' });
    // What has no gzip header was never one of ours.
    if (error instanceof Error && error.message === 'incorrect header check')
      throw new Refused({ refusal: 'not-a-backup' });
    throw error;
  }
  if (read === undefined) throw new Refused({ refusal: 'damaged' });
  return read;
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onProgress: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    onProgress?.(bytes);
    yield piece;
  }
}

const damaged = (part?: string) => new Refused({ refusal: 'damaged', ...(part === undefined ? {} : { part }) });

class Reading {
  readonly #files: AsyncGenerator<TarFile>;
  readonly #visitor: BackupVisitor;
  #file: TarFile | undefined;

  constructor(files: AsyncGenerator<TarFile>, visitor: BackupVisitor) {
    this.#files = files;
    this.#visitor = visitor;
  }

  async #next(): Promise<TarFile | undefined> {
    const { value, done } = await this.#files.next();
    this.#file = done === true ? undefined : value;
    return this.#file;
  }

  async all(): Promise<ReadBackup> {
    const first = await this.#next();
    if (first?.name !== HEAD_FILE) throw new Refused({ refusal: 'not-a-backup' });
    const headText = await this.#text(first);
    const head = readHead(headText);
    await this.#visitor.head?.(head);
    await this.#next();
    if (head.keys === 'sealed') await this.#keys();
    const tables: End['tables'] = [];
    for (const { name } of head.tables) tables.push({ name, ...(await this.#table(name)) });
    const evidence = await this.#evidence();
    if (this.#file?.name !== END_FILE) throw damaged(END_FILE);
    const end = shaped(endShape, await this.#text(this.#file), END_FILE);
    if ((await this.#next()) !== undefined) throw damaged();
    this.#compare(end, { headText, tables, evidence });
    return { head, end };
  }

  async #keys(): Promise<void> {
    if (this.#file?.name !== KEYS_FILE) throw damaged(KEYS_FILE);
    const sealed = await this.#text(this.#file);
    await this.#visitor.keys?.(sealed.toString('utf8'));
    await this.#next();
  }

  async #table(name: string) {
    const tally = new Tally();
    const rows = this.#parts(name, tally);
    await this.#visitor.table?.(name, rows);
    // What nobody read counts all the same.
    for await (const _piece of rows);
    return tally.sum();
  }

  /** Parts of a table as one stream. */
  async *#parts(table: string, tally: Tally): AsyncGenerator<Uint8Array> {
    for (let part = 0; this.#file?.name === partName(table, part); part++) {
      for await (const piece of this.#file.content) {
        tally.add(piece);
        yield piece;
      }
      await this.#next();
    }
  }

  async #evidence() {
    const found = { files: 0, bytes: 0, damaged: [] as string[] };
    for (; this.#file?.name.startsWith('evidence/'); await this.#next()) {
      const { name, size, content } = this.#file;
      const hash = name.slice(evidenceName('').length);
      if (!/^[0-9a-f]{64}$/.test(hash)) throw damaged(name);
      const sum = createHash('sha256');
      const pieces = hashed(content, sum);
      await this.#visitor.evidence?.(hash, pieces);
      for await (const _piece of pieces);
      if (sum.digest('hex') !== hash) found.damaged.push(hash);
      found.files += 1;
      found.bytes += size;
    }
    return found;
  }

  async #text({ name, size, content }: TarFile): Promise<Buffer> {
    if (size > MOST_JSON_BYTES) throw damaged(name);
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  #compare(
    end: End,
    found: {
      readonly headText: Buffer;
      readonly tables: End['tables'];
      readonly evidence: Omit<End['evidence'], 'missing'>;
    },
  ): void {
    if (createHash('sha256').update(found.headText).digest('hex') !== end.head) throw damaged(HEAD_FILE);
    const other = found.tables.find(({ name, rows, sha256 }, i) => {
      const told = end.tables[i];
      return told?.name !== name || told.rows !== rows || told.sha256 !== sha256;
    });
    if (other !== undefined || end.tables.length !== found.tables.length) throw damaged(other?.name);
    const { files, bytes, damaged: unlike } = found.evidence;
    const known = new Set(end.evidence.damaged);
    const changed = unlike.find((hash) => !known.has(hash));
    if (changed !== undefined || files !== end.evidence.files || bytes !== end.evidence.bytes)
      throw damaged(changed === undefined ? 'evidence' : evidenceName(changed));
  }
}

async function* hashed(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sum: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    sum.update(piece);
    yield piece;
  }
}

function readHead(text: Buffer): Head {
  const value = parsed(text);
  const head = headShape.safeParse(value);
  if (head.success) return head.data;
  // A later format says at least what it is.
  const { format, program } = (value ?? {}) as { readonly format?: unknown; readonly program?: unknown };
  if (typeof format === 'string' && format.startsWith('shiji-backup/') && typeof program === 'string')
    throw new Refused({ refusal: 'backup-newer', program: program.slice(0, 40) });
  throw new Refused({ refusal: 'not-a-backup' });
}

function shaped<T>(shape: z.ZodType<T>, text: Buffer, part: string): T {
  const read = shape.safeParse(parsed(text));
  if (!read.success) throw damaged(part);
  return read.data;
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

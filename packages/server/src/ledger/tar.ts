/**
 * The tar format (POSIX ustar) in the one form that we write: regular files, no dates, owners or links. Everybody's tools read it, and
 * since each list of files has exactly one form, a reader need not trust a byte of a header. No compression: nothing can swell up.
 */

const BLOCK = 512;
const NAME = /^[a-z0-9][a-z0-9._/-]{0,99}$/;
/** Eleven octal digits. */
const MAX_SIZE = 8 ** 11 - 1;

export interface TarFile {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Thrown while a foreign archive is read; `verifyArchive` makes a finding of it. */
export class BrokenTar extends Error {}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'latin1');
  header.write('0000644\u00000000000\u00000000000\u0000', 100, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\u000000000000000\u0000        0`, 124, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  const sum = header.reduce((a, b) => a + b, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1');
  return header;
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Writes files one after another. Throws for a name or size that ustar hasn't, and for content of another size than stated. */
export async function* writeTar(files: AsyncIterable<TarFile>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of files) {
    if (!NAME.test(name) || !Number.isSafeInteger(size) || size < 0 || size > MAX_SIZE)
      throw new Error(`can't be archived: ${name}, ${size} bytes`);
    yield headerOf(name, size);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes, not ${size}`);
    if (padding(size) > 0) yield Buffer.alloc(padding(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/**
 * The files of an archive that `writeTar` could have written, one at a time: what is left of a file's content when the next is asked
 * for is passed over. Throws `BrokenTar` for anything else, a byte too many at the end included.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const bytes = new ByteReader(source);
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (isZero(header)) break;
    const name = header.toString('latin1', 0, header.indexOf(0));
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    if (!NAME.test(name) || !(size >= 0) || !headerOf(name, size).equals(header)) throw new BrokenTar();
    const content = bytes.pieces(size);
    yield { name, size, content };
    await bytes.skip();
    if (!isZero(await bytes.take(padding(size)))) throw new BrokenTar();
  }
  if (!isZero(await bytes.take(BLOCK)) || !(await bytes.atEnd())) throw new BrokenTar();
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Bytes in the amounts asked for, out of a stream that comes in pieces of its own. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  #due = 0;
  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      this.#rest = next.value;
    }
    return true;
  }

  async atEnd(): Promise<boolean> {
    return !(await this.#fill());
  }

  /** For small counts: the bytes are gathered in memory. */
  async take(count: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.pieces(count)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async *pieces(count: number): AsyncGenerator<Uint8Array> {
    this.#due = count;
    while (this.#due > 0) {
      if (!(await this.#fill())) throw new BrokenTar();
      const piece = this.#rest.subarray(0, this.#due);
      this.#rest = this.#rest.subarray(piece.length);
      this.#due -= piece.length;
      yield piece;
    }
  }

  /** Passes over what was asked for and not taken. */
  async skip(): Promise<void> {
    for await (const _piece of this.pieces(this.#due));
  }
}

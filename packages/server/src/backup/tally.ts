import { createHash } from 'node:crypto';

const LINE_END = 10;

/** Counts and hashes rows while they pass by. In COPY's text form a row is a line: line ends inside of values are written as `\n`. */
export class Tally {
  readonly #hash = createHash('sha256');
  rows = 0;
  bytes = 0;

  add(piece: Uint8Array): void {
    this.#hash.update(piece);
    this.bytes += piece.length;
    for (let at = piece.indexOf(LINE_END); at !== -1; at = piece.indexOf(LINE_END, at + 1)) this.rows += 1;
  }

  /** Once, at the end. */
  sum(): { readonly rows: number; readonly bytes: number; readonly sha256: string } {
    return { rows: this.rows, bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Lines for people. */
import type { Out } from './io.ts';

/** Control characters and marks that turn the direction of writing: in a name they would forge lines and colours. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Prints whole lines. What is unprintable in them, as a name from a file may be, shows as `�`. */
export function print(out: Out, lines: readonly string[]): void {
  if (lines.length > 0) out.write(lines.map((line) => `${line.replace(UNPRINTABLE, '�')}\n`).join(''));
}

/** Prints a value as JSON, indented. */
export function printJson(out: Out, value: unknown): void {
  out.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

const ERASE = '\r\u001b[K';

/** Says on a terminal what is being done. Each step takes the line of the one before; in a file or a pipe nothing is said. */
export class Progress {
  readonly #out: Out;
  constructor(out: Out) {
    this.#out = out;
  }
  step(text: string): void {
    if (this.#out.isTerminal) this.#out.write(`${ERASE}${text.replace(UNPRINTABLE, '�')} …`);
  }
  done(): void {
    if (this.#out.isTerminal) this.#out.write(ERASE);
  }
}

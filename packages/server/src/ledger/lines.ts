/** Lines of a text that comes in pieces. */
import { textFromUtf8 } from './bytes.ts';

/**
 * Each line without its line end. Undefined, and then no more, for a line of more than `most` bytes, one that is not UTF-8, or a last
 * one that doesn't end.
 */
export async function* linesOf(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): AsyncGenerator<string | undefined> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      const last = piece.subarray(from, end);
      const text =
        length + last.length > most
          ? undefined
          : textFromUtf8(begun.length === 0 ? last : Buffer.concat([...begun, last]));
      yield text;
      if (text === undefined) return;
      [begun, length, from] = [[], 0, end + 1];
    }
    if (from === piece.length) continue;
    // Copied: what a piece is a view of may be much larger, or be used again.
    begun.push(Uint8Array.from(piece.subarray(from)));
    length += piece.length - from;
    if (length > most) return yield undefined;
  }
  if (length > 0) yield undefined;
}

const LINE_END = 10;

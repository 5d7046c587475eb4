import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/ledger/lines.ts';

async function read(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most = 10,
): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const line of linesOf(pieces, most)) lines.push(line);
  return lines;
}
const bytes = (text: string): Buffer => Buffer.from(text);

describe('lines', () => {
  it('are the same however the text is cut, in the middle of a character too', async () => {
    const text = bytes('一二\n\n三\n');
    for (let at = 0; at <= text.length; at += 1)
      expect(await read([text.subarray(0, at), text.subarray(at)])).toEqual(['一二', '', '三']);
    expect(await read([])).toEqual([]);
  });

  it('end with one that is too long, not UTF-8, or not ended', async () => {
    expect(await read([bytes('1234567890\n12345678901\n1\n')])).toEqual(['1234567890', undefined]);
    expect(await read([bytes('a\n'), Buffer.from([0xff, 10]), bytes('b\n')])).toEqual(['a', undefined]);
    expect(await read([bytes('a\nb')])).toEqual(['a', undefined]);
  });

  it('of a source that never ends one are given up as soon as it is too long', async () => {
    let taken = 0;
    function* endless(): Generator<Uint8Array> {
      for (; taken < 1000; taken += 1) yield bytes('aaaa');
    }
    expect(await read(endless())).toEqual([undefined]);
    expect(taken).toBeLessThan(4);
  });
});

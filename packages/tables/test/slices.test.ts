/** Parts that are longer than what is taken into memory at a time: where they are cut must not show. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '../src/finding.ts';
import { XmlReader } from '../src/ooxml/xml.ts';

const SLICE = 2 ** 20;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Texts and attributes `a`, in order. */
function contents(bytes: Uint8Array): string[] {
  const xml = new XmlReader(bytes, 'part');
  const found: string[] = [];
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token === 'text') found.push(xml.text);
    else if (token === 'open' && xml.attribute('a') !== undefined) found.push(xml.attribute('a') ?? '');
  }
  return found;
}

/** A part in which the text begins so many bytes before a slice would end. */
const before = (distance: number, text: string): Uint8Array => {
  const start = `<r><s a="${'x'.repeat(SLICE / 2)}"/>`;
  const filler = '<f/>'.repeat(Math.floor((SLICE - start.length - distance) / 4));
  const blank = ' '.repeat(SLICE - start.length - filler.length - distance);
  return bytesOf(`${start}${filler}<!--${blank}-->${text}</r>`);
};

describe('a part that is longer than a slice', () => {
  it('reads the same wherever it is cut', () => {
    const piece = '<c a="甲>𠮷"><v>䶮&amp;𠮷</v><![CDATA[<y>]]></c><c a=\'"\'/>';
    for (let distance = 0; distance < 100; distance++) {
      expect(contents(before(distance, piece)).slice(1)).toEqual(['甲>𠮷', '䶮&𠮷', '<y>', '"']);
    }
  });

  it('may have a text or an attribute across the cut, of any characters', () => {
    for (const width of ['x', 'é', '中', '𠮷']) {
      const long = width.repeat(300_000 / bytesOf(width).length);
      for (const distance of [0, 1, 2, 3, 4, 5, 150_000]) {
        expect(contents(before(distance, `<v>${long}</v><c a="${long}"/>`)).slice(1)).toEqual([long, long]);
      }
    }
  });

  it('is refused where its bytes are no UTF-8, in any slice', () => {
    for (const wrong of [[0xff], [0xe4, 0xb8], [0x80, 0x80, 0x80, 0x80, 0x80], [0xed, 0xa0, 0x80]]) {
      for (const distance of [0, 1, 2, 3, 10, SLICE / 4]) {
        const bytes = before(distance, '<v>xxxxx</v>');
        bytes.set(wrong, Buffer.from(bytes).lastIndexOf('xxxxx'));
        expect(() => contents(bytes)).toThrow(Refusal);
      }
    }
  });

  it('may begin with the mark of UTF-8, which is no text', () => {
    const mark = [0xef, 0xbb, 0xbf];
    expect(contents(Uint8Array.from([...mark, ...bytesOf('<r a="1">x</r>')]))).toEqual(['1', 'x']);
    expect(contents(Uint8Array.from([...bytesOf('<r>'), ...mark, ...bytesOf('x</r>')]))).toEqual(['\uFEFFx']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, lengthOf } from '../../../src/features/duty-reports/length.ts';

/** As the server counts: by the tables of Unicode, which browsers of our floor lack. */
const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const onServer = (text: string) => [...segments.segment(text)].filter(({ segment }) => segment.trim() !== '').length;

const pieces = [
  '述',
  '职',
  '，',
  '。',
  ' ',
  '　',
  '\n',
  '\r\n',
  '7',
  'a',
  'é',
  'e\u0301',
  // Names with characters outside the first plane, and with a variant chosen.
  '𠮷',
  '䶮',
  '一\u{E0100}',
  '👍🏽',
  '👨‍👩‍👧',
  '🇨🇳',
  '1️⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
];

describe('字数', () => {
  it('is the same while writing as when the report is handed in, whatever is in it', () => {
    for (const piece of pieces) expect([piece, lengthOf(piece)]).toEqual([piece, onServer(piece)]);
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => lengthOf(text) === onServer(text)));
  });

  it('of 2,000 rare characters is 2,000, and is shown in groups of three', () => {
    expect(lengthOf('𠮷'.repeat(2000))).toBe(2000);
    expect([0, 999, 1234, 40000].map(grouped)).toEqual(['0', '999', '1,234', '40,000']);
  });
});

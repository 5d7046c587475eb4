/** How long a report is, as people count: what they see as one sign is one. */

/** 述职报告最多 2,000 字 */
export const MOST_SIGNS = 2000;

const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Han characters, letters, digits, punctuation: each sign counts one, blanks and line breaks nothing. A rare character outside the first
 * plane, an emoji of several code points and a letter with its accents are one sign each (Unicode UAX #29).
 */
export function lengthOf(text: string): number {
  let length = 0;
  for (const { segment } of signs.segment(text)) if (segment.trim() !== '') length++;
  return length;
}

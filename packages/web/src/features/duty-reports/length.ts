/** How long a report is, as people count. The server counts by Unicode's own tables; browsers of our floor lack them (Intl.Segmenter). */

/** One sign: a flag, an emoji with all that is joined to it, or a character with its accents and variants. */
const MORE = '[\\p{M}\\p{Emoji_Modifier}\\u200c\\u200d\\u{e0020}-\\u{e007f}]';
const SIGN = new RegExp(
  `(?:\\p{RI}\\p{RI}|\\p{Extended_Pictographic}(?:${MORE}*\\u200d\\p{Extended_Pictographic})*|[^])${MORE}*`,
  'gu',
);

/** Signs that aren't blank; the same number as the server's. */
export function lengthOf(text: string): number {
  return (text.match(SIGN) ?? []).filter((sign) => sign.trim() !== '').length;
}

/** 1,234 */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Names and widths that spreadsheet programs accept and people can read. */

const LONGEST_NAME = 31;
const NARROWEST = 8;
const WIDEST = 50;
const MARGIN = 2;
/** Rows that are looked at for a column's width. */
const SAMPLED = 1000;

/**
 * The names as sheet names: forbidden characters become `_`, 31 characters at most, none empty, all different whatever their case. The
 * same names give the same result.
 */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const allowed = allowedName(name);
    let free = allowed;
    for (let n = 2; taken.has(free.toLowerCase()); n++) {
      const mark = ` (${n})`;
      free = `${cut(allowed, LONGEST_NAME - mark.length)}${mark}`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

function allowedName(name: string): string {
  const allowed = cut(name.replace(/[[\]:*?/\\\p{Cc}]/gu, '_').trim(), LONGEST_NAME).replace(/^'|'$/g, '_');
  if (allowed === '') return '表';
  // Excel keeps this name for itself.
  return allowed.toLowerCase() === 'history' ? `${allowed}_` : allowed;
}

/** At most so many UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}

/** Width that shows the header and the rows' texts, in characters of the width of a digit; Chinese characters take two. */
export function columnWidth<T>(header: string, rows: readonly T[], textOf: (row: T) => string): number {
  const widest = rows
    .slice(0, SAMPLED)
    .reduce((most, row) => Math.max(most, displayWidth(textOf(row))), displayWidth(header));
  return Math.min(WIDEST, Math.max(NARROWEST, widest + MARGIN));
}

function displayWidth(text: string): number {
  let width = 0;
  // Half a rare character counts once, so that a whole one counts two.
  for (let i = 0; i < text.length; i++) width += isWide(text.charCodeAt(i)) ? 2 : 1;
  return width;
}

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x11ff) ||
  (code >= 0x2e80 && code <= 0xd7ff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff01 && code <= 0xff60);

/** Small repairs of what people type: blanks at the ends, full-width digits, dates in the ways Chinese offices write them. */
import { halfWidth } from '@shiji/engine';

/** Blanks and invisible marks that pasting leaves at the ends of a text: no cell means them. */
function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x7f) return false;
  return (
    code <= 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The text without blanks, full-width spaces and zero-width characters at its ends. Nothing inside it changes. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

const TIME = /[ T]+\d{1,2}:\d{1,2}(:\d{1,2}(\.\d+)?)?$/;
const SEPARATED = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]$/;
const DIGITS = /^(\d{4})(\d\d)(\d\d)$/;

/**
 * A whole date in any usual writing as `2026-03-05`; a time of day behind it is dropped. Anything else, such as `2025.3`, stays as it
 * is: which day it means is not for a program to say. The day need not exist.
 */
export function tidyDate(text: string): string {
  const half = halfWidth(text);
  const date = half.replace(TIME, '');
  const separated = SEPARATED.exec(date);
  const [, year, month, day] =
    separated !== null
      ? [undefined, separated[1], separated[3], separated[4]]
      : (CHINESE.exec(date) ?? DIGITS.exec(date) ?? []);
  if (year === undefined || month === undefined || day === undefined) return half;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Most digits that are written out for a power of ten. */
const LARGEST_EXPONENT = 30;

/**
 * The shortest decimal text that is this very number, without an exponent: `92.5`, `0.0000001`. Numbers beyond 30 places either way
 * and what is no finite number keep the text that JavaScript gives them, which is no decimal and is refused later.
 */
export function decimalText(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', lead = '', rest = '', power = ''] = match;
  const exponent = Number(power);
  if (Math.abs(exponent) > LARGEST_EXPONENT) return text;
  const digits = lead + rest;
  return exponent < 0 ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}` : sign + digits.padEnd(exponent + 1, '0');
}

/** Digits from the first that is not zero to the last: `0.050` has two. */
export function significantDigits(decimal: string): number {
  return decimal.replace(/[^\d]/g, '').replace(/^0+/, '').length;
}

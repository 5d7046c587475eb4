/** Names and codes as they are kept: one writing for what people type in several. */

/** Of《统一姓名采集应用规范》: a field for names holds at least so many characters. */
const LONGEST_NAME = 50;
/** What keyboards and fonts put in place of the separator U+00B7. */
const DOTS = /\s*[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u16eb\u0387\u25cf\u2024]\s*/gu;
/** A full stop between two Han characters is meant for the separator, too. */
const STOPS = /(?<=\p{Script=Han})\s*[.．。]\s*(?=\p{Script=Han})/gu;
const HAN_NAME = /^[\p{Script=Han}·〇\s]+$/u;
const ALLOWED = /^[\p{L}\p{M}〇][\p{L}\p{M}〇·'’\- ]*$/u;
/** Home-made characters: they show on the machine that made them, and nowhere else. */
const PRIVATE_USE = /\p{Co}/u;

/** `张 三` → `张三`, `阿依古丽•买买提` → `阿依古丽·买买提`; names in letters keep single blanks. */
export function tidyName(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(DOTS, '·')
    .replace(STOPS, '·')
    .trim();
  return HAN_NAME.test(name) ? name.replace(/\s/gu, '') : name.replace(/\s+/gu, ' ');
}

export type NameRefusal = 'name-blank' | 'name-too-long' | 'name-private-use' | 'name-characters';

/** Why a tidied name can't be a person's; undefined where it can. */
export function nameRefusal(name: string): NameRefusal | undefined {
  if (name === '') return 'name-blank';
  if ([...name].length > LONGEST_NAME) return 'name-too-long';
  if (PRIVATE_USE.test(name)) return 'name-private-use';
  return ALLOWED.test(name) ? undefined : 'name-characters';
}

/** A code without blanks and in half-width characters: `ＱＨ ００１` → `QH001`. */
export const tidyCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{C}]/gu, '');

/** A unit's or post's name without blanks inside, brackets as Chinese writes them. */
export const tidyTitle = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\s\p{C}]/gu, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');

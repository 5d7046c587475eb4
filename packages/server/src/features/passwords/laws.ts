/** What a new password must be. Pure: all that is missing is told at once. */
import type { SignInRules } from '../sessions/rules.ts';
import { isCommon } from './common.ts';

export interface Wearer {
  readonly login: string;
  /** What others would guess of this person: name in pinyin, county's name and code. Lower case. */
  readonly words: readonly string[];
}

export type PasswordFault =
  | { readonly fault: 'too-short'; readonly least: number; readonly has: number }
  | { readonly fault: 'too-long'; readonly most: number }
  | { readonly fault: 'too-few-classes'; readonly least: number; readonly lacks: readonly CharacterClass[] }
  | { readonly fault: 'common' }
  | { readonly fault: 'about-you' }
  | { readonly fault: 'used-before'; readonly last: number };

export type CharacterClass = 'capital' | 'small' | 'digit' | 'sign';

const CLASSES: readonly (readonly [CharacterClass, RegExp])[] = [
  ['capital', /\p{Lu}/u],
  ['small', /\p{Ll}/u],
  ['digit', /\p{Nd}/u],
  // Chinese characters are neither capital nor small, and no easier to guess than signs.
  ['sign', /[^\p{Lu}\p{Ll}\p{Nd}]/u],
];

/** A guard against work without end, not a limit that anybody meets (ASVS 6.2.9: at least 64). */
export const LONGEST = 200;

/** Counted in code points, so that a rare character counts as one. */
function lengthOf(password: string): number {
  return [...password].length;
}

export function passwordFaults(password: string, rules: SignInRules, wearer: Wearer): readonly PasswordFault[] {
  const faults: PasswordFault[] = [];
  const has = lengthOf(password);
  if (has < rules.passwordLength) faults.push({ fault: 'too-short', least: rules.passwordLength, has });
  if (has > LONGEST) faults.push({ fault: 'too-long', most: LONGEST });
  const lacks = CLASSES.filter(([, pattern]) => !pattern.test(password)).map(([name]) => name);
  if (CLASSES.length - lacks.length < rules.passwordClasses)
    faults.push({ fault: 'too-few-classes', least: rules.passwordClasses, lacks });
  if (isCommon(password)) faults.push({ fault: 'common' });
  if (isAbout(password, wearer)) faults.push({ fault: 'about-you' });
  return faults;
}

/** So much beside a word that others would guess makes it a password of its own again. */
const ENOUGH_BESIDE = 8;
const SHORTEST_WORD = 4;

/** Whether little is left of it without the login, the name or the county: `Qinghe@2026`. */
function isAbout(password: string, { login, words }: Wearer): boolean {
  const lower = password.toLowerCase();
  return [login.toLowerCase(), ...words]
    .filter((word) => word.length >= SHORTEST_WORD)
    .some((word) => lower.includes(word) && lengthOf(lower.replaceAll(word, '')) < ENOUGH_BESIDE);
}

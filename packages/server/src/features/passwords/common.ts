/** Passwords that everybody thinks of (ASVS 6.2.4). Where the list comes from: common-passwords.license.txt. */
import { readFileSync } from 'node:fs';

let known: ReadonlySet<string> | undefined;

function list(): ReadonlySet<string> {
  known ??= new Set(
    readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
  return known;
}

/** Signs that stand for letters, as in `P@ssw0rd`. */
const SIGNS: { readonly [sign: string]: string } = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * Whether it is on the list, or is a word of it dressed up so that a rule about digits and signs is met: `Password@2026`. What stands
 * around the word counts as dress up to seven signs, since these are years, days and 123.
 */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (list().has(lower)) return true;
  const core = /^[^a-z]{0,7}([a-z].*?)[^a-z]{0,7}$/.exec(lower)?.[1];
  if (core === undefined) return /^(.)\1*$/u.test(lower);
  const plain = [...core].map((sign) => SIGNS[sign] ?? sign).join('');
  return list().has(core) || list().has(plain);
}

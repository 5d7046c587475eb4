/** Finding people by a few letters: characters, pinyin, initials. */
import { pinyin } from 'pinyin-pro';

/** What is kept beside a name. Order by `pinyin` is the order of a telephone book. */
export interface NameKeys {
  /** Syllables with a blank between, without tones: `ou yang feng`; ü is v. A character without a known sound stands for itself. */
  readonly pinyin: string;
  readonly initials: string;
}

/** Surnames are read as surnames: 单 is shan, 曾 is zeng. */
export function nameKeys(name: string): NameKeys {
  const syllables = pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true })
    .map((syllable) => syllable.trim().toLowerCase())
    .filter((syllable) => syllable !== '' && syllable !== '·');
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => [...syllable][0]).join('') };
}

/**
 * Whether what was typed means this name: some of its characters in a row; or, from its beginning, syllables or their first letters,
 * mixed as one likes: `zhangs`, `zsan`, `zs`.
 */
export function matchesName(query: string, name: string, keys: NameKeys): boolean {
  const typed = query
    .normalize('NFKC')
    .replace(/[\s·'’]/gu, '')
    .toLowerCase()
    .replaceAll('ü', 'v');
  if (typed === '') return true;
  if (/[^a-z]/.test(typed)) return name.replace(/[\s·]/gu, '').toLowerCase().includes(typed);
  return keys.initials.startsWith(typed) || consumes(typed, keys.pinyin.split(' '), 0, 0);
}

function consumes(typed: string, syllables: readonly string[], from: number, at: number): boolean {
  if (from === typed.length) return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  // A character whose sound nobody can type is passed over.
  if (!/^[a-z]/.test(syllable)) return consumes(typed, syllables, from, at + 1);
  for (let length = syllable.length; length > 0; length--) {
    const part = syllable.slice(0, length);
    const ends = from + length >= typed.length;
    if (typed.startsWith(part, from) && (ends || consumes(typed, syllables, from + length, at + 1))) return true;
  }
  return false;
}

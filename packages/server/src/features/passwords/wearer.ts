/** What others would guess of an account's holder. */
import { pinyin } from 'pinyin-pro';
import type { Wearer } from './laws.ts';

interface Known {
  readonly login: string;
  readonly name: string;
  readonly county: { readonly code: string; readonly name: string };
}

export function wearerOf({ login, name, county }: Known): Wearer {
  const seat = county.name.replace(/(自治县|县|区|市|旗)$/u, '');
  const words = [...spelled(name, 'head'), ...spelled(seat, 'off'), county.code.toLowerCase()];
  return { login, words: [...new Set(words.filter((word) => word !== ''))] };
}

/** `王小明`: wangxiaoming, xiaomingwang; `wxm` is too short to be held against anybody. */
function spelled(name: string, surname: 'head' | 'off'): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, surname, nonZh: 'removed' }).map(
    (syllable) => syllable.toLowerCase(),
  );
  return [syllables.join(''), [...syllables.slice(1), ...syllables.slice(0, 1)].join('')];
}

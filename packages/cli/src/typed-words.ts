/** Words of the command line as they were surely meant: Chinese input methods type other dashes, and fingers other letters. */
import { nearest } from '@shiji/engine';

/** Dashes, plain or not, at the beginning. */
const DASHES = /^[-－—–−‐―]+/;
export const isOption = (word: string): boolean => DASHES.test(word);
const bare = (word: string): string => word.replace(DASHES, '').normalize('NFKC');

/** The option with two plain dashes, where it has others; undefined where it has none, or is none. */
export function plainOption(word: string): string | undefined {
  const [dashes] = DASHES.exec(word) ?? [];
  const name = bare(word);
  return dashes === undefined || /^-+$/.test(dashes) || !/^[A-Za-z]/.test(name) ? undefined : `--${name}`;
}

/** `是不是“score”？`, or else what there is. */
export function suggested(written: string, known: readonly string[], list: string): string {
  const near = nearest(bare(written), known.map(bare));
  const meant = known.find((word) => bare(word) === near);
  return meant === undefined ? list : `是不是“${meant}”？`;
}

/** A closed list of words, each with its Chinese meaning: for those who read a finding, and for the editor's hints. */
import { nearest } from './nearest.ts';
import { type Shape, textShape } from './shape.ts';

/** Words with what each means. */
export type Glosses<W extends string = string> = { readonly [K in W]: string };

/** `half-up（四舍五入）、down（截尾）` */
export const glossed = (glosses: Glosses): string =>
  Object.entries(glosses)
    .map(([word, gloss]) => `${word}（${gloss}）`)
    .join('、');

/** One of the words. Who writes its meaning instead is told the word. */
export function choice<W extends string>(glosses: Glosses<W>): Shape<W> {
  const words = Object.keys(glosses) as W[];
  return textShape<W>(
    `${glossed(glosses)}之一`,
    (t) => words.find((w) => w === t),
    { enum: words, description: words.map((w) => `${w} ${glosses[w]}`).join('，') },
    (t) => meaning(t, glosses) ?? nearest(t, words),
  );
}

/** The word that means what was written: the same, or one that alone has it in its meaning. */
function meaning(written: string, glosses: Glosses): string | undefined {
  if (written.length < 2) return undefined;
  const entries = Object.entries(glosses);
  const [same] = entries.find(([, gloss]) => gloss.split(/[，、或]/).includes(written)) ?? [];
  if (same !== undefined) return same;
  const having = entries.filter(([, gloss]) => gloss.includes(written) || written.includes(gloss));
  return having.length === 1 ? having[0]?.[0] : undefined;
}

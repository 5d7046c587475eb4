/** Words of the roster in the words of the scheme: one county writes 事业编, its scheme 事业编制. */
import type { Attribute } from '@shiji/engine';
import type { FrozenSubject } from './freeze.ts';

/** What the office says of a value that the scheme doesn't list: another of its values, or that it counts for nothing. */
export interface Translation {
  readonly attribute: string;
  readonly value: string;
  /** Absent: nobody has it as far as the scheme goes. */
  readonly as?: string;
}

/** A value that somebody has and the scheme doesn't list. */
export interface UnlistedValue {
  readonly attribute: string;
  readonly value: string;
  readonly people: number;
}

export interface Translated {
  readonly subjects: readonly FrozenSubject[];
  /** Values of which nothing was said; those spells are kept, and the engine would refuse them. */
  readonly unlisted: readonly UnlistedValue[];
}

/** Attributes without a list take any value. A translation that isn't needed is passed over. */
export function translate(
  subjects: readonly FrozenSubject[],
  attributes: readonly Attribute[],
  translations: readonly Translation[],
): Translated {
  const lists = new Map(
    attributes.flatMap(({ id, values }) => (values === undefined ? [] : [[id, new Set(values)] as const])),
  );
  const said = new Map(translations.map((one) => [keyOf(one), one]));
  const unlisted = new Map<
    string,
    { readonly attribute: string; readonly value: string; readonly people: Set<string> }
  >();
  const done = subjects.map((subject) => ({
    ...subject,
    spells: subject.spells.flatMap((spell) => {
      const list = lists.get(spell.attribute);
      if (list === undefined || list.has(spell.value)) return [spell];
      const key = keyOf(spell);
      const translation = said.get(key);
      if (translation !== undefined && (translation.as === undefined || list.has(translation.as)))
        return translation.as === undefined ? [] : [{ ...spell, value: translation.as }];
      const { attribute, value } = spell;
      const found = unlisted.get(key) ?? { attribute, value, people: new Set<string>() };
      found.people.add(subject.person);
      unlisted.set(key, found);
      return [spell];
    }),
  }));
  return {
    subjects: done,
    unlisted: [...unlisted.values()].map(({ people, ...one }) => ({ ...one, people: people.size })),
  };
}

const keyOf = ({ attribute, value }: Pick<Translation, 'attribute' | 'value'>): string =>
  JSON.stringify([attribute, value]);

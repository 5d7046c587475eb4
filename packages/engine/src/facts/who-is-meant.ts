/** Whom somebody may have meant who wrote what is no id: people know names better, and programs eat leading zeros. */
import type { Subject } from './facts.ts';

/** What a sentence about an unknown id needs: ids of those who have this name, or the one id that is written nearly so; blank where there is none. */
export interface WhoIsMeant {
  readonly [value: string]: string;
  readonly named: string;
  readonly near: string;
}

/** Finds out for one after the other; nothing is prepared before the first. */
export function whoIsMeant(subjects: readonly Pick<Subject, 'id' | 'name'>[]): (written: string) => WhoIsMeant {
  let ids:
    | { readonly byName: ReadonlyMap<string, string[]>; readonly byLook: ReadonlyMap<string, string[]> }
    | undefined;
  return (written) => {
    ids ??= {
      byName: grouped(subjects, ({ name }) => name),
      byLook: grouped(subjects, ({ id }) => look(id)),
    };
    const alike = ids.byLook.get(look(written)) ?? [];
    return { named: (ids.byName.get(written) ?? []).join('、'), near: alike.length === 1 ? (alike[0] ?? '') : '' };
  };
}

/** An id without width, blanks, case and leading zeros. */
const look = (id: string): string =>
  id
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^0+(?=.)/, '');

function grouped(
  subjects: readonly Pick<Subject, 'id' | 'name'>[],
  keyOf: (subject: Pick<Subject, 'id' | 'name'>) => string,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const subject of subjects) {
    const list = found.get(keyOf(subject));
    if (list === undefined) found.set(keyOf(subject), [subject.id]);
    else list.push(subject.id);
  }
  return found;
}

/** Attributes of subjects as of the day that a scheme names, from their spells. */
import type { Day } from '../numbers/day.ts';
import type { Attribute } from '../scheme/scheme.ts';
import type { FactColumns, SpellColumns } from './columns.ts';
import type { RunClock } from './facts.ts';
import { byText } from './read.ts';

/** An attribute of every subject: a code into `words`, −1: none. */
export interface AttributeColumn {
  readonly codes: Int32Array;
  /** In order of text. */
  readonly words: readonly string[];
}

export interface Attributes {
  /** The attribute's value; undefined where no spell covers the day. */
  value(subject: number, attribute: string): string | undefined;
  /** The same for all subjects. */
  column(attribute: string): AttributeColumn;
  /** Days inside the run on which a spell of the attribute (with one of the values) stood. */
  days(subject: number, attribute: string, values?: readonly string[]): number;
}

export function attributesOf(
  facts: Pick<FactColumns, 'run' | 'subjects' | 'spells'>,
  attributes: readonly Attribute[],
): Attributes {
  const { run, subjects, spells } = facts;
  const rules = new Map(attributes.map((a) => [a.id, a]));
  const known = new Map<string, AttributeColumn>();
  const column = (attribute: string): AttributeColumn => {
    const before = known.get(attribute);
    if (before !== undefined) return before;
    const made = resolved(spells.get(attribute), rules.get(attribute)?.at ?? 'asOf', subjects.length, run);
    known.set(attribute, made);
    return made;
  };
  return {
    column,
    value(subject, attribute) {
      const { codes, words } = column(attribute);
      return words[codes[subject] as number];
    },
    days(subject, attribute, values) {
      const mine = spells.get(attribute);
      return mine === undefined ? 0 : coveredDays(mine, subject, run, values);
    },
  };
}

function resolved(
  spells: SpellColumns | undefined,
  at: Attribute['at'],
  subjects: number,
  run: RunClock,
): AttributeColumn {
  const codes = new Int32Array(subjects).fill(-1);
  if (spells === undefined) return { codes, words: [] };
  const { start, value, from, to } = spells;
  for (let s = 0; s < subjects; s++) {
    const first = start[s] as number;
    const end = start[s + 1] as number;
    if (at === 'longest') codes[s] = longest(spells, first, end, run);
    else {
      const day = run[at];
      // In order of their first day: of the spells that cover the day the last one counts.
      for (let k = first; k < end; k++) {
        if ((from[k] as number) <= day && day <= (to[k] as number)) codes[s] = value.codes[k] as number;
      }
    }
  }
  return { codes, words: value.words };
}

/** The value with most days in the run; of equally long ones that which began later, then the last by text. */
function longest({ value, from, to }: SpellColumns, first: number, end: number, run: RunClock): number {
  const found = new Map<number, { days: number; start: Day }>();
  for (let k = first; k < end; k++) {
    const days = Math.max(0, Math.min(to[k] as number, run.to) - Math.max(from[k] as number, run.from) + 1);
    if (days === 0) continue;
    const code = value.codes[k] as number;
    const before = found.get(code);
    const start = Math.max(from[k] as number, before?.start ?? Number.NEGATIVE_INFINITY);
    found.set(code, { days: days + (before?.days ?? 0), start });
  }
  const sorted = [...found].sort(
    ([a, x], [b, y]) =>
      x.days - y.days || x.start - y.start || byText(value.words[a] as string, value.words[b] as string),
  );
  return sorted.at(-1)?.[0] ?? -1;
}

/** Days that at least one spell covers: two leaves on the same day are one day. */
function coveredDays(
  { start, value, from, to }: SpellColumns,
  subject: number,
  run: RunClock,
  values: readonly string[] | undefined,
): number {
  let days = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (let k = start[subject] as number; k < (start[subject + 1] as number); k++) {
    if (values !== undefined && !values.includes(value.words[value.codes[k] as number] as string)) continue;
    // In order of their first day, so what lies before `until` is counted already.
    const first = Math.max(from[k] as number, run.from, until + 1);
    const last = Math.min(to[k] as number, run.to);
    if (last >= first) days += last - first + 1;
    until = Math.max(until, last);
  }
  return days;
}

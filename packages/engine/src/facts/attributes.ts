/** Attributes of subjects as of the day that a scheme names, from their spells. */
import type { Day } from '../numbers/day.ts';
import type { Attribute } from '../scheme/scheme.ts';
import type { FactColumns, SpellColumns } from './columns.ts';
import type { RunClock } from './facts.ts';
import { byText } from './read.ts';

/** Days in a row on which an attribute had one value. */
export interface Stretch {
  readonly value: string;
  readonly from: Day;
  readonly to: Day;
}

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
  /** The run's days by the value that counted on each: stretches in order. A day without a value is in none. */
  stretches(subject: number, attribute: string): readonly Stretch[];
  /** The first of these days. */
  firstDay(subject: number, attribute: string, values?: readonly string[]): Day | undefined;
}

/** One spell of a subject. */
interface Spell {
  readonly value: string;
  readonly from: Day;
  readonly to: Day;
}

export function attributesOf(
  facts: Pick<FactColumns, 'run' | 'spells'> & { readonly subjects: { readonly length: number } },
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
  const withValues = (subject: number, attribute: string, values: readonly string[] | undefined): Spell[] =>
    spellsOf(spells.get(attribute), subject).filter((s) => values === undefined || values.includes(s.value));
  return {
    column,
    value(subject, attribute) {
      const { codes, words } = column(attribute);
      return words[codes[subject] as number];
    },
    days: (subject, attribute, values) => coveredDays(withValues(subject, attribute, values), run),
    stretches: (subject, attribute) => stretchesIn(spellsOf(spells.get(attribute), subject), run),
    firstDay(subject, attribute, values) {
      const [first] = withValues(subject, attribute, values)
        .filter((s) => s.from <= run.to && s.to >= run.from)
        .map((s) => Math.max(s.from, run.from))
        .sort((a, b) => a - b);
      return first;
    },
  };
}

/** A subject's spells in order of their first day, then of id. */
function spellsOf(spells: SpellColumns | undefined, subject: number): Spell[] {
  if (spells === undefined) return [];
  const { start, value, from, to } = spells;
  const first = start[subject] as number;
  return Array.from({ length: (start[subject + 1] as number) - first }, (_, i) => ({
    value: value.words[value.codes[first + i] as number] as string,
    from: from[first + i] as number,
    to: to[first + i] as number,
  }));
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
  const { words } = value;
  for (let s = 0; s < subjects; s++) {
    const first = start[s] as number;
    const end = start[s + 1] as number;
    if (at === 'longest') {
      const longest = end - first > 0 ? longestOf(spellsOf(spells, s), run) : undefined;
      if (longest !== undefined) codes[s] = words.indexOf(longest);
      continue;
    }
    const day = run[at];
    // In order of their first day: of the spells that cover the day the last one counts.
    for (let k = first; k < end; k++) {
      if ((from[k] as number) <= day && day <= (to[k] as number)) codes[s] = value.codes[k] as number;
    }
  }
  return { codes, words };
}

/** Of the spells that cover the day the one that began last; of those that began together the last by id. */
const onDay = (spells: readonly Spell[], day: Day): string | undefined =>
  spells.findLast((s) => s.from <= day && day <= s.to)?.value;

/** The value can change only where a spell begins, or on the day after one ends. */
function stretchesIn(spells: readonly Spell[], run: RunClock): Stretch[] {
  const turns = [run.from, ...spells.flatMap((s) => [s.from, s.to + 1])];
  const days = [...new Set(turns)].filter((day) => day >= run.from && day <= run.to).sort((a, b) => a - b);
  const found: Stretch[] = [];
  days.forEach((day, i) => {
    const value = onDay(spells, day);
    const until = (days[i + 1] ?? run.to + 1) - 1;
    const before = found.at(-1);
    if (before !== undefined && before.value === value && before.to === day - 1) {
      found[found.length - 1] = { ...before, to: until };
    } else if (value !== undefined) found.push({ value, from: day, to: until });
  });
  return found;
}

/** The value that covers most days of the run; of equally long ones that which began later, then the last by text. */
function longestOf(spells: readonly Spell[], run: RunClock): string | undefined {
  const inside = spells.filter((s) => s.from <= run.to && s.to >= run.from);
  const [only] = inside;
  if (only === undefined || inside.length === 1) return only?.value;
  const values = [...new Set(inside.map((s) => s.value))].map((value) => {
    const own = inside.filter((s) => s.value === value);
    return { value, days: coveredDays(own, run), start: (own.at(-1) as Spell).from };
  });
  values.sort((a, b) => a.days - b.days || a.start - b.start || byText(a.value, b.value));
  return values.at(-1)?.value;
}

/** Days that at least one spell covers: two leaves on the same day are one day. */
function coveredDays(spells: readonly Spell[], run: RunClock): number {
  let days = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const spell of spells) {
    // In order of their first day, so what lies before `until` is counted already.
    const first = Math.max(spell.from, run.from, until + 1);
    const last = Math.min(spell.to, run.to);
    if (last >= first) days += last - first + 1;
    until = Math.max(until, last);
  }
  return days;
}

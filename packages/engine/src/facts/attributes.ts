/** Attributes of subjects as of the day that a scheme names, from their spells. */
import type { Day } from '../numbers/day.ts';
import type { Attribute } from '../scheme/scheme.ts';
import type { Facts, RunClock, Spell } from './facts.ts';
import { byText } from './read.ts';

export interface Attributes {
  /** The attribute's value; undefined where no spell covers the day. */
  value(subject: number, attribute: string): string | undefined;
  /** Days inside the run on which a spell of the attribute (with one of the values) stood. */
  days(subject: number, attribute: string, values?: readonly string[]): number;
  /** The first of these days. */
  firstDay(subject: number, attribute: string, values?: readonly string[]): Day | undefined;
}

const from = (spell: Spell): Day => spell.from ?? Number.NEGATIVE_INFINITY;
const to = (spell: Spell): Day => spell.to ?? Number.POSITIVE_INFINITY;

export function attributesOf(facts: Facts, attributes: readonly Attribute[]): Attributes {
  const bySubject = new Map<number, Spell[]>();
  for (const spell of facts.spells) {
    const list = bySubject.get(spell.subject);
    if (list === undefined) bySubject.set(spell.subject, [spell]);
    else list.push(spell);
  }
  const rules = new Map(attributes.map((a) => [a.id, a]));
  const spellsOf = (subject: number, attribute: string): Spell[] =>
    (bySubject.get(subject) ?? []).filter((s) => s.attribute === attribute);
  const withValues = (subject: number, attribute: string, values: readonly string[] | undefined): Spell[] =>
    spellsOf(subject, attribute).filter((s) => values === undefined || values.includes(s.value));
  const known = new Map<string, string | undefined>();
  const resolve = (subject: number, attribute: string): string | undefined => {
    const at = rules.get(attribute)?.at ?? 'asOf';
    const spells = spellsOf(subject, attribute);
    return at === 'longest' ? longest(spells, facts.run) : onDay(spells, facts.run[at]);
  };
  return {
    value(subject, attribute) {
      const key = `${subject}/${attribute}`;
      if (!known.has(key)) known.set(key, resolve(subject, attribute));
      return known.get(key);
    },
    days: (subject, attribute, values) => coveredDays(withValues(subject, attribute, values), facts.run),
    firstDay(subject, attribute, values) {
      const starts = withValues(subject, attribute, values)
        .filter((s) => from(s) <= facts.run.to && to(s) >= facts.run.from)
        .map((s) => Math.max(from(s), facts.run.from));
      return starts.length === 0 ? undefined : Math.min(...starts);
    },
  };
}

/** Of the spells that cover the day the one that began last; of those that began together the last by id. */
function onDay(spells: readonly Spell[], day: Day): string | undefined {
  const covering = spells.filter((s) => from(s) <= day && day <= to(s));
  covering.sort((a, b) => order(from(a), from(b)) || byText(a.id, b.id));
  return covering.at(-1)?.value;
}
const order = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The value that covers most days of the run; of equally long ones that which began later, then the last by text. */
function longest(spells: readonly Spell[], run: RunClock): string | undefined {
  const byValue = new Map<string, Spell[]>();
  for (const spell of spells) {
    if (from(spell) > run.to || to(spell) < run.from) continue;
    const list = byValue.get(spell.value);
    if (list === undefined) byValue.set(spell.value, [spell]);
    else list.push(spell);
  }
  const values = [...byValue].map(([value, list]) => ({
    value,
    days: coveredDays(list, run),
    start: list.reduce((latest, spell) => Math.max(latest, from(spell)), Number.NEGATIVE_INFINITY),
  }));
  values.sort((a, b) => order(a.days, b.days) || order(a.start, b.start) || byText(a.value, b.value));
  return values.at(-1)?.value;
}

/** Days that at least one spell covers: two leaves on the same day are one day. */
function coveredDays(spells: readonly Spell[], run: RunClock): number {
  const parts = spells
    .map((s) => [Math.max(from(s), run.from), Math.min(to(s), run.to)] as const)
    .filter(([a, b]) => a <= b)
    .sort(([a], [b]) => a - b);
  let days = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [a, b] of parts) {
    const start = Math.max(a, until + 1);
    if (b >= start) days += b - start + 1;
    until = Math.max(until, b);
  }
  return days;
}

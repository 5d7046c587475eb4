/** What is known of a subject from dated spells. */
import type { Spell } from '../../src/facts/facts.ts';
import { type Case, compareText } from './case.ts';

const startOf = (spell: Spell): number => spell.from ?? Number.NEGATIVE_INFINITY;
const endOf = (spell: Spell): number => spell.to ?? Number.POSITIVE_INFINITY;
const covers = (spell: Spell, day: number): boolean => startOf(spell) <= day && day <= endOf(spell);

const spellsOf = (of: Case, subject: number, attribute: string): Spell[] =>
  of.facts.spells.filter((s) => s.subject === subject && s.attribute === attribute);

/** The value on a day: of several spells the one that starts latest, then the one with the last id. */
function valueOnDay(spells: readonly Spell[], day: number): string | undefined {
  const covering = spells.filter((s) => covers(s, day));
  covering.sort((a, b) => (startOf(a) === startOf(b) ? compareText(a.id, b.id) : startOf(a) < startOf(b) ? -1 : 1));
  return covering.at(-1)?.value;
}

/** Days from one to the other that at least one of the spells covers. */
function covered(spells: readonly Spell[], from: number, to: number): number {
  let days = 0;
  for (let day = from; day <= to; day += 1) if (spells.some((s) => covers(s, day))) days += 1;
  return days;
}

/** The value that covers most days of the period; of equals the one that starts later, then the last in the order of texts. */
function longestValue(spells: readonly Spell[], from: number, to: number): string | undefined {
  const inside = spells.filter((s) => covered([s], from, to) > 0);
  const values = [...new Set(inside.map((s) => s.value))].map((value) => {
    const own = inside.filter((s) => s.value === value);
    return { value, days: covered(own, from, to), start: Math.max(...own.map(startOf)) };
  });
  values.sort((a, b) => {
    if (a.days !== b.days) return a.days - b.days;
    if (a.start !== b.start) return a.start < b.start ? -1 : 1;
    return compareText(a.value, b.value);
  });
  return values.at(-1)?.value;
}

/** The value of an attribute that counts for this run, or nothing where it is blank. */
export function attributeOf(of: Case, subject: number, id: string): string | undefined {
  const attribute = of.scheme.attributes?.find((a) => a.id === id);
  if (attribute === undefined) throw new Error(`no attribute ${id}`);
  const { run } = of.facts;
  const spells = spellsOf(of, subject, id);
  return attribute.at === 'longest' ? longestValue(spells, run.from, run.to) : valueOnDay(spells, run[attribute.at]);
}

/** The value on one day, whatever the attribute's `at`. */
export const valueOn = (of: Case, subject: number, attribute: string, day: number): string | undefined =>
  valueOnDay(spellsOf(of, subject, attribute), day);

/** The days of the period that spells of the attribute cover (with one of these values, where given), in order. */
export function daysOn(of: Case, subject: number, attribute: string, values?: readonly string[]): number[] {
  const spells = spellsOf(of, subject, attribute).filter((s) => values === undefined || values.includes(s.value));
  const { from, to } = of.facts.run;
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return days.filter((day) => spells.some((s) => covers(s, day)));
}

/** Spells of one attribute that give a subject two values on a day on which the scheme asks for one. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { type Day, formatDay } from '../numbers/day.ts';
import { readAttributes } from '../scheme/read-attributes.ts';
import type { Attribute, Scheme } from '../scheme/scheme.ts';
import { factPlace } from './cells.ts';
import type { Facts, RunClock, Spell } from './facts.ts';
import type { RawFacts } from './tables.ts';

/**
 * Refuses them, each row once, at the later row: which value counts would hang on how they are spelt, or on a row that somebody forgot to close.
 * Of stretches of days the spell that began last counts, so there only those that began together are refused.
 */
export function refuseOverlaps(
  { run, subjects, spells }: Pick<Facts, 'run' | 'subjects' | 'spells'>,
  scheme: Scheme,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): void {
  if (spells.length === 0) return;
  const { asOne, asStretches } = readAttributes(scheme);
  for (const attribute of scheme.attributes ?? []) {
    if (!asOne.has(attribute.id) && !asStretches.has(attribute.id)) continue;
    const among = asOne.has(attribute.id) ? daysAsked(attribute, run) : run;
    const before = new Map<number, Spell[]>();
    const inFile = spells.filter((s) => s.attribute === attribute.id && s.doubtful === undefined);
    for (const spell of inFile.sort((a, b) => a.row - b.row)) {
      const earlier = before.get(spell.subject) ?? [];
      if (earlier.length === 0) before.set(spell.subject, earlier);
      const other = earlier.find(
        (one) =>
          one.value !== spell.value &&
          (asOne.has(attribute.id) || one.from === spell.from) &&
          firstCommon(one, spell, among) !== undefined,
      );
      earlier.push(spell);
      if (other !== undefined) report(attribute, other, spell, among);
    }
  }

  function report({ name }: Attribute, one: Spell, other: Spell, among: Pick<RunClock, 'from' | 'to'>): void {
    const rowOf = ({ row }: Spell): string => String(raw.places?.spells?.[row]?.row ?? row + 1);
    // The one that began first is the one that was not closed; of two that began together people must say which it is.
    const [first, last] = (other.from ?? -Infinity) < (one.from ?? -Infinity) ? [other, one] : [one, other];
    const together = first.from === last.from;
    const values = {
      id: subjects[one.subject]?.id ?? '',
      attribute: name,
      day: formatDay(firstCommon(one, other, among) as Day),
      first: rowOf(first),
      value: first.value,
      second: rowOf(last),
      other: last.value,
      until: together || last.from === undefined ? '' : formatDay(last.from - 1),
    };
    diagnostics.push(finding('spells-overlap', factPlace(raw, 'spells', other.row, '内容'), values));
  }
}

/** The days on which the attribute is asked for. */
function daysAsked({ at }: Attribute, run: RunClock): { readonly from: Day; readonly to: Day } {
  return at === 'longest' ? run : { from: run[at], to: run[at] };
}

/** The first of these days that both spells cover. */
function firstCommon(one: Spell, other: Spell, among: { readonly from: Day; readonly to: Day }): Day | undefined {
  const from = Math.max(one.from ?? among.from, other.from ?? among.from, among.from);
  const to = Math.min(one.to ?? among.to, other.to ?? among.to, among.to);
  return from <= to ? from : undefined;
}

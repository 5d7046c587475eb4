/** What came out as the scheme says and is still hardly meant: no seat for anybody, and a pool that a misspelt name made. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import type { Attributes } from '../facts/attributes.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts } from '../facts/facts.ts';
import type { RawFacts } from '../facts/tables.ts';
import { add, multiply, whole, zero } from '../numbers/exact.ts';
import type { Attribute, Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { wholeSeats } from '../terms/grade/apportion.ts';
import type { FilledRule, GradeTrace } from '../terms/grade/trace.ts';
import { isAlike } from '../text/nearest.ts';
import type { Evaluated } from './evaluate.ts';

/** Hints on a run: none of them keeps it from being used. */
export function runHints(
  scheme: Scheme,
  facts: Facts,
  populations: readonly Evaluated[],
  attributes: Attributes,
  raw: RawFacts,
): Diagnostic[] {
  const members = populations.flatMap(({ rows }) => [...rows.subject]);
  const pooled = new Set(placedFigures(scheme).flatMap(({ figure: { term } }) => ('in' in term ? [term.in] : [])));
  const open = (scheme.attributes ?? []).filter(({ id, values }) => pooled.has(id) && values === undefined);
  return [
    ...populations.flatMap(seatlessRules),
    ...open.flatMap((attribute) => lonePools(attribute, members, facts, attributes, raw)),
  ];
}

/** Rules under which no pool has a seat by itself, though all of them together would have some. */
function seatlessRules({ population, finished, run }: Evaluated): Diagnostic[] {
  return [...finished].flatMap(([id, { column }]) => {
    if (column.kind !== 'grade' || run.figure(id).term.kind !== 'grade') return [];
    return (run.trace(id) as GradeTrace).seats.flatMap(({ rule, seating }) => {
      const together = seatsTogether(seating.pools);
      if (rule.mode !== 'perPool' || rule.atMost === undefined || together === 0) return [];
      if (seating.most.some((most) => most > 0)) return [];
      const values = { level: rule.level, population: population.name, seats: String(together) };
      return [finding('seats-none', undefined, values)];
    });
  });
}

/** How many seats there would be if all pools were one; a stated number is each pool's own. */
function seatsTogether(pools: FilledRule['seating']['pools']): number {
  const parts = pools.flatMap((pool) => pool.parts);
  return wholeSeats(
    parts.map(({ share, base }) => (share === undefined ? zero : multiply(share, whole(base)))).reduce(add, zero),
    false,
  );
}

/** People who stand alone with a value that is nearly another's. */
function lonePools(
  { id, name: attribute }: Attribute,
  members: readonly number[],
  facts: Facts,
  attributes: Attributes,
  raw: RawFacts,
): Diagnostic[] {
  const byValue = new Map<string, number[]>();
  for (const subject of members) {
    const value = attributes.value(subject, id);
    if (value === undefined) continue;
    const others = byValue.get(value);
    if (others === undefined) byValue.set(value, [subject]);
    else others.push(subject);
  }
  return [...byValue].flatMap(([value, [subject, ...others]]) => {
    if (subject === undefined || others.length > 0) return [];
    const near = [...byValue].find(([other, people]) => people.length > 1 && isAlike(value, other));
    if (near === undefined) return [];
    const spell = facts.spells.find((s) => s.subject === subject && s.attribute === id && s.value === value);
    const place = spell === undefined ? undefined : factPlace(raw, 'spells', spell.row, '内容');
    const name = facts.subjects[subject]?.name ?? '';
    return [finding('pool-alone', place, { attribute, value, name, near: near[0], count: String(near[1].length) })];
  });
}

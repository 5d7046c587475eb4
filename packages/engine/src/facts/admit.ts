/** Holds the facts against the scheme: every row must be read by something and fit what reads it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { compare, type Exact, formatShort, multiply, parseExact, trim, whole, zero } from '../numbers/exact.ts';
import { inPercent, type Within } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { spoken } from '../scheme/spoken.ts';
import { placedFigures } from '../scheme/tree.ts';
import { termOf } from '../terms/index.ts';
import { halfWidth } from '../text/half-width.ts';
import { nearest } from '../text/nearest.ts';
import { admitHistory } from './admit-history.ts';
import { admitNames, firstOf, listed } from './admit-names.ts';
import { reportCastTooFew, reportVotesBoth } from './admit-votes.ts';
import type { Admitting } from './admitting.ts';
import { factPlace } from './cells.ts';
import type { EventFact, Fact, Facts, Spell } from './facts.ts';
import { type RawFacts, tableSpec } from './tables.ts';

type Report = (code: Code, fact: Fact, column: string, values: Record<string, string>) => void;
type Reading = Parameters<Admitting['claim']>[0];

/** Findings on facts that don't fit the scheme. */
export function admitFacts(
  facts: Facts,
  scheme: Scheme,
  raw: RawFacts,
  { constant, inForce }: Pick<Admitting, 'constant' | 'inForce'>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const figures = placedFigures(scheme).map((p) => p.figure);
  const claimed: { readonly [R in Reading]: Set<string> } = {
    points: new Set(),
    ballots: new Set(),
    events: new Set(),
    items: new Set(),
    measures: new Set(),
  };
  const report = (code: Code, fact: Fact, column: string, values: Record<string, string> = {}): void => {
    diagnostics.push(finding(code, factPlace(raw, fact.table, fact.row, column), { column, ...values }));
  };
  const admitting: Admitting = {
    facts,
    places: scheme.decimals.places,
    constant,
    inForce,
    claim: (table, name) => claimed[table].add(name),
    figure: (id) => figures.find((f) => f.id === id),
    report,
    within(value, bounds, places, fact, column, percents = inPercent(bounds)) {
      const written = cellAsWritten(raw, fact, column);
      if (written.endsWith('%') && !percents) {
        report('value-percent', fact, column, { found: written });
        return false;
      }
      return fits(value, bounds, places, percents, report, fact, column);
    },
  };
  for (const figure of figures) termOf(figure.term).admit?.(figure, admitting);
  // Conditions may look for events that score nowhere, those of populations too.
  for (const code of eventCodesIn(scheme)) claimed.events.add(code);

  admitNames(facts, scheme, claimed, raw, report);
  reportVotesBoth(facts, scheme, report);
  reportCastTooFew(facts, report);
  reportLevelsNotUsed(
    facts.events.filter((f) => claimed.events.has(f.code)),
    scheme,
    figures,
    report,
  );
  admitAttributes(facts, scheme, report);
  admitHistory(facts, scheme, figures, ({ row }) => String(raw.places?.history?.[row]?.row ?? row + 1), report);
  return diagnostics;
}

/** A share may be written in per cent where the scheme writes its bounds so; elsewhere 95% would silently be 0.95. */

/** The text of a cell; the column called by its Chinese name. */
function cellAsWritten(raw: RawFacts, { table, row }: Fact, column: string): string {
  const id = tableSpec(table).columns.find((c) => c.name === column)?.id;
  if (id === undefined) throw new Error(`no column ${column} in ${table}`);
  return halfWidth(String(raw.tables[table]?.[row]?.[id] ?? '').trim());
}

/** `percents`: whether the value is a share; its decimals are those of the fraction, and a sheet shows two fewer. */
function fits(
  value: Exact,
  bounds: Within,
  places: number,
  percents: boolean,
  report: Report,
  fact: Fact,
  column: string,
): boolean {
  const found = formatShort(value);
  if (compare(value, parseExact(bounds.low) ?? zero) < 0 || compare(value, parseExact(bounds.high) ?? zero) > 0) {
    report('value-out-of-range', fact, column, { found, low: bounds.low, high: bounds.high });
    return false;
  }
  if (trim(value).places > places) {
    const inPercents: Record<string, string> = percents
      ? { percent: `${formatShort(multiply(value, whole(100)))}%`, shown: String(Math.max(0, places - 2)) }
      : {};
    report('value-places', fact, column, { found, places: String(places), ...inPercents });
    return false;
  }
  return true;
}

/** A level on an event of which no figure or condition asks for the level is said, so that nobody relies on it. `events`: those that are read. */
function reportLevelsNotUsed(
  events: readonly EventFact[],
  scheme: Scheme,
  figures: readonly Figure[],
  report: Report,
): void {
  const used = new Set(
    figures.flatMap(({ term }) =>
      term.kind === 'events' ? term.codes.filter((c) => c.levels !== undefined).map((c) => c.code) : [],
    ),
  );
  for (const code of levelledCodesIn([scheme.figures, scheme.consequences, scheme.populations])) used.add(code);
  const idle = new Map<string, { first: EventFact; count: number }>();
  for (const fact of events) {
    if (fact.level === '' || used.has(fact.code)) continue;
    const before = idle.get(fact.code);
    if (before === undefined) idle.set(fact.code, { first: fact, count: 1 });
    else idle.set(fact.code, { first: fact.row < before.first.row ? fact : before.first, count: before.count + 1 });
  }
  for (const [code, { first, count }] of idle) {
    report('level-not-used', first, '级别', { code, found: first.level, count: String(count) });
  }
}

/** Codes of event conditions that ask for levels, anywhere inside. */
function levelledCodesIn(of: unknown): string[] {
  if (Array.isArray(of)) return of.flatMap(levelledCodesIn);
  if (typeof of !== 'object' || of === null) return [];
  const own = 'levels' in of ? eventCodesOf(of) : [];
  return [...own, ...Object.values(of).flatMap(levelledCodesIn)];
}
const eventCodesOf = (of: object): string[] => ('event' in of && Array.isArray(of.event) ? of.event.map(String) : []);

/** Codes named in event conditions anywhere inside. */
function eventCodesIn(of: unknown): string[] {
  if (Array.isArray(of)) return of.flatMap(eventCodesIn);
  if (typeof of !== 'object' || of === null) return [];
  return [...eventCodesOf(of), ...Object.values(of).flatMap(eventCodesIn)];
}

function admitAttributes(facts: Facts, scheme: Scheme, report: Report): void {
  const attributes = new Map((scheme.attributes ?? []).map((a) => [a.id, a]));
  const strangers: Spell[] = [];
  for (const spell of facts.spells) {
    const attribute = attributes.get(spell.attribute);
    if (attribute === undefined) strangers.push(spell);
    else if (attribute.values !== undefined && !attribute.values.includes(spell.value)) {
      const known = attribute.values.join('、');
      report('attribute-value-unknown', spell, '内容', { attribute: attribute.name, found: spell.value, known });
    }
  }
  const known = spoken(scheme.attributes ?? []);
  for (const [first, count] of firstOf(strangers, (spell) => spell.attribute)) {
    const near = nearest(first.attribute, [...known, ...attributes.keys()]) ?? '';
    report('attribute-not-in-scheme', first, '属性', { found: first.attribute, count, near, known: listed(known) });
  }
}

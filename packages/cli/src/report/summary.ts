/** The first screen: how many, how they fared, by unit; seats; what is open; what was noticed. Everything counted exactly. */
import {
  add,
  compare,
  type Decision,
  type Diagnostic,
  divide,
  type Exact,
  everySubject,
  formatNeat,
  formatPercent,
  type Place,
  parseExact,
  type Result,
  type Run,
  type SeatCount,
  sentenceOf,
  settlingText,
  whole,
  zero,
} from '@shiji/engine';
import { bySubjects, type Matter, MOST_TOGETHER, mattersOf, onlyWaiting } from '../matters.ts';
import { seatShareText } from '../words.ts';
import { bandsOf } from './bands.ts';
import { copy, fill } from './copy.ts';
import type { Group, Member } from './roster.ts';

export type Summary = ReturnType<typeof summaryOf>;

/** The summary of a run, ready for JSON. `result` and `groups` are of the same run. */
export function summaryOf(run: Run, result: Result, groups: readonly Group[]) {
  const names = new Map(everySubject(run.facts.subjects).map((s) => [s.id, s.name]));
  const populations = groups.map((group) => populationSummary(group, run, result));
  return {
    populations,
    suggestion: populations.some((p) => p.settling !== '') ? copy.suggestionAll : copy.suggestion,
    open: result.open.map((decision) => decisionOf(decision, names)),
    waiting: bySubjects(mattersOf(result.waiting)).flatMap((matters) => mattersTold(matters, names)),
    onlyWaiting: onlyWaiting(result.waiting).map((id) => [id, nameOf(id, names)] as const),
    diagnostics: result.diagnostics.map(diagnosticOf),
    outside: result.outside.map(({ id, name, text }) => [id, name, text] as const),
    parameters: parametersOf(run),
  };
}

/** Why, how it is settled, whom it concerns, and how many matters that is. */
type MatterTold = readonly [string, string, readonly (readonly [string, string])[], number];

/** Matters of the very same subjects: each by itself, or all in one where they are many; each subject's own page has them all. */
function mattersTold(matters: readonly Matter[], names: ReadonlyMap<string, string>): MatterTold[] {
  const people = (matters[0]?.subjects ?? []).map((id) => [id, nameOf(id, names)] as const);
  if (matters.length > MOST_TOGETHER) {
    const first = matters.slice(0, MOST_TOGETHER).map((m) => m.why);
    const why = fill(copy.manyMatters, { n: matters.length, first: first.join('；') });
    return [[why, copy.manySettled, people, matters.length]];
  }
  return matters.map(({ why, settle, others }) => [
    why,
    others === 0 ? settle : fill(copy.othersWait, { settle, n: others }),
    people,
    1,
  ]);
}

function populationSummary(group: Group, run: Run, result: Result) {
  const { members, levels, name, unitName } = group;
  const totals = totalsOf(members);
  const settledBy = result.populations.find((p) => p.id === group.id)?.settledBy;
  const settling = settledBy === undefined ? '' : fill(copy.settling, { how: settlingText(settledBy) });
  const seats = result.seats.filter((s) => s.population === group.id);
  const units = unitsOf(group, run, seats);
  const inUnits = new Set(units.flatMap((u) => u.seats.map((s) => s.seat)));
  return {
    name,
    unitName,
    settling,
    suggestion: settling === '' ? copy.suggestion : fill(copy.suggestionSettled, { settling }),
    levels,
    gradeFigure: group.grade ?? '',
    people: members.length,
    mean: meanOf(totals, run),
    range: rangeOf(totals, run),
    scored: totals.length,
    pending: members.filter((m) => m.sheet.open.length > 0).length,
    grades: gradeCounts(members, levels),
    shares: gradeCounts(members, levels).map((n) => shareText(n, members.length)),
    bands: bandsOf(members, levels.length + 2),
    seatLevels: [...new Set(seats.map((s) => s.level))].filter((level) =>
      units.some((u) => u.seats.some((s) => s.seat.level === level)),
    ),
    // One unit without seats is the population over again, and none is nothing.
    unitsTold: units.length > 1 || units.some((u) => u.seats.length > 0),
    units: units.map(({ seats: mine, ...unit }) => ({
      ...unit,
      seats: mine.map(({ seat }) => [seat.level, seat.taken, seat.seats] as const),
    })),
    otherSeats: seats
      .filter((s) => !inUnits.has(s))
      .map((seat) => [seat.pool, seat.level, seat.base, seatShareText(seat), seat.seats, seat.taken] as const),
    facets: facetsOf(members, run),
  };
}

/** The units in order of name, each with the seats of the pool of its name. */
function unitsOf({ members, levels }: Group, run: Run, seats: readonly SeatCount[]) {
  const byUnit = new Map<string, Member[]>();
  for (const member of members) {
    const list = byUnit.get(member.unit);
    if (list === undefined) byUnit.set(member.unit, [member]);
    else list.push(member);
  }
  return [...byUnit].map(([name, mine]) => ({
    name,
    people: mine.length,
    mean: meanOf(totalsOf(mine), run),
    grades: gradeCounts(mine, levels),
    seats: seats.filter((s) => s.pool === name).map((seat) => ({ seat })),
  }));
}

function gradeCounts(members: readonly Member[], levels: readonly string[]): number[] {
  const counts = Array.from({ length: levels.length + 2 }, () => 0);
  for (const { gradeIndex } of members) counts[gradeIndex] = (counts[gradeIndex] ?? 0) + 1;
  return counts;
}

/** Each facet over all members, then what belongs to none. */
function facetsOf(members: readonly Member[], run: Run) {
  const { facets = [] } = run.scheme;
  const of = (name: string, outcomes: readonly (Member['sheet']['total'] | undefined)[]) => {
    const values = outcomes.flatMap(exactOf);
    return { name, mean: meanOf(values, run), ...rangeOf(values, run) };
  };
  if (facets.length === 0) return [];
  return [
    ...facets.map((facet) =>
      of(
        facet,
        members.map(({ sheet }) => sheet.facets[facet]),
      ),
    ),
    of(
      copy.unassigned,
      members.map(({ sheet }) => sheet.unassigned),
    ),
  ];
}

const totalsOf = (members: readonly Member[]): Exact[] => members.flatMap(({ sheet }) => exactOf(sheet.total));

/** The value in a list, or an empty one. */
function exactOf(outcome: Member['sheet']['total'] | undefined): Exact[] {
  const value = outcome !== undefined && 'value' in outcome ? parseExact(outcome.value) : undefined;
  return value === undefined ? [] : [value];
}

/** The mean by the scheme's rounding; empty text where there is nothing. */
function meanOf(values: readonly Exact[], run: Run): string {
  if (values.length === 0) return '';
  const { decimals } = run.scheme;
  return formatNeat(divide(values.reduce(add, zero), whole(values.length), decimals), decimals.places);
}

function rangeOf(values: readonly Exact[], run: Run): { readonly lowest: string; readonly highest: string } {
  const [first] = values;
  if (first === undefined) return { lowest: '', highest: '' };
  const { places } = run.scheme.decimals;
  const lowest = values.reduce((a, b) => (compare(a, b) <= 0 ? a : b), first);
  const highest = values.reduce((a, b) => (compare(a, b) >= 0 ? a : b), first);
  return { lowest: formatNeat(lowest, places), highest: formatNeat(highest, places) };
}

/** `37.4%` */
function shareText(count: number, all: number): string {
  if (all === 0) return '';
  return formatPercent(divide(whole(count), whole(all), { places: 3, mode: 'half-up' }));
}

function decisionOf({ text, subjects }: Decision, names: ReadonlyMap<string, string>) {
  return { text, subjects: subjects.map((id) => [id, nameOf(id, names)] as const) };
}

function nameOf(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`no subject ${id}`);
  return name;
}

function diagnosticOf(diagnostic: Diagnostic) {
  return { severity: diagnostic.severity, text: sentenceOf(diagnostic), place: placeOf(diagnostic.place) };
}

/** Where a finding lies, in words. */
function placeOf(place: Place | undefined): string {
  if (place === undefined) return '';
  if (place.kind === 'file') return place.file;
  if (place.kind === 'scheme') return fill(copy.placeScheme, { line: place.line, column: place.column });
  const { sheet, table, row, column } = place;
  return [
    fill(copy.placeSheet, { sheet: sheet ?? table }),
    ...(row === undefined ? [] : [fill(copy.placeRow, { row })]),
    ...(column === undefined ? [] : [fill(copy.placeColumn, { column })]),
  ].join('');
}

/** Name and value of every parameter that the run used. */
function parametersOf({ scheme, parameters }: Run) {
  return (scheme.parameters ?? []).map(({ id, name }) => {
    const value = parameters.resolved[id];
    if (!Array.isArray(value)) return [name, String(value ?? '')] as const;
    const items = value.map((item: unknown) => {
      if (typeof item === 'string') return item;
      const dated = item as { from: string; value: unknown };
      return fill(copy.parameterFrom, { from: dated.from, value: String(dated.value) });
    });
    return [name, items.join('、')] as const;
  });
}

/** The engine's main function: scheme and facts in, a run out; results and explanations are views of the run. */

import type { ConditionView } from '../conditions/view.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { gathered } from '../diagnostics/gather.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { admitFacts } from '../facts/admit.ts';
import { type Attributes, attributesOf } from '../facts/attributes.ts';
import { factPlace } from '../facts/cells.ts';
import { columnsOf, type FactColumns, spellColumns, subjectColumns } from '../facts/columns.ts';
import { refuseDoubles } from '../facts/doubles.ts';
import type { EventFact, Fact, Facts, HistoryFact } from '../facts/facts.ts';
import { resolveNames } from '../facts/names.ts';
import { refuseOverlaps } from '../facts/overlaps.ts';
import { reportPeriodLength } from '../facts/period-length.ts';
import { nothingUnread, type ReadFacts, readFacts } from '../facts/read.ts';
import { stretchOfPoints } from '../facts/stretch-of-points.ts';
import { type RawFacts, tableSpec } from '../facts/tables.ts';
import { formatDay } from '../numbers/day.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { lookingAt } from '../terms/events/reach.ts';
import { admitRulings } from './admit-rulings.ts';
import { type Evaluated, evaluatePopulations, indexRulings, type Shared } from './evaluate.ts';
import { reportFactsNotRead } from './facts-read.ts';
import { schemeHash } from './hash.ts';
import { runHints } from './hints.ts';
import { reportHistoryLacking } from './history-lacking.ts';
import { idleRulings } from './idle-rulings.ts';
import { type Parameters, resolveParameters } from './parameters.ts';
import { assignPopulations } from './populations.ts';

/** A run computed: columns of every population, from which sheets and explanations are read. */
export interface Run {
  readonly scheme: Scheme;
  readonly facts: FactColumns;
  /** What pins a result; worked out where somebody looks at it. */
  readonly hash: string;
  readonly parameters: Parameters;
  readonly attributes: Attributes;
  readonly populations: readonly Evaluated[];
  /** Indexes of subjects that no population takes in. */
  readonly outside: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Scores the facts. With any error in them there is no run: nothing is computed from half an input. All errors are found in one go: rows that
 * can't be read are left out of the later checks, and nothing that they leave unknown is reported against others.
 */
export function score(scheme: Scheme, raw: RawFacts): Scored {
  return told(scoreFacts(scheme, readFacts(raw), raw));
}

export interface Scored {
  readonly run?: Run;
  readonly diagnostics: readonly Diagnostic[];
}

/** What people are told: findings that are alike stand together. Until then each row has its own. */
export function told({ run, diagnostics }: Scored): Scored {
  const together = gathered(diagnostics);
  return { ...(run === undefined ? {} : { run: { ...run, diagnostics: together } }), diagnostics: together };
}

/** The same for facts that have been read, every row with findings of its own; `raw` says where they stand. */
export function scoreFacts(
  scheme: Scheme,
  { facts: read, unread, diagnostics: findings }: ReadFacts,
  raw: RawFacts,
): Scored {
  const diagnostics = [...findings];
  const named = resolveNames(read, scheme, raw, diagnostics);
  const runKnown = !unread.tables.has('run');
  const spells = spellColumns(named.spells, named.subjects.length);
  const attributes = attributesOf({ ...named, spells }, scheme.attributes ?? []);
  refuseDoubles(named, raw, runKnown, stretchOfPoints(scheme, attributes, !unread.tables.has('spells')), diagnostics);
  if (runKnown) refuseOverlaps(named, scheme, raw, diagnostics);
  const lacking: Diagnostic[] = [];
  const parameters = resolveParameters(scheme, named.run.from, lacking);
  if (runKnown) diagnostics.push(...lacking);
  for (const one of admitFacts(named, scheme, raw, parameters)) diagnostics.push(one);
  const world = {
    scheme,
    parameters,
    attributes,
    eventsOf: grouped<EventFact>(named.events),
    historyOf: grouped<HistoryFact>(pastResults(named, scheme)),
  };
  // Who belongs where may hang on a parameter that has no value.
  if (lacking.length > 0) return { diagnostics };
  const view = populationView(named, world);
  const { members, outside } = assignPopulations(
    subjectColumns(named.subjects),
    scheme,
    view,
    raw,
    unread,
    diagnostics,
  );
  const facts = admitRulings(named, scheme, raw, { unread, members, attributes }, diagnostics);
  if (runKnown) reportOutsidePeriod(facts, scheme, raw, diagnostics);
  if (runKnown) reportPeriodLength(facts.run, scheme, raw, diagnostics);
  if (diagnostics.some((d) => d.severity === 'error')) return { diagnostics };
  reportFactsNotRead(facts, scheme, members, raw, diagnostics);
  reportHistoryLacking(facts, scheme, members, world.historyOf, parameters.constant, raw, diagnostics);

  const shared: Shared = { ...world, facts: columnsOf(facts, spells), rulings: indexRulings(facts) };
  const run = computed(shared, members, outside, diagnostics);
  const { asked } = shared.rulings;
  for (const one of idleRulings(facts, run.populations, (ruling) => asked.has(ruling), raw)) diagnostics.push(one);
  for (const hint of runHints(scheme, facts, run.populations, attributes, raw)) diagnostics.push(hint);
  return { run, diagnostics };
}

/**
 * Scores facts that stand in columns already and were admitted before: for whoever keeps them so. Nothing is checked again but what
 * exactness rests on, so columns that break the scheme's bounds give exact results of wrong facts.
 */
export function scoreColumns(scheme: Scheme, facts: FactColumns): Run {
  const diagnostics: Diagnostic[] = [];
  const parameters = resolveParameters(scheme, facts.run.from, diagnostics);
  const shared: Shared = {
    scheme,
    facts,
    parameters,
    attributes: attributesOf(facts, scheme.attributes ?? []),
    rulings: indexRulings(facts),
    eventsOf: grouped<EventFact>(facts.events),
    historyOf: grouped<HistoryFact>(pastResults(facts, scheme)),
  };
  const view = populationView(facts, shared);
  const { members, outside } = assignPopulations(
    facts.subjects,
    scheme,
    view,
    { tables: {} },
    nothingUnread,
    diagnostics,
  );
  if (diagnostics.length > 0)
    throw new Error(`columns were not admitted: ${diagnostics.map((d) => d.code).join(', ')}`);
  return computed(shared, members, outside, diagnostics);
}

function computed(
  shared: Shared,
  members: ReadonlyMap<string, Int32Array>,
  outside: readonly number[],
  diagnostics: readonly Diagnostic[],
): Run {
  const { scheme, facts, parameters, attributes } = shared;
  const populations = evaluatePopulations(members, shared);
  let hash: string | undefined;
  return {
    scheme,
    facts,
    get hash() {
      hash ??= schemeHash(scheme, parameters.resolved);
      return hash;
    },
    parameters,
    attributes,
    populations,
    outside,
    diagnostics,
  };
}

/** Results of this scheme that ended before the run begins, latest first. */
function pastResults(facts: Pick<Facts, 'history' | 'run'>, scheme: Scheme): HistoryFact[] {
  const past = facts.history.filter((h) => h.scheme === scheme.scheme && h.to < facts.run.from);
  return past.sort((a, b) => b.to - a.to || (a.id < b.id ? -1 : 1));
}

function grouped<T extends { readonly subject: number }>(facts: readonly T[]): (subject: number) => readonly T[] {
  const index = new Map<number, T[]>();
  for (const fact of facts) {
    const list = index.get(fact.subject);
    if (list === undefined) index.set(fact.subject, [fact]);
    else list.push(fact);
  }
  return (subject) => index.get(subject) ?? [];
}

/** Conditions before any figure exists: rows are subjects, and figures are refused by the checker. */
function populationView(
  facts: Pick<Facts, 'run'>,
  { attributes, parameters, eventsOf, historyOf }: Pick<Shared, 'attributes' | 'parameters' | 'eventsOf' | 'historyOf'>,
): ConditionView {
  const neverAsked = (): never => {
    throw new Error('a population looks at results');
  };
  return {
    run: facts.run,
    campaign: false,
    attributes,
    subject: (row) => row,
    column: (id) => {
      throw new Error(`a population looks at figure ${id}`);
    },
    constant: parameters.constant,
    isPercent: parameters.isPercent,
    words: parameters.words,
    events: eventsOf,
    history: historyOf,
    tiedWith: neverAsked,
    present: neverAsked,
    reason: neverAsked,
  };
}

/** Facts dated outside the period, or after the as-of day, count for nothing; that is said, so that a wrong year is noticed. */
function reportOutsidePeriod(
  { run, points, events, items }: Facts,
  scheme: Scheme,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): void {
  const report = <T extends Fact>(
    code: Code,
    rows: readonly T[],
    dayOf: (row: T) => number | undefined,
    counts: (day: number | undefined, row: T) => boolean,
  ): void => {
    let first: T | undefined;
    let count = 0;
    for (const row of rows) {
      if (counts(dayOf(row), row)) continue;
      count++;
      if (first === undefined || row.row < first.row) first = row;
    }
    if (first === undefined) return;
    const day = dayOf(first);
    if (day === undefined) throw new Error('a row without a day is outside the period');
    const clock = { from: formatDay(run.from), to: formatDay(run.to), asOf: formatDay(run.asOf) };
    const values = { table: tableSpec(first.table).name, count: String(count), date: formatDay(day), ...clock };
    diagnostics.push(finding(code, factPlace(raw, first.table, first.row), values));
  };
  const inPeriod = (day: number | undefined): boolean => day === undefined || (day >= run.from && day <= run.to);
  const known = (day: number | undefined): boolean => day === undefined || !inPeriod(day) || day <= run.asOf;
  report('outside-period', points, (f) => f.date, inPeriod);
  // Events of earlier periods may count still, or make later ones repetitions.
  const readers = placedFigures(scheme).flatMap(({ figure: { term } }) =>
    term.kind === 'events' ? [lookingAt(term)] : [],
  );
  const isRead = (fact: EventFact): boolean => readers.some((looksAt) => looksAt(fact, run));
  report(
    'outside-period',
    events,
    (f) => f.date,
    (day, fact) => inPeriod(day) || isRead(fact),
  );
  report('outside-period', items, (f) => f.due, inPeriod);
  report('after-as-of', points, (f) => f.date, known);
  report('after-as-of', events, (f) => f.date, known);
}

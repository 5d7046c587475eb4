/** The engine's main function: scheme and facts in, a run out; results and explanations are views of the run. */

import type { ConditionView } from '../conditions/holds.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { admitFacts } from '../facts/admit.ts';
import { type Attributes, attributesOf } from '../facts/attributes.ts';
import { factPlace } from '../facts/cells.ts';
import type { EventFact, Facts, HistoryFact } from '../facts/facts.ts';
import { resolveNames } from '../facts/names.ts';
import { readFacts } from '../facts/read.ts';
import type { RawFacts } from '../facts/tables.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { admitRulings } from './admit-rulings.ts';
import { type Evaluated, evaluatePopulations, indexRulings, type Shared } from './evaluate.ts';
import { schemeHash } from './hash.ts';
import { type Parameters, resolveParameters } from './parameters.ts';
import { assignPopulations } from './populations.ts';

/** A run computed: columns of every population, from which sheets and explanations are read. */
export interface Run {
  readonly scheme: Scheme;
  readonly facts: Facts;
  readonly hash: string;
  readonly parameters: Parameters;
  readonly attributes: Attributes;
  readonly populations: readonly Evaluated[];
  /** Indexes of subjects that no population takes in. */
  readonly outside: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Scores the facts. With any error in them there is no run: nothing is computed from half an input. */
export function score(
  scheme: Scheme,
  raw: RawFacts,
): { readonly run?: Run; readonly diagnostics: readonly Diagnostic[] } {
  const { facts, diagnostics } = readFacts(raw);
  return facts === undefined ? { diagnostics } : scoreFacts(scheme, facts, raw, diagnostics);
}

/** The same for facts that have been read; `raw` says where they stand, `findings` what reading them found. */
export function scoreFacts(
  scheme: Scheme,
  read: Facts,
  raw: RawFacts,
  findings: readonly Diagnostic[],
): { readonly run?: Run; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = [...findings];
  const facts = resolveNames(read, scheme, raw, diagnostics);
  const parameters = resolveParameters(scheme, facts.run.from, diagnostics);
  diagnostics.push(...admitFacts(facts, scheme, raw, parameters));
  diagnostics.push(...admitRulings(facts, scheme, raw));
  const attributes = attributesOf(facts, scheme.attributes ?? []);
  const shared: Omit<Shared, 'population'> = {
    scheme,
    facts,
    parameters,
    attributes,
    rulings: indexRulings(facts),
    eventsOf: grouped<EventFact>(facts.events),
    historyOf: grouped<HistoryFact>(pastResults(facts, scheme)),
  };
  const { members, outside } = assignPopulations(facts, scheme, populationView(shared), raw, diagnostics);
  if (diagnostics.some((d) => d.severity === 'error')) return { diagnostics };

  reportOutsidePeriod(facts, raw, diagnostics);
  const populations = evaluatePopulations(members, shared);
  const hash = schemeHash(scheme, parameters.resolved);
  return { run: { scheme, facts, hash, parameters, attributes, populations, outside, diagnostics }, diagnostics };
}

/** Results of this scheme that ended before the run begins, latest first. */
function pastResults(facts: Facts, scheme: Scheme): HistoryFact[] {
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
function populationView({
  facts,
  attributes,
  parameters,
  eventsOf,
  historyOf,
}: Omit<Shared, 'population'>): ConditionView {
  return {
    run: facts.run,
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
  };
}

/** Facts dated outside the period count for nothing; that is said, so that a wrong year is noticed. */
function reportOutsidePeriod(facts: Facts, raw: RawFacts, diagnostics: Diagnostic[]): void {
  const { from, to } = facts.run;
  const outside = (day: number | undefined): boolean => day !== undefined && (day < from || day > to);
  const groups = [
    { table: 'points', name: '评分', rows: facts.points.filter((f) => outside(f.date)) },
    { table: 'events', name: '事件', rows: facts.events.filter((f) => outside(f.date)) },
    { table: 'items', name: '任务', rows: facts.items.filter((f) => outside(f.due)) },
  ] as const;
  for (const { table, name, rows } of groups) {
    if (rows.length === 0) continue;
    const first = Math.min(...rows.map((r) => r.row));
    diagnostics.push(
      finding('outside-period', factPlace(raw, table, first), { table: name, count: String(rows.length) }),
    );
  }
}

/** Facts on somebody of whom the scheme doesn't read them: an accident that stands with a member and counts for the team only. */
import type { Condition } from '../conditions/condition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { firstOf } from '../facts/admit-names.ts';
import { factPlace } from '../facts/cells.ts';
import { pollKey } from '../facts/columns.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import { entriesOf } from '../facts/names.ts';
import { type RawFacts, type TableId, tableSpec } from '../facts/tables.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Named } from '../scheme/spoken.ts';
import { placedFigures } from '../scheme/tree.ts';
import { consequencesFor } from './evaluate.ts';
import { figuresRead, type Members, type ReadOf } from './figures-read.ts';

const readTables = ['points', 'papers', 'tallies', 'events', 'items', 'measures'] as const satisfies readonly TableId[];
type ReadTable = (typeof readTables)[number];
/** What a row is about, and of whom. */
interface About extends Fact {
  readonly subject: number;
}

/** For each name in a table, of whom it is read, by population. */
class Readers {
  private readonly byName = new Map<string, Map<string, ReadOf>>();

  add(table: ReadTable, name: string, population: string, of: ReadOf): void {
    const key = `${table}\n${name}`;
    const mine = this.byName.get(key) ?? new Map<string, ReadOf>();
    const before = mine.get(population);
    mine.set(
      population,
      before === undefined || of === 'all' ? of : before === 'all' ? before : new Set([...before, ...of]),
    );
    this.byName.set(key, mine);
  }

  of(table: ReadTable, name: string): ReadonlyMap<string, ReadOf> {
    return this.byName.get(`${table}\n${name}`) ?? new Map();
  }
}

export interface NotRead {
  readonly fact: About;
  readonly table: ReadTable;
  /** What it says something about: an indicator, a poll, an event's code, a data item. */
  readonly name: string;
  readonly population: string;
  /** Who of other populations, or of the same, are read. */
  readonly readers: ReadonlyMap<string, ReadOf>;
}

/** The facts on assessed people that nothing reads of them, though it reads the like of others. */
export function factsNotRead(facts: Facts, scheme: Scheme, members: Members): NotRead[] {
  // One population has every figure.
  if (scheme.populations.length < 2) return [];
  const readers = readersOf(facts, scheme, members);
  const populationOf = new Map([...members].flatMap(([id, subjects]) => [...subjects].map((s) => [s, id] as const)));
  return readTables.flatMap((table) =>
    (facts[table] as readonly About[]).flatMap((fact): NotRead[] => {
      const population = populationOf.get(fact.subject);
      const name = nameIn(fact);
      const reading = readers.of(table, name.key);
      // What nothing reads at all is found elsewhere.
      if (population === undefined || reading.size === 0) return [];
      const of = reading.get(population);
      if (of === 'all' || of?.has(fact.subject)) return [];
      return [{ fact, table, name: name.id, population, readers: reading }];
    }),
  );
}

function nameIn(fact: Fact): { readonly key: string; readonly id: string } {
  const plain = (id: string) => ({ key: id, id });
  if ('poll' in fact) {
    const { poll, question } = fact as Facts['papers'][number];
    return { key: pollKey(poll, question), id: poll };
  }
  if ('code' in fact) return plain((fact as Facts['events'][number]).code);
  if ('figure' in fact) return plain((fact as Facts['measures'][number]).figure);
  return plain((fact as Facts['points'][number]).indicator);
}

function readersOf(facts: Facts, scheme: Scheme, members: Members): Readers {
  const readers = new Readers();
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const everybody = (table: ReadTable, name: string): void => {
    for (const { id } of scheme.populations) readers.add(table, name, id, 'all');
  };
  for (const [population, read] of figuresRead(scheme, facts.links, members)) {
    for (const [id, of] of read) {
      const figure = figures.get(id);
      if (figure === undefined) continue;
      addFigure(figure, population, of, readers);
      for (const [table, name] of readOfEverybody(figure, figures)) everybody(table, name);
    }
  }
  for (const population of scheme.populations) {
    const { where } = population;
    for (const code of codesIn(where)) everybody('events', code);
    for (const { when } of consequencesFor(scheme, population)) {
      for (const code of codesIn(when)) readers.add('events', code, population.id, 'all');
    }
  }
  return readers;
}

function addFigure(figure: Figure, population: string, of: ReadOf, readers: Readers): void {
  const { term } = figure;
  const add = (table: ReadTable, name: string): void => readers.add(table, name, population, of);
  for (const code of codesIn(figure)) add('events', code);
  if (term.kind === 'points') add('points', term.indicator ?? figure.id);
  else if (term.kind === 'completion') add('items', figure.id);
  else if (term.kind === 'measure') add('measures', term.figure);
  else if (term.kind === 'events') for (const { code } of term.codes) add('events', code);
  else if (term.kind === 'ballots') {
    for (const table of votes) add(table, pollKey(term.poll, term.question));
  }
}
const votes = ['papers', 'tallies'] as const;

/**
 * What counts whoever it is about: papers that may be void as a whole, or are counted; scores where what raters give themselves voids all
 * that they give; and what is reported of whom a stretch's value names.
 */
function readOfEverybody({ id, term }: Figure, figures: ReadonlyMap<string, Figure>): [ReadTable, string][] {
  if (term.kind === 'points' && term.void?.some((rule) => rule.whole)) return [['points', term.indicator ?? id]];
  if (term.kind === 'split' && typeof term.weigh === 'object') return [['measures', term.weigh.measure]];
  if (term.kind !== 'ballots' || (term.void === undefined && term.quorum === undefined)) return [];
  return [...figures.values()].flatMap(({ term: other }) =>
    other.kind === 'ballots' && other.poll === term.poll
      ? votes.map((table): [ReadTable, string] => [table, pollKey(other.poll, other.question)])
      : [],
  );
}

/** Codes of the events that conditions anywhere inside ask for. */
function codesIn(of: Figure | Condition | undefined): string[] {
  const inside = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(inside);
    if (typeof value !== 'object' || value === null) return [];
    const own = 'event' in value && Array.isArray(value.event) ? value.event.map(String) : [];
    return [...own, ...Object.values(value).flatMap(inside)];
  };
  return inside(of);
}

/** One warning for each name and population: who it is, who is read, and whom the first row may be about. */
export function reportFactsNotRead(
  facts: Facts,
  scheme: Scheme,
  members: Members,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): void {
  const found = factsNotRead(facts, scheme, members);
  if (found.length === 0) return;
  const by = new Map(found.map((one) => [one.fact, one]));
  const named = namesOf(scheme);
  const groups = firstOf([...by.keys()], (fact) => {
    const one = by.get(fact) as NotRead;
    return [one.table, one.name, one.population, one.readers.has(one.population)].join('\n');
  });
  for (const [first, count] of groups) {
    const { table, name, population, readers } = by.get(first) as NotRead;
    const nameOf = (id: string): string => scheme.populations.find((p) => p.id === id)?.name ?? id;
    const { id = '', name: person = '' } = facts.subjects[first.subject] ?? {};
    const values = {
      what: whatIs[table],
      name: named(table, name),
      population: nameOf(population),
      who: `${person}（${id}）`,
      count,
      known: [...readers.keys()].map(nameOf).join('、'),
      // Of this population only those are read to whom links lead.
      linked: readers.has(population) ? 'yes' : '',
      near: meantBy(first.subject, readers, facts, members),
      table: tableSpec(table).name,
    };
    diagnostics.push(finding('fact-not-read', factPlace(raw, table, first.row, '对象编号'), values));
  }
}

const whatIs: Readonly<Record<ReadTable, string>> = {
  points: '指标',
  papers: '测评',
  tallies: '测评',
  events: '事项',
  items: '指标',
  measures: '数据项',
};

/** Polls and data items are written in the facts by the words that stand in the scheme. */
function namesOf(scheme: Scheme): (table: ReadTable, id: string) => string {
  const { points, codes, items } = entriesOf(scheme);
  const all: Readonly<Record<ReadTable, readonly Named[]>> = {
    points,
    papers: [],
    tallies: [],
    events: codes,
    items,
    measures: [],
  };
  return (table, id) => all[table].find((e) => e.id === id && e.name !== undefined)?.name ?? id;
}

/** The one subject linked with this one of whom the fact would be read; blank where there is none, or several. */
function meantBy(
  subject: number,
  readers: ReadonlyMap<string, ReadOf>,
  { links, subjects }: Facts,
  members: Members,
): string {
  const others = links.flatMap(({ from, to }) => (from === subject ? [to] : to === subject ? [from] : []));
  const read = [...new Set(others)].filter((other) =>
    [...readers].some(([population, of]) => (of === 'all' ? members.get(population)?.includes(other) : of.has(other))),
  );
  const [only] = read;
  const meant = only === undefined || read.length > 1 ? undefined : subjects[only];
  return meant === undefined ? '' : `${meant.name}（${meant.id}）`;
}

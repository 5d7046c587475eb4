/** The same facts under two schemes. What only one of them knows is no error of the facts: it is left out for the other, and said. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import { type ReadFacts, readFacts } from '../facts/read.ts';
import { type RawFacts, type TableId, tableIds } from '../facts/tables.ts';
import { type Run, type Scored, scoreFacts, told } from '../run/score.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Side } from './comparison.ts';

/** Rows of a table that one scheme was not given, since it does not know a word in them and the other does. */
export interface LeftOut {
  readonly side: Side;
  readonly table: TableId;
  /** Why the scheme would have refused them. */
  readonly code: string;
  /** The word that it does not know. */
  readonly found: string;
  readonly count: number;
}

export interface ScoredBoth {
  /** Both or neither. */
  readonly runs?: { readonly [S in Side]: Run };
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: { readonly [S in Side]: readonly Diagnostic[] };
}

/** Findings about a word that a scheme doesn't know; anything else that is wrong with a fact is wrong under this scheme. */
const strangeWords: ReadonlySet<string> = new Set<Code>([
  'indicator-not-in-scheme',
  'code-not-in-scheme',
  'poll-not-in-scheme',
  'question-not-in-scheme',
  'role-unknown',
  'group-unknown',
  'option-not-offered',
  'level-unknown',
  'attribute-value-unknown',
  'population-not-known',
  'ruling-setting-unknown',
  'ruling-seat-no-level',
  'ruling-seat-unlimited',
  'ruling-value-unknown',
  'ruling-target-unknown',
]);

/** Scores the facts under both schemes. A row that neither can read stays an error under both. */
export function scoreBoth(before: Scheme, after: Scheme, raw: RawFacts): ScoredBoth {
  const read = readFacts(raw);
  const first = { before: scoreFacts(before, read, raw), after: scoreFacts(after, read, raw) };
  const strange = { before: strangers(first.before.diagnostics), after: strangers(first.after.diagnostics) };
  const leftOut: LeftOut[] = [];
  const scored = (side: Side, other: Side, scheme: Scheme): Scored => {
    const left = new Map<string, Strange>();
    let result = first[side];
    // What is left out may leave others without what they name: a ruling, say, about a pool that nobody is in any more.
    for (let more = strange[side]; ; more = strangers(result.diagnostics)) {
      const own = [...more].filter(([place]) => !strange[other].has(place) && !left.has(place));
      if (own.length === 0) break;
      for (const [place, row] of own) left.set(place, row);
      result = scoreFacts(scheme, without(read, raw, new Set(left.keys())), raw);
    }
    leftOut.push(...counted(side, left.values()));
    return result;
  };
  const x = told(scored('before', 'after', before));
  const y = told(scored('after', 'before', after));
  return {
    ...(x.run === undefined || y.run === undefined ? {} : { runs: { before: x.run, after: y.run } }),
    leftOut,
    diagnostics: { before: x.diagnostics, after: y.diagnostics },
  };
}

interface Strange {
  readonly table: TableId;
  readonly code: string;
  readonly found: string;
}

/** Rows with a strange word, by their places; of several in one row the first. */
function strangers(diagnostics: readonly Diagnostic[]): Map<string, Strange> {
  const found = new Map<string, Strange>();
  for (const { code, place, values } of diagnostics) {
    if (!strangeWords.has(code) || place?.kind !== 'fact') continue;
    const key = placeKey(place);
    const word = values.found ?? values.setting ?? values.level ?? values.target ?? '';
    if (!found.has(key)) found.set(key, { table: tableOf(place.table), code, found: word });
  }
  return found;
}

const placeKey = ({ table, sheet = '', row = 0 }: Extract<Diagnostic['place'], { kind: 'fact' }>): string =>
  `${table}\n${sheet}\n${row}`;

function tableOf(id: string): TableId {
  const found = tableIds.find((table) => table === id);
  if (found === undefined) throw new Error(`no table ${id}`);
  return found;
}

function counted(side: Side, rows: Iterable<Strange>): LeftOut[] {
  const groups = new Map<string, { -readonly [K in keyof LeftOut]: LeftOut[K] }>();
  for (const row of rows) {
    const key = `${tableIds.indexOf(row.table)}\n${row.code}\n${row.found}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { side, ...row, count: 1 });
    else group.count++;
  }
  return [...groups.values()].sort(
    (a, b) =>
      tableIds.indexOf(a.table) - tableIds.indexOf(b.table) || (a.found < b.found ? -1 : a.found > b.found ? 1 : 0),
  );
}

/** The facts without the rows at the places. Of a subject only the name of its population goes: it is assigned by the scheme's conditions. */
function without({ facts, ...read }: ReadFacts, raw: RawFacts, places: ReadonlySet<string>): ReadFacts {
  const strange = (table: TableId, row: number): boolean => {
    const place = factPlace(raw, table, row);
    return place.kind === 'fact' && places.has(placeKey(place));
  };
  const keep = <T extends Fact>(rows: readonly T[]): readonly T[] => rows.filter((f) => !strange(f.table, f.row));
  const kept: Facts = {
    ...facts,
    subjects: facts.subjects.map((subject) => {
      if (!strange('subjects', subject.row)) return subject;
      const { population: _, ...rest } = subject;
      return rest;
    }),
    spells: keep(facts.spells),
    points: keep(facts.points),
    papers: keep(facts.papers),
    tallies: keep(facts.tallies),
    events: keep(facts.events),
    items: keep(facts.items),
    rulings: keep(facts.rulings),
  };
  return { ...read, facts: kept };
}

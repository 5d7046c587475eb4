/** What each row of a file would do to a round: pure. */
import {
  entriesOf,
  formatShort,
  halfWidth,
  historyAsked,
  parseExact,
  pointsOf,
  recordsOf,
  type Scheme,
  tableSpec,
} from '@shiji/engine';
import type { RoundEvent } from '../events/model.ts';
import type { RowPayload } from '../results/result-facts.ts';
import { dataWords } from './copy.ts';
import type { BroughtTable, FileRow, PlannedRow, StandingRow } from './model.ts';
import { type PastOfRound, pastRefusals } from './past.ts';
import { peopleFinder, type RoundPerson } from './round-people.ts';

export type ProposedEvent = Pick<RoundEvent, 'person' | 'code' | 'day' | 'level'>;

/** One occurrence counts once, whichever way it came: what is alike to this is taken for the same. */
const occurrenceOf = ({ person, code, day, level = '' }: ProposedEvent): string =>
  JSON.stringify([person, code, day, level]);

/** The column that names something of the scheme. */
const namingColumn: { readonly [T in BroughtTable]: string } = {
  points: 'indicator',
  events: 'code',
  items: 'indicator',
  measures: 'figure',
  history: 'scheme',
};

/**
 * Finds people and words, and compares with what stands; values aren't judged here. One row of a key in the file, of those that stand the
 * last.
 */
export function planRows(
  rows: readonly FileRow[],
  {
    people,
    scheme,
    standing,
    past,
    events,
  }: {
    readonly people: readonly RoundPerson[];
    readonly scheme: Scheme;
    readonly standing: readonly StandingRow[];
    readonly past: PastOfRound;
    /** What was proposed here about the round's people, and neither returned nor withdrawn. */
    readonly events: readonly ProposedEvent[];
  },
): readonly PlannedRow[] {
  const find = peopleFinder(people);
  const words = wordsOf(scheme);
  const refusedHere = givenElsewhere(scheme);
  const lookBack = pastRefusals(scheme, past, standing);
  const proposedHere = new Set(events.map(occurrenceOf));
  const byKey = new Map(standing.map((one) => [keyOf(one.payload.table, one.subject, one.payload.row), one]));
  const first = new Map<string, FileRow>();
  return rows.map((given): PlannedRow => {
    const refused = (reason: string, known: Partial<PlannedRow> = {}): PlannedRow => ({
      ...given,
      ...known,
      outcome: 'refused',
      reasons: [reason],
    });
    const { table } = given;
    const { subject: written = '', ...cells } = given.cells;
    if (written === '') return refused(dataWords.blankPerson);
    const meant = find(written);
    if (meant.kind === 'none') return refused(dataWords.nobody(written));
    if (meant.kind === 'several')
      return refused(dataWords.several(written, meant.people.map(({ units }) => units[0] ?? '').join('、')));
    const { person, name, population } = meant.person;
    const known = { person, name };
    if (population === undefined) return refused(dataWords.outside, known);
    const column = namingColumn[table];
    const word = cells[column];
    const title = tableSpec(table).columns.find(({ id }) => id === column)?.name ?? column;
    const ids = word === undefined ? [] : words[table](word);
    if (word !== undefined && ids.length === 0) return refused(dataWords.unknown(title, word), known);
    if (ids.length > 1) return refused(dataWords.ambiguous(title, word ?? ''), known);
    const own = plainCells(table, { ...cells, ...(ids[0] === undefined ? {} : { [column]: ids[0] }) });
    const elsewhere = table === 'history' ? lookBack(person, own) : refusedHere(table, own, word ?? '');
    if (elsewhere !== undefined) return refused(elsewhere, known);
    if (table === 'events') {
      const { code = '', level, date = '' } = own;
      const same = { person, code, day: date, ...(level === undefined ? {} : { level }) };
      if (proposedHere.has(occurrenceOf(same))) return refused(dataWords.proposedHere(word ?? '', date), known);
    }
    const key = keyOf(table, person, own);
    const before = first.get(key);
    if (before !== undefined) return refused(dataWords.twice(before.sheet, before.row), known);
    first.set(key, given);
    const stands = byKey.get(key);
    const planned = { ...given, ...known, cells: own, reasons: [] };
    if (stands === undefined) return { ...planned, outcome: 'new' };
    const was = valueIn(table, stands.payload.row);
    if (sameCells(table, stands.payload.row, own)) return { ...planned, outcome: 'same' };
    return { ...planned, outcome: 'replaces', replaces: stands.id, ...(was === '' ? {} : { before: was }) };
  });
}

/** Ids that a word of the file may mean, by table. */
function wordsOf(scheme: Scheme): { readonly [T in BroughtTable]: (written: string) => readonly string[] } {
  const { points, codes, items, measures } = entriesOf(scheme);
  const meant = (entries: readonly { readonly id: string; readonly name?: string }[]) => {
    const ids = new Set(entries.map(({ id }) => id));
    const names = new Map<string, Set<string>>();
    for (const { id, name } of entries) if (name !== undefined) names.set(name, (names.get(name) ?? new Set()).add(id));
    return (written: string): readonly string[] => (ids.has(written) ? [written] : [...(names.get(written) ?? [])]);
  };
  const schemes = historyAsked(scheme).map(({ scheme: id }) =>
    id === scheme.scheme ? { id, name: scheme.name } : { id },
  );
  return {
    points: meant(points),
    events: meant(codes),
    items: meant(items),
    measures: meant(measures),
    history: meant(schemes),
  };
}

/** What the round itself gives is no matter of files: points of reviewing levels, entries of records. */
function givenElsewhere(scheme: Scheme) {
  const roles = new Set(pointsOf(scheme).map(({ role }) => role));
  const logged = new Set(recordsOf(scheme).flatMap(({ figure }) => figure ?? []));
  return (table: BroughtTable, { role, indicator }: Readonly<Record<string, string>>, word: string) => {
    if (table === 'points' && role !== undefined && roles.has(role)) return dataWords.reviewed(role);
    return table === 'items' && logged.has(indicator ?? '') ? dataWords.logged(word) : undefined;
  };
}

/** Each cell in the one form in which it is kept, so that `90.0` and `90` are the same; what can't be read stays for the engine to refuse. */
function plainCells(table: BroughtTable, cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const { id, kind } of tableSpec(table).columns) {
    const text = cells[id]?.trim() ?? '';
    if (text === '') continue;
    const number = kind === 'decimal' ? parseExact(halfWidth(text)) : undefined;
    kept[id] = number === undefined ? text : formatShort(number);
  }
  return kept;
}

type Cells = RowPayload['row'];

const keyOf = (table: BroughtTable, person: string, row: Cells): string =>
  JSON.stringify([
    table,
    person,
    ...tableSpec(table).key.map((column) => (column === 'subject' ? '' : String(row[column] ?? ''))),
  ]);

const sameCells = (table: BroughtTable, a: Cells, b: Cells): boolean =>
  tableSpec(table).columns.every(({ id }) => id === 'subject' || String(a[id] ?? '') === String(b[id] ?? ''));

/** What people compare: the value, or the day on which it was done. */
const valueIn = (table: BroughtTable, row: Cells): string =>
  table === 'history'
    ? [row.total, row.grade].filter((one) => one !== undefined).join(' ')
    : String(row[table === 'items' ? 'done' : table === 'events' ? 'count' : 'value'] ?? '');

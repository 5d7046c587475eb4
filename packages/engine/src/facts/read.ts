/**
 * Raw tables → typed facts. Everything wrong is reported with its place; nothing is guessed and nothing thrown. Rows that can't be read are
 * left out, and what that leaves unknown is said in `Unread`, so that no later check blames other rows for it.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { formatDay } from '../numbers/day.ts';
import type { Exact } from '../numbers/exact.ts';
import { one } from '../numbers/exact.ts';
import { CellReader, factPlace } from './cells.ts';
import { applyCorrections, type Cells, type ReadRow } from './corrections.ts';
import type { Fact, Facts, RulingKind, RunClock, Subject } from './facts.ts';
import { rulingKinds } from './facts.ts';
import { plainRuling, spokenKinds } from './ruling-words.ts';
import { strikeOut } from './strike-out.ts';
import { type ColumnSpec, type RawFacts, type RawRow, type TableId, tableIds, tableSpec } from './tables.ts';
import { type WhoIsMeant, whoIsMeant } from './who-is-meant.ts';

const exemptWords: readonly string[] = ['免', '免做', 'exempt'];

/** What rows with slips leave unknown. */
export interface Unread {
  /** Tables in which something is wrong: what they lack may stand in the rows that were left out. */
  readonly tables: ReadonlySet<TableId>;
  /** Rows of *subjects* in which a cell could not be read. */
  readonly subjects: ReadonlySet<number>;
  /** Whether somebody's id could not be read, or is another's: then nobody can be called unknown. */
  readonly who: boolean;
}

/** Where everything could be read. */
export const nothingUnread: Unread = { tables: new Set(), subjects: new Set(), who: false };

/** The typed facts of the rows that could be read, what the others leave unknown, and the findings on them. */
export interface ReadFacts {
  readonly facts: Facts;
  readonly unread: Unread;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the tables; what can't be read is left out and reported. */
export function readFacts(raw: RawFacts): ReadFacts {
  const diagnostics: Diagnostic[] = [];
  const run = readRun(raw, diagnostics);
  const { subjects, broken, who } = readSubjects(raw, diagnostics);
  const indexOf = new Map(subjects.map((subject, index) => [subject.id, index]));
  const meant = whoIsMeant(subjects);
  const leftOut = new Map<TableId, ReadRow[]>();
  const strangers: Stranger[] = [];

  /** Rows of a table as typed facts: subject columns become indexes, corrected rows are gone. */
  const read = <T extends Fact>(
    table: TableId,
    subjectColumns: readonly string[],
    fill: (cells: Cells) => object,
  ): T[] => {
    const rows = readRows(raw, table, diagnostics);
    leftOut.set(
      table,
      rows.filter((row) => !row.whole),
    );
    const facts: T[] = [];
    for (const { cells, row, id, corrects, doubtful } of applyCorrections(rows, raw, table, diagnostics)) {
      const found: Record<string, number> = {};
      for (const column of subjectColumns) {
        const name = String(cells[column]);
        const index = indexOf.get(name);
        if (index !== undefined) found[column] = index;
        else if (!who) {
          strangers.push({ name, table, row, column: columnOf(table, column).name });
        }
      }
      if (Object.keys(found).length < subjectColumns.length) continue;
      const fact = { ...cells, ...fill(cells), ...found, id, table, row, corrects, ...(doubtful ? { doubtful } : {}) };
      facts.push(fact as unknown as T);
    }
    return facts;
  };
  const text = (cells: Cells, column: string): string => String(cells[column] ?? '');

  const facts: Facts = {
    run,
    subjects,
    spells: read('spells', ['subject'], () => ({})),
    links: read('links', ['from', 'to'], () => ({})),
    points: read('points', ['subject'], (c) => ({ rater: text(c, 'rater'), role: text(c, 'role') })),
    papers: read('papers', ['subject'], (c) => ({ group: text(c, 'group'), question: text(c, 'question') })),
    tallies: read('tallies', ['subject'], (c) => ({ group: text(c, 'group'), question: text(c, 'question') })),
    events: read('events', ['subject'], (c) => ({
      level: text(c, 'level'),
      key: text(c, 'key'),
      count: c.count ?? 1,
    })),
    items: read('items', ['subject'], (c) => ({
      weight: c.weight ?? one,
      exempt: exemptWords.includes(text(c, 'status')),
    })),
    measures: read('measures', ['subject'], (c) => ({
      period: text(c, 'period') || run.period,
      unit: text(c, 'unit'),
    })),
    rulings: read('rulings', [], (c) =>
      plainRuling({ kind: text(c, 'kind'), setting: text(c, 'setting'), value: text(c, 'value') }),
    ),
    history: read('history', ['subject'], () => ({})),
  };
  reportStrangers(strangers, facts, meant, raw, diagnostics);
  for (const spell of facts.spells) {
    if (spell.from !== undefined && spell.to !== undefined && spell.from > spell.to) {
      diagnostics.push(finding('spell-backwards', factPlace(raw, 'spells', spell.row, '止'), {}));
    }
  }
  for (const past of facts.history) {
    if (past.from > past.to)
      diagnostics.push(finding('spell-backwards', factPlace(raw, 'history', past.row, '截止日'), {}));
  }
  for (const ruling of facts.rulings) {
    if (!rulingKinds.includes(ruling.kind as RulingKind)) {
      const place = factPlace(raw, 'rulings', ruling.row, '类别');
      const known = Object.values(spokenKinds).join('、');
      diagnostics.push(finding('ruling-kind-unknown', place, { found: ruling.kind, known }));
    }
  }
  for (const { status, exempt, row } of facts.items) {
    if (status === undefined || exempt) continue;
    diagnostics.push(finding('status-unknown', factPlace(raw, 'items', row, '状态'), { found: status }));
  }
  const kept = strikeOut(facts, leftOut, raw, diagnostics);
  return { facts: kept, unread: { tables: tablesWithErrors(diagnostics), subjects: broken, who }, diagnostics };
}

/** A cell that names nobody. */
interface Stranger {
  readonly name: string;
  readonly table: TableId;
  readonly row: number;
  readonly column: string;
}

/**
 * Each cell that names nobody is told; but where nothing names somebody by the id in *subjects*, and several rows by one that differs by its
 * look only, it is that one cell that is written otherwise.
 */
function reportStrangers(
  strangers: readonly Stranger[],
  facts: Facts,
  meant: (written: string) => WhoIsMeant,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): void {
  if (strangers.length === 0) return;
  const named = namedSubjects(facts);
  const indexOf = new Map(facts.subjects.map(({ id }, index) => [id, index]));
  const rowsOf = new Map<string, Stranger[]>();
  for (const one of strangers) {
    const rows = rowsOf.get(one.name);
    if (rows === undefined) rowsOf.set(one.name, [one]);
    else rows.push(one);
  }
  for (const [name, rows] of rowsOf) {
    const whom = meant(name);
    const index = indexOf.get(whom.near) ?? -1;
    const subject = facts.subjects[index];
    if (subject !== undefined && !named.has(index) && rows.length > 1) {
      named.add(index);
      const values = { id: subject.id, written: name, count: String(rows.length) };
      diagnostics.push(finding('subject-written-otherwise', factPlace(raw, 'subjects', subject.row, '编号'), values));
      continue;
    }
    for (const { table, row, column } of rows) {
      const values = { subject: name, column, ...whom };
      diagnostics.push(finding('subject-unknown', factPlace(raw, table, row, column), values));
    }
  }
}

/** Indexes of the subjects whom some fact names. */
function namedSubjects(facts: Facts): Set<number> {
  const named = new Set<number>(facts.links.flatMap(({ from, to }) => [from, to]));
  const tables = ['spells', 'points', 'papers', 'tallies', 'events', 'items', 'measures', 'history'] as const;
  for (const table of tables) for (const { subject } of facts[table]) named.add(subject);
  return named;
}

function tablesWithErrors(diagnostics: readonly Diagnostic[]): Set<TableId> {
  const named = new Set(
    diagnostics.flatMap((d) => (d.severity === 'error' && d.place?.kind === 'fact' ? [d.place.table] : [])),
  );
  return new Set(tableIds.filter((table) => named.has(table)));
}

function readRun(raw: RawFacts, diagnostics: Diagnostic[]): RunClock {
  const rows = raw.tables.run;
  if (rows === undefined) {
    diagnostics.push(finding('run-table-missing', { kind: 'fact', table: 'run' }, {}));
    return { period: '', from: 0, to: 0, asOf: 0 };
  }
  if (rows.length !== 1) {
    diagnostics.push(
      finding('run-rows', factPlace(raw, 'run', Math.max(0, rows.length - 1)), { rows: String(rows.length) }),
    );
    return { period: '', from: 0, to: 0, asOf: 0 };
  }
  const reader = new CellReader(raw, 'run', diagnostics);
  const [period, from, to, asOf] = tableSpec('run').columns as [ColumnSpec, ColumnSpec, ColumnSpec, ColumnSpec];
  const row = rows[0] as RawRow;
  const clock: RunClock = {
    period: reader.text(row, 0, period) ?? '',
    from: reader.day(row, 0, from) ?? 0,
    to: reader.day(row, 0, to) ?? 0,
    asOf: reader.day(row, 0, asOf) ?? 0,
  };
  if (clock.from > clock.to) reader.report('run-backwards', 0, to);
  else if (clock.asOf < clock.from) reader.report('as-of-early', 0, asOf);
  return clock;
}

interface ReadSubjects {
  readonly subjects: Subject[];
  /** Rows with a cell that could not be read. */
  readonly broken: ReadonlySet<number>;
  /** Whether an id is among those cells or stands there twice, or nobody stands there at all. */
  readonly who: boolean;
}

function readSubjects(raw: RawFacts, diagnostics: Diagnostic[]): ReadSubjects {
  const rows = raw.tables.subjects ?? [];
  if (rows.length === 0) diagnostics.push(finding('subjects-none', { kind: 'fact', table: 'subjects' }, {}));
  const reader = new CellReader(raw, 'subjects', diagnostics);
  const [id, person, name, population] = tableSpec('subjects').columns as [
    ColumnSpec,
    ColumnSpec,
    ColumnSpec,
    ColumnSpec,
  ];
  const seen = new Map<string, number>();
  const subjects: Subject[] = [];
  const broken = new Set<number>();
  let who = rows.length === 0;
  rows.forEach((cells, row) => {
    const slips = diagnostics.length;
    const subject = {
      id: reader.text(cells, row, id),
      person: reader.text(cells, row, person),
      name: reader.text(cells, row, name),
      population: reader.text(cells, row, population),
      row,
    };
    if (diagnostics.length > slips) broken.add(row);
    if (subject.id === undefined) {
      who = true;
      return;
    }
    const before = seen.get(subject.id);
    if (before !== undefined) {
      const first = raw.places?.subjects?.[before]?.row ?? before + 1;
      reader.report('subject-twice', row, id, { id: subject.id, first: String(first) });
      // One of the two has another id, which facts may name.
      who = true;
      return;
    }
    seen.set(subject.id, row);
    // Without a name the row is reported; the id still stands, so that its facts aren't strangers.
    subjects.push({ ...subject, name: subject.name ?? '' } as Subject);
  });
  subjects.sort((a, b) => byText(a.id, b.id));
  return { subjects, broken, who };
}

/** Order by code units: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function readRows(raw: RawFacts, table: TableId, diagnostics: Diagnostic[]): ReadRow[] {
  const spec = tableSpec(table);
  const reader = new CellReader(raw, table, diagnostics);
  const rows: ReadRow[] = [];
  (raw.tables[table] ?? []).forEach((source, row) => {
    const cells: Record<string, string | number | Exact> = {};
    const unread = new Set<string>();
    for (const column of spec.columns) {
      const before = diagnostics.length;
      const value =
        column.kind === 'decimal'
          ? reader.decimal(source, row, column)
          : column.kind === 'date'
            ? reader.day(source, row, column)
            : column.kind === 'whole'
              ? reader.count(source, row, column)
              : reader.text(source, row, column);
      if (diagnostics.length > before) unread.add(column.id);
      if (value !== undefined) cells[column.id] = value;
    }
    rows.push({ cells, row, id: nameOfRow(table, cells, unread), whole: unread.size === 0 });
  });
  return rows.sort((a, b) => byText(a.id ?? '', b.id ?? '') || a.row - b.row);
}

/** The row's own id, else its natural key; undefined where a cell of it could not be read. */
function nameOfRow(table: TableId, cells: Cells, unread: ReadonlySet<string>): string | undefined {
  if (unread.has('id')) return undefined;
  if (cells.id !== undefined) return String(cells.id);
  // A correction without an id of its own would take the natural key of what it corrects.
  if (cells.corrects !== undefined) return `${cells.corrects}（更正）`;
  const { key } = tableSpec(table);
  if (key.some((column) => unread.has(column)) || unread.has('corrects')) return undefined;
  // Days are written in one way, however the cell wrote them: two spellings of a day are one fact.
  return key.map((column) => keyText(cells[column], columnOf(table, column))).join('/');
}

function keyText(value: Cells[string], { kind }: ColumnSpec): string {
  if (value === undefined) return '';
  return kind === 'date' ? formatDay(value as number) : String(value);
}

function columnOf(table: TableId, id: string): ColumnSpec {
  const column = tableSpec(table).columns.find((c) => c.id === id);
  if (column === undefined) throw new Error(`no column ${id} in ${table}`);
  return column;
}

/** Raw tables → typed facts. Everything wrong is reported with its place; nothing is guessed and nothing thrown. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import type { Exact } from '../numbers/exact.ts';
import { one } from '../numbers/exact.ts';
import { CellReader, factPlace } from './cells.ts';
import type { Fact, Facts, RulingKind, RunClock, Subject } from './facts.ts';
import { rulingKinds } from './facts.ts';
import { type ColumnSpec, type RawFacts, type RawRow, type TableId, tableSpec } from './tables.ts';

type Cells = Record<string, string | number | Exact | undefined>;
interface ReadRow {
  readonly cells: Cells;
  readonly row: number;
  id: string;
  corrects: string[];
}

/** The typed facts, where the input has no error; the findings in any case. */
export function readFacts(raw: RawFacts): { facts?: Facts; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const run = readRun(raw, diagnostics);
  const subjects = readSubjects(raw, diagnostics);
  const indexOf = new Map(subjects.map((subject, index) => [subject.id, index]));

  /** Rows of a table as typed facts: subject columns become indexes, void and corrected rows are gone. */
  const read = <T extends Fact>(
    table: TableId,
    subjectColumns: readonly string[],
    fill: (cells: Cells) => object,
  ): T[] => {
    const rows = applyCorrections(readRows(raw, table, diagnostics), raw, table, diagnostics);
    const facts: T[] = [];
    for (const { cells, row, id, corrects } of rows) {
      const found: Record<string, number> = {};
      for (const column of subjectColumns) {
        const name = String(cells[column]);
        const index = indexOf.get(name);
        if (index === undefined) {
          const spec = tableSpec(table).columns.find((c) => c.id === column);
          diagnostics.push(
            finding('subject-unknown', factPlace(raw, table, row, spec?.name), {
              subject: name,
              column: spec?.name ?? '',
            }),
          );
        } else found[column] = index;
      }
      facts.push({ ...cells, ...fill(cells), ...found, id, table, row, corrects } as unknown as T);
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
      exempt: ['免', '免做', 'exempt'].includes(text(c, 'status')),
    })),
    measures: read('measures', ['subject'], (c) => ({
      period: text(c, 'period') || run.period,
      unit: text(c, 'unit'),
    })),
    rulings: read('rulings', [], () => ({})),
    history: read('history', ['subject'], () => ({})),
  };
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
      diagnostics.push(finding('ruling-kind-unknown', place, { found: ruling.kind, known: rulingKinds.join('、') }));
    }
  }
  const failed = diagnostics.some((d) => d.severity === 'error');
  return failed ? { diagnostics } : { facts: strikeOut(facts, diagnostics, raw), diagnostics };
}

function readRun(raw: RawFacts, diagnostics: Diagnostic[]): RunClock {
  const rows = raw.tables.run ?? [];
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

function readSubjects(raw: RawFacts, diagnostics: Diagnostic[]): Subject[] {
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
  rows.forEach((cells, row) => {
    const subject = {
      id: reader.text(cells, row, id),
      person: reader.text(cells, row, person),
      name: reader.text(cells, row, name),
      population: reader.text(cells, row, population),
      row,
    };
    if (subject.id === undefined) return;
    const before = seen.get(subject.id);
    if (before !== undefined) {
      const first = raw.places?.subjects?.[before]?.row ?? before + 1;
      reader.report('subject-twice', row, id, { id: subject.id, first: String(first) });
      return;
    }
    seen.set(subject.id, row);
    // Without a name the row is reported; the id still stands, so that its facts aren't strangers.
    subjects.push({ ...subject, name: subject.name ?? '' } as Subject);
  });
  return subjects.sort((a, b) => byText(a.id, b.id));
}

/** Order by code units: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function readRows(raw: RawFacts, table: TableId, diagnostics: Diagnostic[]): ReadRow[] {
  const spec = tableSpec(table);
  const reader = new CellReader(raw, table, diagnostics);
  const rows: ReadRow[] = [];
  (raw.tables[table] ?? []).forEach((source, row) => {
    const cells: Cells = {};
    let whole = true;
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
      if (diagnostics.length > before) whole = false;
      if (value !== undefined) cells[column.id] = value;
    }
    if (!whole) return;
    const natural = spec.key
      .map(
        (column) =>
          (columnOf(table, column).kind === 'date'
            ? reader.text(source, row, columnOf(table, column))
            : cells[column]) ?? '',
      )
      .join('/');
    const corrects = cells.corrects === undefined ? [] : [String(cells.corrects)];
    const named = cells.id !== undefined;
    // A correction without an id of its own would take the natural key of what it corrects.
    const id = named ? String(cells.id) : corrects.length > 0 ? `${corrects[0]}（更正）` : natural;
    rows.push({ cells, row, id, corrects });
  });
  return rows.sort((a, b) => byText(a.id, b.id) || a.row - b.row);
}

function columnOf(table: TableId, id: string): ColumnSpec {
  const column = tableSpec(table).columns.find((c) => c.id === id);
  if (column === undefined) throw new Error(`no column ${id} in ${table}`);
  return { ...column, required: false };
}

/** Leaves the newest of every chain of corrections; reports double ids, unknown targets and forks. */
function applyCorrections(rows: ReadRow[], raw: RawFacts, table: TableId, diagnostics: Diagnostic[]): ReadRow[] {
  const byId = new Map<string, ReadRow>();
  for (const row of rows) {
    const before = byId.get(row.id);
    if (before === undefined) byId.set(row.id, row);
    else {
      const first = raw.places?.[table]?.[before.row]?.row ?? before.row + 1;
      diagnostics.push(finding('fact-twice', factPlace(raw, table, row.row), { id: row.id, first: String(first) }));
    }
  }
  const correctedBy = new Map<string, ReadRow>();
  for (const row of rows) {
    const target = row.corrects[0];
    if (target === undefined) continue;
    const place = factPlace(raw, table, row.row, '更正');
    if (!byId.has(target)) diagnostics.push(finding('correction-unknown', place, { target }));
    else if (correctedBy.has(target)) diagnostics.push(finding('correction-forks', place, { target }));
    else correctedBy.set(target, row);
  }
  for (const row of correctedBy.values()) {
    const chain = row.corrects;
    for (let next = chain[0]; next !== undefined; ) {
      const further = byId.get(next)?.corrects[0];
      if (further === undefined) break;
      if (chain.includes(further) || further === row.id) {
        const place = factPlace(raw, table, row.row, '更正');
        diagnostics.push(finding('correction-circle', place, { target: further }));
        break;
      }
      chain.push(further);
      next = further;
    }
  }
  return rows.filter((row) => !correctedBy.has(row.id));
}

/** Facts that a ruling declares void are gone; a ruling about an unknown fact is reported. */
function strikeOut(facts: Facts, diagnostics: Diagnostic[], raw: RawFacts): Facts {
  const rulings = facts.rulings.filter((r) => r.kind === 'fact');
  if (rulings.length === 0) return facts;
  const struck = new Set<string>();
  for (const ruling of rulings) {
    const place = factPlace(raw, 'rulings', ruling.row, '事项');
    if (ruling.setting === 'void' && ['yes', '是'].includes(ruling.value)) struck.add(ruling.target);
    else if (ruling.setting === 'void') {
      const values = { setting: 'void', found: ruling.value, known: 'yes' };
      diagnostics.push(finding('ruling-value-unknown', factPlace(raw, 'rulings', ruling.row, '决定'), values));
    } else
      diagnostics.push(
        finding('ruling-setting-unknown', place, { setting: ruling.setting, known: 'void（值为 yes）' }),
      );
  }
  const known = new Set<string>();
  const keep = <T extends Fact>(rows: readonly T[]): T[] =>
    rows.filter((row) => {
      known.add(row.id);
      return !struck.has(row.id);
    });
  const kept = {
    ...facts,
    spells: keep(facts.spells),
    links: keep(facts.links),
    points: keep(facts.points),
    papers: keep(facts.papers),
    tallies: keep(facts.tallies),
    events: keep(facts.events),
    items: keep(facts.items),
    measures: keep(facts.measures),
    history: keep(facts.history),
  };
  for (const ruling of rulings) {
    if (!known.has(ruling.target)) {
      const place = factPlace(raw, 'rulings', ruling.row, '针对');
      diagnostics.push(finding('ruling-target-unknown', place, { target: ruling.target }));
    }
  }
  return kept;
}

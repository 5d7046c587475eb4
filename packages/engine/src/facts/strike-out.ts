/** Facts that a ruling declares void are gone; a ruling about an unknown fact, or about several of one name, is refused. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { factPlace } from './cells.ts';
import type { ReadRow } from './corrections.ts';
import type { Fact, Facts, Ruling } from './facts.ts';
import { plainKind, spokenAnswers, spokenSetting } from './ruling-words.ts';
import { type RawFacts, type TableId, tables } from './tables.ts';

/** Tables whose rows a ruling may strike out. */
const struckFrom = [
  'spells',
  'links',
  'points',
  'papers',
  'tallies',
  'events',
  'items',
  'measures',
  'history',
] as const satisfies readonly TableId[];

/** `leftOut`: rows that could not be read. They may be meant, and a ruling among them may be the one that strikes a fact out. */
export function strikeOut(
  facts: Facts,
  leftOut: ReadonlyMap<TableId, readonly ReadRow[]>,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): Facts {
  const rulings = facts.rulings.filter((r) => r.kind === 'fact');
  const unreadRulings = (leftOut.get('rulings') ?? []).filter(
    (row) => plainKind(String(row.cells.kind ?? '')) === 'fact',
  );
  if (rulings.length === 0 && unreadRulings.length === 0) return facts;

  const known = new Map<string, Set<string>>(struckFrom.map((table) => [table, new Set<string>()]));
  let allNamed = true;
  for (const table of struckFrom) {
    for (const fact of facts[table]) known.get(table)?.add(fact.id);
    for (const { id } of leftOut.get(table) ?? []) {
      if (id === undefined) allNamed = false;
      else known.get(table)?.add(id);
    }
  }
  const struck = new Set<string>();
  const ruledBy = new Map<string, Ruling>();
  for (const ruling of [...rulings].sort((a, b) => a.row - b.row)) {
    const report = (code: Code, column: string, values: Record<string, string>): void => {
      diagnostics.push(finding(code, factPlace(raw, 'rulings', ruling.row, column), values));
    };
    const { setting, target, value } = ruling;
    const word = spokenSetting('void');
    if (setting !== 'void') {
      report('ruling-setting-unknown', '事项', { setting: asWritten(raw, ruling, 'setting'), known: word });
    } else if (value !== 'yes') {
      const [yes = ''] = spokenAnswers;
      report('ruling-value-unknown', '决定', { setting: word, found: asWritten(raw, ruling, 'value'), known: yes });
    }
    const meant = factsNamed(target, known);
    const [only] = meant;
    if (only === undefined) {
      if (allNamed) report('ruling-target-unknown', '针对', { target, named: '', near: '', known: '' });
    } else if (meant.length > 1) {
      report('ruling-target-ambiguous', '针对', { target, choices: meant.join('、') });
    } else {
      struck.add(only);
      const before = ruledBy.get(only);
      if (before === undefined) ruledBy.set(only, ruling);
      else report('ruling-twice', '针对', { target, setting: word, first: rowText(raw, before) });
    }
  }
  // Whatever is wrong with such a ruling is said; the fact that it would strike out is not judged besides.
  for (const { cells } of unreadRulings) {
    for (const one of factsNamed(String(cells.target ?? ''), known)) struck.add(one);
  }
  const keep = <T extends Fact>(rows: readonly T[]): T[] => rows.filter((row) => !struck.has(`${row.table}/${row.id}`));
  return {
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
}

/** A cell of a ruling as it was written. */
export const asWritten = (raw: RawFacts, { row }: Ruling, column: 'setting' | 'value' | 'target'): string =>
  String(raw.tables.rulings?.[row]?.[column] ?? '').trim();

/** The row of a ruling as people see it. */
export const rowText = (raw: RawFacts, { row }: Ruling): string => String(raw.places?.rulings?.[row]?.row ?? row + 1);

/**
 * The facts that a target may mean, as `TABLE/ID`. A table's name before it (`events/e1`, `事件/e1`) goes before the plain reading, so that a
 * fact can be named whatever other tables hold.
 */
function factsNamed(target: string, known: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const cut = target.indexOf('/');
  const table = tables.find((t) => cut > 0 && [t.id, t.name].includes(target.slice(0, cut)))?.id;
  const id = target.slice(cut + 1);
  if (table !== undefined && known.get(table)?.has(id)) return [`${table}/${id}`];
  return [...known].flatMap(([name, ids]) => (ids.has(target) ? [`${name}/${target}`] : []));
}

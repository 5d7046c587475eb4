/** People may write a Chinese name where the scheme has an id: names become ids here, and an ambiguous one is refused. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { factPlace } from './cells.ts';
import type { Fact, Facts } from './facts.ts';
import type { RawFacts, TableId } from './tables.ts';

type Names = ReadonlyMap<string, readonly string[]>;

function names(entries: readonly { readonly id: string; readonly name?: string }[]): Names {
  const found = new Map<string, string[]>();
  for (const { id } of entries) found.set(id, [id]);
  for (const { id, name } of entries) {
    if (name === undefined || entries.some((e) => e.id === name)) continue;
    const ids = found.get(name);
    if (ids === undefined) found.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
  return found;
}

/** The facts with the scheme's ids in place of its names. What is neither stays as it is, for admission to refuse. */
export function resolveNames(facts: Facts, scheme: Scheme, raw: RawFacts, diagnostics: Diagnostic[]): Facts {
  const figures = placedFigures(scheme).map((p) => p.figure);
  const readers = (kind: string): Names => names(figures.filter((f) => f.term.kind === kind));
  const codes = names(
    figures.flatMap((f) => (f.term.kind === 'events' ? f.term.codes.map((c) => ({ id: c.code, name: c.name })) : [])),
  );
  const attributes = names(scheme.attributes ?? []);
  const populations = names(scheme.populations);

  const resolve = (known: Names, written: string, table: TableId, row: number, column: string): string => {
    const ids = known.get(written);
    if (ids === undefined) return written;
    if (ids.length > 1) {
      const values = { name: written, ids: ids.join('、') };
      diagnostics.push(finding('name-ambiguous', factPlace(raw, table, row, column), values));
    }
    return ids[0] ?? written;
  };
  const all = names(figures);
  const points = readers('points');
  const items = readers('completion');
  const resolved: Facts = {
    ...facts,
    subjects: facts.subjects.map((s) =>
      s.population === undefined
        ? s
        : { ...s, population: resolve(populations, s.population, 'subjects', s.row, '考核群体') },
    ),
    spells: facts.spells.map((f) => ({ ...f, attribute: resolve(attributes, f.attribute, 'spells', f.row, '属性') })),
    points: facts.points.map((f) => ({ ...f, indicator: resolve(points, f.indicator, 'points', f.row, '指标') })),
    items: facts.items.map((f) => ({ ...f, indicator: resolve(items, f.indicator, 'items', f.row, '指标') })),
    rulings: facts.rulings.map((f) =>
      f.setting.startsWith('missing.')
        ? { ...f, setting: `missing.${resolve(all, f.setting.slice('missing.'.length), 'rulings', f.row, '事项')}` }
        : f,
    ),
    events: facts.events.map((f) => ({ ...f, code: resolve(codes, f.code, 'events', f.row, '事项') })),
  };
  refuseDoubles(resolved, raw, diagnostics);
  return resolved;
}

/** One value written twice, once under an id and once under a name, is one value: it must not count twice. */
function refuseDoubles(facts: Facts, raw: RawFacts, diagnostics: Diagnostic[]): void {
  const refuse = <T extends Fact>(
    rows: readonly T[],
    keyOf: (row: T) => readonly (string | number | undefined)[],
  ): void => {
    const seen = new Map<string, T>();
    for (const row of [...rows].sort((a, b) => a.row - b.row)) {
      const key = keyOf(row).join('\n');
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row);
      else {
        const first = raw.places?.[row.table]?.[before.row]?.row ?? before.row + 1;
        diagnostics.push(
          finding('fact-twice', factPlace(raw, row.table, row.row), { id: row.id, first: String(first) }),
        );
      }
    }
  };
  refuse(facts.points, (f) => [f.subject, f.indicator, f.rater, f.role, f.date]);
  refuse(facts.items, (f) => [f.subject, f.indicator, f.key]);
  refuse(facts.measures, (f) => [f.subject, f.figure, f.period]);
  // Events that really are two have ids of their own.
  const unnamed = facts.events.filter((f) => f.id.includes('/'));
  refuse(unnamed, (f) => [f.subject, f.code, f.level, f.date, f.key]);
}

/** People may write a Chinese name where the scheme has an id: names become ids here, and an ambiguous one is refused. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { calledFigures } from '../scheme/called.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Named } from '../scheme/spoken.ts';
import { placedFigures } from '../scheme/tree.ts';
import { factPlace } from './cells.ts';
import type { Fact, Facts } from './facts.ts';
import type { RawFacts, TableId } from './tables.ts';

type Names = ReadonlyMap<string, readonly string[]>;

function names(entries: readonly Named[]): Names {
  const found = new Map<string, string[]>();
  for (const { id } of entries) found.set(id, [id]);
  const ids = new Set(found.keys());
  for (const { id, name } of entries) {
    if (name === undefined || ids.has(name)) continue;
    const meant = found.get(name);
    if (meant === undefined) found.set(name, [id]);
    else if (!meant.includes(id)) meant.push(id);
  }
  return found;
}

/**
 * The facts with the scheme's ids in place of its names. What is neither stays as it is, for admission to refuse; a row whose name may mean
 * several is left out, so that it isn't judged by what it may not mean.
 */
export function resolveNames(facts: Facts, scheme: Scheme, raw: RawFacts, diagnostics: Diagnostic[]): Facts {
  const known = namesOf(scheme);
  /** The id; undefined where several are meant. */
  const resolve = (among: Names, written: string, table: TableId, row: number, column: string): string | undefined => {
    const ids = among.get(written);
    if (ids === undefined) return written;
    if (ids.length > 1) {
      const values = { name: written, ids: ids.join('、') };
      diagnostics.push(finding('name-ambiguous', factPlace(raw, table, row, column), values));
      return undefined;
    }
    return ids[0];
  };
  const named = <T extends Fact, C extends keyof T>(rows: readonly T[], column: C, title: string, among: Names): T[] =>
    rows.flatMap((fact) => {
      const id = resolve(among, String(fact[column]), fact.table, fact.row, title);
      return id === undefined ? [] : [id === fact[column] ? fact : { ...fact, [column]: id }];
    });
  const targets = new Set(facts.rulings.map((f) => f.target));
  const people = names(facts.subjects.filter(({ id, name }) => targets.has(id) || targets.has(name)));
  return {
    ...facts,
    subjects: facts.subjects.map((s) => {
      if (s.population === undefined) return s;
      const population = resolve(known.populations, s.population, 'subjects', s.row, '考核群体');
      // An ambiguous name stays: nobody is moved to another population by it, and the run is refused.
      return population === undefined ? s : { ...s, population };
    }),
    spells: named(facts.spells, 'attribute', '属性', known.attributes),
    points: named(facts.points, 'indicator', '指标', known.points),
    papers: named(facts.papers, 'poll', '测评', known.polls),
    tallies: named(facts.tallies, 'poll', '测评', known.polls),
    events: named(facts.events, 'code', '事项', known.codes),
    items: named(facts.items, 'indicator', '指标', known.items),
    measures: named(facts.measures, 'figure', '数据项', known.measures),
    history: named(facts.history, 'scheme', '方案', names([{ id: scheme.scheme, name: scheme.name }])),
    rulings: facts.rulings.flatMap((f) => {
      if (f.kind === 'poll') return named([f], 'target', '针对', known.polls);
      if (f.kind !== 'subject') return [f];
      const [about] = named([f], 'target', '针对', people);
      if (about === undefined) return [];
      if (f.setting === 'exception') return named([about], 'value', '决定', known.exceptions);
      const [, what, figure] = /^(missing|cent)\.(.*)$/s.exec(f.setting) ?? [];
      if (figure === undefined) return [about];
      const id = resolve(known.figures, figure, 'rulings', f.row, '事项');
      return id === undefined ? [] : [{ ...about, setting: `${what}.${id}` }];
    }),
  };
}

/** What people may write for each kind of id. */
function namesOf(scheme: Scheme) {
  const { polls, points, items, measures, codes, exceptions } = entriesOf(scheme);
  return {
    figures: names(calledFigures(scheme)),
    exceptions: names(exceptions),
    points: names(points),
    items: names(items),
    measures: names(measures),
    polls: names(polls),
    codes: names(codes),
    attributes: names(scheme.attributes ?? []),
    populations: names(scheme.populations),
  };
}

/** What the facts may name, each id with the name that may stand for it. An id comes as often as the scheme reads it. */
export function entriesOf(scheme: Scheme) {
  const figures = placedFigures(scheme).map((p) => p.figure);
  /** `plain`: whether the figure's own name may stand for the id. */
  const entry = (id: string, figure: Figure, plain = true): Named => ({
    id,
    ...(figure.name !== undefined && plain ? { name: figure.name } : {}),
  });
  return {
    points: figures.flatMap((figure) =>
      figure.term.kind === 'points' ? [entry(figure.term.indicator ?? figure.id, figure)] : [],
    ),
    items: figures.flatMap((figure) => (figure.term.kind === 'completion' ? [entry(figure.id, figure)] : [])),
    // A figure of another period, or of one question, can't be told from its name alone: it is no name for the whole.
    measures: figures.flatMap((figure) =>
      figure.term.kind === 'measure' ? [entry(figure.term.figure, figure, figure.term.period === undefined)] : [],
    ),
    polls: figures.flatMap((figure) => {
      if (figure.term.kind !== 'ballots') return [];
      const { poll, question } = figure.term;
      return [{ ...entry(poll, figure, question === undefined), ...(question === undefined ? {} : { question }) }];
    }),
    codes: figures.flatMap(({ term }) =>
      term.kind === 'events' ? term.codes.map(({ code, name }): Named => ({ id: code, name })) : [],
    ),
    exceptions: figures.flatMap(({ term }): readonly Named[] => (term.kind === 'grade' ? (term.exceptions ?? []) : [])),
  };
}

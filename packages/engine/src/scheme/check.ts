/** Checks a scheme as a whole: names, kinds, absence rules, sums of worth, order, reach. Each finding has a code and a place. */
import { eachCondition, figuresIn, type PlacedCondition } from '../conditions/condition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { add, compare, formatShort, zero } from '../numbers/exact.ts';
import { termOf } from '../terms/index.ts';
import type { MissingKind } from '../terms/term.ts';
import { type Located, type Path, positionOf, schemePlace } from '../text/located.ts';
import { checkFacets } from './check-facets.ts';
import type { Checking } from './checking.ts';
import { makeChecking } from './checking-scheme.ts';
import { dependencies, findCycle } from './dependencies.ts';
import type { Figure } from './figure.ts';
import { nameOf } from './figure.ts';
import type { Scheme } from './scheme.ts';
import { type Placed, placedFigures } from './tree.ts';

/** All findings on a scheme that could be read. `tree` gives their places; without it they stand at the start. */
export function checkScheme(scheme: Scheme, tree?: Located): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  const report = (code: Code, path: Path, values: Record<string, string> = {}): void => {
    const at = tree === undefined ? { line: 1, column: 1 } : positionOf(tree, path);
    // Bounds and checks look at the same amounts: one slip is one finding.
    const key = JSON.stringify([code, at, values]);
    if (said.has(key)) return;
    said.add(key);
    diagnostics.push(finding(code, schemePlace(at, path), values));
  };
  const placed = placedFigures(scheme);
  const byId = new Map<string, Placed>();
  for (const entry of placed) {
    const { figure, path } = entry;
    if (byId.has(figure.id)) report('figure-twice', path, { id: figure.id });
    else byId.set(figure.id, entry);
  }
  const checking = makeChecking(scheme, byId, report);
  checkParameters(scheme, report);
  for (const entry of placed) checkFigure(entry, scheme, checking, report);
  if (diagnostics.some((d) => d.severity === 'error')) return diagnostics;

  const cycle = findCycle(placed.map((p) => p.figure));
  if (cycle !== undefined) {
    report('figures-circle', byId.get(cycle[0] as string)?.path ?? [], { circle: cycle.join(' → ') });
    return diagnostics;
  }
  for (const { figure } of placed) termOf(figure.term).check(figure, checking);
  checkPopulations(scheme, checking, report);
  checkConsequences(scheme, checking, report);
  checkEventsOnce(placed, report);
  checkWorths(placed, checking, report);
  checkUsed(scheme, placed, report);
  // What goes into what can be followed only where every name leads somewhere.
  if (!diagnostics.some((d) => d.severity === 'error')) checkFacets(scheme, placed, report);
  return diagnostics;
}

type Report = (code: Code, path: Path, values?: Record<string, string>) => void;

function checkParameters(scheme: Scheme, report: Report): void {
  for (const parameter of scheme.parameters ?? []) {
    const path = ['parameters', parameter.id];
    if ((parameter.value === undefined) === (parameter.dated === undefined)) report('parameter-value', path);
    if (parameter.dated !== undefined && parameter.at === undefined) report('parameter-at', path);
    const dates = (parameter.dated ?? []).map((d) => d.from);
    if (dates.some((date, i) => i > 0 && date <= (dates[i - 1] ?? ''))) report('parameter-dates', [...path, 'dated']);
  }
}

function checkFigure({ figure, path, parent }: Placed, scheme: Scheme, checking: Checking, report: Report): void {
  const inline = parent !== undefined && figure.id.startsWith(`${parent.id}.`);
  if (figure.name === undefined && figure.term.kind !== 'figure' && !inline)
    report('name-missing', path, { id: figure.id });
  if (parent === undefined || inline) {
    for (const mark of ['weight', 'subtract', 'is', 'otherwise'] as const) {
      if (figure[mark] !== undefined) report('mark-out-of-place', [...path, mark], { mark });
    }
  }
  checkMissing(figure, path, checking, report);
  const gives = checking.gives(figure);
  const numeric = ['worth', 'round', 'atMost', 'atLeast'] as const;
  for (const key of numeric) {
    if (gives !== 'number' && figure[key] !== undefined)
      report('number-only', [...path, key], { key, name: nameOf(figure) });
  }
  for (const key of ['worth', 'atMost', 'atLeast'] as const) {
    const amount = figure[key];
    if (amount === undefined || amount === 'none') continue;
    if (key === 'worth') checking.constants(amount, figure, [key]);
    else checking.amounts(amount, figure, [key]);
  }
  if (typeof figure.atMost === 'string' && figure.atMost !== 'none' && typeof figure.atLeast === 'string') {
    const [high] = checking.constants(figure.atMost, figure, ['atMost']);
    const [low] = checking.constants(figure.atLeast, figure, ['atLeast']);
    if (high !== undefined && low !== undefined && compare(low, high) > 0)
      report('within-backwards', [...path, 'atLeast'], { low: formatShort(low), high: formatShort(high) });
  }
  if (figure.applies !== undefined) checking.condition(figure.applies.when, figure, ['applies', 'when']);
  if (figure.facet !== undefined && !(scheme.facets ?? []).includes(figure.facet)) {
    report('facet-unknown', [...path, 'facet'], { facet: figure.facet, known: (scheme.facets ?? []).join('、') });
  }
}

/** Every term that reads opinions or data says what happens without them: there is no default. */
function checkMissing(figure: Figure, path: Path, checking: Checking, report: Report): void {
  const term = termOf(figure.term);
  const allowed: readonly MissingKind[] = typeof term.missing === 'function' ? term.missing(figure.term) : term.missing;
  const word = figure.missing;
  const known = allowed.map((w) => (w === 'count' ? '{ count: 数 }' : w)).join('、');
  if (word === undefined) {
    const asked = term.asks === 'always' && allowed.length > 0;
    if (asked) report('missing-needed', path, { name: nameOf(figure), known });
    else if (term.asks === 'ifPartsMayBe' && checking.mayBeMissing(figure)) {
      report('missing-needed-parts', path, { name: nameOf(figure), known });
    }
    return;
  }
  if (!allowed.includes(typeof word === 'object' ? 'count' : word)) {
    report(allowed.length === 0 ? 'missing-out-of-place' : 'missing-word', [...path, 'missing'], {
      name: nameOf(figure),
      known,
    });
  }
}

function checkPopulations(scheme: Scheme, checking: Checking, report: Report): void {
  for (const population of scheme.populations) {
    const path = ['populations', population.id];
    const refer = (key: 'total' | 'rank' | 'grade', wanted: string): void => {
      const id = population[key];
      if (id === undefined) return;
      const figure = checking.figure(id);
      if (figure === undefined) report('figure-unknown', [...path, key], { id, near: checking.nearFigure(id) });
      else if (checking.gives(figure) !== wanted)
        report('figure-kind', [...path, key], { id, wanted: kindWords[wanted] ?? '' });
    };
    refer('total', 'number');
    refer('rank', 'rank');
    refer('grade', 'grade');
    if (population.where !== undefined) {
      checking.conditionAt(population.where, [...path, 'where']);
      for (const id of figuresIn(population.where)) report('where-figure', [...path, 'where'], { id });
    }
  }
  const unbounded = scheme.populations.filter((p) => p.where === undefined);
  if (unbounded.length > 1) report('populations-overlap', ['populations', unbounded[1]?.id ?? '']);
}
const kindWords: Readonly<Record<string, string>> = { number: '数', rank: '名次', grade: '等次' };

function checkConsequences(scheme: Scheme, checking: Checking, report: Report): void {
  for (const consequence of scheme.consequences ?? []) {
    const path = ['consequences', consequence.id];
    for (const id of consequence.for ?? []) {
      if (!scheme.populations.some((p) => p.id === id)) {
        report('population-unknown', [...path, 'for'], { id, known: scheme.populations.map((p) => p.id).join('、') });
      }
    }
    checking.conditionAt(consequence.when, [...path, 'when'], true);
    consequence.then.forEach((action, i) => {
      if (action.amount !== undefined) checking.amountAt(action.amount, [...path, 'then', i, 'amount']);
    });
    const placed = eachCondition(consequence.when, [...path, 'when']);
    checkHistoryBounds(placed, report);
    const asks = (what: 'grade' | 'last'): boolean =>
      placed.some(({ condition }) => 'history' in condition && what in condition.history);
    const populations = scheme.populations.filter(
      (p) => consequence.for === undefined || consequence.for.includes(p.id),
    );
    for (const population of populations) {
      if (asks('grade') && population.grade === undefined)
        report('history-needs-grade', [...path, 'when'], { id: population.id });
      if (asks('last') && (population.rank === undefined || !checking.ranks(population.rank)))
        report('history-needs-rank', [...path, 'when'], { id: population.id });
      checkHistoryLevels(placed, population.grade, checking, report);
    }
  }
}

/** Grades that the history is asked for must be among those that the population gives. */
function checkHistoryLevels(
  placed: readonly PlacedCondition[],
  grade: string | undefined,
  checking: Checking,
  report: Report,
): void {
  const term = grade === undefined ? undefined : checking.figure(grade)?.term;
  if (term?.kind !== 'grade') return;
  const levels = term.levels.map((l) => l.level);
  for (const { condition, path } of placed) {
    if (!('history' in condition) || !('grade' in condition.history)) continue;
    for (const level of checking.wordsOf(condition.history.grade)) {
      if (!levels.includes(level)) report('level-not-in-grade', path, { level, known: levels.join('、') });
    }
  }
}

function checkHistoryBounds(placed: readonly PlacedCondition[], report: Report): void {
  for (const { condition, path } of placed) {
    if (!('history' in condition)) continue;
    const said = [condition.consecutive, condition.atLeast, condition.first].filter((how) => how !== undefined);
    if (said.length !== 1) report('history-how-often', path);
  }
}

/** A code that scores on two figures counts the same thing twice, unless one of them leaves out what the other took. */
function checkEventsOnce(placed: readonly Placed[], report: Report): void {
  const scoredBy = new Map<string, Figure>();
  for (const { figure, path } of placed) {
    if (figure.term.kind !== 'events') continue;
    for (const { code } of figure.term.codes) {
      const before = scoredBy.get(code);
      if (before === undefined) {
        scoredBy.set(code, figure);
        continue;
      }
      const excluded =
        figure.term.excluding?.includes(before.id) ||
        (before.term.kind === 'events' && before.term.excluding?.includes(figure.id));
      if (!excluded) report('event-twice', [...path, 'events', 'codes', code], { code, other: nameOf(before) });
    }
  }
}

/** "Worth 3" over parts worth 1 and 1 contradicts itself; so does a part whose points can't fill its worth. */
function checkWorths(placed: readonly Placed[], checking: Checking, report: Report): void {
  for (const { figure, path } of placed) {
    if (figure.worth === undefined) continue;
    const [worth] = checking.constants(figure.worth, figure, ['worth']);
    if (worth === undefined) continue;
    if (figure.term.kind === 'sum') {
      const added = figure.term.parts.filter((p) => !p.subtract && p.worth !== undefined);
      if (added.length === 0) continue;
      const sum = added.flatMap((p) => (p.worth === undefined ? [] : checking.constants(p.worth, p, ['worth'])));
      const total = sum.reduce(add, zero);
      if (compare(total, worth) !== 0) {
        report('worth-contradicts', [...path, 'worth'], {
          whole: formatShort(worth),
          parts: formatShort(total),
          name: nameOf(figure),
        });
      }
      continue;
    }
    const { high } = checking.bounds(figure);
    if (high !== undefined && compare(high, worth) !== 0 && figure.term.kind !== 'choose') {
      report(compare(high, worth) > 0 ? 'worth-exceeded' : 'worth-not-reached', [...path, 'worth'], {
        worth: formatShort(worth),
        high: formatShort(high),
        name: nameOf(figure),
      });
    }
  }
}

/** A figure that nothing published depends on is a slip: it looks as if it counted. */
function checkUsed(scheme: Scheme, placed: readonly Placed[], report: Report): void {
  const byId = new Map(placed.map((p) => [p.figure.id, p.figure]));
  const used = new Set<string>();
  const visit = (id: string): void => {
    const figure = byId.get(id);
    if (figure === undefined || used.has(id)) return;
    used.add(id);
    for (const dependency of dependencies(figure)) visit(dependency);
  };
  for (const { total, rank, grade } of scheme.populations) for (const id of [total, rank, grade]) if (id) visit(id);
  for (const { when, then } of scheme.consequences ?? []) {
    for (const id of figuresIn(when)) visit(id);
    for (const { amount } of then) if (typeof amount === 'object' && 'by' in amount) visit(amount.by);
  }
  for (const { figure, path, parent } of placed) {
    if (parent === undefined && !used.has(figure.id)) report('figure-unused', path, { name: nameOf(figure) });
  }
}

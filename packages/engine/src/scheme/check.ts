/** Checks a scheme as a whole: names, kinds, absence rules, sums of worth, order, reach. Each finding has a code and a place. */
import { eachCondition, figuresIn, type PlacedCondition } from '../conditions/condition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings } from '../diagnostics/findings.ts';
import { compare, formatShort } from '../numbers/exact.ts';
import { checkProcess } from '../process/check.ts';
import { termOf } from '../terms/index.ts';
import type { MissingKind } from '../terms/term.ts';
import { type Located, type Path, positionOf, schemePlace } from '../text/located.ts';
import { offered } from '../text/nearest.ts';
import { amountsReadFrom, type FigureRef, isFigureRef } from './action-amount.ts';
import { amountValues } from './amount-values.ts';
import { checkCodeNames } from './check-codes.ts';
import { checkEventsOnce } from './check-events.ts';
import { checkFacets } from './check-facets.ts';
import { checkNames, eventCodes } from './check-names.ts';
import { checkCompared } from './check-scale.ts';
import { checkSplits } from './check-splits.ts';
import { checkWorths } from './check-worths.ts';
import type { Checking, Report } from './checking.ts';
import { makeChecking } from './checking-scheme.ts';
import { dependencies, orderOf } from './dependencies.ts';
import { type Figure, isInline, missingChoices } from './figure.ts';
import { type RosterSource, rosterSources, type Scheme } from './scheme.ts';
import { type Placed, placedFigures } from './tree.ts';

/** More figures, or figures that wait for one another in a longer row, are no scheme that people could follow. */
const MAX_FIGURES = 2000;
const MAX_CHAIN = 200;

/** Findings on a scheme that could be read. `tree` gives their places; without it they stand at the start. */
export function checkScheme(scheme: Scheme, tree?: Located): readonly Diagnostic[] {
  const findings = new Findings();
  const said = new Set<string>();
  const report: Report = (code, path, values = {}) => {
    const at = tree === undefined ? { line: 1, column: 1 } : positionOf(tree, path);
    // Several checks may come upon one slip.
    const key = JSON.stringify([code, path, typeof values === 'function' ? '' : values]);
    if (said.has(key)) return;
    said.add(key);
    findings.add(code, schemePlace(at, path), values);
  };
  check(scheme, report, () => findings.failed);
  return findings.diagnostics;
}

/** In steps, each of which may rely on what the ones before found nothing wrong with. */
function check(scheme: Scheme, report: Report, failed: () => boolean): void {
  const placed = placedFigures(scheme);
  if (placed.length > MAX_FIGURES) report('too-many', ['figures'], { most: String(MAX_FIGURES) });
  const byId = placedById(placed, report);
  if (failed()) return;
  checkOrder(placed, byId, report);
  if (failed()) return;

  const amounts = amountValues(scheme);
  const checking = makeChecking(scheme, byId, amounts, report);
  checkIds(scheme, byId, report);
  checkParameters(scheme, report);
  checkNames(scheme, checking, amounts, report);
  for (const entry of placed) checkFigure(entry, scheme, checking, report);
  if (failed()) return;

  for (const { figure } of placed) termOf(figure.term).check(figure, checking);
  checkPopulations(scheme, checking, report);
  checkConsequences(scheme, checking, report);
  checkCodeNames(placed, report);
  checkEventsOnce(scheme, byId, checking, report);
  checkWorths(placed, checking, report);
  checkUsed(scheme, byId, checking, report);
  checkSplits(scheme, placed, checking, report);
  checkProcess(placed, checking, report);
  if (failed()) return;
  // What goes into what can be followed only where every name leads somewhere; bounds tell only of what computes.
  checkFacets(scheme, placed, report);
  checkCompared(scheme, checking, amounts, report);
}

function placedById(placed: readonly Placed[], report: Report): Map<string, Placed> {
  const byId = new Map<string, Placed>();
  for (const entry of placed) {
    const { figure, path } = entry;
    if (byId.has(figure.id)) report('figure-twice', path, { id: figure.id });
    else byId.set(figure.id, entry);
  }
  return byId;
}

function checkOrder(placed: readonly Placed[], byId: ReadonlyMap<string, Placed>, report: Report): void {
  const { circle, longest, top } = orderOf(placed.map((p) => p.figure));
  if (circle !== undefined) {
    // A figure written in place is on the way, but has no id that anybody wrote. One stands at most between two others.
    const ids = circle.slice(1).filter((id) => !isInline((byId.get(id) as Placed).figure, byId.get(id)?.parent));
    const whole = [ids.at(-1) as string, ...ids];
    // A long circle is shown from where it begins to where it closes.
    const shown = whole.length <= 8 ? whole : [...whole.slice(0, 4), '……', ...whole.slice(-3)];
    report('figures-circle', byId.get(whole[0] as string)?.path ?? [], { circle: shown.join(' → ') });
  } else if (longest > MAX_CHAIN) {
    report('figures-chain', byId.get(top)?.path ?? [], { limit: String(MAX_CHAIN) });
  }
}

/** Of these the roster tells that there is one, and no more. */
const saidByYes: readonly RosterSource[] = ['probation', 'secondment', 'investigation'];
const YES = '是';

/** Amounts name attributes and figures alike (`by:`), and pools an attribute or all. */
function checkIds(scheme: Scheme, byId: ReadonlyMap<string, Placed>, report: Report): void {
  for (const { id } of scheme.attributes ?? []) {
    if (byId.has(id)) report('attribute-and-figure', ['attributes', id], { id });
    if (id === 'all') report('attribute-all', ['attributes', id]);
  }
  for (const { id, name, from, values } of scheme.attributes ?? []) {
    if (from === undefined || values === undefined || values.includes(YES) || !saidByYes.includes(from)) continue;
    report('source-gives-yes', ['attributes', id, 'values'], { name, source: rosterSources[from], yes: YES });
  }
}

function checkParameters(scheme: Scheme, report: Report): void {
  for (const parameter of scheme.parameters ?? []) {
    const path = ['parameters', parameter.id];
    if ((parameter.value === undefined) === (parameter.dated === undefined)) report('parameter-value', path);
    if (parameter.dated !== undefined && parameter.at === undefined) report('parameter-at', path);
    if (parameter.value !== undefined && parameter.dated === undefined && parameter.at !== undefined)
      report('parameter-at-useless', [...path, 'at']);
    const dates = (parameter.dated ?? []).map((d) => d.from);
    if (dates.some((date, i) => i > 0 && date <= (dates[i - 1] ?? ''))) report('parameter-dates', [...path, 'dated']);
  }
}

function checkFigure({ figure, path, parent }: Placed, scheme: Scheme, checking: Checking, report: Report): void {
  const inline = isInline(figure, parent);
  if (figure.name === undefined && figure.term.kind !== 'figure' && !inline)
    report('name-missing', path, { id: figure.id });
  if (parent === undefined || inline) {
    for (const mark of ['weight', 'subtract', 'is', 'otherwise'] as const) {
      if (figure[mark] !== undefined) report('mark-out-of-place', [...path, mark], { mark });
    }
  }
  checkMissing(figure, path, checking, report);
  const gives = checking.gives(figure);
  const numeric = ['worth', 'round', 'atMost', 'atLeast', 'facet'] as const;
  for (const key of numeric) {
    if (gives !== 'number' && figure[key] !== undefined)
      report('number-only', [...path, key], { key, name: checking.nameOf(figure) });
  }
  checkLimits(figure, path, checking, report);
  if (figure.applies?.otherwise === 'rescale' && (parent === undefined || !canRescale(figure, parent))) {
    report('rescale-out-of-place', [...path, 'applies', 'otherwise']);
  }
  const { facet } = figure;
  if (facet !== undefined && !(scheme.facets ?? []).includes(facet)) {
    report('facet-unknown', [...path, 'facet'], () => ({ facet, ...offered(facet, scheme.facets ?? []) }));
  }
}

/** The marks of a part that is left out can go over to others where they are added. */
const canRescale = (part: Figure, { term }: Figure): boolean =>
  (term.kind === 'sum' && part.subtract === undefined) || term.kind === 'weigh';

/** A cap below the floor. */
function checkLimits(figure: Figure, path: Path, checking: Checking, report: Report): void {
  const { atMost, atLeast } = figure;
  if (atMost === undefined || atMost === 'none' || atLeast === undefined) return;
  for (const { value } of checking.moments([atMost, atLeast])) {
    const [high, low] = [value(atMost), value(atLeast)];
    if (high === undefined || low === undefined || compare(low, high) <= 0) continue;
    report('within-backwards', [...path, 'atLeast'], { low: formatShort(low), high: formatShort(high) });
    return;
  }
}

/** Every term that reads opinions or data says what happens without them: there is no default. */
function checkMissing(figure: Figure, path: Path, checking: Checking, report: Report): void {
  const term = termOf(figure.term);
  const allowed: readonly MissingKind[] = typeof term.missing === 'function' ? term.missing(figure.term) : term.missing;
  const word = figure.missing;
  const known = missingChoices(allowed);
  if (word === undefined) {
    const asked = term.asks === 'always' && allowed.length > 0;
    if (asked) report('missing-needed', path, { name: checking.nameOf(figure), known, first: allowed[0] ?? '' });
    else if (term.asks === 'ifPartsMayBe' && checking.mayBeMissing(figure)) {
      report('missing-needed-parts', path, { name: checking.nameOf(figure), known });
    }
    return;
  }
  if (!allowed.includes(typeof word === 'object' ? 'count' : word)) {
    report(allowed.length === 0 ? 'missing-out-of-place' : 'missing-word', [...path, 'missing'], {
      name: checking.nameOf(figure),
      known,
    });
    return;
  }
  const reads: readonly { readonly figure: string }[] = term.reads(figure.term);
  const parts = reads.flatMap((r) => checking.figure(r.figure) ?? []);
  if (term.asks === 'ifPartsMayBe' && !parts.some(checking.mayBeMissing)) {
    report('missing-idle', [...path, 'missing'], { name: checking.nameOf(figure) });
  }
}

function checkPopulations(scheme: Scheme, checking: Checking, report: Report): void {
  for (const population of scheme.populations) {
    const path = ['populations', population.id];
    const refer = (key: 'total' | 'rank' | 'grade', wanted: string): void => {
      const id = population[key];
      if (id === undefined) return;
      const figure = checking.figure(id);
      if (figure === undefined) report('figure-unknown', [...path, key], () => ({ id, near: checking.nearFigure(id) }));
      else if (checking.gives(figure) !== wanted)
        report('figure-kind', [...path, key], { id: checking.nameOf(figure), wanted: kindWords[wanted] ?? '' });
    };
    refer('total', 'number');
    refer('rank', 'rank');
    refer('grade', 'grade');
    if (population.where !== undefined) {
      for (const id of figuresIn(population.where)) report('where-figure', [...path, 'where'], { id });
    }
    const { by, proposedBy } = population.settledBy ?? {};
    if (by !== undefined && by === proposedBy)
      report('proposes-to-itself', [...path, 'settledBy', 'proposedBy'], { by });
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
        report('population-unknown', [...path, 'for'], () => ({
          id,
          ...offered(
            id,
            scheme.populations.map((p) => p.id),
          ),
        }));
      }
    }
    consequence.then.forEach(({ within, amount }, i) => {
      if (isFigureRef(amount)) checkStated(amount, [...path, 'then', i, 'amount'], checking, report);
      if (within !== undefined && Object.values(within).filter((v) => v !== undefined).length !== 1)
        report('deadline-one', [...path, 'then', i, 'within']);
    });
    const placed = eachCondition(consequence.when, [...path, 'when']);
    const asks = (what: 'grade' | 'last'): boolean =>
      placed.some(({ condition }) => 'history' in condition && what in condition.history);
    const populations = scheme.populations.filter(
      (p) => consequence.for === undefined || consequence.for.includes(p.id),
    );
    for (const population of populations) {
      if (asks('grade') && population.grade === undefined)
        report('history-needs-grade', [...path, 'when'], { name: population.name });
      if (asks('last') && (population.rank === undefined || !checking.ranks(population.rank)))
        report('history-needs-rank', [...path, 'when'], { name: population.name });
      checkHistoryLevels(placed, population.grade, checking, report);
    }
  }
}

function checkStated({ figure: id }: FigureRef, path: Path, checking: Checking, report: Report): void {
  const figure = checking.figure(id);
  if (figure === undefined) report('figure-unknown', path, () => ({ id, near: checking.nearFigure(id) }));
  else if (checking.gives(figure) !== 'number')
    report('figure-kind', path, { id: checking.nameOf(figure), wanted: kindWords.number ?? '' });
}

/** Grades that the history is asked for must be among those that the population gives. */
function checkHistoryLevels(
  placed: readonly PlacedCondition[],
  grade: string | undefined,
  checking: Checking,
  report: Report,
): void {
  const figure = grade === undefined ? undefined : checking.figure(grade);
  if (figure === undefined) return;
  const levels = checking.levels(figure);
  for (const { condition, path } of placed) {
    if (!('history' in condition) || !('grade' in condition.history)) continue;
    for (const level of checking.words(condition.history.grade)) {
      if (!levels.includes(level)) report('level-not-in-grade', path, () => ({ level, ...offered(level, levels) }));
    }
  }
}

/** A figure that nothing published depends on is a slip: it looks as if it counted. */
function checkUsed(scheme: Scheme, placed: ReadonlyMap<string, Placed>, checking: Checking, report: Report): void {
  const used = new Set<string>();
  const visit = (id: string): void => {
    const figure = checking.figure(id);
    if (figure === undefined || used.has(id)) return;
    used.add(id);
    for (const dependency of dependencies(figure)) visit(dependency);
  };
  for (const { total, rank, grade } of scheme.populations) for (const id of [total, rank, grade]) if (id) visit(id);
  for (const consequence of scheme.consequences ?? []) {
    for (const id of figuresIn(consequence.when)) visit(id);
    for (const id of amountsReadFrom(consequence)) visit(id);
  }
  const asked = eventCodes(scheme);
  for (const { figure } of placed.values()) {
    // A condition counts the events that it declares.
    if (figure.term.kind === 'events' && figure.term.codes.some((c) => asked.has(c.code))) visit(figure.id);
  }
  for (const { figure, path, parent } of placed.values()) {
    if (parent === undefined && !used.has(figure.id)) report('figure-unused', path, { name: checking.nameOf(figure) });
  }
}

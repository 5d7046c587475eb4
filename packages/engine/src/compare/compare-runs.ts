/** Two schemes over the same facts: who moves, by how much, and why. */
import { formatDay } from '../numbers/day.ts';
import { compare, formatNeat, subtract, zero } from '../numbers/exact.ts';
import type { Evaluated } from '../run/evaluate.ts';
import type { Outcome, SubjectResult } from '../run/result.ts';
import type { Run } from '../run/score.ts';
import { subjectResultOf } from '../run/sheets.ts';
import { figureName } from '../scheme/called.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { causesOf, type Routes, routesOf, signed } from './causes.ts';
import type { ComparedScheme, Comparison, Moved, NamedFigure, Standing } from './comparison.ts';
import { consequenceChanges, consequenceMoves } from './consequences.ts';
import { gradeReasons } from './grade-reasons.ts';
import { valueAt } from './opened.ts';
import { figureTallies, otherFigures, populationLevels } from './other-figures.ts';
import { rankReasons } from './rank-reasons.ts';
import { type Pair, poolTallies, tallyOf } from './tally.ts';

/** Holds the second run against the first. Subjects are the same where their ids are; the runs are taken to be over the same days. */
export function compareRuns(before: Run, after: Run): Comparison {
  const places = Math.max(before.scheme.decimals.places, after.scheme.decimals.places);
  const pairs = pairsOf(before, after);
  const routes = new Map<string, Routes>();
  const routesFor = (a: Evaluated, b: Evaluated): Routes => {
    const key = `${a.population.id}\n${b.population.id}`;
    const found = routes.get(key) ?? routesOf(a, b);
    routes.set(key, found);
    return found;
  };
  const { period, from, to, asOf } = after.facts.run;
  const figuresOf = otherFigures(places);
  const moved = pairs.flatMap((pair) => movedOf(pair, routesFor, figuresOf, places));
  return {
    before: comparedScheme(before),
    after: comparedScheme(after),
    run: { period, from: formatDay(from), to: formatDay(to), asOf: formatDay(asOf) },
    added: without(after.scheme, before.scheme),
    removed: without(before.scheme, after.scheme),
    overall: tallyOf(pairs, places),
    pools: poolTallies(pairs, places),
    consequences: consequenceChanges(pairs, before.scheme, after.scheme),
    populations: populationLevels(pairs, before.scheme, after.scheme),
    figures: figureTallies(moved, after.scheme, places),
    moved,
  };
}

const comparedScheme = ({ scheme, hash }: Run): ComparedScheme => ({
  id: scheme.scheme,
  name: scheme.name,
  version: scheme.version,
  hash,
});

function without(scheme: Scheme, other: Scheme): NamedFigure[] {
  const known = new Set(placedFigures(other).map(({ figure }) => figure.id));
  return placedFigures(scheme)
    .filter(({ figure }) => !known.has(figure.id))
    .map(({ figure }) => ({ id: figure.id, name: figureName(scheme, figure.id) }));
}

/** Subjects that at least one of the runs assesses, in order of id. */
function pairsOf(before: Run, after: Run): Pair[] {
  const found = new Map<string, { before?: Pair['before']; after?: Pair['after'] }>();
  for (const [side, run] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const evaluated of run.populations) {
      for (let row = 0; row < evaluated.rows.length; row++) {
        const result = subjectResultOf(evaluated, row);
        const pair = found.get(result.id) ?? {};
        pair[side] = { at: { evaluated, row }, result, total: valueAt(evaluated.population.total, { evaluated, row }) };
        found.set(result.id, pair);
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, pair]) => ({ id, ...pair }));
}

const key = (outcome: Outcome): string => ('value' in outcome ? `=${outcome.value}` : outcome.absent);

/** Whether the total, the place or the grade of the subject is different, or what follows for it. */
function differs(pair: Pair): boolean {
  const { before, after } = pair;
  if (before === undefined || after === undefined) return true;
  const { newConsequences, endedConsequences } = consequenceMoves(pair);
  if (newConsequences.length + endedConsequences.length > 0) return true;
  const totals =
    before.total === undefined || after.total === undefined
      ? key(before.result.total) !== key(after.result.total)
      : compare(before.total, after.total) !== 0;
  return (
    totals || (['rank', 'pool', 'grade'] as const).some((part) => key(before.result[part]) !== key(after.result[part]))
  );
}

/** What is different for the subject; nothing where all is the same. */
function movedOf(
  pair: Pair,
  routesFor: (a: Evaluated, b: Evaluated) => Routes,
  figuresOf: ReturnType<typeof otherFigures>,
  places: number,
): Moved[] {
  const { id, before, after } = pair;
  const figures = before === undefined || after === undefined ? [] : figuresOf(before, after);
  if (figures.length === 0 && !differs(pair)) return [];
  const standing = {
    id,
    name: (after ?? before)?.result.name ?? '',
    ...(before === undefined ? {} : { before: standingOf(before.result) }),
    ...(after === undefined ? {} : { after: standingOf(after.result) }),
  };
  const nothing = {
    causes: [],
    rest: formatNeat(zero, places),
    rankReasons: [],
    gradeReasons: [],
    figures,
    ...consequenceMoves(pair),
  };
  if (before === undefined || after === undefined) return [{ ...standing, ...nothing }];
  const [x, y] = [before, after];
  const changed = (part: 'rank' | 'grade'): boolean => key(x.result[part]) !== key(y.result[part]);
  const reasons = {
    rankReasons: changed('rank') ? rankReasons(x.at, y.at) : [],
    gradeReasons: changed('grade') ? gradeReasons(x.at, y.at) : [],
    ...consequenceMoves(pair),
  };
  if (x.total === undefined || y.total === undefined) return [{ ...standing, ...nothing, ...reasons }];
  const { causes, rest } = causesOf(x.at, y.at, routesFor(x.at.evaluated, y.at.evaluated), places);
  const change = signed(subtract(y.total, x.total), places);
  return [{ ...standing, change, causes, rest: signed(rest, places), ...reasons, figures }];
}

const standingOf = ({ population, total, rank, pool, grade }: SubjectResult): Standing => ({
  population,
  total,
  rank,
  pool,
  grade,
});

/** The run as results: one for each subject, the seats, the open decisions. */
import { formatDay } from '../numbers/day.ts';
import { add, type Exact, formatNeat, formatShort, negate, zero } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import type { Figure } from '../scheme/figure.ts';
import { approvalsOf } from '../terms/grade/beyond.ts';
import type { GradeTrace } from '../terms/grade/trace.ts';
import { termOf } from '../terms/index.ts';
import { decisionText, reasonText } from '../words/reasons.ts';
import { type Absence, strongerOf } from './column.ts';
import { consequencesAt } from './consequences.ts';
import type { Evaluated } from './evaluate.ts';
import { absent, isValue, notPublished, outcomeAt } from './outcomes.ts';
import type { Decision, OpenItem, Outcome, Result, SeatCount, SubjectResult } from './result.ts';
import type { Run } from './score.ts';

/** Everything that the run found, as plain data. */
export function resultOf(run: Run): Result {
  const { scheme, facts } = run;
  const subjects = run.populations.flatMap((p) =>
    Array.from({ length: p.rows.length }, (_, row) => subjectResultOf(p, row)),
  );
  subjects.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { period, from, to, asOf } = facts.run;
  return {
    scheme: { id: scheme.scheme, name: scheme.name, version: scheme.version, hash: run.hash },
    run: { period, from: formatDay(from), to: formatDay(to), asOf: formatDay(asOf) },
    parameters: run.parameters.resolved,
    subjects,
    outside: run.outside.map((index) => ({
      id: facts.subjects[index]?.id ?? '',
      name: facts.subjects[index]?.name ?? '',
      text: reasonText('not-in-population', {}),
    })),
    open: run.populations.flatMap(decisions),
    seats: run.populations.flatMap(seatCounts),
    diagnostics: run.diagnostics,
  };
}

export function subjectResultOf(evaluated: Evaluated, row: number): SubjectResult {
  const { population, rows, run, finished } = evaluated;
  const subject = run.facts.subjects[rows.subject[row] as number];
  const at = (id: string | undefined, what: string): Outcome => {
    const column = id === undefined ? undefined : finished.get(id)?.column;
    return column === undefined ? notPublished(what) : outcomeAt(column, row, run.scheme.decimals.places);
  };
  const { consequences, untold } = consequencesAt(row, evaluated);
  const total = at(population.total, '总分');
  const grade = at(population.grade, '等次');
  return {
    id: subject?.id ?? '',
    person: subject?.person ?? subject?.id ?? '',
    name: subject?.name ?? '',
    population: population.id,
    total,
    rank: at(population.rank, '名次'),
    pool: poolOf(evaluated, row),
    grade,
    facets: facetsAt(evaluated, row),
    open: openItems([total, grade], untold),
    consequences,
    indicators: indicatorsAt(evaluated, row),
  };
}

function poolOf({ population, finished }: Evaluated, row: number): Outcome {
  const column = population.rank === undefined ? undefined : finished.get(population.rank)?.column;
  const ranking = column?.kind === 'number' ? column.ranking : undefined;
  const pool = ranking?.pools[ranking.poolOf[row] as number];
  return pool === undefined ? notPublished('名次') : { value: pool.name };
}

/** What keeps the subject's result from being final: held and open figures, and consequences that can't be told. */
function openItems(
  outcomes: readonly Outcome[],
  untold: readonly { readonly name: string; readonly absence: Absence }[],
): OpenItem[] {
  const items = new Map<string, OpenItem>();
  const take = (outcome: Outcome): void => {
    if (isValue(outcome) || outcome.absent === 'notApplicable') return;
    for (const item of outcome.because) items.set(`${item.figure}/${item.code}/${item.text}`, item);
  };
  for (const outcome of outcomes) take(outcome);
  for (const { absence } of untold) take(absent(absence));
  return [...items.values()];
}

/** Figures that concern the subject: cases that were not chosen and parts of what does not apply are left out. */
function indicatorsAt(evaluated: Evaluated, row: number): Record<string, Outcome> {
  const { run, finished } = evaluated;
  const found: Record<string, Outcome> = {};
  const visit = (figure: Figure): void => {
    const column = finished.get(figure.id)?.column;
    if (column === undefined) return;
    found[figure.id] = outcomeAt(column, row, run.scheme.decimals.places);
    for (const part of partsInPlay(figure, row, evaluated)) visit(part);
  };
  for (const figure of run.scheme.figures) visit(figure);
  return found;
}

/** The figures inside one that concern the row. */
export function partsInPlay(figure: Figure, row: number, { run, finished }: Evaluated): readonly Figure[] {
  const inner: readonly Figure[] = termOf(figure.term).inner(figure.term);
  if (inner.length === 0) return inner;
  if (finished.get(figure.id)?.column.absent.at(row)?.kind === 'notApplicable') return [];
  if (figure.term.kind !== 'choose') return inner;
  const chosen = figure.term.cases[(run.trace(figure.id) as Int16Array)[row] as number];
  return chosen === undefined ? [] : [chosen];
}

function facetsAt(evaluated: Evaluated, row: number): Record<string, Outcome> {
  const { run, finished } = evaluated;
  const facets: Record<string, Outcome> = {};
  for (const facet of run.scheme.facets ?? []) {
    let sum: Exact = zero;
    let places = run.scheme.decimals.places;
    let lacking: Absence | undefined;
    for (const { figure, sign } of facetFigures(facet, row, evaluated)) {
      const column = finished.get(figure.id)?.column;
      const absence = column?.absent.at(row);
      if (absence !== undefined && absence.kind !== 'notApplicable') lacking = strongerOf(lacking, absence);
      else if (absence === undefined && column?.kind === 'number') {
        const value = exactAt(column.vector, row);
        sum = add(sum, sign < 0 ? negate(value) : value);
        places = Math.max(places, sum.places);
      }
    }
    facets[facet] =
      lacking === undefined
        ? { value: formatNeat(add(sum, { units: 0n, places }), run.scheme.decimals.places) }
        : absent(lacking);
  }
  return facets;
}

/** Figures of the total's tree that belong to a facet, and whether they add or take away. */
function facetFigures(facet: string, row: number, evaluated: Evaluated): { figure: Figure; sign: number }[] {
  const found: { figure: Figure; sign: number }[] = [];
  const visit = (figure: Figure, sign: number): void => {
    const own = figure.subtract ? -sign : sign;
    if (figure.facet === facet) found.push({ figure, sign: own });
    else for (const part of partsInPlay(figure, row, evaluated)) visit(part, own);
  };
  visit(evaluated.run.figure(evaluated.population.total), 1);
  return found;
}

function decisions({ open, population }: Evaluated): Decision[] {
  const list = open.map(({ code, figure, pool, subjects, values }) => ({
    code,
    figure,
    population: population.id,
    ...(pool === undefined ? {} : { pool }),
    subjects,
    text: decisionText(code, values),
  }));
  const key = (d: Decision): string => `${d.figure}\n${d.pool ?? ''}\n${d.code}\n${d.subjects.join()}`;
  return list.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function seatCounts({ population, finished, run }: Evaluated): SeatCount[] {
  const counts: SeatCount[] = [];
  for (const [id, { column }] of finished) {
    if (column.kind !== 'grade' || run.figure(id).term.kind !== 'grade') continue;
    for (const filled of (run.trace(id) as GradeTrace).seats) {
      const level = column.levels.indexOf(filled.rule.level);
      for (const pool of filled.pools) {
        const taken = pool.rows.filter((row) => !column.absent.has(row) && column.values[row] === level).length;
        const { base, seats } = pool;
        const approved = approvalsOf(filled, pool, column, run).map(({ row, ruling: { by, reason } }) => ({
          ...(row === undefined ? {} : { subject: run.idOf(row) }),
          by,
          reason,
        }));
        counts.push({
          population: population.id,
          figure: id,
          level: filled.rule.level,
          pool: pool.name,
          base,
          share: [...new Set(pool.parts.map((p) => formatShort(p.share)))].join('、'),
          seats,
          taken,
          ...(approved.length === 0 ? {} : { approved }),
        });
      }
    }
  }
  return counts;
}

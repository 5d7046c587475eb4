/** The run as results: one for each subject, the seats, the open decisions. */
import { formatDay } from '../numbers/day.ts';
import { formatShort } from '../numbers/exact.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Population } from '../scheme/scheme.ts';
import { approvalsOf } from '../terms/grade/beyond.ts';
import { statedPeople } from '../terms/grade/bound.ts';
import type { GradeTrace, SeatPart } from '../terms/grade/trace.ts';
import { termOf } from '../terms/index.ts';
import { decisionText, reasonText } from '../words/reasons.ts';
import { consequencesAt } from './consequences.ts';
import type { Evaluated } from './evaluate.ts';
import { facetsAt } from './facets.ts';
import { notPublished, outcomeAt } from './outcomes.ts';
import type { Decision, Outcome, PopulationResult, Result, SeatCount, SubjectResult } from './result.ts';
import type { Run } from './score.ts';
import { shareLacksText } from './share-lacks.ts';
import { openItems, type WithItems, waitingOf } from './waiting.ts';

/** Everything that the run found, as plain data. */
export function resultOf(run: Run): Result {
  const { scheme, facts } = run;
  const withItems = run.populations.flatMap((p) =>
    Array.from({ length: p.rows.length }, (_, row) => subjectWithItems(p, row)),
  );
  withItems.sort((a, b) => (a.result.id < b.result.id ? -1 : 1));
  const { period, from, to, asOf } = facts.run;
  const open = run.populations.flatMap(decisions);
  return {
    scheme: { id: scheme.scheme, name: scheme.name, version: scheme.version, hash: run.hash },
    run: { period, from: formatDay(from), to: formatDay(to), asOf: formatDay(asOf) },
    parameters: run.parameters.resolved,
    populations: scheme.populations.map(populationResultOf),
    subjects: withItems.map(({ result }) => result),
    outside: run.outside.map((index) => {
      const { id, name } = facts.subjects.at(index);
      return { id, name, text: reasonText('not-in-population', {}) };
    }),
    open,
    waiting: waitingOf(withItems, open, run.populations),
    seats: run.populations.flatMap(seatCounts),
    diagnostics: run.diagnostics,
  };
}

function populationResultOf({ id, name, settledBy }: Population): PopulationResult {
  if (settledBy === undefined) return { id, name };
  const { by, proposedBy } = settledBy;
  return { id, name, settledBy: { by, ...(proposedBy === undefined ? {} : { proposedBy }) } };
}

export const subjectResultOf = (evaluated: Evaluated, row: number): SubjectResult =>
  subjectWithItems(evaluated, row).result;

function subjectWithItems(evaluated: Evaluated, row: number): WithItems {
  const { population, rows, run } = evaluated;
  const { id, person, name } = run.facts.subjects.at(rows.subject[row] as number);
  const at = (id: string | undefined, what: string): Outcome => {
    if (id === undefined) return notPublished(what);
    return outcomeAt(id, row, evaluated);
  };
  const { consequences, untold } = consequencesAt(row, evaluated);
  const total = at(population.total, '总分');
  const grade = at(population.grade, '等次');
  const items = openItems(evaluated, row, untold);
  const result: SubjectResult = {
    id,
    person: person ?? id,
    name,
    population: population.id,
    total,
    rank: at(population.rank, '名次'),
    pool: poolOf(evaluated, row),
    grade,
    ...facetsAt(evaluated, row),
    open: items.map(({ item }) => item),
    consequences,
    indicators: indicatorsAt(evaluated, row),
  };
  return { result, items };
}

function poolOf({ population, finished }: Evaluated, row: number): Outcome {
  const column = population.rank === undefined ? undefined : finished.get(population.rank)?.column;
  const ranking = column?.kind === 'number' ? column.ranking : undefined;
  const pool = ranking?.layout.names[ranking.poolOf[row] as number];
  return pool === undefined ? notPublished('名次') : { value: pool };
}

/** Figures that concern the subject: cases that were not chosen and parts of what does not apply are left out. */
function indicatorsAt(evaluated: Evaluated, row: number): Record<string, Outcome> {
  const { run, finished } = evaluated;
  const found: Record<string, Outcome> = {};
  const visit = (figure: Figure): void => {
    const column = finished.get(figure.id)?.column;
    if (column === undefined) return;
    found[figure.id] = outcomeAt(figure.id, row, evaluated);
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

function decisions({ open, population, run }: Evaluated): Decision[] {
  const list = open.map((decision) => ({
    code: decision.code,
    figure: decision.figure,
    population: population.id,
    ...(decision.pool === undefined ? {} : { pool: decision.pool }),
    subjects: decision.subjects,
    text: shareLacksText(decision, run) ?? decisionText(decision.code, decision.values),
  }));
  const key = (d: Decision): string => `${d.figure}\n${d.pool ?? ''}\n${d.code}\n${d.subjects.join()}`;
  return list.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const sharesText = (parts: readonly SeatPart[]): string =>
  [...new Set(parts.flatMap(({ share }) => (share === undefined ? [] : [formatShort(share)])))].join('、');

function seatCounts({ population, finished, run }: Evaluated): SeatCount[] {
  const counts: SeatCount[] = [];
  for (const [id, { column }] of finished) {
    if (column.kind !== 'grade' || run.figure(id).term.kind !== 'grade') continue;
    for (const filled of (run.trace(id) as GradeTrace).seats) {
      const level = column.levels.indexOf(filled.rule.level);
      for (const pool of filled.seating.pools) {
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
          ...(statedPeople(filled.rule) === undefined ? { share: sharesText(pool.parts) } : {}),
          seats,
          taken,
          ...(approved.length === 0 ? {} : { approved }),
        });
      }
    }
  }
  return counts;
}

/** The run as results: one for each subject, the seats, the open decisions. */
import { spokenSetting } from '../facts/ruling-words.ts';
import { formatDay } from '../numbers/day.ts';
import { formatShort } from '../numbers/exact.ts';
import { figureWord } from '../scheme/called.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Population } from '../scheme/scheme.ts';
import { insideSplits } from '../scheme/tree.ts';
import { approvalsOf } from '../terms/grade/beyond.ts';
import { statedPeople } from '../terms/grade/bound.ts';
import type { GradeTrace, SeatPart } from '../terms/grade/trace.ts';
import { termOf } from '../terms/index.ts';
import { decisionText, reasonText, settleText } from '../words/reasons.ts';
import type { Absence } from './column.ts';
import { consequencesAt } from './consequences.ts';
import type { Evaluated } from './evaluate.ts';
import { facetsAt } from './facets.ts';
import { finishedFigure, notPublished, outcomeAt } from './outcomes.ts';
import type {
  Decision,
  OpenItem,
  Outcome,
  PopulationResult,
  Result,
  SeatCount,
  SubjectResult,
  Waiting,
} from './result.ts';
import type { Run } from './score.ts';

/** Everything that the run found, as plain data. */
export function resultOf(run: Run): Result {
  const { scheme, facts } = run;
  const subjects = run.populations.flatMap((p) =>
    Array.from({ length: p.rows.length }, (_, row) => subjectResultOf(p, row)),
  );
  subjects.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { period, from, to, asOf } = facts.run;
  const open = run.populations.flatMap(decisions);
  return {
    scheme: { id: scheme.scheme, name: scheme.name, version: scheme.version, hash: run.hash },
    run: { period, from: formatDay(from), to: formatDay(to), asOf: formatDay(asOf) },
    parameters: run.parameters.resolved,
    populations: scheme.populations.map(populationResultOf),
    subjects,
    outside: run.outside.map((index) => {
      const { id, name } = facts.subjects.at(index);
      return { id, name, text: reasonText('not-in-population', {}) };
    }),
    open,
    waiting: waitingOf(subjects, open),
    seats: run.populations.flatMap(seatCounts),
    diagnostics: run.diagnostics,
  };
}

function populationResultOf({ id, name, settledBy }: Population): PopulationResult {
  if (settledBy === undefined) return { id, name };
  const { by, proposedBy } = settledBy;
  return { id, name, settledBy: { by, ...(proposedBy === undefined ? {} : { proposedBy }) } };
}

export function subjectResultOf(evaluated: Evaluated, row: number): SubjectResult {
  const { population, rows, run } = evaluated;
  const { id, person, name } = run.facts.subjects.at(rows.subject[row] as number);
  const at = (id: string | undefined, what: string): Outcome => {
    if (id === undefined) return notPublished(what);
    return outcomeAt(finishedFigure(id, evaluated).column, row, run.scheme.decimals.places);
  };
  const { consequences, untold } = consequencesAt(row, evaluated);
  const total = at(population.total, '总分');
  const grade = at(population.grade, '等次');
  return {
    id,
    person: person ?? id,
    name,
    population: population.id,
    total,
    rank: at(population.rank, '名次'),
    pool: poolOf(evaluated, row),
    grade,
    ...facetsAt(evaluated, row),
    open: openItems(
      evaluated,
      row,
      untold.map((u) => u.absence),
    ),
    consequences,
    indicators: indicatorsAt(evaluated, row),
  };
}

function poolOf({ population, finished }: Evaluated, row: number): Outcome {
  const column = population.rank === undefined ? undefined : finished.get(population.rank)?.column;
  const ranking = column?.kind === 'number' ? column.ranking : undefined;
  const pool = ranking?.layout.names[ranking.poolOf[row] as number];
  return pool === undefined ? notPublished('名次') : { value: pool };
}

/** What keeps the subject's result from being final: total, rank and grade without a value, and consequences that can't be told. */
function openItems(evaluated: Evaluated, row: number, untold: readonly Absence[]): OpenItem[] {
  const { total, rank, grade } = evaluated.population;
  const published = [total, rank, grade].flatMap((id) => {
    const absence = id === undefined ? undefined : finishedFigure(id, evaluated).column.absent.at(row);
    return absence === undefined ? [] : [absence];
  });
  const items = new Map<string, OpenItem>();
  for (const { kind, because } of [...published, ...untold]) {
    if (kind === 'notApplicable') continue;
    for (const { code, figure, values } of because) {
      const text = reasonText(code, values);
      const settle = settleText(code, values);
      const ruling = rulingOn(figure, row, evaluated);
      const item = { kind, code, figure, text, settle, ...(ruling === undefined ? {} : { ruling }) };
      items.set(`${figure}/${code}/${text}`, item);
    }
  }
  return [...items.values()];
}

/** The setting of the ruling that would put a number in place of what lacks; what lacks inside a split is the split's to say. */
function rulingOn(lacking: string, row: number, { finished, run }: Evaluated): string | undefined {
  const figure = finished.has(lacking) ? lacking : (insideSplits(run.scheme).get(lacking) ?? lacking);
  const column = finished.get(figure)?.column;
  const kind = column?.absent.at(row)?.kind;
  // A rank takes no number, and a share none either: the shares must stay what was split.
  if (column?.kind !== 'number' || column.ranking !== undefined) return undefined;
  if (run.figure(figure).term.kind === 'divide') return undefined;
  return kind === 'held' || kind === 'missing' ? spokenSetting('missing', figureWord(run.scheme, figure)) : undefined;
}

/** Everybody who isn't final, but for what a decision names already. */
function waitingOf(subjects: readonly SubjectResult[], open: readonly Decision[]): Waiting[] {
  const decided = new Set(open.flatMap((d) => d.subjects.map((id) => `${id}\n${d.code}`)));
  return subjects.flatMap(({ id, population, pool, open: items }) => {
    const left = items.filter((item) => !decided.has(`${id}\n${item.code}`));
    if (left.length === 0) return [];
    return [{ subject: id, population, ...('value' in pool ? { pool: pool.value } : {}), items: left }];
  });
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

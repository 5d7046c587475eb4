/** One subject's sheet: the result opened into a tree of steps, read from what the columns stored. */
import type { FactColumns } from '../facts/columns.ts';
import {
  compare,
  type Exact,
  formatNeat,
  formatShort,
  type Rounding,
  roundTo,
  subtract,
  zero,
} from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { inPercent } from '../scheme/amount.ts';
import { dependencies } from '../scheme/dependencies.ts';
import type { Figure } from '../scheme/figure.ts';
import { withInner } from '../scheme/tree.ts';
import { termOf } from '../terms/index.ts';
import type { Line, Shown } from '../terms/term.ts';
import type { Evaluated } from './evaluate.ts';
import type { Finished } from './finish.ts';
import { finishedFigure, isValue, outcomeAt, publishedBy } from './outcomes.ts';
import type { Outcome, SubjectResult } from './result.ts';
import { rulingNotes } from './ruling-notes.ts';
import type { Run } from './score.ts';
import { partsInPlay, subjectResultOf } from './sheets.ts';

/** A change of the value between its computation and its outcome, on a line of its own. */
export interface AdjustmentLine {
  readonly kind: 'clamp' | 'veto' | 'round' | 'cap' | 'floor' | 'stated';
  /** Signed, with at least the scheme's decimals, or those it needs where days are counted: `-3.00`. Of what stands in place of a value that lacks, all of it. */
  readonly amount: string;
  readonly text: string;
}

export interface Step {
  readonly figure: string;
  readonly name: string;
  /** The construct, in Chinese: 合计, 民主测评 … */
  readonly term: string;
  readonly clause: readonly string[];
  readonly words?: string;
  readonly local?: string;
  readonly subtract?: true;
  /** Its value is a share that people write in per cent. */
  readonly percent?: true;
  /** The computation without its result: `(3×100 + 2×85) ÷ 5`. Its value, rounded, is `raw`. */
  readonly arithmetic?: string;
  /** `raw` and the adjustments give the outcome. Absent where nothing was computed: then the adjustments alone give it. */
  readonly raw?: string;
  readonly adjustments: readonly AdjustmentLine[];
  readonly outcome: Outcome;
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
  readonly needed: readonly string[];
  /** Ids of facts. */
  readonly facts: readonly string[];
  readonly parts: readonly Step[];
}

export interface Sheet extends SubjectResult {
  /** Total, rank and grade, as far as the scheme publishes them; then the figures that consequences state as their amounts. */
  readonly steps: readonly Step[];
  /** Figures that concern the subject and stand in none of those: what consequences, preconditions or nobody looks at; in the order of the scheme. */
  readonly others: readonly Step[];
}

/** The sheet of a subject; undefined where the run does not assess anyone by this id. */
export function explain(run: Run, subject: string): Sheet | undefined {
  const place = placeOf(run, subject);
  if (place === undefined) return undefined;
  const { evaluated, row } = place;
  return { ...subjectResultOf(evaluated, row), ...stepsAt(evaluated, row) };
}

/** All steps of the sheet alone, for those who have everybody's result already; none where the run does not assess anyone by this id. */
export function stepsOf(run: Run, subject: string): readonly Step[] {
  const place = placeOf(run, subject);
  if (place === undefined) return [];
  const { steps, others } = stepsAt(place.evaluated, place.row);
  return [...steps, ...others];
}

function placeOf(run: Run, subject: string): { evaluated: Evaluated; row: number } | undefined {
  const index = indexOf(run.facts, subject);
  if (index === undefined) return undefined;
  for (const evaluated of run.populations) {
    const row = evaluated.rows.rowOf(index);
    if (row >= 0) return { evaluated, row };
  }
  return undefined;
}

function stepsAt(evaluated: Evaluated, row: number): Pick<Sheet, 'steps' | 'others'> {
  // Each figure opens once; where it comes again (the total under the rank) only its name and outcome stand.
  const opened = new Set<string>();
  const open = (figure: Figure): Step => stepOf(figure, row, evaluated, opened);
  const steps = publishedBy(evaluated.population).map((id) => open(evaluated.run.figure(id)));
  const left = evaluated.run.scheme.figures.filter(({ id }) => {
    const column = evaluated.finished.get(id)?.column;
    return column !== undefined && !opened.has(id) && column.absent.at(row)?.kind !== 'notApplicable';
  });
  // What another of them reads mostly opens inside it.
  const read = new Set(left.flatMap(withInner).flatMap(dependencies));
  const found = new Map<string, Step>();
  for (const figure of [...left.filter(({ id }) => !read.has(id)), ...left.filter(({ id }) => read.has(id))]) {
    if (!opened.has(figure.id)) found.set(figure.id, open(figure));
  }
  return { steps, others: left.flatMap(({ id }) => found.get(id) ?? []) };
}

/** Subjects stand in order of id. */
function indexOf({ subjects }: FactColumns, id: string): number | undefined {
  let [low, high] = [0, subjects.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = subjects.at(middle);
    if (found.id === id) return middle;
    if (found.id < id) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

function stepOf(figure: Figure, row: number, evaluated: Evaluated, opened: Set<string>): Step {
  const { run } = evaluated;
  const found = finishedFigure(figure.id, evaluated);
  const outcome = outcomeAt(figure.id, row, evaluated);
  const base = {
    figure: figure.id,
    name: run.name(figure.id),
    term: termOf(figure.term).name,
    clause: figure.clause ?? [],
    ...(figure.words === undefined ? {} : { words: figure.words }),
    ...(figure.local === undefined ? {} : { local: figure.local }),
    ...(figure.subtract === undefined ? {} : { subtract: figure.subtract }),
    ...(isPercent(figure, run) ? { percent: true as const } : {}),
    outcome,
  };
  const empty = { adjustments: [], lines: [], notes: [], needed: [], facts: [], parts: [] };
  const notConcerned = !isValue(outcome) && outcome.absent === 'notApplicable';
  if (opened.has(figure.id)) return { ...base, ...empty };
  const ruled = rulingNotes(figure, row, run);
  if (notConcerned && found.column.kind === 'number') return { ...base, ...empty, notes: ruled };
  opened.add(figure.id);

  const shown: Shown = termOf(figure.term).show(figure, row, run, run.trace(figure.id));
  const inner: readonly Figure[] = termOf(figure.term).inner(figure.term);
  const inPlay = partsInPlay(figure, row, evaluated);
  const isIn = (figures: readonly Figure[], id: string): boolean => figures.some((part) => part.id === id);
  const parts = (shown.parts ?? []).filter((id) => !isIn(inner, id) || isIn(inPlay, id));
  return {
    ...base,
    ...arithmeticOf(figure, found, row, shown, evaluated),
    lines: shown.lines ?? [],
    notes: [...(shown.notes ?? []), ...ruled],
    needed: shown.needed ?? [],
    facts: shown.facts ?? [],
    parts: parts.map((id) => stepOf(run.figure(id), row, evaluated, opened)),
  };
}

/** What is reported between bounds in per cent, and what hands that on. */
function isPercent({ term }: Figure, run: Evaluated['run']): boolean {
  if (term.kind === 'figure') return isPercent(run.figure(term.figure), run);
  return term.kind === 'measure' && inPercent(term.within);
}

/**
 * The computation and what was done to its value, each change on a line of its own. A value that stands in place of one that lacks has no
 * `raw`: it begins from nothing, so that the lines always add up to the outcome.
 */
function arithmeticOf(
  figure: Figure,
  { column, raw, stated, rounding, published }: Finished,
  row: number,
  shown: Shown,
  { run }: Evaluated,
): Pick<Step, 'arithmetic' | 'raw' | 'adjustments'> {
  if (column.kind !== 'number' || raw === undefined || column.absent.has(row)) return { adjustments: [] };
  const places = column.whole ? 0 : run.scheme.decimals.places;
  const adjustments: AdjustmentLine[] = [];
  let value = zero;
  const line = (kind: AdjustmentLine['kind'], to: Exact, text: string): void => {
    adjustments.push({ kind, amount: signed(subtract(to, value), places), text });
    value = to;
  };
  const change = (kind: AdjustmentLine['kind'], to: Exact, text: string): void => {
    if (compare(to, value) !== 0) line(kind, to, text);
  };
  const computed: { arithmetic?: string; raw?: string } = {};
  const compute = (first: Exact): void => {
    if (shown.arithmetic !== undefined) computed.arithmetic = shown.arithmetic;
    computed.raw = formatNeat(first, places);
    value = first;
  };
  const instead = stated.get(row);
  const { replacing } = shown;
  if (instead !== undefined) line('stated', instead.value, `${rights[instead.by]} ${formatShort(instead.value)}`);
  else if (replacing === undefined) compute(exactAt(raw, row));
  else if (replacing.from === undefined) line(replacing.kind, exactAt(raw, row), replacing.text);
  else {
    compute(replacing.from);
    change(replacing.kind, exactAt(raw, row), replacing.text);
  }
  const round = ({ places, mode }: Rounding): void =>
    change('round', roundTo(value, { places, mode }), `${modes[mode]}到 ${places} 位小数`);
  if (rounding !== undefined) round(rounding);
  if (figure.atMost !== undefined && figure.atMost !== 'none') {
    const cap = run.amount(figure.atMost).at(row);
    if (!('kind' in cap) && compare(value, cap) > 0) line('cap', cap, `封顶 ${formatShort(cap)}`);
  }
  if (figure.atLeast !== undefined) {
    const floor = run.amount(figure.atLeast).at(row);
    if (!('kind' in floor) && compare(value, floor) < 0) line('floor', floor, `保底 ${formatShort(floor)}`);
  }
  if (published !== undefined) round(published);
  return { ...computed, adjustments };
}

const rights = { scheme: '缺少数据，按方案计', ruling: '经裁定计', notApplicable: '不适用，按方案计' } as const;
const modes = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '截尾', up: '进一' } as const;
const signed = (value: Exact, places: number): string => `${value.units > 0n ? '+' : ''}${formatNeat(value, places)}`;

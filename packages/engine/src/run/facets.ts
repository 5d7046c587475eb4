/** The total by facets: what each figure that names one contributes to it, and what belongs to none. */
import { add, type Exact, formatNeat, multiply, one, subtract, zero } from '../numbers/exact.ts';
import { exactAt } from '../numbers/vector.ts';
import { termOf } from '../terms/index.ts';
import type { Contribution } from '../terms/term.ts';
import { type Absence, numbers, strongerOf } from './column.ts';
import type { Evaluated } from './evaluate.ts';
import { absent, finishedFigure } from './outcomes.ts';
import type { Outcome } from './result.ts';

/** What the figures of one facet come to. */
interface Sum {
  /** Absent where none of them has a value. */
  value?: Exact;
  lacking?: Absence;
}

export interface FacetOutcomes {
  readonly facets: Readonly<Record<string, Outcome>>;
  /** Figures without a facet, caps, floors, rescaling, rounding; absent where the scheme has no facets. */
  readonly unassigned?: Outcome;
}

/**
 * A facet is the sum of its figures' contributions to the total, signs and weights along the way applied; with `unassigned` the facets are
 * the total exactly. Where there is no total, each facet is told as far as its own figures have values.
 */
export function facetsAt(evaluated: Evaluated, row: number): FacetOutcomes {
  const { run, population } = evaluated;
  const { facets = [], decimals } = run.scheme;
  if (facets.length === 0) return { facets: {} };
  const total = finishedFigure(population.total, evaluated);
  const lacking = total.column.absent.at(row);
  const sums = new Map(facets.map((facet): [string, Sum] => [facet, {}]));
  collect(population.total, one, undefined, lacking === undefined, sums, evaluated, row);

  const told = (absence: Absence) => absent(absence, [population.total], row, run);
  let rest = lacking === undefined ? exactAt(numbers(total.column).vector, row) : zero;
  const outcomeOf = (facet: string, { value, lacking: lacks }: Sum): Outcome => {
    const untold = lacks !== undefined && lacks.kind !== 'notApplicable' && lacking !== undefined;
    if (value !== undefined && !untold) {
      rest = subtract(rest, value);
      return { value: formatNeat(value, decimals.places) };
    }
    const none = { code: 'no-part-applies', figure: population.total, values: { name: facet } };
    return told(lacks ?? { kind: 'notApplicable', because: [none] });
  };
  const outcomes = [...sums].map(([facet, sum]): [string, Outcome] => [facet, outcomeOf(facet, sum)]);
  return {
    facets: Object.fromEntries(outcomes),
    unassigned: lacking === undefined ? { value: formatNeat(rest, decimals.places) } : told(lacking),
  };
}

/** Adds what the figure contributes to its facet, or what the figures below it do. `above`: why nothing from here on counts. */
function collect(
  id: string,
  factor: Exact,
  above: Absence | undefined,
  hasTotal: boolean,
  sums: ReadonlyMap<string, Sum>,
  evaluated: Evaluated,
  row: number,
): void {
  const { run } = evaluated;
  const figure = run.figure(id);
  const { column, stated } = finishedFigure(id, evaluated);
  const absence = above ?? column.absent.at(row);
  // A part of no weight is only shown.
  if (factor.units === 0n && absence !== undefined) return;
  const sum = figure.facet === undefined ? undefined : sums.get(figure.facet);
  if (sum !== undefined) {
    if (absence !== undefined) sum.lacking = strongerOf(sum.lacking, absence);
    else sum.value = add(sum.value ?? zero, multiply(exactAt(numbers(column).vector, row), factor));
    return;
  }
  const term = termOf(figure.term);
  const below: readonly Contribution[] = term.contributions?.(figure, row, run, run.trace(id)) ?? [];
  // Where a part is left out, or counts as a value that was stated, what lies inside it adds nothing to the total.
  const instead = stated.has(row) ? undivided(id, run.name(id)) : absence;
  for (const one of below) {
    collect(one.figure, multiply(factor, one.factor), hasTotal ? instead : above, hasTotal, sums, evaluated, row);
  }
}

const undivided = (figure: string, name: string): Absence => ({
  kind: 'notApplicable',
  because: [{ code: 'stated-as-a-whole', figure, values: { name } }],
});

/** What follows from the results: proposals to named people, never decisions. */
import { figuresIn } from '../conditions/condition.ts';
import { holds } from '../conditions/holds.ts';
import { formatShort } from '../numbers/exact.ts';
import { type ActionAmount, figuresStated, isFigureRef } from '../scheme/action-amount.ts';
import type { Amount } from '../scheme/amount.ts';
import type { Action } from '../scheme/scheme.ts';
import type { Absence } from './column.ts';
import { consequencesFor, type Evaluated } from './evaluate.ts';
import type { Evaluating } from './evaluating.ts';
import { absent, finishedFigure, outcomeAt, publishedBy } from './outcomes.ts';
import type { Outcome, ProposedAction, ProposedConsequence } from './result.ts';
import { isFigure } from './roots.ts';

export interface Following {
  readonly consequences: readonly ProposedConsequence[];
  /** Consequences that can't be told yet, and why. */
  readonly untold: readonly Untold[];
}

interface Untold {
  readonly id: string;
  readonly name: string;
  readonly absence: Absence;
  /** The figures that its condition looks at, what the population publishes after them. */
  readonly figures: readonly string[];
}

export function consequencesAt(row: number, evaluated: Evaluated): Following {
  const { population, run, view } = evaluated;
  const consequences: ProposedConsequence[] = [];
  const untold: Untold[] = [];
  for (const consequence of consequencesFor(run.scheme, population)) {
    const { id, name, clause = [] } = consequence;
    const verdict = holds(consequence.when, row, view);
    if (typeof verdict === 'object') {
      // Somebody who is not graded at all has nothing following from a grade.
      if (verdict.kind === 'notApplicable') continue;
      const figures = [...figuresIn(consequence.when), ...publishedBy(population)];
      untold.push({ id, name, absence: verdict, figures });
    } else if (verdict) {
      consequences.push({ id, name, clause, actions: consequence.then.map((a) => proposed(a, row, evaluated)) });
      for (const figure of figuresStated(consequence)) {
        const absence = finishedFigure(figure, evaluated).column.absent.at(row);
        if (absence !== undefined) untold.push({ id, name, absence, figures: [figure] });
      }
    }
  }
  return { consequences, untold };
}

function proposed({ do: kind, name, by, within, amount }: Action, row: number, evaluated: Evaluated): ProposedAction {
  return {
    do: kind,
    name,
    ...(by === undefined ? {} : { by }),
    ...(within === undefined ? {} : { within }),
    ...(amount === undefined ? {} : { amount: worthAt(amount, row, evaluated) }),
  };
}

function worthAt(amount: ActionAmount, row: number, evaluated: Evaluated): Outcome {
  const { run } = evaluated;
  if (isFigureRef(amount)) {
    return outcomeAt(amount.figure, row, evaluated);
  }
  const value = run.amount(amount).at(row);
  return 'kind' in value ? absent(value, followedBy(amount, run), row, run) : { value: formatShort(value) };
}

/** The figure that an amount follows; of one that follows an attribute, none. */
const followedBy = (amount: Amount, run: Evaluating): readonly string[] =>
  typeof amount === 'object' && 'by' in amount && isFigure(run, amount.by) ? [amount.by] : [];

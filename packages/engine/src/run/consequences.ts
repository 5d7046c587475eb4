/** What follows from the results: proposals to named people, never decisions. */
import { holds } from '../conditions/holds.ts';
import { formatShort } from '../numbers/exact.ts';
import type { Action } from '../scheme/scheme.ts';
import type { Absence } from './column.ts';
import { consequencesFor, type Evaluated } from './evaluate.ts';
import { absent } from './outcomes.ts';
import type { ProposedAction, ProposedConsequence } from './result.ts';

export interface Following {
  readonly consequences: readonly ProposedConsequence[];
  /** Consequences that can't be told yet, and why. */
  readonly untold: readonly { readonly id: string; readonly name: string; readonly absence: Absence }[];
}

export function consequencesAt(row: number, { population, run, view }: Evaluated): Following {
  const consequences: ProposedConsequence[] = [];
  const untold: { id: string; name: string; absence: Absence }[] = [];
  for (const consequence of consequencesFor(run.scheme, population)) {
    const { id, name, clause = [] } = consequence;
    const verdict = holds(consequence.when, row, view);
    if (typeof verdict === 'object') {
      // Somebody who is not graded at all has nothing following from a grade.
      if (verdict.kind !== 'notApplicable') untold.push({ id, name, absence: verdict });
    } else if (verdict) {
      consequences.push({ id, name, clause, actions: consequence.then.map((a) => proposed(a, row, run)) });
    }
  }
  return { consequences, untold };
}

function proposed(action: Action, row: number, run: Evaluated['run']): ProposedAction {
  const { do: kind, name, by, within, amount } = action;
  const value = amount === undefined ? undefined : run.amount(amount).at(row);
  return {
    do: kind,
    name,
    ...(by === undefined ? {} : { by }),
    ...(within === undefined ? {} : { within }),
    ...(value === undefined ? {} : { amount: 'kind' in value ? absent(value) : { value: formatShort(value) } }),
  };
}

/** Raters who gave themselves a value, for rules that void all that such a rater gave. */
import { NO_DAY, type OpinionColumns } from '../facts/columns.ts';
import type { Evaluating } from '../run/evaluating.ts';

/**
 * Every name under which they may have rated others: the person's, and the ids of all the posts that the person has. It looks at everybody's
 * values on the indicator in the period, whatever population or stretch the figure is computed for.
 */
export function namesOfSelfRaters(columns: readonly OpinionColumns[], run: Evaluating): ReadonlySet<string> {
  const { subjects } = run.facts;
  const names = new Set<string>();
  const persons = new Set<string>();
  for (const { start, rater, days } of columns) {
    for (let s = 0; rater !== undefined && s + 1 < start.length; s++) {
      const { id, person } = subjects.at(s);
      for (let k = start[s] as number; k < (start[s + 1] as number); k++) {
        const who = rater.words[rater.codes[k] as number];
        if (who === '' || (who !== id && who !== person) || !isInPeriod(days?.[k] ?? NO_DAY, run)) continue;
        names.add(id);
        if (person) persons.add(person);
      }
    }
  }
  for (const person of persons) names.add(person);
  for (let s = 0; persons.size > 0 && s < subjects.length; s++) {
    const { id, person } = subjects.at(s);
    if (person && persons.has(person)) names.add(id);
  }
  return names;
}

/** What has no day counts. */
function isInPeriod(day: number, { facts: { run } }: Evaluating): boolean {
  return day === NO_DAY || (day >= run.from && day <= Math.min(run.to, run.asOf));
}

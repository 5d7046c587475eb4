/** A refusal with what is wrong at each place, for one notice. */
import type { Problem } from '../../api/problem.ts';
import { words } from './copy.ts';

/** Sentences of a refusal that are shown at once. */
const MOST_SAID = 5;

/** With each fault by person and field, as far as they can be read at once. */
export function withFaults(problem: Problem): Problem {
  const faults = problem.errors ?? [];
  if (faults.length < 2) return faults[0] === undefined ? problem : { ...problem, title: faults[0].message };
  const said = faults.slice(0, MOST_SAID).map(({ message }) => message);
  const more = faults.length > MOST_SAID ? words.more(faults.length - MOST_SAID) : '';
  return { ...problem, title: `${said.join('')}${more}` };
}

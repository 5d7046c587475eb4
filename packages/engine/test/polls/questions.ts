/** Polls for examples: their rules from what stands in `ballots`. */
import { type PollQuestion, type PollRules, pollsOf, type Scheme } from '../../src/index.ts';
import { smallScheme } from '../small-run.ts';

/** The only poll of a scheme, held from the first day of 2026 on. */
export function rulesOf(scheme: Scheme): PollRules {
  const [found] = pollsOf(scheme, '2026-01-01');
  if (!found?.ok) throw new Error(JSON.stringify(found));
  return found.rules;
}

/** The rules of a poll of one question, from what stands in `ballots`. */
export const pollOf = (inside: string): PollRules =>
  rulesOf(smallScheme(`total: { name: 测评, missing: hold, ballots: { poll: p, ${inside} } }`));

export function questionOf(inside: string): PollQuestion {
  const [question] = pollOf(inside).questions;
  if (question === undefined) throw new Error('a poll without a question');
  return question;
}

/** Means, places and how they came about: by the engine, which reads nothing but this poll. */
import {
  compare,
  exactOf,
  type Outcome,
  type PollRules,
  resultOf,
  type Step,
  schemeOfPoll,
  score,
  stepsOf,
} from '@shiji/engine';
import type { PollOutcome } from './outcome.ts';
import { outcomeRowsOf } from './tally-facts.ts';

export interface SubjectScore {
  readonly mean?: string;
  /** Why there is none. */
  readonly because?: string;
  /** Equal means share the better place: 1, 2, 2, 4. Who of them goes first is for people to settle. */
  readonly place?: number;
  readonly tied: boolean;
  readonly steps: readonly ScoreStep[];
}

export interface ScoreStep {
  readonly name: string;
  readonly term: string;
  readonly clause: string[];
  readonly arithmetic?: string;
  readonly raw?: string;
  readonly adjustments: { readonly amount: string; readonly text: string }[];
  readonly outcome: string;
  readonly lines: { readonly label: string; readonly arithmetic: string; readonly value: string }[];
  readonly notes: string[];
}

/** A run needs a period; nothing in a poll hangs on it. */
const PERIOD = { period: '2026', from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };

/** By subject, of each question in the order of the rules. The quorum was judged when the poll was closed. */
export function scoreBoard(
  { quorum: _, ...rules }: PollRules,
  subjects: readonly { readonly id: string; readonly name: string }[],
  outcome: PollOutcome,
): ReadonlyMap<string, readonly SubjectScore[]> {
  const alone = schemeOfPoll(rules, subjects);
  if (!alone.ok) throw new Error(`a poll that makes no scheme: ${JSON.stringify(alone.diagnostics)}`);
  const known = new Set(subjects.map(({ id }) => id));
  const tallies = outcomeRowsOf(rules, outcome).filter(({ subject }) => known.has(subject));
  const { run, diagnostics } = score(alone.scheme, {
    tables: {
      run: [PERIOD],
      subjects: alone.subjects.map((row) => ({ ...row })),
      tallies: tallies.map((row) => ({ ...row })),
    },
  });
  if (run === undefined) throw new Error(`a poll that can't be scored: ${JSON.stringify(diagnostics)}`);
  const byId = new Map(resultOf(run).subjects.map(({ id, indicators }) => [id, indicators]));
  const outcomeOf = (subject: string, figure: string): Outcome => {
    const found = byId.get(subject)?.[figure];
    if (found === undefined) throw new Error('a subject that nobody scores');
    return found;
  };
  const meansOf = alone.questions.map(({ value }) =>
    subjects.flatMap(({ id }) => {
      const found = outcomeOf(id, value);
      return 'value' in found ? [exactOf(found.value)] : [];
    }),
  );
  return new Map(
    subjects.map(({ id }) => {
      const steps = stepsOf(run, id).flatMap(all);
      const scores = alone.questions.map(({ value }, index): SubjectScore => {
        const found = outcomeOf(id, value);
        const own = steps
          .filter(({ figure }) => figure === value)
          .slice(0, 1)
          .map(shown);
        if (!('value' in found)) return { because: reasonOf(found), tied: false, steps: own };
        const mean = exactOf(found.value);
        const means = meansOf[index] ?? [];
        const place = 1 + means.filter((other) => compare(other, mean) > 0).length;
        const tied = means.filter((other) => compare(other, mean) === 0).length > 1;
        return { mean: found.value, place, tied, steps: own };
      });
      return [id, scores];
    }),
  );
}

const reasonOf = (outcome: Outcome): string =>
  'value' in outcome ? '' : outcome.because.map(({ text }) => text).join('；');

const all = (step: Step): readonly Step[] => [step, ...step.parts.flatMap(all)];

const shown = (step: Step): ScoreStep => ({
  name: step.name,
  term: step.term,
  clause: [...step.clause],
  ...(step.arithmetic === undefined ? {} : { arithmetic: step.arithmetic }),
  ...(step.raw === undefined ? {} : { raw: step.raw }),
  adjustments: step.adjustments.map(({ amount, text }) => ({ amount, text })),
  outcome: 'value' in step.outcome ? step.outcome.value : reasonOf(step.outcome),
  lines: step.lines.map((line) => ({ ...line })),
  notes: [...step.notes],
});

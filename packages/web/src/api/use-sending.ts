/** Sending one thing after another from a dialog: busy meanwhile, told what came in the way, everything shown anew afterwards. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer, Problem } from './problem.ts';

export function useSending(done: () => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  /** Stops at the first that is refused. */
  const send = async (calls: readonly (() => Promise<Answer<unknown>>)[]) => {
    setBusy(true);
    let met: Problem | undefined;
    for (const one of calls) {
      const answer = await one();
      if (!answer.ok) {
        met = answer.problem;
        break;
      }
    }
    await queries.invalidateQueries();
    setBusy(false);
    setProblem(met);
    if (met === undefined) done();
  };
  return { busy, problem, send };
}

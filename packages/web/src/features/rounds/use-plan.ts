/** The plan of what has been chosen so far: asked anew a moment after the last change, and only the newest answer counts. */
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import type { Plan } from './copy.ts';
import { askedFor, type Wanted } from './wanted.ts';

/** Choosing pauses this long, in milliseconds, before the server is asked. */
const PAUSE = 300;

export interface PlanInHand {
  readonly plan?: Plan;
  readonly problem?: Problem;
  readonly busy: boolean;
}

export function usePlan(wanted: Wanted): PlanInHand {
  const [found, setFound] = useState<PlanInHand>({ busy: false });
  // What is asked for, as text: a render alone is no change.
  const asked = JSON.stringify(askedFor(wanted) ?? null);
  useEffect(() => {
    const body = JSON.parse(asked) as ReturnType<typeof askedFor> | null;
    if (body === null || body === undefined) {
      setFound({ busy: false });
      return undefined;
    }
    const gone = new AbortController();
    setFound((before) => ({ ...before, busy: true }));
    const timer = setTimeout(async () => {
      const answer = await call('POST /api/rounds/plans', { body, signal: gone.signal });
      if (gone.signal.aborted) return;
      setFound(answer.ok ? { plan: answer.value, busy: false } : { problem: answer.problem, busy: false });
    }, PAUSE);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [asked]);
  return found;
}

/** Keeps on the device, as long as the phone's page is open and has a network, what writing takes where there is none. */
import { useEffect } from 'react';
import { call } from '../../api/call.ts';
import { useMe } from '../sessions/who.tsx';
import { formsToAsk } from './kept-weeks.ts';
import { keptWeeksOf, useOwnWeeks } from './use-weeks.ts';

/** Nothing for whoever is never assessed. */
export function KeepWeeks() {
  return useMe().abilities.includes('logs.own') ? <Keeping /> : null;
}

function Keeping() {
  const asked = useOwnWeeks();
  const account = useMe().account.id;
  const fresh = asked.state === 'here' && !asked.kept ? asked.value : undefined;
  useEffect(() => {
    if (fresh === undefined) return;
    const kept = keptWeeksOf(account);
    kept.keepWeeks(fresh);
    const leaving = new AbortController();
    const keepForms = async () => {
      for (const where of formsToAsk(fresh)) {
        const settings = { whenExpired: 'answer', signal: leaving.signal } as const;
        const answer = await call('GET /api/rounds/:id/logs/:person/:entry/:span', { params: where, ...settings });
        // What doesn't come now is asked for when the page is opened next.
        if (answer.ok) kept.keepForm(where, answer.value);
      }
    };
    void keepForms();
    return () => leaving.abort();
  }, [fresh, account]);
  return null;
}

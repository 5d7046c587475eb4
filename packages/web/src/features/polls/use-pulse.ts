/** Asks for something again every few seconds, while it may still change. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Endpoint } from '../../api/shape.ts';

/** Milliseconds between two questions. */
const PULSE = 5_000;

/** Whether the last question went unanswered: what is shown is what came before it. */
export function usePulse(endpoint: Endpoint, on: boolean): boolean {
  const queries = useQueryClient();
  const [stale, setStale] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    const ask = async () => {
      // An answer that is on its way is waited for: a server that is slower than the pulse would never be heard.
      await queries.invalidateQueries({ queryKey: [endpoint] }, { cancelRefetch: false });
      const asked = queries.getQueryCache().findAll({ queryKey: [endpoint], type: 'active' });
      setStale(asked.some(({ state }) => state.status === 'error'));
    };
    const timer = setInterval(() => void ask(), PULSE);
    return () => clearInterval(timer);
  }, [queries, endpoint, on]);
  return on && stale;
}

/** That a final result was seen is recorded when it is shown: the days of review and appeal run from there. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';

/** `rounds`: those whose final results are on the screen and weren't seen before. */
export function useReceipt(rounds: readonly string[]): void {
  const queries = useQueryClient();
  const shown = rounds.join(' ');
  useEffect(() => {
    if (shown === '') return;
    void (async () => {
      const answers = await Promise.all(
        shown.split(' ').map((id) => call('POST /api/rounds/:id/receipt', { params: { id }, body: {} })),
      );
      if (answers.some(({ ok }) => ok)) await queries.invalidateQueries();
    })();
  }, [shown, queries]);
}

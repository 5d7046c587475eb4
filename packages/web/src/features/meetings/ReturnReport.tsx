/** Gives a report back to its writer, with the reason. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Action } from '../../ui/controls.tsx';
import { words } from '../duty-reports/copy.ts';
import type { Report } from '../duty-reports/use-report.ts';
import { Sentence } from './Sentence.tsx';

export function ReturnReport({ report }: { readonly report: Report }) {
  const queries = useQueryClient();
  const [asks, ask] = useState(false);
  return (
    <>
      <Action onClick={() => ask(true)}>{words.back}</Action>
      {asks && (
        <Sentence
          title={words.backTitle(report.person.name)}
          what={words.backWhat}
          label={words.reason}
          action={words.back}
          close={() => ask(false)}
          send={async (reason, idempotencyKey) => {
            const params = { id: report.meeting.id, person: report.person.id };
            const answer = await call('POST /api/meetings/:id/reports/:person/return', {
              params,
              body: { reason },
              idempotencyKey,
            });
            if (!answer.ok) return answer.problem;
            await queries.invalidateQueries();
            return undefined;
          }}
        />
      )}
    </>
  );
}

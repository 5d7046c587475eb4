/** Visits and talks, each with what may be done about it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Action } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Reasoned } from '../rounds/Reasoned.tsx';
import { type SupervisionRecord, words } from './copy.ts';
import { RecordCard } from './RecordCard.tsx';
import styles from './supervision.module.css';

export function Records({ records }: { readonly records: readonly SupervisionRecord[] }) {
  const queries = useQueryClient();
  const [withdrawing, withdraw] = useState<SupervisionRecord>();
  return (
    <div className={styles.cards}>
      {records.map((record) => (
        <RecordCard key={record.id} record={record}>
          {record.abilities.withdraw && (
            <Action
              kind="plain"
              aria-label={words.withdrawOf(
                `${spokenDayOf(record.day)}${record.kindName}${record.person?.name ?? record.organization.name}`,
              )}
              onClick={() => withdraw(record)}
            >
              {words.withdraw}
            </Action>
          )}
        </RecordCard>
      ))}
      {withdrawing && (
        <Reasoned
          title={words.withdrawTitle}
          what={words.withdrawWhat}
          action={words.withdraw}
          close={() => withdraw(undefined)}
          send={async (reason) => {
            const params = { id: withdrawing.id };
            const answer = await call('POST /api/supervision/:id/withdrawal', { params, body: { reason } });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </div>
  );
}

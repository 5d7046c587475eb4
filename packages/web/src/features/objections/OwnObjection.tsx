/** One's own objection: how far it is, and the answer; that it was read is recorded when it is shown. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action } from '../../ui/controls.tsx';
import { type Objection, words } from './copy.ts';
import { Letter } from './Letter.tsx';
import { ObjectionFacts } from './ObjectionFacts.tsx';
import styles from './objections.module.css';

const { one: says } = words;

export function OwnObjection({ objection }: { readonly objection: Objection }) {
  const queries = useQueryClient();
  const [asks, ask] = useState(false);
  const { id, decision, readAt, revision, kindName, abilities } = objection;
  const unread = decision !== undefined && readAt === undefined;
  useEffect(() => {
    if (!unread) return;
    void (async () => {
      const answer = await call('POST /api/objections/:id/receipt', { params: { id }, body: {} });
      if (answer.ok) await queries.invalidateQueries();
    })();
  }, [unread, id, queries]);
  return (
    <div className={styles.form}>
      <Letter objection={objection} />
      <ObjectionFacts objection={objection} />
      {abilities.withdraw && (
        <div>
          <Action onClick={() => ask(true)}>{says.withdraw}</Action>
        </div>
      )}
      {asks && (
        <Confirm
          title={says.withdrawTitle(kindName)}
          action={says.withdraw}
          close={() => ask(false)}
          act={async () => {
            const answer = await call('POST /api/objections/:id/withdrawal', { params: { id }, body: { revision } });
            if (!answer.ok) return answer.problem;
            ask(false);
            await queries.invalidateQueries();
            return undefined;
          }}
        >
          {says.withdrawWhat}
        </Confirm>
      )}
    </div>
  );
}

/** What was brought into a round so far, and taking it back. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import list from '../../console/list.module.css';
import { Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Empty } from '../../ui/states.tsx';
import { Reasoning } from '../events/Reasoning.tsx';
import { type Imports, words } from './copy.ts';
import styles from './round-data.module.css';

export function History({ data, look }: { readonly data: Imports; readonly look: (id: string) => void }) {
  const queries = useQueryClient();
  const [taking, take] = useState<Imports['imports'][number]>();
  return (
    <Section title={words.history}>
      {data.imports.length === 0 ? (
        <Empty icon="record" title={words.noHistory}>
          {words.noHistoryWhat}
        </Empty>
      ) : (
        <table className={list.table}>
          <Heads of={[words.file, words.by, words.when, words.state]} unseen={words.takeBack} />
          <tbody>
            {data.imports.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.fileName}
                  <p className={styles.soft}>{words.counts(one.counts)}</p>
                </td>
                <td>{one.by}</td>
                <td className={list.keep}>{spokenMoment(one.doneAt ?? one.madeAt)}</td>
                <td>
                  <Mark {...(one.state === 'done' ? { tone: 'good' as const } : {})}>{one.stateName}</Mark>
                  {one.reason && <p className={styles.soft}>{one.reason}</p>}
                </td>
                <td>
                  {one.abilities.confirm && (
                    <Action kind="plain" onClick={() => look(one.id)}>
                      {words.look}
                    </Action>
                  )}
                  {one.abilities.takeBack && (
                    <Action kind="plain" aria-label={words.takeBackOf(one.fileName)} onClick={() => take(one)}>
                      {words.takeBack}
                    </Action>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {taking && (
        <Reasoning
          title={words.takeBackOf(taking.fileName)}
          what={words.takeBackWhat}
          label={words.reason}
          action={words.takeBack}
          close={() => take(undefined)}
          send={async (reason) => {
            const params = { id: taking.id };
            const answer = await call('POST /api/round-imports/:id/taking-back', { params, body: { reason } });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </Section>
  );
}

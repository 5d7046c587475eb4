/** Where somebody is signed in, and how they end what isn't theirs. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { sessionWords as words } from './copy.ts';
import styles from './own.module.css';

type Open = Returns<'GET /api/sessions'>[number];

export function OwnSessions() {
  const asked = useAsked('GET /api/sessions');
  const queries = useQueryClient();
  const [ending, setEnding] = useState<Open | 'others'>();
  const [done, setDone] = useState<string>();
  if (asked.state === 'loading') return <Loading lines={3} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const others = asked.value.filter(({ current }) => !current);
  const settled = async (problem: Problem | undefined, sentence: string) => {
    if (problem !== undefined) return problem;
    await queries.invalidateQueries({ queryKey: ['GET /api/sessions'] });
    setEnding(undefined);
    setDone(sentence);
    return undefined;
  };
  const end = async (): Promise<Problem | undefined> => {
    if (ending === 'others') {
      const answer = await call('POST /api/sessions/others/end');
      return settled(answer.ok ? undefined : answer.problem, answer.ok ? words.endedOthers(answer.value.ended) : '');
    }
    if (ending === undefined) return undefined;
    const answer = await call('DELETE /api/sessions/:id', { params: { id: ending.id } });
    return settled(answer.ok ? undefined : answer.problem, words.ended(ending.device));
  };
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      <ul className={styles.rows}>
        {asked.value.map((one) => (
          <li key={one.id} className={styles.row}>
            <div>
              <span className={styles.name}>{one.device}</span>
              {one.current && <span className={styles.mark}>{words.current}</span>}
              <p className={styles.note}>{words.times(spokenMoment(one.since), spokenMoment(one.seen))}</p>
            </div>
            {!one.current && <Action onClick={() => setEnding(one)}>{words.end}</Action>}
          </li>
        ))}
      </ul>
      {others.length > 1 && <Action onClick={() => setEnding('others')}>{words.endOthers(others.length)}</Action>}
      {ending && (
        <Confirm
          title={ending === 'others' ? words.confirmOthers : words.confirm}
          action={words.end}
          act={end}
          close={() => setEnding(undefined)}
        >
          {ending === 'others'
            ? words.confirmOthersWhat(others.length)
            : words.confirmWhat(ending.device, spokenMoment(ending.since))}
        </Confirm>
      )}
    </>
  );
}

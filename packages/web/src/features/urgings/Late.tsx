/** Whom the stage that is on waits for; they are urged one by one or all at once, each once a day. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { Failure } from '../../ui/states.tsx';
import { words } from './copy.ts';

/** Nothing where no stage waits for anybody whom it can name. */
export function Late({ round }: { readonly round: string }) {
  const params = { id: round };
  const asked = useAsked('GET /api/rounds/:id/late', { params });
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [told, setTold] = useState<{ readonly good: boolean; readonly sentence: string }>();
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { stage, people } = asked.value;
  if (stage === undefined || people.length === 0) return null;
  const urge = async (what: string, some?: readonly string[]) => {
    setBusy(what);
    const body = some === undefined ? {} : { people: [...some] };
    const answer = await call('POST /api/rounds/:id/urgings', { params, body });
    setTold(
      answer.ok
        ? { good: true, sentence: words.done(answer.value.urged, answer.value.already) }
        : { good: false, sentence: answer.problem.title },
    );
    await queries.invalidateQueries({ queryKey: ['GET /api/rounds/:id/late'] });
    setBusy(undefined);
  };
  const left = people.filter(({ urgedToday }) => !urgedToday).length;
  return (
    <Section title={words.title(stage)}>
      {told && <Notice tone={told.good ? 'good' : 'bad'}>{told.sentence}</Notice>}
      {left > 0 && (
        <p className={list.above}>
          <Action busy={busy === 'all'} onClick={() => void urge('all')}>
            {words.urgeAll(left)}
          </Action>
        </p>
      )}
      <table className={list.table}>
        <Heads of={[words.person, words.count]} unseen={words.urge} />
        <tbody>
          {people.map(({ person, count, urgedToday }) => (
            <tr key={person.id}>
              <td className={list.keep}>{person.name}</td>
              <td>{words.counted(count)}</td>
              <td>
                {urgedToday ? (
                  <span className={list.soft}>{words.urged}</span>
                ) : (
                  <Action
                    kind="plain"
                    busy={busy === person.id}
                    aria-label={words.urgeOf(person.name)}
                    onClick={() => void urge(person.id, [person.id])}
                  >
                    {words.urge}
                  </Action>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

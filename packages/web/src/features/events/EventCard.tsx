/** One event: what it says, where it stands, who said what, and what one may do about it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { spokenDayOf, spokenMoment } from '../../ui/moment.ts';
import { saveFile } from '../../ui/save-file.ts';
import { eventTitle, type RoundEvent, words } from './copy.ts';
import styles from './events.module.css';
import { Reasoning } from './Reasoning.tsx';

type Asking = 'return' | 'withdraw' | 'answer';

/** `named`: with the person whom it is about; one's own go without. */
export function EventCard({ event, named }: { readonly event: RoundEvent; readonly named: boolean }) {
  const queries = useQueryClient();
  const [asking, ask] = useState<Asking>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { abilities, proposed, decided } = event;
  const params = { id: event.id };
  const sent = async (answer: Promise<Answer<unknown>>): Promise<Problem | undefined> => {
    const told = await answer;
    if (!told.ok) return told.problem;
    await queries.invalidateQueries();
    return undefined;
  };
  const approve = async () => {
    setBusy(true);
    setProblem(await sent(call('POST /api/events/:id/approval', { params, body: {} })));
    setBusy(false);
  };
  const open = async (sha256: string, name: string) => {
    const answer = await call('GET /api/events/:id/files/:hash', { params: { id: event.id, hash: sha256 } });
    if (answer.ok) saveFile(answer.value, name);
    else setProblem(answer.problem);
  };
  return (
    <li className={styles.event}>
      <p className={styles.name}>
        {named && `${event.person.name} `}
        {eventTitle(event)} <span className={classes(styles.state, styles[event.state])}>{event.stateName}</span>
      </p>
      <p className={styles.soft}>
        {spokenDayOf(event.day)} · {named ? event.unit : event.round.name} ·{' '}
        {words.by(proposed.name, proposed.as, spokenMoment(proposed.at))}
      </p>
      <p className={styles.text}>{event.text}</p>
      {decided && <p className={styles.soft}>{words.decidedBy(decided.name, spokenMoment(decided.at))}</p>}
      {event.reason && <p className={styles.soft}>{words.reason(event.reason)}</p>}
      {event.answer && <p className={styles.text}>{words.answer(event.answer.text)}</p>}
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <div className={styles.acts}>
        {event.files.map(({ sha256, name }) => (
          <Action key={sha256} kind="plain" onClick={() => void open(sha256, name)}>
            {words.file(name)}
          </Action>
        ))}
        {abilities.decide && (
          <>
            <Action
              kind="primary"
              busy={busy}
              aria-label={words.approveOf(event.person.name, event.codeName)}
              onClick={() => void approve()}
            >
              {words.approve}
            </Action>
            <Action onClick={() => ask('return')}>{words.returnIt}</Action>
          </>
        )}
        {abilities.withdraw && <Action onClick={() => ask('withdraw')}>{words.withdraw}</Action>}
        {abilities.answer && (
          <Action onClick={() => ask('answer')}>{event.answer ? words.changeAnswer : words.toAnswer}</Action>
        )}
      </div>
      {asking === 'return' && (
        <Reasoning
          title={words.returnIt}
          what={words.returnWhat}
          label="理由"
          action={words.returnIt}
          close={() => ask(undefined)}
          send={(reason) => sent(call('POST /api/events/:id/return', { params, body: { reason } }))}
        />
      )}
      {asking === 'withdraw' && (
        <Reasoning
          title={words.withdraw}
          what={words.withdrawWhat}
          label="理由"
          action={words.withdraw}
          close={() => ask(undefined)}
          send={(reason) => sent(call('POST /api/events/:id/withdrawal', { params, body: { reason } }))}
        />
      )}
      {asking === 'answer' && (
        <Reasoning
          title={words.toAnswer}
          what={words.answerWhat}
          label={words.toAnswer}
          action={words.sendAnswer}
          first={event.answer?.text ?? ''}
          close={() => ask(undefined)}
          send={(text) => sent(call('PUT /api/events/:id/answer', { params, body: { text } }))}
        />
      )}
    </li>
  );
}

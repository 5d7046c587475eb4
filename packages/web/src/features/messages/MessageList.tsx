/** Somebody's messages, the newest first; one tap opens what a message is about. The same on the console and on the phone. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import styles from './messages.module.css';

type Message = Returns<'GET /api/messages'>['messages'][number];

interface MessageListProps {
  /** Where this place does it; undefined: elsewhere, or there is nothing to do. */
  readonly pathOf: (message: Message) => string | undefined;
  readonly go: (path: string) => void;
}

export function MessageList(place: MessageListProps) {
  const asked = useAsked('GET /api/messages');
  const queries = useQueryClient();
  const [older, setOlder] = useState<Pick<Returns<'GET /api/messages'>, 'messages' | 'more'>>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { unread } = asked.value;
  const messages = [...asked.value.messages, ...(older?.messages ?? [])];
  if (messages.length === 0)
    return (
      <Empty icon="bell" title={words.none}>
        {words.noneWhat}
      </Empty>
    );
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['GET /api/messages'] }),
      queries.invalidateQueries({ queryKey: ['GET /api/messages/unread'] }),
    ]);
  const markRead = async (id: string) => {
    const answer = await call('POST /api/messages/:id/reading', { params: { id }, body: {} });
    setProblem(answer.ok ? undefined : answer.problem);
    const read = (one: Message) => (one.id === id ? { ...one, read: true } : one);
    if (answer.ok) setOlder((was) => was && { ...was, messages: was.messages.map(read) });
    await again();
  };
  const readAll = async () => {
    setBusy(true);
    const answer = await call('POST /api/messages/reading', { body: {} });
    setProblem(answer.ok ? undefined : answer.problem);
    const read = (one: Message) => ({ ...one, read: true });
    if (answer.ok) setOlder((was) => was && { ...was, messages: was.messages.map(read) });
    await again();
    setBusy(false);
  };
  const goOn = async (before: string) => {
    setBusy(true);
    const answer = await call('GET /api/messages', { query: { before } });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok)
      setOlder({ more: answer.value.more, messages: [...(older?.messages ?? []), ...answer.value.messages] });
    setBusy(false);
  };
  const last = messages[messages.length - 1];
  return (
    <>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {unread > 0 && (
        <div className={styles.tools}>
          <Action busy={busy} onClick={() => void readAll()}>
            {words.readAll}
          </Action>
        </div>
      )}
      <ul className={styles.list}>
        {messages.map((message) => (
          <Item key={message.id} message={message} place={place} markRead={markRead} />
        ))}
      </ul>
      {(older?.more ?? asked.value.more) && last && (
        <div className={styles.more}>
          <Action busy={busy} onClick={() => void goOn(last.id)}>
            {words.older}
          </Action>
        </div>
      )}
    </>
  );
}

interface ItemProps {
  readonly message: Message;
  readonly place: MessageListProps;
  readonly markRead: (id: string) => Promise<void>;
}

function Item({ message, place, markRead }: ItemProps) {
  const { id, kindName, text, sentAt, read } = message;
  const path = place.pathOf(message);
  const elsewhere = path === undefined && message.console !== undefined;
  return (
    <li className={classes(styles.item, !read && styles.fresh)}>
      <div>
        <h2 className={styles.kind}>
          {kindName}
          {!read && <span className={styles.mark}>{words.unread}</span>}
        </h2>
        <p>{text}</p>
        <p className={styles.time}>
          {spokenMoment(sentAt)}
          {elsewhere && `　${words.atComputer}`}
        </p>
      </div>
      {path !== undefined && (
        <Action
          aria-label={words.openOf(kindName)}
          onClick={() => {
            // It opens whether or not the mark comes through.
            void markRead(id);
            place.go(path);
          }}
        >
          {words.open}
        </Action>
      )}
      {path === undefined && !read && (
        <Action aria-label={words.readOf(kindName)} onClick={() => void markRead(id)}>
          {words.read}
        </Action>
      )}
    </li>
  );
}

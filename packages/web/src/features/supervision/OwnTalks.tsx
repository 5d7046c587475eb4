/** Talks with oneself, and what one says to them; for the phone and the console alike. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { type SupervisionRecord, words } from './copy.ts';
import { RecordCard } from './RecordCard.tsx';
import styles from './supervision.module.css';

export function OwnTalks() {
  const asked = useAsked('GET /api/me/talks');
  if (asked.state === 'loading') return <Loading lines={5} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { records } = asked.value;
  if (records.length === 0)
    return (
      <Empty icon="record" title={words.ownNone}>
        {words.ownNoneWhat}
      </Empty>
    );
  return (
    <div className={styles.cards}>
      {records.map((record) => (
        <RecordCard key={record.id} record={record}>
          {record.abilities.answer && <Answer record={record} />}
        </RecordCard>
      ))}
    </div>
  );
}

function Answer({ record }: { readonly record: SupervisionRecord }) {
  const queries = useQueryClient();
  const [text, setText] = useState(record.answer?.text ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [saved, setSaved] = useState(false);
  return (
    <form
      noValidate
      className={styles.fields}
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        const answer = await call('PUT /api/talks/:id/answer', { params: { id: record.id }, body: { text } });
        setBusy(false);
        setSaved(answer.ok);
        setProblem(answer.ok ? undefined : answer.problem);
        await queries.invalidateQueries({ queryKey: ['GET /api/me/talks'] });
      }}
    >
      <Labelled label={words.answerTitle}>
        {(id) => (
          <textarea
            id={id}
            className={styles.area}
            maxLength={1000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Labelled>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {saved && <Notice tone="good">{words.answered}</Notice>}
      <div>
        <Action type="submit" kind="primary" busy={busy} disabled={text.trim() === ''}>
          {words.answerSave}
        </Action>
      </div>
    </form>
  );
}

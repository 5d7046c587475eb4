/** What the handler found out, and proposes. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { useMe } from '../sessions/who.tsx';
import { type Objection, words } from './copy.ts';
import styles from './objections.module.css';

const { study: says } = words;

export function StudyForm({ objection }: { readonly objection: Objection }) {
  const queries = useQueryClient();
  const draft = useDraft<string>(useMe().account.id, `study/${objection.id}`, objection.study ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [sent, setSent] = useState(false);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        const answer = await call('PUT /api/objections/:id/study', {
          params: { id: objection.id },
          body: { revision: objection.revision, text: draft.value.trim() },
        });
        setBusy(false);
        setProblem(answer.ok ? undefined : answer.problem);
        setSent(answer.ok);
        await queries.invalidateQueries();
      }}
    >
      <DraftNotice draft={draft} />
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {sent && <Notice tone="good">{says.sent}</Notice>}
      <Labelled label={says.label}>
        {(id) => (
          <textarea
            id={id}
            className={styles.text}
            rows={5}
            maxLength={2000}
            placeholder={says.placeholder}
            value={draft.value}
            onChange={({ target }) => draft.change(target.value)}
          />
        )}
      </Labelled>
      <Action kind="primary" type="submit" busy={busy} disabled={draft.value.trim() === ''}>
        {says.send}
      </Action>
    </form>
  );
}

/** What can be done with a poll in any state: make it void, hold it once more. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import controls from '../../ui/controls.module.css';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import styles from './polls.module.css';
import type { Poll } from './shapes.ts';

const { open: says } = words;

export function PollActions({ poll }: { readonly poll: Poll }) {
  const [voiding, setVoiding] = useState(false);
  return (
    <>
      {poll.abilities.copy && poll.state !== 'draft' && <CopyPoll poll={poll} />}
      {poll.abilities.void && (
        <Action kind="plain" onClick={() => setVoiding(true)}>
          {says.void}
        </Action>
      )}
      {voiding && <VoidPoll poll={poll} close={() => setVoiding(false)} />}
    </>
  );
}

function CopyPoll({ poll }: { readonly poll: Poll }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const copy = async () => {
    setBusy(true);
    const answer = await call('POST /api/polls', { body: { from: { kind: 'copy', poll: poll.id } } });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    await queries.invalidateQueries({ queryKey: ['GET /api/polls'] });
    await navigate({ to: '/polls/$id', params: { id: answer.value.id } });
  };
  return (
    <>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <Action busy={busy} onClick={() => void copy()}>
        {says.copy}
      </Action>
    </>
  );
}

function VoidPoll({ poll, close }: { readonly poll: Poll; readonly close: () => void }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  return (
    <Confirm
      title={says.voidTitle}
      action={says.voidAction}
      close={close}
      act={async () => {
        const answer = await call('POST /api/polls/:id/void', { params: { id: poll.id }, body: { reason } });
        if (!answer.ok) return answer.problem;
        await queries.invalidateQueries();
        return undefined;
      }}
    >
      <p>{says.voidWhat}</p>
      <label className={controls.label} htmlFor="void-reason">
        {says.voidReason}
      </label>
      <textarea
        id="void-reason"
        className={classes(styles.textarea, styles.reason)}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  );
}

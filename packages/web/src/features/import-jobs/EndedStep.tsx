/** An import that is over: done, and may be taken back; taken back, failed or given up. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Section } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { words } from './copy.ts';
import type { Import } from './ImportScreen.tsx';
import styles from './imports.module.css';

interface StepProps {
  readonly one: Import;
  readonly again: () => void;
}

export function EndedStep({ one, again }: StepProps) {
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const { status, counts, problem } = one;
  return (
    <Section title={titleOf(one)}>
      <div className={styles.stack}>
        {status === 'applied' && counts && <p>{words.outcome(counts.create, counts.change, 0)}</p>}
        {problem && (
          <Notice tone={status === 'applied' ? 'warn' : 'bad'}>
            <p>{problem.sentence}</p>
            {problem.count > problem.lines.length && <p>{words.done.of(problem.count)}</p>}
            <ul className={styles.lines}>
              {problem.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        )}
        <div className={styles.foot}>
          {status === 'applied' && (
            <Action kind="primary" onClick={() => void navigate({ to: '/units' })}>
              {words.done.toRoster}
            </Action>
          )}
          <Action
            kind={status === 'applied' ? 'ordinary' : 'primary'}
            onClick={() => void navigate({ to: '/imports' })}
          >
            {status === 'failed' ? words.done.again : words.done.next}
          </Action>
          {one.abilities.undo && <Action onClick={() => ask(true)}>{words.done.undo}</Action>}
        </div>
      </div>
      {asking && (
        <Confirm
          title={words.done.undoAsk(one.fileName)}
          action={words.done.undoYes}
          act={async () => {
            const answer = await call('POST /api/imports/:id/undo', { params: { id: one.id } });
            if (!answer.ok) return answer.problem;
            ask(false);
            again();
            return undefined;
          }}
          close={() => ask(false)}
        >
          {words.done.undoLead}
        </Confirm>
      )}
    </Section>
  );
}

function titleOf({ status, appliedAt, undoneAt }: Import): string {
  if (status === 'applied') return words.done.applied(spokenMoment(appliedAt ?? ''));
  if (status === 'undone') return words.done.undone(spokenMoment(undoneAt ?? ''));
  return status === 'dropped' ? words.done.dropped : words.done.failed;
}

/** A dialog with fields that does one thing: says what will happen, and in place why it didn't. */
import type { ReactNode } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import styles from './board.module.css';
import { words } from './copy.ts';
import { sentenceOf } from './use-sending.ts';

interface FormDialogProps {
  readonly title: string;
  readonly what: ReactNode;
  readonly action: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly submit: () => void;
  readonly close: () => void;
  readonly children?: ReactNode;
}

export function FormDialog({ title, what, action, ready, busy, problem, submit, close, children }: FormDialogProps) {
  return (
    <Dialog title={title} lead={what} close={close} wide>
      <form
        noValidate
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) submit();
        }}
      >
        {problem && <Notice tone="bad">{sentenceOf(problem)}</Notice>}
        {children}
        <div className={dialog.answers}>
          <Action onClick={close}>{words.acts.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy} disabled={!ready}>
            {action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

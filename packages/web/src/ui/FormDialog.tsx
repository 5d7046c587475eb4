/** A dialog with fields that does one thing: says what will happen, and in place why it didn't. */
import type { ReactNode } from 'react';
import { type Problem, sentenceOf } from '../api/problem.ts';
import { Action, Notice } from './controls.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './dialog.module.css';

interface FormDialogProps {
  readonly title: string;
  readonly what: ReactNode;
  readonly action: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly submit: () => void;
  readonly close: () => void;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const { title, what, action, ready, busy, problem, submit, close, wide = true, children } = props;
  return (
    <Dialog title={title} lead={what} close={close} wide={wide}>
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
        <div className={styles.answers}>
          <Action onClick={close}>取消</Action>
          <Action kind="primary" type="submit" busy={busy} disabled={!ready}>
            {action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

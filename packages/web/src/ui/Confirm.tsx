/** Asks before something is done: what will happen, and to whom; tells in place when it was refused. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { Action, Notice } from './controls.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './dialog.module.css';

interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, as a verb. */
  readonly action: string;
  /** Gives the problem that came in the way; the dialog stays then. */
  readonly act: () => Promise<Problem | undefined>;
  readonly close: () => void;
}

export function Confirm({ title, children, action, act, close }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <Dialog title={title} lead={children} close={close}>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <div className={styles.answers}>
        <Action onClick={close} disabled={busy} data-begin="">
          取消
        </Action>
        <Action
          kind="primary"
          busy={busy}
          onClick={async () => {
            setBusy(true);
            setProblem(await act());
            setBusy(false);
          }}
        >
          {action}
        </Action>
      </div>
    </Dialog>
  );
}

/** Asks for a text before something is sent: why it is returned or withdrawn, or what one says to it. */
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { words } from './copy.ts';
import styles from './events.module.css';
import { fitsIn, TextArea } from './TextArea.tsx';

interface ReasoningProps {
  readonly title: string;
  readonly what: string;
  readonly label: string;
  readonly action: string;
  readonly first?: string;
  /** Gives the problem that came in the way; the dialog stays then. */
  readonly send: (text: string) => Promise<Problem | undefined>;
  readonly close: () => void;
}

export function Reasoning({ title, what, label, action, first = '', send, close }: ReasoningProps) {
  const [text, setText] = useState(first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <Dialog title={title} lead={what} close={close}>
      <form
        noValidate
        className={styles.form}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const met = await send(text.trim());
          setBusy(false);
          setProblem(met);
          if (met === undefined) close();
        }}
      >
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        <TextArea label={label} value={text} onValue={setText} />
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy} disabled={!fitsIn(text)}>
            {action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

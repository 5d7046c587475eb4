/** Asks for a sentence before something is done: a reason, a comment. What was typed stays until it has been taken. */
import { type ReactNode, useId, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { Input } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { words } from './copy.ts';
import styles from './meetings.module.css';

interface SentenceProps {
  readonly title: string;
  readonly what: string;
  readonly label: string;
  readonly action: string;
  /** Fields before the sentence. */
  readonly children?: ReactNode;
  /** Whether what stands in these is enough. */
  readonly complete?: boolean;
  readonly close: () => void;
  /** Gives the problem that came in the way; the dialog stays then. */
  readonly send: (text: string, idempotencyKey: string) => Promise<Problem | undefined>;
}

export function Sentence({ title, what, label, action, children, complete = true, close, send }: SentenceProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [key, setKey] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <Dialog title={title} lead={what} close={close} wide>
      <form
        noValidate
        className={styles.fields}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const met = await send(text.trim(), key);
          setBusy(false);
          setProblem(met);
          if (met === undefined) close();
          else if (met.kind === 'refused') setKey(randomKey());
        }}
      >
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        {children}
        <div>
          <label className={styles.label} htmlFor={id}>
            {label}
          </label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={1000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy} disabled={text.trim() === '' || !complete}>
            {action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

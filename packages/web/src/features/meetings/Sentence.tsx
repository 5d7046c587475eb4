/** Asks for a sentence before something is done: a reason, a comment. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { Field } from '../../ui/antd/Field.tsx';

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

export function Sentence({ label, children, complete = true, send, ...rest }: SentenceProps) {
  const [text, setText] = useState('');
  return (
    <AskDialog {...rest} wide ready={text.trim() !== '' && complete} send={(key) => send(text.trim(), key)}>
      {children}
      <Field label={label} value={text} onValue={setText} most={1000} lines={[3, 10]} />
    </AskDialog>
  );
}

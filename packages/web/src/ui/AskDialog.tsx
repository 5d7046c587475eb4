/** Asks for something before one thing is sent: a reason, a comment, a day. What was typed stays until it has been taken. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { randomKey } from '../api/random-key.ts';
import { FormDialog } from './FormDialog.tsx';

interface AskDialogProps {
  readonly title: string;
  readonly what: ReactNode;
  readonly action: string;
  /** Whether what was typed is enough. */
  readonly ready: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly close: () => void;
  /** Gives the problem that came in the way; the dialog stays then. The key is that of one attempt, until it is answered. */
  readonly send: (idempotencyKey: string) => Promise<Problem | undefined>;
}

export function AskDialog({ wide = false, close, send, ...rest }: AskDialogProps) {
  const [key, setKey] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async () => {
    setBusy(true);
    const met = await send(key);
    setBusy(false);
    setProblem(met);
    if (met === undefined) close();
    else if (met.kind === 'refused') setKey(randomKey());
  };
  return <FormDialog {...rest} wide={wide} busy={busy} problem={problem} close={close} submit={() => void submit()} />;
}

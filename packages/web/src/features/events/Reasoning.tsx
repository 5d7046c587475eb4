/** Asks for a text before something is sent: why it is returned or withdrawn, or what one says to it. */
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
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

export function Reasoning({ label, first = '', send, ...rest }: ReasoningProps) {
  const [text, setText] = useState(first);
  return (
    <AskDialog {...rest} ready={fitsIn(text)} send={() => send(text.trim())}>
      <TextArea label={label} value={text} onValue={setText} />
    </AskDialog>
  );
}

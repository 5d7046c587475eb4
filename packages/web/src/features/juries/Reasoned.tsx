/** Asks before something is done, and why, where a reason is owed. */
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { TextField } from '../../ui/controls.tsx';
import { words } from './copy.ts';

interface ReasonedProps {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  /** No reason is asked for where this is false. */
  readonly asks: boolean;
  readonly act: (reason: string | undefined) => Promise<Problem | undefined>;
  readonly close: () => void;
}

export function Reasoned({ title, lead, action, asks, act, close }: ReasonedProps) {
  const [reason, setReason] = useState('');
  return (
    <Confirm title={title} action={action} close={close} act={() => act(asks ? reason.trim() : undefined)}>
      <p>{lead}</p>
      {asks && <TextField label={words.live.reason} maxLength={200} value={reason} onValue={setReason} />}
    </Confirm>
  );
}

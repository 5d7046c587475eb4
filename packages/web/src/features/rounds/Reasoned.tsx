/** Asks for a reason, and where a stage is to end on another day for that day, before a round is changed. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { words } from './copy.ts';

interface ReasonedProps {
  readonly title: string;
  readonly what: ReactNode;
  readonly action: string;
  readonly day?: { readonly label: string; readonly value: string };
  readonly close: () => void;
  /** Gives the problem that came in the way; the dialog stays then. */
  readonly send: (reason: string, day: string) => Promise<Problem | undefined>;
}

/** Characters that a reason may have. */
const MOST = 200;

export function Reasoned({ day, send, ...rest }: ReasonedProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(day?.value ?? '');
  return (
    <AskDialog
      {...rest}
      ready={reason.trim() !== '' && (day === undefined || until !== '')}
      send={() => send(reason.trim(), until)}
    >
      {day && <DayField label={day.label} value={until} onValue={setUntil} />}
      <Field label={words.page.reason} value={reason} onValue={setReason} most={MOST} lines={[2, 6]} />
    </AskDialog>
  );
}

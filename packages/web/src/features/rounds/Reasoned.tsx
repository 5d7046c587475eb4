/** Asks for a reason, and where a stage is to end on another day for that day, before a round is changed. */
import { type ReactNode, useId, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { AtMost } from '../../ui/AtMost.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Input } from '../../ui/antd/face.ts';
import { words } from './copy.ts';
import styles from './rounds.module.css';

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
  const id = useId();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(day?.value ?? '');
  return (
    <AskDialog
      {...rest}
      ready={reason.trim() !== '' && (day === undefined || until !== '')}
      send={() => send(reason.trim(), until)}
    >
      {day && (
        <div>
          <span className={styles.label}>{day.label}</span>
          <DayPicker label={day.label} value={until} onValue={setUntil} />
        </div>
      )}
      <div>
        <label className={styles.label} htmlFor={id}>
          {words.page.reason}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={MOST}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <AtMost text={reason} most={MOST} />
      </div>
    </AskDialog>
  );
}

/** Asks for a reason, and where a stage is to end on another day for that day, before a round is changed. */
import { useId, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Input } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { words } from './copy.ts';
import styles from './rounds.module.css';

interface ReasonedProps {
  readonly title: string;
  readonly what: string;
  readonly action: string;
  readonly day?: { readonly label: string; readonly value: string };
  readonly close: () => void;
  /** Gives the problem that came in the way; the dialog stays then. */
  readonly send: (reason: string, day: string) => Promise<Problem | undefined>;
}

export function Reasoned({ title, what, action, day, close, send }: ReasonedProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(day?.value ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <Dialog title={title} lead={what} close={close}>
      <form
        noValidate
        className={styles.fields}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const met = await send(reason.trim(), until);
          setBusy(false);
          setProblem(met);
          if (met === undefined) close();
        }}
      >
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
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
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <div className={dialog.answers}>
          <Action onClick={close}>{words.page.cancel}</Action>
          <Action
            kind="primary"
            type="submit"
            busy={busy}
            disabled={reason.trim() === '' || (day !== undefined && until === '')}
          >
            {action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

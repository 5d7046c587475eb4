/** Writing down a visit or a talk. */
import { type ReactNode, useId, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Input } from '../../ui/antd/face.ts';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { todayHere } from '../../ui/day.ts';
import dialog from '../../ui/dialog.module.css';
import { words } from './copy.ts';
import styles from './supervision.module.css';

export interface Said {
  readonly day: string;
  readonly byWhom: string;
  readonly found: string;
  readonly asked: string;
  readonly until?: string;
}

interface RecordDialogProps {
  readonly title: string;
  readonly lead?: string;
  readonly talk: boolean;
  /** Chooses whom or what it is about, where that isn't known. */
  readonly about?: ReactNode;
  readonly ready: boolean;
  readonly close: () => void;
  /** Gives the problem that came in the way; the dialog stays then. */
  readonly send: (said: Said) => Promise<Problem | undefined>;
}

export function RecordDialog({ title, lead, talk, about, ready, close, send }: RecordDialogProps) {
  const id = useId();
  const [said, setSaid] = useState({ day: todayHere(), byWhom: '', found: '', asked: '', until: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const change = (some: Partial<typeof said>) => setSaid({ ...said, ...some });
  const { day, byWhom, found, asked, until } = said;
  const filled = ready && [day, byWhom, found, asked].every((text) => text.trim() !== '');
  const area = (name: 'found' | 'asked', most: number) => (
    <div>
      <label className={styles.label} htmlFor={`${id}-${name}`}>
        {words[name]}
      </label>
      <Input.TextArea
        id={`${id}-${name}`}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={most}
        value={said[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </div>
  );
  return (
    <Dialog title={title} {...(lead === undefined ? {} : { lead })} close={close}>
      <form
        noValidate
        className={styles.fields}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const met = await send({ day, byWhom, found, asked, ...(until === '' ? {} : { until }) });
          setBusy(false);
          setProblem(met);
          if (met === undefined) close();
        }}
      >
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        {about}
        <div>
          <span className={styles.label}>{words.day}</span>
          <DayPicker label={words.day} value={day} onValue={(value) => change({ day: value })} />
        </div>
        <TextField
          label={words.byWhom(talk)}
          maxLength={100}
          value={byWhom}
          onValue={(value) => change({ byWhom: value })}
        />
        {area('found', 2000)}
        {area('asked', 1000)}
        <div>
          <span className={styles.label}>{words.until}</span>
          <DayPicker label={words.until} value={until} clearable onValue={(value) => change({ until: value })} />
        </div>
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy} disabled={!filled}>
            {words.save}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

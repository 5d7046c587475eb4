/** Writing down a visit or a talk. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { TextField } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { words } from './copy.ts';

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
  const [said, setSaid] = useState({ day: todayHere(), byWhom: '', found: '', asked: '', until: '' });
  const change = (some: Partial<typeof said>) => setSaid({ ...said, ...some });
  const { day, byWhom, found, asked, until } = said;
  const filled = ready && [day, byWhom, found, asked].every((text) => text.trim() !== '');
  const area = (name: 'found' | 'asked', most: number) => (
    <Field
      label={words[name]}
      value={said[name]}
      onValue={(text) => change({ [name]: text })}
      most={most}
      lines={[2, 6]}
    />
  );
  return (
    <AskDialog
      title={title}
      what={lead}
      action={words.save}
      ready={filled}
      close={close}
      send={() => send({ day, byWhom, found, asked, ...(until === '' ? {} : { until }) })}
    >
      {about}
      <DayField label={words.day} value={day} onValue={(value) => change({ day: value })} />
      <TextField
        label={words.byWhom(talk)}
        maxLength={100}
        value={byWhom}
        onValue={(value) => change({ byWhom: value })}
      />
      {area('found', 2000)}
      {area('asked', 1000)}
      <DayField label={words.until} value={until} clearable onValue={(value) => change({ until: value })} />
    </AskDialog>
  );
}

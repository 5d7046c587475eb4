/** Puts a value in place of one that lacks, by decision. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSending } from '../../api/use-sending.ts';
import { Field } from '../../ui/antd/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { words } from './copy.ts';

const { rule: says } = words;

/** Something that lacks of somebody, and the setting of a ruling that may stand in its place. */
export interface Supplied {
  readonly person: { readonly id: string; readonly name: string };
  readonly text: string;
  readonly setting: string;
}

interface MissingDialogProps {
  readonly round: string;
  readonly waiting: Supplied;
  readonly close: () => void;
}

export function MissingDialog({ round, waiting, close }: MissingDialogProps) {
  const { person, text, setting } = waiting;
  const [value, setValue] = useState('');
  const [by, setBy] = useState<string>(says.byUsual);
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  return (
    <FormDialog
      title={says.missing}
      what={`${person.name}：${text}。${says.missingWhat}`}
      action={says.save}
      ready={[value, by, reason].every((one) => one.trim() !== '')}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            call('POST /api/rounds/:id/rulings', {
              params: { id: round },
              body: {
                kind: 'subject',
                target: person.id,
                setting,
                value: value.trim(),
                by: by.trim(),
                reason: reason.trim(),
              },
            }),
        ])
      }
    >
      <Field label={says.value} value={value} onValue={setValue} most={200} />
      <Field label={says.by} value={by} onValue={setBy} most={60} />
      <Field label={says.reason} value={reason} onValue={setReason} most={500} lines={2} />
    </FormDialog>
  );
}

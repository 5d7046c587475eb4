/** An exception or an adjustment for one person: tried first, then decided with a reason. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSending } from '../../api/use-sending.ts';
import { Field } from '../../ui/antd/Field.tsx';
import { ChoiceField } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type Board, words } from './copy.ts';
import { Trial } from './Trial.tsx';

const { rule: says } = words;

interface ExceptionDialogProps {
  readonly round: string;
  readonly board: Board;
  readonly close: () => void;
}

export function ExceptionDialog({ round, board, close }: ExceptionDialogProps) {
  const [person, setPerson] = useState('');
  const [choice, setChoice] = useState('');
  const [by, setBy] = useState<string>(says.byUsual);
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  const chosen = board.choices[Number(choice)];
  const ruling =
    person === '' || choice === '' || chosen === undefined
      ? undefined
      : { kind: 'subject' as const, target: person, setting: chosen.setting, value: chosen.value };
  return (
    <FormDialog
      title={says.exceptionTitle}
      what={says.exceptionWhat}
      action={says.save}
      ready={ruling !== undefined && by.trim() !== '' && reason.trim() !== ''}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        ruling &&
        void send([
          () =>
            call('POST /api/rounds/:id/rulings', {
              params: { id: round },
              body: { ...ruling, by: by.trim(), reason: reason.trim() },
            }),
        ])
      }
    >
      <ChoiceField
        label={says.person}
        value={person}
        onValue={setPerson}
        options={[
          { value: '', label: says.chooseWhat },
          ...board.lines.map(({ person: { id, name }, unit, grade }) => ({
            value: id,
            label: `${name}（${[unit, grade].filter(Boolean).join('，')}）`,
          })),
        ]}
      />
      <ChoiceField
        label={says.what}
        value={choice}
        onValue={setChoice}
        options={[
          { value: '', label: says.chooseWhat },
          ...board.choices.map(({ name }, at) => ({ value: String(at), label: name })),
        ]}
      />
      <Trial round={round} ruling={ruling} />
      <Field label={says.by} value={by} onValue={setBy} most={60} />
      <Field label={says.reason} value={reason} onValue={setReason} most={500} lines={2} />
    </FormDialog>
  );
}

/** Records one use for one person or for several: who, which kind, when, by which document, on which result it rests. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { useSending } from '../../api/use-sending.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { Action, ChoiceField } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { PersonPicker, type PickedPerson } from '../people/PersonPicker.tsx';
import { type Kinds, words } from './copy.ts';
import styles from './uses.module.css';

interface RecordDialogProps {
  readonly kinds: Kinds['kinds'];
  readonly close: (recorded?: number) => void;
}

export function RecordDialog({ kinds, close }: RecordDialogProps) {
  const open = kinds.filter(({ retired }) => !retired);
  const [people, setPeople] = useState<readonly PickedPerson[]>([]);
  const [kind, setKind] = useState(open[0]?.key ?? '');
  const [day, setDay] = useState(todayHere);
  const [document, setDocument] = useState('');
  const [round, setRound] = useState('');
  const [note, setNote] = useState('');
  const { busy, problem, send } = useSending(() => close(people.length));
  const uses = people.map(({ id: person }) => ({
    person,
    kind,
    day,
    document: document.trim(),
    ...(round === '' ? {} : { round }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }));
  return (
    <FormDialog
      title={words.recordTitle}
      what={words.recordWhat}
      action={words.save}
      ready={people.length > 0 && kind !== '' && day !== '' && document.trim() !== ''}
      busy={busy}
      problem={problem}
      close={() => close()}
      submit={() => void send([() => call('POST /api/uses', { body: { uses } })])}
    >
      <Labelled label={words.who}>
        {(id) => (
          <>
            <PersonPicker
              id={id}
              value={undefined}
              all
              onValue={(picked) => {
                if (picked && !people.some(({ id }) => id === picked.id)) setPeople([...people, picked]);
              }}
            />
            <ul className={styles.chips}>
              {people.map(({ id, name }) => (
                <li key={id}>
                  {name}
                  <Action
                    kind="plain"
                    aria-label={words.remove(name)}
                    onClick={() => setPeople(people.filter((one) => one.id !== id))}
                  >
                    ×
                  </Action>
                </li>
              ))}
            </ul>
          </>
        )}
      </Labelled>
      <ChoiceField
        label={words.kind}
        value={kind}
        options={open.map(({ key, name }) => ({ value: key, label: name }))}
        onValue={setKind}
      />
      <Field label={`${words.document}（${words.documentHint}）`} value={document} onValue={setDocument} most={100} />
      <DayField label={words.day} value={day} onValue={setDay} />
      <Rests value={round} onValue={setRound} />
      <Field label={words.note} value={note} onValue={setNote} most={200} />
    </FormDialog>
  );
}

/** Rounds with results that were made known; whether they are confirmed the server says. */
export function Rests({ value, onValue }: { readonly value: string; readonly onValue: (round: string) => void }) {
  const asked = useAsked('GET /api/statistics');
  if (asked.state !== 'here') return null;
  const rounds = asked.value.rounds.filter(({ published }) => published);
  if (rounds.length === 0) return null;
  return (
    <ChoiceField
      label={words.rests}
      value={value}
      options={[{ value: '', label: words.noRound }, ...rounds.map(({ id, name }) => ({ value: id, label: name }))]}
      onValue={onValue}
    />
  );
}

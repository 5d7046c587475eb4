/** People whose grade was put off, once results are confirmed, and the form that gives it. Nothing where nobody waits for one, and for whom that is none of their business. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { useSending } from '../../api/use-sending.ts';
import { Section } from '../../console/Page.tsx';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { Action, ChoiceField } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Failure } from '../../ui/states.tsx';
import styles from '../results/board.module.css';
import { type LaterGrades as Later, words } from './copy.ts';

type Person = Later['people'][number]['person'];

export function LaterGrades({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/later-grades', { params: { id: round } });
  const [giving, give] = useState<Person>();
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed')
    return asked.problem.kind === 'forbidden' ? null : <Failure problem={asked.problem} again={asked.again} />;
  const { people, grades, abilities } = asked.value;
  if (people.length === 0) return null;
  return (
    <Section title={words.title}>
      <ul>
        {people.map(({ person, because }) => (
          <li key={person.id} className={styles.decision}>
            <div>
              <p className={styles.what}>{person.name}</p>
              <p className={styles.soft}>{because}</p>
            </div>
            {abilities.give && (
              <Action aria-label={words.giveOf(person.name)} onClick={() => give(person)}>
                {words.give}
              </Action>
            )}
          </li>
        ))}
      </ul>
      {giving && <GiveDialog round={round} person={giving} grades={grades} close={() => give(undefined)} />}
    </Section>
  );
}

interface GiveDialogProps {
  readonly round: string;
  readonly person: Person;
  readonly grades: readonly string[];
  readonly close: () => void;
}

function GiveDialog({ round, person, grades, close }: GiveDialogProps) {
  const [grade, setGrade] = useState('');
  const [body, setBody] = useState<string>(words.bodyUsual);
  const [day, setDay] = useState(todayHere());
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  return (
    <FormDialog
      title={words.giveOf(person.name)}
      what={words.what}
      action={words.save}
      ready={[grade, body, day, reason].every((one) => one.trim() !== '')}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            call('POST /api/rounds/:id/later-grades', {
              params: { id: round },
              body: { person: person.id, grade, body: body.trim(), day, reason: reason.trim() },
            }),
        ])
      }
    >
      <ChoiceField
        label={words.grade}
        value={grade}
        onValue={setGrade}
        options={[{ value: '', label: words.choose }, ...grades.map((one) => ({ value: one, label: one }))]}
      />
      <Field label={words.body} value={body} onValue={setBody} most={60} />
      <DayField label={words.day} value={day} onValue={setDay} />
      <Field label={words.reason} value={reason} onValue={setReason} most={500} lines={2} />
    </FormDialog>
  );
}

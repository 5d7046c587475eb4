/** Whom or what a jury scores, in the order of their turn. */
import { useState } from 'react';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField, TextField } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import table from '../../ui/table.module.css';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './copy.ts';
import type { SubjectRow } from './form.ts';
import styles from './juries.module.css';

interface SubjectsEditorProps {
  readonly subjects: readonly SubjectRow[];
  readonly day: string;
  readonly onSubjects: (subjects: readonly SubjectRow[]) => void;
}

export function SubjectsEditor({ subjects, day, onSubjects }: SubjectsEditorProps) {
  const say = words.subjects;
  const swap = (at: number, to: number) => {
    const next = [...subjects];
    const [one] = next.splice(at, 1);
    if (one !== undefined) next.splice(to, 0, one);
    onSubjects(next);
  };
  return (
    <Section title={say.title}>
      {subjects.length === 0 ? (
        <p className={styles.hint}>{say.empty}</p>
      ) : (
        <table className={table.table}>
          <Heads of={[say.head.no, say.head.name, say.head.panel, say.head.act]} />
          <tbody>
            {subjects.map((one, at) => (
              <tr key={one.about ?? one.id ?? one.name}>
                <td>{at + 1}</td>
                <td>{one.name}</td>
                <td>
                  <input
                    className={styles.cell}
                    aria-label={`${one.name} ${say.panel}`}
                    maxLength={20}
                    value={one.panel}
                    onChange={({ target }) =>
                      onSubjects(subjects.map((each) => (each === one ? { ...one, panel: target.value } : each)))
                    }
                  />
                </td>
                <td className={styles.acts}>
                  <Action
                    kind="plain"
                    disabled={at === 0}
                    aria-label={say.up(one.name)}
                    onClick={() => swap(at, at - 1)}
                  >
                    ↑
                  </Action>
                  <Action
                    kind="plain"
                    disabled={at === subjects.length - 1}
                    aria-label={say.down(one.name)}
                    onClick={() => swap(at, at + 1)}
                  >
                    ↓
                  </Action>
                  <Action
                    kind="plain"
                    aria-label={say.remove(one.name)}
                    onClick={() => onSubjects(subjects.filter((each) => each !== one))}
                  >
                    ✕
                  </Action>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Adding day={day} add={(one) => onSubjects([...subjects, one])} taken={subjects} />
    </Section>
  );
}

interface AddingProps {
  readonly day: string;
  readonly add: (subject: SubjectRow) => void;
  readonly taken: readonly SubjectRow[];
}

function Adding({ day, add, taken }: AddingProps) {
  const say = words.subjects;
  const [kind, setKind] = useState<SubjectRow['kind']>('person');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<string>();
  const fresh = (about: string) => !taken.some((one) => one.about === about);
  return (
    <div className={styles.adding}>
      <ChoiceField
        label={say.kind}
        value={kind}
        options={Object.entries(say.kinds).map(([value, label]) => ({ value, label }))}
        onValue={(value) => setKind(value as SubjectRow['kind'])}
      />
      {kind === 'person' && (
        <div>
          <label className={styles.label} htmlFor="jury-subject">
            {say.addPerson}
          </label>
          <PersonPicker
            id="jury-subject"
            day={day}
            value={undefined}
            onValue={(person) => {
              if (person && fresh(person.id)) add({ kind, about: person.id, name: person.name, panel: '' });
            }}
          />
        </div>
      )}
      {kind === 'unit' && (
        <div>
          <label className={styles.label} htmlFor="jury-unit">
            {say.addUnit}
          </label>
          <UnitPicker
            id="jury-unit"
            day={day}
            value={undefined}
            onValue={(about, path) => {
              if (about && fresh(about)) add({ kind, about, name: path ?? '', panel: '' });
            }}
          />
        </div>
      )}
      {kind === 'project' && (
        <>
          <TextField label={say.project} maxLength={60} value={name} onValue={setName} />
          <div>
            <label className={styles.label} htmlFor="jury-project-unit">
              {say.projectUnit}
            </label>
            <UnitPicker id="jury-project-unit" day={day} value={unit} onValue={setUnit} />
          </div>
          <Action
            disabled={name.trim() === '' || unit === undefined}
            onClick={() => {
              if (unit === undefined) return;
              add({ kind, name: name.trim(), unit, panel: '' });
              setName('');
            }}
          >
            {say.addProject}
          </Action>
        </>
      )}
    </div>
  );
}

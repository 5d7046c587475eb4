/** Who scores: people of the roster, and people from outside with name and unit. */
import { useState } from 'react';
import { Section } from '../../console/Page.tsx';
import { Action, TextField } from '../../ui/controls.tsx';
import table from '../../ui/table.module.css';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { words } from './copy.ts';
import type { JurorRow, Rules } from './form.ts';
import styles from './juries.module.css';

interface JurorsEditorProps {
  readonly jurors: readonly JurorRow[];
  readonly roles: Rules['roles'];
  readonly day: string;
  readonly onJurors: (jurors: readonly JurorRow[]) => void;
}

export function JurorsEditor({ jurors, roles, day, onJurors }: JurorsEditorProps) {
  const say = words.jurors;
  const [name, setName] = useState('');
  const [unitName, setUnitName] = useState('');
  const change = (one: JurorRow, some: Partial<JurorRow>) =>
    onJurors(jurors.map((each) => (each === one ? { ...one, ...some } : each)));
  const role = roles[0]?.key ?? '';
  return (
    <Section title={say.title}>
      {jurors.length === 0 ? (
        <p className={styles.hint}>{say.empty}</p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{say.head.name}</th>
              <th>{say.head.line}</th>
              {roles.length > 0 && <th>{say.head.role}</th>}
              <th>{say.head.panel}</th>
              <th>{say.head.act}</th>
            </tr>
          </thead>
          <tbody>
            {jurors.map((one) => (
              <tr key={one.person ?? one.id ?? `${one.name} ${one.unitName}`}>
                <td>{one.name}</td>
                <td>{one.unitName}</td>
                {roles.length > 0 && (
                  <td>
                    <select
                      className={styles.cell}
                      aria-label={`${one.name} ${say.role}`}
                      value={one.role}
                      onChange={({ target }) => change(one, { role: target.value })}
                    >
                      {[...(roles.some(({ key }) => key === one.role) ? [] : ['']), ...roles.map(({ key }) => key)].map(
                        (key) => (
                          <option key={key} value={key}>
                            {key}
                          </option>
                        ),
                      )}
                    </select>
                  </td>
                )}
                <td>
                  <input
                    className={styles.cell}
                    aria-label={`${one.name} ${words.subjects.panel}`}
                    maxLength={20}
                    value={one.panel}
                    onChange={({ target }) => change(one, { panel: target.value })}
                  />
                </td>
                <td>
                  <Action
                    kind="plain"
                    aria-label={say.remove(one.name)}
                    onClick={() => onJurors(jurors.filter((each) => each !== one))}
                  >
                    ✕
                  </Action>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.adding}>
        <div>
          <label className={styles.label} htmlFor="jury-juror">
            {say.addInside}
          </label>
          <PersonPicker
            id="jury-juror"
            day={day}
            value={undefined}
            onValue={(person) => {
              if (person && !jurors.some((one) => one.person === person.id))
                onJurors([...jurors, { person: person.id, name: person.name, unitName: '', role, panel: '' }]);
            }}
          />
        </div>
        <TextField label={say.name} maxLength={30} value={name} onValue={setName} />
        <TextField label={say.unitName} maxLength={60} value={unitName} onValue={setUnitName} />
        <Action
          disabled={name.trim() === '' || unitName.trim() === ''}
          onClick={() => {
            onJurors([...jurors, { name: name.trim(), unitName: unitName.trim(), role, panel: '' }]);
            setName('');
          }}
        >
          {say.addOutside}
        </Action>
      </div>
    </Section>
  );
}

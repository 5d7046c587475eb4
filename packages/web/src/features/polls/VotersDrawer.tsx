/** Who votes signed in: whole units at once out of the roster, or one by one. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Drawer } from '../../ui/antd/face.ts';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './copy.ts';
import { type VoterDraft, withVoters } from './draft.ts';
import styles from './editor.module.css';
import polls from './polls.module.css';

const { draft: says } = words;
const whiches = says.whiches.filter(({ value }) => value !== 'units');
type Which = Exclude<(typeof says.whiches)[number]['value'], 'units'>;

interface VotersDrawerProps {
  readonly group: string;
  readonly voters: readonly VoterDraft[];
  readonly onVoters: (voters: readonly VoterDraft[]) => void;
  readonly close: () => void;
}

export function VotersDrawer({ group, voters, onVoters, close }: VotersDrawerProps) {
  const [unit, setUnit] = useState<string>();
  const [which, setWhich] = useState<Which>('all');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const add = async () => {
    if (unit === undefined) return;
    setBusy(true);
    // Who would stand on a paper of these units is who votes here.
    const answer = await call('POST /api/polls/suggestions', {
      body: { units: [unit], which, papers: 'one', groups: [] },
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const found = answer.value.forms.flatMap(({ subjects }) =>
      subjects.flatMap(({ person, name, line }) => (person === undefined ? [] : [{ id: person, name, line }])),
    );
    onVoters(withVoters(voters, found));
  };
  return (
    <Drawer open title={says.votersTitle(group)} size={520} onClose={close} destroyOnHidden>
      <div className={styles.dialog}>
        <p className={polls.hint}>{says.votersLead}</p>
        <div className={styles.adding}>
          <div>
            <span className={controls.label}>{says.unit}</span>
            <UnitPicker label={says.unit} value={unit} onValue={setUnit} />
          </div>
          <ChoiceField
            label={says.whichVoters}
            value={which}
            options={whiches}
            onValue={(next) => setWhich(next as Which)}
          />
          <Action busy={busy} disabled={unit === undefined} onClick={() => void add()}>
            {says.addVoters}
          </Action>
        </div>
        <PersonPicker
          label={says.addPerson}
          value={undefined}
          onValue={(person) => person && onVoters(withVoters(voters, [person]))}
        />
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        {voters.length === 0 ? (
          <p className={polls.hint}>{says.noVoters}</p>
        ) : (
          <ul className={styles.voters}>
            {voters.map((voter) => (
              <li key={voter.id}>
                <span>
                  {voter.name}
                  {voter.line && <span className={polls.hint}> {voter.line}</span>}
                </span>
                <Action
                  kind="plain"
                  aria-label={says.removeSubject(voter.name)}
                  onClick={() => onVoters(voters.filter(({ id }) => id !== voter.id))}
                >
                  {words.own.remove}
                </Action>
              </li>
            ))}
          </ul>
        )}
        <div className={styles.answers}>
          {voters.length > 0 && (
            <Action kind="plain" onClick={() => onVoters([])}>
              {says.clearVoters}
            </Action>
          )}
          <Action kind="primary" onClick={close}>
            {says.done}
          </Action>
        </div>
      </div>
    </Drawer>
  );
}

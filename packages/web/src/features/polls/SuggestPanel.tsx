/** Forms out of the roster: of which units, whom, on one paper or one for each, and whether colleagues rate each other. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { UnitList } from '../units/UnitList.tsx';
import { words } from './copy.ts';
import { groupsOf, type Suggested } from './draft.ts';
import styles from './editor.module.css';
import { Pick, Tick } from './fields.tsx';
import type { PollRules } from './shapes.ts';

const { draft: says } = words;
type Which = (typeof says.whiches)[number]['value'];

interface SuggestPanelProps {
  readonly rules: PollRules;
  /** The unit that holds the poll: what is proposed first. */
  readonly unit: string | undefined;
  readonly use: (suggested: Suggested) => void;
}

export function SuggestPanel({ rules, unit, use }: SuggestPanelProps) {
  const [units, setUnits] = useState<readonly string[]>(unit === undefined ? [] : [unit]);
  const [which, setWhich] = useState<Which>('staff');
  const [papers, setPapers] = useState<'one' | 'each'>('one');
  const [colleagues, setColleagues] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [nobody, setNobody] = useState(false);
  const groups = groupsOf(rules);
  const make = async () => {
    setBusy(true);
    setNobody(false);
    const answer = await call('POST /api/polls/suggestions', {
      body: {
        units: [...units],
        which,
        papers,
        groups: [...groups],
        ...(colleagues === undefined ? {} : { colleagues }),
      },
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    if (answer.value.forms.every(({ subjects }) => subjects.length === 0)) setNobody(true);
    else use(answer.value);
  };
  return (
    <div className={styles.suggest}>
      <UnitList units={units} onUnits={setUnits} words={{ label: says.unit, add: says.addUnit, below: says.below }} />
      <ChoiceField
        label={says.which}
        value={which}
        options={says.whiches}
        onValue={(next) => setWhich(next as Which)}
      />
      {units.length > 1 && (
        <div>
          <span className={controls.label}>{says.sheets}</span>
          <Pick label={says.sheets} value={papers} options={says.sheetKinds} onValue={setPapers} />
        </div>
      )}
      <div className={styles.ticks}>
        {groups.map((group) => (
          <Tick key={group} checked={colleagues === group} onValue={(on) => setColleagues(on ? group : undefined)}>
            {group === '' ? says.colleagues : says.colleaguesAs(group)}
          </Tick>
        ))}
      </div>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {nobody && <Notice tone="warn">{says.nobody}</Notice>}
      <div>
        <Action kind="primary" busy={busy} disabled={units.length === 0} onClick={() => void make()}>
          {says.make}
        </Action>
      </div>
    </div>
  );
}

/** Who is invited, by group: a number, or names from the roster. */
import { useState } from 'react';
import { randomKey } from '../../api/random-key.ts';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField, TextField } from '../../ui/controls.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { needOptions, words } from './copy.ts';
import styles from './meetings.module.css';
import type { Need, Plan, PlanGroup } from './plan.ts';

interface PartProps {
  readonly plan: Plan;
  readonly set: (some: Partial<Plan>) => void;
}

export function GroupsPart({ plan: { groups }, set }: PartProps) {
  const change = (key: string, some: Partial<PlanGroup>) =>
    set({ groups: groups.map((group) => (group.key === key ? { ...group, ...some } : group)) });
  const unused = words.usualGroups.filter((name) => !groups.some((group) => group.name === name));
  return (
    <Section title={words.groups}>
      <p className={styles.soft}>{words.groupsWhat}</p>
      {groups.map((group) => (
        <GroupRow
          key={group.key}
          group={group}
          change={(some) => change(group.key, some)}
          remove={() => set({ groups: groups.filter(({ key }) => key !== group.key) })}
        />
      ))}
      <div className={styles.tools}>
        {[...unused, ''].map((name) => (
          <Action
            key={name}
            onClick={() =>
              set({ groups: [...groups, { key: randomKey(), name, invited: '', needs: 'two-thirds', people: [] }] })
            }
          >
            {name === '' ? words.addGroup : `＋ ${name}`}
          </Action>
        ))}
      </div>
    </Section>
  );
}

interface GroupRowProps {
  readonly group: PlanGroup;
  readonly change: (some: Partial<PlanGroup>) => void;
  readonly remove: () => void;
}

function GroupRow({ group, change, remove }: GroupRowProps) {
  const [named, name] = useState(group.people.length > 0);
  return (
    <fieldset className={styles.row}>
      <legend className="unseen">{group.name || words.group}</legend>
      <div className={styles.middle}>
        <TextField label={words.group} value={group.name} maxLength={20} onValue={(text) => change({ name: text })} />
      </div>
      <div className={styles.short}>
        <TextField
          label={words.invited}
          inputMode="numeric"
          readOnly={group.people.length > 0}
          value={group.people.length > 0 ? String(group.people.length) : group.invited}
          onValue={(text) => change({ invited: text.replace(/\D/g, '') })}
        />
      </div>
      <div className={styles.middle}>
        <ChoiceField
          label={words.needs}
          value={group.needs}
          options={needOptions}
          onValue={(needs) => change({ needs: needs as Need })}
        />
      </div>
      <span className={styles.ends}>
        {!named && (
          <Action kind="plain" aria-label={words.byNameOf(group.name)} onClick={() => name(true)}>
            {words.byName}
          </Action>
        )}
        <Action kind="plain" aria-label={words.removeOf(group.name)} onClick={remove}>
          {words.remove}
        </Action>
      </span>
      {named && (
        <div className={styles.names}>
          {group.people.map((person) => (
            <span key={person.id}>
              {person.name}{' '}
              <Action
                kind="plain"
                aria-label={words.removeOf(person.name)}
                onClick={() => change({ people: group.people.filter(({ id }) => id !== person.id) })}
              >
                {words.remove}
              </Action>
            </span>
          ))}
          <div className={styles.picker}>
            <PersonPicker
              label={words.byNameOf(group.name)}
              value={undefined}
              onValue={(person) =>
                person &&
                !group.people.some(({ id }) => id === person.id) &&
                change({ people: [...group.people, person] })
              }
            />
          </div>
        </div>
      )}
    </fieldset>
  );
}

/** What a plan shows and asks for: stages with their days, who is on the list, what the roster doesn't say. */
import { useState } from 'react';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, TextField } from '../../ui/controls.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { UnitList } from '../units/UnitList.tsx';
import { type Plan, words } from './copy.ts';
import styles from './rounds.module.css';
import { NOTHING, type Wanted } from './wanted.ts';

const { new: says } = words;

export interface PartProps {
  readonly plan: Plan;
  readonly wanted: Wanted;
  readonly change: (some: Partial<Wanted>) => void;
}

export function PlanParts(props: PartProps) {
  const { plan } = props;
  return (
    <>
      {plan.unlisted.length > 0 && <Unlisted {...props} />}
      {plan.gaps.length > 0 && <Gaps {...props} />}
      <Stages {...props} />
      <People plan={plan} />
      {plan.toSupply.length > 0 && <Supplies {...props} />}
    </>
  );
}

function Stages({ plan, wanted, change }: PartProps) {
  const days = wanted.days ?? plan.stages.map(({ key, begins, ends }) => ({ key, begins, ends }));
  const set = (key: string, some: { readonly begins?: string; readonly ends?: string }) =>
    change({ days: days.map((one) => (one.key === key ? { ...one, ...some } : one)) });
  return (
    <Section title={says.stages}>
      <ol className={styles.stages}>
        {plan.stages.map(({ key, name, kind }) => {
          const own = days.find((one) => one.key === key);
          return (
            <li key={key} className={styles.stage}>
              <span className={styles.name}>{name}</span>
              <DayPicker
                label={says.begins(name)}
                value={own?.begins ?? ''}
                onValue={(begins) => kind !== 'record' && set(key, { begins })}
              />
              <DayPicker
                label={says.ends(name)}
                value={own?.ends ?? ''}
                onValue={(ends) => kind !== 'record' && set(key, { ends })}
              />
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function People({ plan }: { readonly plan: Plan }) {
  return (
    <Section title={`${says.people}：${says.count(plan.people)}`}>
      <details>
        <summary>{says.byUnit}</summary>
        <table className={list.table}>
          <tbody>
            {plan.organizations.map(({ id, name, people }) => (
              <tr key={id}>
                <td>{name}</td>
                <td className={list.number}>{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {plan.leftOut.length > 0 && (
        <details>
          <summary>{says.leftOut(plan.leftOut.length)}</summary>
          <ul>
            {plan.leftOut.map(({ person, name, because }) => (
              <li key={person}>{`${name}：${because}`}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

/** Values of the roster in the words of the scheme. */
function Unlisted({ plan, wanted, change }: PartProps) {
  return (
    <Section title={says.unlisted}>
      <div className={styles.fields}>
        {plan.unlisted.map(({ attribute, attributeName, value, people, values }) => (
          <ChoiceField
            key={`${attribute} ${value}`}
            label={says.unlistedWhat(attributeName, value, people)}
            value=""
            options={[
              { value: '', label: says.choose },
              ...values.map((each) => ({ value: each, label: each })),
              { value: NOTHING, label: says.asNothing },
            ]}
            onValue={(as) => change({ translations: [...wanted.translations, { attribute, value, as }] })}
          />
        ))}
      </div>
    </Section>
  );
}

function Gaps({ plan, wanted, change }: PartProps) {
  return (
    <Section title={says.gaps}>
      <ul className={styles.fields}>
        {plan.gaps.map(({ person, step, stepName, organization, because }) => (
          <li key={`${person.id} ${step}`}>
            <span className={controls.label}>{`${organization} ${person.name}，${stepName}：${because}`}</span>
            <PersonPicker
              label={says.gapOf(person.name, stepName)}
              value={undefined}
              onValue={(reviewer) =>
                reviewer && change({ reviewers: [...wanted.reviewers, { person: person.id, step, reviewer }] })
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a scheme asks for and the roster doesn't have: a value for everybody of some units. */
function Supplies({ plan, wanted, change }: PartProps) {
  return (
    <Section title={says.supply}>
      <div className={styles.fields}>
        {plan.toSupply.map(({ attribute, name, values, supplied }) => {
          const own = wanted.supplied.filter((one) => one.attribute === attribute);
          const set = (value: string, units: readonly string[]) =>
            change({
              supplied: [
                ...wanted.supplied.filter((one) => one.attribute !== attribute || one.value !== value),
                ...(units.length === 0 ? [] : [{ attribute, value, units }]),
              ],
            });
          return (
            <div key={attribute}>
              <span className={controls.label}>{`${name}，${says.supplied(supplied)}`}</span>
              {own.map(({ value, units }) => (
                <UnitList
                  key={value}
                  units={units}
                  onUnits={(next) => set(value, next)}
                  words={{ label: `${name}：${value}`, add: says.addUnit, below: says.below }}
                />
              ))}
              <ValueToSupply
                name={name}
                values={values}
                taken={own.map(({ value }) => value)}
                add={(value) => set(value, wanted.units)}
              />
            </div>
          );
        })}
      </div>
    </Section>
  );
}

interface ValueToSupplyProps {
  readonly name: string;
  /** Of the scheme; none: any word. */
  readonly values: readonly string[];
  readonly taken: readonly string[];
  readonly add: (value: string) => void;
}

/** A value is first taken for all units of the round, and then narrowed. */
function ValueToSupply({ name, values, taken, add }: ValueToSupplyProps) {
  const [typed, setTyped] = useState('');
  if (values.length === 0)
    return (
      <div className={styles.pair}>
        <TextField label={`${name}${says.value}`} maxLength={50} value={typed} onValue={setTyped} />
        <Action
          disabled={typed.trim() === ''}
          onClick={() => {
            add(typed.trim());
            setTyped('');
          }}
        >
          {says.addSupply}
        </Action>
      </div>
    );
  const left = values.filter((each) => !taken.includes(each));
  return (
    <ChoiceField
      label={`${name}${says.value}`}
      value=""
      options={[{ value: '', label: says.choose }, ...left.map((each) => ({ value: each, label: each }))]}
      onValue={(value) => value !== '' && add(value)}
    />
  );
}

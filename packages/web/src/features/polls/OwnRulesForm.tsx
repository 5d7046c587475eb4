/** Rules typed in by the office: what is marked, when a paper is void, who weighs how much. */
import { Action, classes } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { CellInput, Fault } from './fields.tsx';
import { OwnQuestionForm } from './OwnQuestionForm.tsx';
import { type Faults, newQuestion, type OwnRules, replaced, sumOf, without } from './own-rules.ts';
import styles from './rules.module.css';

const { own: says } = words;

interface OwnRulesFormProps {
  readonly value: OwnRules;
  readonly onValue: (value: OwnRules) => void;
  /** Shown once the person has tried to go on. */
  readonly faults: Faults;
}

export function OwnRulesForm({ value, onValue, faults }: OwnRulesFormProps) {
  const change = (some: Partial<OwnRules>) => onValue({ ...value, ...some });
  const { questions } = value;
  return (
    <div className={styles.form}>
      {questions.map((question, at) => (
        <OwnQuestionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have nothing else that stays while they are typed.
          key={at}
          at={at}
          value={question}
          faultAt={(place) => faults[`questions.${at}.${place}`]}
          onValue={(next) => change({ questions: replaced(questions, at, next) })}
          {...(questions.length > 1 ? { remove: () => change({ questions: without(questions, at) }) } : {})}
        />
      ))}
      <div>
        <Action kind="plain" onClick={() => change({ questions: [...questions, newQuestion('')] })}>
          {says.addQuestion}
        </Action>
      </div>
      <Groups value={value} faults={faults} onValue={onValue} />
      <p className={styles.line}>
        {says.quorumBefore}
        <CellInput
          label={says.quorum}
          value={value.quorum}
          fault={faults.quorum}
          onValue={(quorum) => change({ quorum })}
        />
        {says.quorumAfter}
      </p>
      <Fault>{faults.quorum}</Fault>
    </div>
  );
}

function Groups({ value, faults, onValue }: OwnRulesFormProps) {
  const { groups } = value;
  const change = (next: OwnRules['groups']) => onValue({ ...value, groups: next });
  const sum = sumOf(groups.map(({ weight }) => weight));
  return (
    <fieldset className={styles.question}>
      <legend className="unseen">{says.groups}</legend>
      <div className={styles.line}>
        <span className={styles.label}>{says.groups}</span>
        <ul className={styles.options}>
          {groups.length === 0 && <li>{says.allAlike}</li>}
          {groups.map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups have nothing else that stays while they are typed.
            <li key={at} className={styles.option}>
              <CellInput
                label={says.groupName(at + 1)}
                room="word"
                placeholder={says.groupExample}
                value={group.key}
                fault={faults[`groups.${at}.key`]}
                onValue={(key) => change(replaced(groups, at, { ...group, key }))}
              />
              <CellInput
                label={says.groupWeight(group.key)}
                value={group.weight}
                fault={faults[`groups.${at}.weight`]}
                onValue={(weight) => change(replaced(groups, at, { ...group, weight }))}
              />
              %
              <Action
                kind="plain"
                onClick={() => change(without(groups, at))}
                aria-label={says.removeOption(group.key)}
              >
                {says.remove}
              </Action>
              <Fault>{faults[`groups.${at}.key`] ?? faults[`groups.${at}.weight`]}</Fault>
            </li>
          ))}
          <li className={styles.more}>
            <Action kind="plain" onClick={() => change([...groups, { key: '', weight: '' }])}>
              {says.addGroup}
            </Action>
            {groups.length > 0 && sum !== undefined && (
              <span className={classes(styles.sum, sum !== '100' && styles.off)} role="status">
                {says.sum(sum)}
              </span>
            )}
          </li>
        </ul>
      </div>
      <Fault>{faults.groups}</Fault>
    </fieldset>
  );
}

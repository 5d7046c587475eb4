/** One question of rules typed in: what is marked, and what a mark is worth. */
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { CellInput, Fault, Pick } from './fields.tsx';
import { OwnVoids, type PartProps } from './OwnVoids.tsx';
import { type OwnQuestion, replaced, without } from './own-rules.ts';
import styles from './rules.module.css';

const { own: says } = words;

interface QuestionProps extends PartProps {
  readonly at: number;
  readonly remove?: () => void;
}

export function OwnQuestionForm({ at, value, faultAt, onValue, remove }: QuestionProps) {
  const change = (some: Partial<OwnQuestion>) => onValue({ ...value, ...some });
  return (
    <fieldset className={styles.question}>
      <legend className="unseen">{says.questionNumber(at + 1)}</legend>
      <div className={styles.line}>
        <span className={styles.label}>{says.question}</span>
        <CellInput
          label={says.question}
          room="name"
          value={value.name}
          fault={faultAt('name')}
          onValue={(name) => change({ name })}
        />
        <Pick label={says.kind} value={value.kind} options={says.kinds} onValue={(kind) => change({ kind })} />
        {remove && (
          <Action kind="plain" onClick={remove}>
            {says.remove}
          </Action>
        )}
      </div>
      <Fault>{faultAt('name')}</Fault>
      {value.kind === 'options' ? (
        <Options value={value} faultAt={faultAt} onValue={onValue} />
      ) : (
        <Numbers value={value} faultAt={faultAt} onValue={onValue} />
      )}
      <OwnVoids value={value} faultAt={faultAt} onValue={onValue} />
      <div className={styles.line}>
        <span className={styles.label}>{says.invalid}</span>
        <Pick
          label={says.invalid}
          value={value.invalid}
          options={says.invalids}
          onValue={(invalid) => change({ invalid })}
        />
      </div>
      <p className={styles.line}>
        <span className={styles.label}>{says.least}</span>
        {says.leastBefore}
        <CellInput
          label={says.least}
          value={value.atLeast}
          fault={faultAt('atLeast')}
          onValue={(atLeast) => change({ atLeast })}
        />
        {says.leastAfter}
      </p>
      <Fault>{faultAt('atLeast')}</Fault>
    </fieldset>
  );
}

function Options({ value, faultAt, onValue }: PartProps) {
  const { options } = value;
  const change = (next: OwnQuestion['options']) => onValue({ ...value, options: next });
  return (
    <div className={styles.line}>
      <span className={styles.label}>{says.options}</span>
      <ul className={styles.options}>
        {options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: options have nothing else that stays while they are typed.
          <li key={at} className={styles.option}>
            <CellInput
              label={says.optionName(at + 1)}
              room="word"
              value={option.key}
              fault={faultAt(`options.${at}.key`)}
              onValue={(key) => change(replaced(options, at, { ...option, key }))}
            />
            <CellInput
              label={says.optionValue(option.key)}
              value={option.value}
              fault={faultAt(`options.${at}.value`)}
              onValue={(worth) => change(replaced(options, at, { ...option, value: worth }))}
            />
            {says.points}
            {options.length > 2 && (
              <Action
                kind="plain"
                onClick={() => change(without(options, at))}
                aria-label={says.removeOption(option.key)}
              >
                {says.remove}
              </Action>
            )}
            <Fault>{faultAt(`options.${at}.key`) ?? faultAt(`options.${at}.value`)}</Fault>
          </li>
        ))}
        <li>
          <Action kind="plain" onClick={() => change([...options, { key: '', value: '' }])}>
            {says.addOption}
          </Action>
          <Fault>{faultAt('options')}</Fault>
        </li>
      </ul>
    </div>
  );
}

function Numbers({ value, faultAt, onValue }: PartProps) {
  return (
    <>
      <div className={styles.line}>
        <span className={styles.label}>{says.range}</span>
        <CellInput
          label={says.lowest}
          value={value.lowest}
          fault={faultAt('lowest')}
          onValue={(lowest) => onValue({ ...value, lowest })}
        />
        {says.to}
        <CellInput
          label={says.highest}
          value={value.highest}
          fault={faultAt('highest')}
          onValue={(highest) => onValue({ ...value, highest })}
        />
        {says.points}
        <Pick
          label={says.places}
          value={value.places}
          options={says.placesOptions}
          onValue={(places) => onValue({ ...value, places })}
        />
      </div>
      <Fault>{faultAt('lowest') ?? faultAt('highest') ?? faultAt('places')}</Fault>
    </>
  );
}

/** Rules typed in by the office: what is marked, when a paper is void, who weighs how much. */
import { Action, classes } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { CellInput, Fault, Pick, Tick } from './fields.tsx';
import { type Faults, fits, newQuestion, type OwnQuestion, type OwnRules, type OwnVoid, sumOf } from './own-rules.ts';
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
        <Question
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

interface QuestionProps {
  readonly at: number;
  readonly value: OwnQuestion;
  readonly faultAt: (place: string) => string | undefined;
  readonly onValue: (value: OwnQuestion) => void;
  readonly remove?: () => void;
}

function Question({ at, value, faultAt, onValue, remove }: QuestionProps) {
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
      <Voids value={value} faultAt={faultAt} onValue={onValue} />
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

type PartProps = Omit<QuestionProps, 'at' | 'remove'>;

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

function Voids({ value, faultAt, onValue }: PartProps) {
  const has = value.void.filter((rule) => fits(rule, value.kind));
  const rests = value.void.filter((rule) => !fits(rule, value.kind));
  const change = (rules: readonly OwnVoid[]) => onValue({ ...value, void: [...rules, ...rests] });
  const [first] = value.options;
  const fresh: OwnVoid =
    value.kind === 'options'
      ? { kind: 'marks', marks: first ? [first.key] : [], above: '40' }
      : { kind: 'values', from: '90', above: '40' };
  const alike = has.some(({ kind }) => kind === 'allEqual');
  return (
    <div className={styles.line}>
      <span className={styles.label}>{says.void}</span>
      <div className={styles.voids}>
        {has.map((rule, at) => (
          <VoidLine
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have nothing else that stays while they are typed.
            key={at}
            rule={rule}
            marks={value.options.map(({ key }) => key)}
            fault={faultAt(`void.${at}.marks`) ?? faultAt(`void.${at}.from`) ?? faultAt(`void.${at}.above`)}
            onValue={(next) => change(replaced(has, at, next))}
            remove={() => change(without(has, at))}
          />
        ))}
        <span className={styles.more}>
          <Action kind="plain" onClick={() => change([...has, fresh])}>
            {says.addVoid}
          </Action>
          {!alike && (
            <Action kind="plain" onClick={() => change([...has, { kind: 'allEqual' }])}>
              {says.addAlike}
            </Action>
          )}
        </span>
      </div>
    </div>
  );
}

interface VoidLineProps {
  readonly rule: OwnVoid;
  readonly marks: readonly string[];
  readonly fault: string | undefined;
  readonly onValue: (rule: OwnVoid) => void;
  readonly remove: () => void;
}

function VoidLine({ rule, marks, fault, onValue, remove }: VoidLineProps) {
  return (
    <div className={styles.void}>
      {rule.kind === 'allEqual' && <span>{says.alike}</span>}
      {rule.kind === 'marks' && (
        <>
          {says.markedAs}
          {marks.map((mark) => (
            <Tick
              key={mark}
              checked={rule.marks.includes(mark)}
              onValue={(on) =>
                onValue({ ...rule, marks: marks.filter((each) => (each === mark ? on : rule.marks.includes(each))) })
              }
            >
              {mark}
            </Tick>
          ))}
        </>
      )}
      {rule.kind === 'values' && (
        <>
          {says.markedFrom}
          <CellInput label={says.from} value={rule.from} onValue={(from) => onValue({ ...rule, from })} />
          {says.andMore}
        </>
      )}
      {rule.kind !== 'allEqual' && (
        <>
          {says.moreThan}
          <CellInput label={says.above} value={rule.above} onValue={(above) => onValue({ ...rule, above })} />
          {says.percentOfPaper}
        </>
      )}
      <Action kind="plain" onClick={remove}>
        {says.remove}
      </Action>
      <Fault>{fault}</Fault>
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

function replaced<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return items.map((each, index) => (index === at ? item : each));
}

function without<Item>(items: readonly Item[], at: number): readonly Item[] {
  return items.filter((_, index) => index !== at);
}

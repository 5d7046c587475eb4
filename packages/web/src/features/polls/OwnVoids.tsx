/** When a paper is void on a question of rules typed in. */
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { CellInput, Fault, Tick } from './fields.tsx';
import { fits, type OwnQuestion, type OwnVoid, replaced, without } from './own-rules.ts';
import styles from './rules.module.css';

const { own: says } = words;

/** Of one question. */
export interface PartProps {
  readonly value: OwnQuestion;
  readonly faultAt: (place: string) => string | undefined;
  readonly onValue: (value: OwnQuestion) => void;
}

export function OwnVoids({ value, faultAt, onValue }: PartProps) {
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

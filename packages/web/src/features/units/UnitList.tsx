/** Several units, one below the other; one can be taken for those below it. */
import { useAsked } from '../../api/queries.ts';
import controls from '../../ui/controls.module.css';
import { Action } from '../../ui/controls.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import styles from './unit-list.module.css';

interface UnitListProps {
  readonly units: readonly string[];
  readonly onUnits: (units: readonly string[]) => void;
  readonly words: {
    readonly label: string;
    /** Of the empty field for one more. */
    readonly add: string;
    /** Puts those below in a unit's place. */
    readonly below: (count: number) => string;
  };
}

export function UnitList({ units, onUnits, words }: UnitListProps) {
  const asked = useAsked('GET /api/units', { query: {} });
  const known = asked.state === 'here' ? asked.value.units : [];
  const rows = [...units, ''];
  return (
    <div>
      <span className={controls.label}>{words.label}</span>
      <ul className={styles.units}>
        {rows.map((unit, at) => {
          const below = unit === '' ? [] : known.filter(({ parent }) => parent === unit);
          return (
            <li key={unit || 'more'} className={styles.unit}>
              <UnitPicker
                label={at === 0 ? words.label : words.add}
                value={unit === '' ? undefined : unit}
                clearable
                onValue={(chosen) => {
                  const others = units.filter((each) => each !== unit && each !== chosen);
                  onUnits(chosen === undefined ? others : [...others.slice(0, at), chosen, ...others.slice(at)]);
                }}
              />
              {below.length > 1 && (
                <Action
                  kind="plain"
                  onClick={() =>
                    onUnits([...new Set(units.flatMap((each) => (each === unit ? below.map(({ id }) => id) : [each])))])
                  }
                >
                  {words.below(below.length)}
                </Action>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Grades by unit: a table whose rows have a stacked bar each. The numbers are the content; colours and patterns repeat them. */
import { useId } from 'react';
import { Action } from '../../ui/controls.tsx';
import { type Count, NO_GRADE, type Statistics, words } from './copy.ts';
import styles from './statistics.module.css';

const WIDTH = 240;
const HEIGHT = 18;
/** Patterns tell apart what colours don't tell everybody. Further levels begin anew. */
const KINDS = 5;
const kindOf = (level: number): number => level % KINDS;

interface GradeBarsProps {
  readonly statistics: Statistics;
  readonly open: (unit: Statistics['units'][number]['unit'] | undefined, grade: string | undefined) => void;
  readonly into?: (unit: string) => void;
}

export function GradeBars({ statistics: { units, all, levels }, open, into }: GradeBarsProps) {
  const id = useId();
  const row = (unit: Statistics['units'][number]['unit'] | undefined, count: Count) => {
    const name = unit?.name ?? words.total;
    const number = (people: number, what: string, grade: string | undefined) =>
      people === 0 ? (
        <span className={styles.zero}>0</span>
      ) : (
        <Action kind="plain" aria-label={words.open(name, what, people)} onClick={() => open(unit, grade)}>
          {people}
        </Action>
      );
    return (
      <tr key={unit?.id ?? ''} className={unit === undefined ? styles.sum : undefined}>
        <th scope="row">
          {unit !== undefined && into !== undefined ? (
            <Action kind="plain" aria-label={words.into(name)} onClick={() => into(unit.id)}>
              {name}
            </Action>
          ) : (
            name
          )}
        </th>
        <td>
          <Bar id={id} count={count} />
        </td>
        <td className={styles.number}>{number(count.people, words.people, undefined)}</td>
        {levels.map((level, at) => (
          <td key={level} className={styles.number}>
            {number(count.grades[at] ?? 0, level, level)}
          </td>
        ))}
        <td className={styles.number}>{number(count.ungraded, words.noGrade, NO_GRADE)}</td>
      </tr>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={words.grades} tabIndex={0}>
      <Patterns id={id} />
      <Legend id={id} levels={levels} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.spread}</th>
            <th scope="col" className={styles.number}>
              {words.people}
            </th>
            {levels.map((level) => (
              <th key={level} scope="col" className={styles.number}>
                {level}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {words.none_}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, ...count }) => row(unit, count))}
          {row(undefined, all)}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ id, count: { people, grades, ungraded } }: { readonly id: string; readonly count: Count }) {
  let at = 0;
  const parts = [...grades, ungraded].map((some, kind) => {
    const from = at;
    at += people === 0 ? 0 : (some / people) * WIDTH;
    return { kind: kind === grades.length ? 'none' : String(kindOf(kind)), from, width: at - from };
  });
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {parts
        .filter(({ width }) => width > 0)
        .map(({ kind, from, width }) => (
          <g key={kind}>
            <rect className={styles[`level${kind}`]} x={from} y="0" width={width} height={HEIGHT} />
            {kind !== '0' && kind !== 'none' && (
              <rect x={from} y="0" width={width} height={HEIGHT} fill={`url(#${id}${kind})`} />
            )}
            <rect className={styles.parted} x={from + 0.5} y="0.5" width={Math.max(0, width - 1)} height={HEIGHT - 1} />
          </g>
        ))}
    </svg>
  );
}

/** Light lines over the colour of a level. */
function Patterns({ id }: { readonly id: string }) {
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' } as const;
  return (
    <svg className={styles.defs} width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id={`${id}1`} {...size}>
          <path className={styles.hatch} d="M0 6 6 0M-1 1 1-1M5 7 7 5" />
        </pattern>
        <pattern id={`${id}2`} {...size}>
          <circle className={styles.dot} cx="3" cy="3" r="1.2" />
        </pattern>
        <pattern id={`${id}3`} {...size}>
          <path className={styles.hatch} d="M0 3h6M3 0v6" />
        </pattern>
        <pattern id={`${id}4`} {...size}>
          <path className={styles.hatch} d="M0 1.5h6M0 4.5h6" />
        </pattern>
      </defs>
    </svg>
  );
}

function Legend({ id, levels }: { readonly id: string; readonly levels: readonly string[] }) {
  const swatch = (kind: string) => (
    <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
      <rect className={styles[`level${kind}`]} width="18" height="12" />
      {kind !== '0' && kind !== 'none' && <rect width="18" height="12" fill={`url(#${id}${kind})`} />}
    </svg>
  );
  return (
    <ul className={styles.legend}>
      {levels.map((level, at) => (
        <li key={level}>
          {swatch(String(kindOf(at)))} {level}
        </li>
      ))}
      <li>
        {swatch('none')} {words.noGrade}
      </li>
    </ul>
  );
}

/** How somebody stood in the periods before, each with the round that it came from; and which preconditions of a grade they don't meet. */
import type { ReactNode } from 'react';
import { Heads } from '../../ui/Heads.tsx';
import { type PersonSheet, words } from './copy.ts';
import { spokenPeriod } from './period.ts';
import styles from './results.module.css';

const { earlier: says } = words;

type Past = NonNullable<PersonSheet['earlier']>[number];

interface EarlierProps {
  readonly earlier: readonly Past[];
  readonly unmet: NonNullable<PersonSheet['unmet']>;
  /** The way to the result of a round; undefined: its name alone. */
  readonly way?: ((round: { readonly id: string; readonly name: string }) => ReactNode) | undefined;
}

export function Earlier({ earlier, unmet, way }: EarlierProps) {
  return (
    <section className={styles.block}>
      <h2>{says.title}</h2>
      {earlier.length === 0 && <p className={styles.soft}>{says.none}</p>}
      {earlier.length > 0 && (
        <table className={styles.earlier}>
          <Heads of={[says.period, says.total, says.grade]} />
          <tbody>
            {earlier.map(({ period, fact, round, total, grade, version }) => (
              <tr key={fact}>
                <th scope="row">
                  {spokenPeriod(period)}
                  <span className={styles.soft}>
                    {round === undefined ? says.fromFile : (way?.(round) ?? round.name)}
                    {version !== undefined && says.version(version)}
                  </span>
                </th>
                <td>{total}</td>
                <td>{grade ?? (total === undefined ? says.nothing : '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unmet.map(({ text }) => (
        <p key={text} className={styles.unmet}>
          {text}
        </p>
      ))}
    </section>
  );
}

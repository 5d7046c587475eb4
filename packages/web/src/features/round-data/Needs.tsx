/** What stages wait for from files: until when, how far it is, what becomes of people who lack it. */
import list from '../../console/list.module.css';
import { Mark } from '../../console/lists.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type Imports, words } from './copy.ts';
import styles from './round-data.module.css';

export function Needs({ needs }: Pick<Imports, 'needs'>) {
  return (
    <>
      <p className={styles.soft}>{words.needWhat}</p>
      <table className={list.table}>
        <Heads of={[words.needed, words.stage, words.due, words.having, words.state]} />
        <tbody>
          {needs.map(({ stage, name, due, have, people, state, stateName, daysLate, otherwise }) => (
            <tr key={`${stage}/${name}`}>
              <td>{name}</td>
              <td>{stage}</td>
              <td className={list.keep}>{spokenDayOf(due)}</td>
              <td className={list.keep}>{words.have(have, people)}</td>
              <td>
                <Mark {...(tones[state] === undefined ? {} : { tone: tones[state] })}>{stateName}</Mark>{' '}
                {daysLate > 0 && words.late(daysLate)}
                {state !== 'complete' && <span className={styles.otherwise}>{otherwise}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const tones: Readonly<Partial<Record<Imports['needs'][number]['state'], 'bad' | 'warn'>>> = {
  waiting: 'warn',
  late: 'bad',
  closed: 'bad',
};

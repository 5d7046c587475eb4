/** What results of one's own were used for; on the phone and on a PC. */
import { useAsked } from '../../api/queries.ts';
import { classes } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import styles from './uses.module.css';

export function OwnUses() {
  const asked = useAsked('GET /api/uses/mine');
  if (asked.state === 'loading') return <Loading />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.value.uses.length === 0)
    return (
      <Empty icon="results" title={words.own.none}>
        {words.own.noneWhat}
      </Empty>
    );
  return (
    <ul className={styles.own}>
      {asked.value.uses.map(({ id, kindName, day, document, round, note, withdrawn, organization }) => (
        <li key={id} className={classes(styles.one, withdrawn && styles.gone)}>
          <p className={styles.name}>{kindName}</p>
          <p>
            {spokenDayOf(day)} · {document}
          </p>
          <p className={styles.soft}>
            {organization.name}
            {round && ` · ${words.restsOn(round.name, round.grade)}`}
            {note && ` · ${note}`}
          </p>
          {withdrawn && <p className={styles.soft}>{words.withdrawn(withdrawn.reason)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What results of one person were used for, on their page: for whoever may read it in the list of uses, and no more than stands there for them. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { classes } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import styles from './uses.module.css';

export function PersonUses({ person }: { readonly person: string }) {
  return useMe().abilities.includes('uses.list') ? <Listed person={person} /> : null;
}

function Listed({ person }: { readonly person: string }) {
  const asked = useAsked('GET /api/uses', { query: { person } });
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { uses, next } = asked.value;
  if (uses.length === 0) return null;
  return (
    <Section title={words.ofPerson}>
      <table className={list.table}>
        <Heads of={[words.kind, words.day, words.document, words.rested]} unseen={words.toRecord} />
        <tbody>
          {uses.map((use) => (
            <tr key={use.id} className={classes(use.withdrawn && styles.gone)}>
              <td className={list.keep}>
                {use.kindName} {use.effect === 'negative' && <Mark tone="bad">{use.effectName}</Mark>}
              </td>
              <td className={list.keep}>{spokenDayOf(use.day)}</td>
              <td>
                {use.document}
                {use.withdrawn && <p className={styles.soft}>{words.withdrawn(use.withdrawn.reason)}</p>}
              </td>
              <td>
                {use.round && (
                  <GoLink href={`/rounds/${use.round.id}/results`}>
                    {words.restsOn(use.round.name, use.round.grade)}
                  </GoLink>
                )}
              </td>
              <td className={list.keep}>
                <GoLink
                  href={`/uses?part=list&year=${use.day.slice(0, 4)}&kind=${use.kind}&person=${person}`}
                  aria-label={words.openRecord(use.kindName, spokenDayOf(use.day))}
                >
                  {words.toRecord}
                </GoLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next !== undefined && <p className={styles.soft}>{words.morePerson}</p>}
    </Section>
  );
}

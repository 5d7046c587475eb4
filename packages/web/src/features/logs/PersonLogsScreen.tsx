/** All that one person has written in a round, for whoever may read it. */
import { useParams } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { type PersonLogs, spanName, words } from './copy.ts';
import { EntryRead } from './EntryRead.tsx';
import styles from './logs.module.css';

type Span = PersonLogs['entries'][number]['spans'][number];

export function PersonLogsScreen() {
  const { id, person } = useParams({ from: '/rounds/$id/logs/$person' });
  const watches = useMe().abilities.includes('logs.watch');
  const asked = useAsked('GET /api/rounds/:id/logs/:person', { params: { id, person } });
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const logs = asked.value;
  return (
    <Page
      title={words.personTitle(logs.person.name)}
      lead={`${logs.unit}，${logs.round.name}`}
      actions={watches && <GoLink href={`/rounds/${id}/logs`}>{words.toWatch}</GoLink>}
    >
      {logs.entries.map((entry) => (
        <Section key={entry.entry} title={entry.name}>
          <ul className={styles.list}>
            {/* The newest is what people come for. */}
            {[...entry.spans].reverse().map((span) => (
              <li key={span.span} className={styles.written}>
                <p className={styles.strong}>
                  {spanName(span)} <Mark {...toneOf(span)}>{span.stateName}</Mark>
                </p>
                {span.content && (
                  <>
                    <p className={styles.soft}>
                      {words.when}：{spokenDayOf(span.content.firstDay)}
                    </p>
                    <EntryRead
                      entry={{ content: span.content, round: logs.round, person: logs.person, span: span.span, entry }}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}

function toneOf({ state }: Span): { readonly tone?: 'good' | 'warn' | 'bad' } {
  if (state === 'missing') return { tone: 'bad' };
  if (state === 'late') return { tone: 'warn' };
  return state === 'written' ? { tone: 'good' } : {};
}

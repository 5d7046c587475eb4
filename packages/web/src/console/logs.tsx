/** Screens of entries on a PC: one's own, for whoever has no phone at hand, and those of a round for whoever urges. */
import { useParams } from '@tanstack/react-router';
import { spanName, words } from '../features/logs/copy.ts';
import { EntryPart } from '../features/logs/EntryPart.tsx';
import styles from '../features/logs/logs.module.css';
import { OwnLogs as OwnLogsList } from '../features/logs/OwnLogs.tsx';
import { PersonLogsScreen } from '../features/logs/PersonLogsScreen.tsx';
import { useDelivery } from '../features/logs/use-outbox.ts';
import { useEntryAsked } from '../features/logs/use-weeks.ts';
import { WatchScreen } from '../features/logs/WatchScreen.tsx';
import { GoLink, Guarded } from './lists.tsx';
import { Page, Section } from './Page.tsx';

export function Watch() {
  return (
    <Guarded ability="logs.watch" holder={words.holder}>
      <WatchScreen />
    </Guarded>
  );
}

/** Who reviews somebody reads them without watching over any unit. */
export const PersonLogs = PersonLogsScreen;

export function OwnLogs() {
  useDelivery();
  return (
    <Page title={words.title} lead={words.lead}>
      <div className={styles.own}>
        <OwnLogsList
          link={({ id, person, entry, span }, label, primary) => (
            <GoLink
              href={`/logs/${id}/${person}/${encodeURIComponent(entry)}/${span}`}
              {...(primary ? { className: styles.go } : {})}
            >
              {label}
            </GoLink>
          )}
        />
      </div>
    </Page>
  );
}

export function OneEntry() {
  useDelivery();
  const where = useParams({ from: '/logs/$id/$person/$entry/$span' });
  const asked = useEntryAsked(where);
  const back = <GoLink href="/logs">{words.back}</GoLink>;
  return (
    <Page
      title={asked.state === 'here' ? asked.value.entry.name : words.title}
      lead={asked.state === 'here' ? spanName(asked.value) : undefined}
    >
      <Section>
        <div className={styles.own}>
          <EntryPart key={where.span} asked={asked} back={back} />
        </div>
      </Section>
    </Page>
  );
}

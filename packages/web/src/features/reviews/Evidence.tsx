/**
 * What somebody wrote and what was recorded about them in the round, beside the points that it is to be judged by: under each indicator the
 * entries that are linked to it, below all the others.
 */
import { useAsked } from '../../api/queries.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { EventCard } from '../events/EventCard.tsx';
import { type PersonLogs, spanName } from '../logs/copy.ts';
import { EntryRead } from '../logs/EntryRead.tsx';
import { type Standard, words } from './copy.ts';
import styles from './reviews.module.css';

const { evidence: says } = words;

interface OfPerson {
  readonly round: string;
  readonly person: string;
}

type Span = PersonLogs['entries'][number]['spans'][number];
interface Written {
  readonly logs: PersonLogs;
  readonly entry: PersonLogs['entries'][number];
  readonly span: Span & { readonly content: NonNullable<Span['content']> };
}

/** The newest first. */
const writtenIn = (logs: PersonLogs): readonly Written[] =>
  logs.entries
    .flatMap((entry) =>
      entry.spans.flatMap((span) =>
        span.content === undefined ? [] : [{ logs, entry, span: { ...span, content: span.content } }],
      ),
    )
    .sort((a, b) => (a.span.ends < b.span.ends ? 1 : -1));

/** Both places of a dialog ask for the same; the answer comes once. */
const useLogs = ({ round, person }: OfPerson) =>
  useAsked('GET /api/rounds/:id/logs/:person', { params: { id: round, person } });

/** What is linked to one indicator; nothing where there is none. */
export function EvidenceOf({ round, person, standard }: OfPerson & { readonly standard: Standard }) {
  const asked = useLogs({ round, person });
  if (asked.state !== 'here' || standard.linked === undefined) return null;
  const linked = writtenIn(asked.value).filter(({ span }) =>
    span.content.indicators.some(({ id }) => id === standard.linked),
  );
  if (linked.length === 0) return <p className={styles.hint}>{says.none}</p>;
  return (
    <details className={styles.evidence}>
      <summary>{says.linked(linked.length)}</summary>
      <Entries written={linked} />
    </details>
  );
}

/** Entries that no indicator of the list is linked to, and what adds and subtracts. */
export function OtherEvidence({ round, person, standards }: OfPerson & { readonly standards: readonly Standard[] }) {
  const asked = useLogs({ round, person });
  const events = useAsked('GET /api/rounds/:id/people/:person/events', { params: { id: round, person } });
  if (asked.state === 'loading' || events.state === 'loading') return <Loading lines={2} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (events.state === 'failed') return <Failure problem={events.problem} again={events.again} />;
  const shown = new Set(standards.flatMap(({ linked }) => linked ?? []));
  const rest = writtenIn(asked.value).filter(({ span }) => !span.content.indicators.some(({ id }) => shown.has(id)));
  const recorded = events.value.events;
  return (
    <>
      {recorded.length > 0 && (
        <details className={styles.evidence}>
          <summary>{says.events(recorded.length)}</summary>
          <ul>
            {recorded.map((event) => (
              <EventCard key={event.id} event={event} named={false} />
            ))}
          </ul>
        </details>
      )}
      {rest.length > 0 && (
        <details className={styles.evidence}>
          <summary>{says.others(rest.length)}</summary>
          <Entries written={rest} />
        </details>
      )}
    </>
  );
}

function Entries({ written }: { readonly written: readonly Written[] }) {
  return (
    <ul>
      {written.map(({ logs, entry, span }) => (
        <li key={`${entry.entry} ${span.span}`} className={styles.entry}>
          <p className={styles.soft}>
            {entry.name}，{spanName(span)}
            {span.state === 'late' && `，${span.stateName}`}
          </p>
          <EntryRead
            entry={{ content: span.content, round: logs.round, person: logs.person, span: span.span, entry }}
          />
        </li>
      ))}
    </ul>
  );
}

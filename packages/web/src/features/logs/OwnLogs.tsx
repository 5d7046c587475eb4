/** What somebody has to write and has written, of all rounds in which they are assessed. */
import type { ReactNode } from 'react';
import { classes, Notice } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { Away } from './Away.tsx';
import { type OwnEntry, type OwnRound, type Span, shortName, spanName, spokenDate, words } from './copy.ts';
import styles from './logs.module.css';
import type { Where } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';
import { useOwnWeeks } from './use-weeks.ts';

interface OwnLogsProps {
  /** How this place leads to an entry. */
  readonly link: (where: Where, label: string, primary: boolean) => ReactNode;
}

export function OwnLogs({ link }: OwnLogsProps) {
  const asked = useOwnWeeks();
  const { waiting } = useOutbox();
  return (
    <div className={styles.frame}>
      {waiting.map(({ key, name, refused, where }) =>
        refused === undefined ? (
          <Notice key={key} tone="good">
            {words.waitingFor(name)}
          </Notice>
        ) : (
          <Notice key={key} tone="bad">
            {words.notSent(name, refused)} {link(where, words.takeBack, false)}
          </Notice>
        ),
      )}
      {asked.state === 'here' && asked.kept && <Away>{words.offlineList}</Away>}
      {asked.state === 'loading' && <Loading lines={6} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.rounds.length === 0 && (
        <Empty icon="record" title={words.none}>
          {words.noneWhat}
        </Empty>
      )}
      {asked.state === 'here' && asked.value.rounds.map((own) => <Round key={own.round.id} own={own} link={link} />)}
    </div>
  );
}

interface Due {
  readonly entry: OwnEntry;
  readonly span: Span;
}

function Round({ own, link }: { readonly own: OwnRound } & OwnLogsProps) {
  const where = (entry: OwnEntry, span: Span): Where => ({
    id: own.round.id,
    person: own.person,
    entry: entry.entry,
    span: span.span,
  });
  const due = dueOf(own);
  return (
    <section className={styles.round}>
      <h2 className={styles.name}>{own.round.name}</h2>
      <h3 className={styles.label}>{words.toWrite}</h3>
      {due.length === 0 && <p className={styles.soft}>{words.nothingDue}</p>}
      <ul className={styles.list}>
        {due.map(({ entry, span }, n) => (
          <li key={`${entry.entry}/${span.span}`} className={styles.item}>
            <div>
              <p className={styles.strong}>{`${spanName(span)}${entry.name}`}</p>
              <p className={classes(styles.soft, span.state === 'missing' && styles.over)}>
                {span.state === 'missing'
                  ? words.wasDue(span.stateName, spokenDate(span.due))
                  : `${span.stateName}，${words.until(spokenDate(span.due))}`}
              </p>
            </div>
            {link(
              where(entry, span),
              (span.state === 'missing' ? words.late : words.write)(`${shortName(span.name)}${entry.name}`),
              n === 0,
            )}
          </li>
        ))}
      </ul>
      {own.entries.map((entry) => (
        <details key={entry.entry} className={styles.all}>
          <summary>{words.all(entry.name)}</summary>
          <ul className={styles.list}>
            {[...entry.spans].reverse().map((span) => (
              <li key={span.span} className={styles.item}>
                <div>
                  <p>{spanName(span)}</p>
                  <p className={styles.soft}>{span.stateName}</p>
                </div>
                {(span.revision > 0 || span.open) &&
                  link(
                    where(entry, span),
                    `${span.revision === 0 ? '写' : span.open ? words.goOn : words.look}${shortName(span.name)}`,
                    false,
                  )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** What is in time first, by its last day; then what is late and still taken, the newest first. */
function dueOf({ entries }: OwnRound): readonly Due[] {
  const all = entries.flatMap((entry) => entry.spans.filter(({ open }) => open).map((span) => ({ entry, span })));
  const inTime = all.filter(({ span }) => span.state === 'open').sort((a, b) => (a.span.due < b.span.due ? -1 : 1));
  const late = all.filter(({ span }) => span.state === 'missing').sort((a, b) => (a.span.due < b.span.due ? 1 : -1));
  return [...inTime, ...late];
}

/** One visit or talk: what was found, what is asked, what the person says to it. */
import type { ReactNode } from 'react';
import { spokenDayOf } from '../../ui/moment.ts';
import { type SupervisionRecord, words } from './copy.ts';
import styles from './supervision.module.css';

export function RecordCard({
  record,
  children,
}: {
  readonly record: SupervisionRecord;
  readonly children?: ReactNode;
}) {
  const { kind, kindName, day, organization, person, byWhom, found, asked, until, answer, withdrawn } = record;
  return (
    <article className={styles.card}>
      <h3 className={styles.head}>
        {`${spokenDayOf(day)}　${kindName}：${person === undefined ? organization.name : `${person.name}（${organization.name}）`}`}
      </h3>
      {withdrawn && <p className={styles.soft}>{words.withdrawn(withdrawn.reason)}</p>}
      <dl className={styles.facts}>
        <dt>{words.byWhom(kind === 'talk')}</dt>
        <dd>{byWhom}</dd>
        <dt>{words.found}</dt>
        <dd>{found}</dd>
        <dt>{words.asked}</dt>
        <dd>
          {asked}
          {until && `（${words.untilDay(spokenDayOf(until))}）`}
        </dd>
        {answer && (
          <>
            <dt>{words.answer}</dt>
            <dd>{answer.text}</dd>
          </>
        )}
      </dl>
      {children}
    </article>
  );
}

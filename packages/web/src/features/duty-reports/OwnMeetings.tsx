/** The meetings that concern somebody: what to write, and what may be read. For both the phone and the console. */
import type { ReactNode } from 'react';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import styles from './report.module.css';

type OwnMeeting = Returns<'GET /api/my-meetings'>['meetings'][number];

interface OwnMeetingsProps {
  /** How this place leads to somebody's report. */
  readonly link: (meeting: string, person: string, label: string) => ReactNode;
  /** And, for who presides, to the meeting. */
  readonly follow: (meeting: string) => ReactNode;
}

export function OwnMeetings({ link, follow }: OwnMeetingsProps) {
  const me = useMe();
  const asked = useAsked('GET /api/my-meetings');
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.value.meetings.length === 0)
    return (
      <Empty icon="record" title={words.none}>
        {words.noneWhat}
      </Empty>
    );
  const own = me.person?.id ?? '';
  return (
    <>
      {asked.value.meetings.map((meeting) => (
        <section key={meeting.id} className={styles.meeting}>
          <h2>{meeting.title}</h2>
          <p className={styles.soft}>
            {words.time(spokenDayOf(meeting.day), meeting.begins)}，{words.place(meeting.place)}，
            {words.chair(meeting.chair.name)}，{meeting.stateName}
          </p>
          {meeting.own && (
            <div className={styles.line}>
              <div>
                <p className={styles.who}>{words.own}</p>
                <p className={styles.soft}>
                  {meeting.own.mannerName}，{meeting.own.reportName}
                  {isOpen(meeting) && `，${words.due(spokenDayOf(meeting.due))}`}
                </p>
              </div>
              {link(meeting.id, own, labelOf(meeting))}
            </div>
          )}
          {meeting.presides && <div className={styles.line}>{follow(meeting.id)}</div>}
          {meeting.reports.length > 0 && (
            <div className={styles.line}>
              <div>
                <p className={styles.who}>{words.others}</p>
                <ul className={styles.reader}>
                  {meeting.reports.map(({ id, name, post }) => (
                    <li key={id}>{link(meeting.id, id, post === undefined ? name : `${name}（${post}）`)}</li>
                  ))}
                </ul>
              </div>
            </div>
          )}
        </section>
      ))}
    </>
  );
}

const isOpen = ({ own, state }: OwnMeeting): boolean =>
  state !== 'closed' && own !== undefined && ['none', 'draft', 'returned'].includes(own.report);

function labelOf(meeting: OwnMeeting): string {
  if (!isOpen(meeting)) return words.look;
  if (meeting.own?.report === 'returned') return words.mend;
  return meeting.own?.report === 'draft' ? words.goOn : words.write;
}

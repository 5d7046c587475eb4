/** All meetings that somebody prepares and runs. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Listed, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { words } from './copy.ts';

export function MeetingsScreen() {
  const asked = useAsked('GET /api/meetings');
  const { columns } = words;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <GoLink className={list.primaryLink} href="/meetings/new">
          {words.prepare}
        </GoLink>
      }
    >
      <Section>
        <Listed
          asked={asked}
          empty={({ meetings }) => meetings.length === 0}
          none={{ icon: 'people', title: words.none, what: words.noneWhat }}
        >
          {(value) => (
            <table className={list.table}>
              <Heads of={[columns.title, columns.day, columns.unit, columns.place, columns.reports, columns.state]} />
              <tbody>
                {value.meetings.map((meeting) => (
                  <tr key={meeting.id}>
                    <td className={list.title}>
                      <GoLink href={`/meetings/${meeting.id}`}>{meeting.title}</GoLink>
                    </td>
                    <td className={list.keep}>{spokenDayOf(meeting.day)}</td>
                    <td>{meeting.unit.name}</td>
                    <td>{meeting.place}</td>
                    <td className={list.keep}>{words.reports(meeting.handedIn, meeting.reporters)}</td>
                    <td>
                      <Mark {...(meeting.state === 'running' ? { tone: 'warn' as const } : {})}>
                        {meeting.stateName}
                      </Mark>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Listed>
      </Section>
    </Page>
  );
}

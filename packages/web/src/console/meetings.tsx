/** Screens of report-and-rate meetings, loaded together by whoever prepares, follows or reports at one. */
import { useParams } from '@tanstack/react-router';
import { words as reportWords } from '../features/duty-reports/copy.ts';
import { OwnMeetings } from '../features/duty-reports/OwnMeetings.tsx';
import { ReportPart, useReportAsked } from '../features/duty-reports/ReportPart.tsx';
import { words } from '../features/meetings/copy.ts';
import { HallScreen } from '../features/meetings/HallScreen.tsx';
import { MeetingScreen } from '../features/meetings/MeetingScreen.tsx';
import { MeetingsScreen } from '../features/meetings/MeetingsScreen.tsx';
import { MeetingToEdit, MeetingToMake } from '../features/meetings/PlanScreen.tsx';
import { ReturnReport } from '../features/meetings/ReturnReport.tsx';
import { GoLink, Guarded } from './lists.tsx';
import { Page, Section } from './Page.tsx';

const guarded = (Screen: () => React.ReactNode) => () => (
  <Guarded ability="meetings.keep" holder={words.holder}>
    <Screen />
  </Guarded>
);

export const Meetings = guarded(MeetingsScreen);
export const NewMeeting = guarded(MeetingToMake);
export const EditMeeting = guarded(MeetingToEdit);
/** Who presides follows it without preparing any. */
export const OneMeeting = MeetingScreen;
export const Hall = HallScreen;

export function OwnReports() {
  return (
    <Page title={reportWords.title} lead={reportWords.lead}>
      <div>
        <OwnMeetings
          link={(meeting, person, label) => <GoLink href={`/duty-reports/${meeting}/${person}`}>{label}</GoLink>}
          follow={(meeting) => <GoLink href={`/meetings/${meeting}`}>{reportWords.follow}</GoLink>}
        />
      </div>
    </Page>
  );
}

export function OneReport() {
  const { meeting, person } = useParams({ from: '/duty-reports/$meeting/$person' });
  const asked = useReportAsked(meeting, person);
  if (asked.state !== 'here')
    return (
      <Page title={reportWords.report}>
        <Section>
          <ReportPart asked={asked} />
        </Section>
      </Page>
    );
  const { value } = asked;
  return (
    <Page
      title={`${value.person.name}的${reportWords.report}`}
      lead={`${value.meeting.title}，${value.mannerName}，${value.stateName}`}
      actions={value.abilities.return && <ReturnReport report={value} />}
    >
      <Section>
        <ReportPart asked={asked} />
      </Section>
    </Page>
  );
}

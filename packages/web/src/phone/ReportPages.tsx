/** 述职测评 on the phone: which meetings, and one report of them. Below “今日”. */
import { words } from '../features/duty-reports/copy.ts';
import { OwnMeetings } from '../features/duty-reports/OwnMeetings.tsx';
import { ReportPart, useReportAsked } from '../features/duty-reports/ReportPart.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';
import { linkTo, useRoute } from './route.ts';

export function ReportsPage() {
  return (
    <>
      <Head title={words.title} lead={words.lead} back="/" />
      <div className={styles.form}>
        <OwnMeetings
          link={(meeting, person, label) => <a {...linkTo(`/reports/${meeting}/${person}`)}>{label}</a>}
          follow={() => <p>{words.followOnPhone}</p>}
        />
      </div>
    </>
  );
}

/** `/reports/<meeting>/<person>` */
export function ReportPage() {
  const [, , meeting = '', person = ''] = useRoute().split('/');
  const asked = useReportAsked(meeting, person);
  return (
    <>
      {asked.state === 'here' ? (
        <Head
          title={`${asked.value.person.name}的${words.report}`}
          lead={`${asked.value.meeting.title}，${asked.value.mannerName}，${asked.value.stateName}`}
          back="/reports"
        />
      ) : (
        <Head title={words.report} back="/reports" />
      )}
      <div className={styles.form}>
        <ReportPart asked={asked} />
      </div>
    </>
  );
}

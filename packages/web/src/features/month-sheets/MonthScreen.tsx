/** A unit's month: everybody's entries and highlights, as it is reported at the staff meeting. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Download } from '../import-jobs/Download.tsx';
import rounds from '../rounds/rounds.module.css';
import { type Sheet, words } from './copy.ts';
import styles from './month-sheets.module.css';

export function MonthScreen() {
  const params = useParams({ from: '/rounds/$id/months/$month/$organization' });
  const asked = useAsked('GET /api/rounds/:id/months/:month/:organization', { params });
  const [reporting, report] = useState(false);
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const sheet = asked.value;
  const { organization, monthName } = sheet;
  return (
    <Page
      title={`${organization.name}${monthName}`}
      lead={<GoLink href={`/rounds/${params.id}/months`}>{words.back}</GoLink>}
      actions={
        <div className={rounds.actions}>
          <Download
            label={words.file}
            name={words.fileName(organization.name, monthName)}
            fetch={() => call('GET /api/rounds/:id/months/:month/:organization/file', { params })}
          />
          {sheet.abilities.report && (
            <Action onClick={() => report(true)}>
              {sheet.report === undefined ? words.record : words.recordAgain}
            </Action>
          )}
        </div>
      }
    >
      <Section>
        {sheet.report && (
          <Notice tone="good">
            {words.said(spokenDayOf(sheet.report.day), sheet.report.meeting, sheet.report.byWhom)}
          </Notice>
        )}
        <Rows sheet={sheet} />
      </Section>
      {reporting && <Report sheet={sheet} params={params} close={() => report(false)} />}
    </Page>
  );
}

function Rows({ sheet: { entries, rows } }: { readonly sheet: Sheet }) {
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{words.person}</th>
          <th scope="col">{words.section}</th>
          {entries.map((entry) => (
            <th key={entry} scope="col">
              {entry}
            </th>
          ))}
          <th scope="col">{words.summary}</th>
          <th scope="col">{words.highlights}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, unit, counts, summary, highlights }) => (
          <tr key={person.id}>
            <td className={list.keep}>{person.name}</td>
            <td>{unit}</td>
            {counts.map((count, n) => (
              <td key={entries[n]}>{count}</td>
            ))}
            <td className={styles.text}>{summary}</td>
            <td className={styles.text}>{highlights.join('\n')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ReportProps {
  readonly sheet: Sheet;
  readonly params: { readonly id: string; readonly month: string; readonly organization: string };
  readonly close: () => void;
}

function Report({ sheet, params, close }: ReportProps) {
  const queries = useQueryClient();
  const [said, setSaid] = useState(sheet.report ?? { day: todayHere(), meeting: '', byWhom: '' });
  return (
    <AskDialog
      title={words.record}
      what={words.recordWhat}
      action={words.save}
      ready={Object.values(said).every((text) => text.trim() !== '')}
      close={close}
      send={async () => {
        const answer = await call('PUT /api/rounds/:id/months/:month/:organization/report', { params, body: said });
        await queries.invalidateQueries();
        return answer.ok ? undefined : answer.problem;
      }}
    >
      <DayField label={words.day} value={said.day} onValue={(day) => setSaid({ ...said, day })} />
      <TextField
        label={words.meeting}
        maxLength={100}
        value={said.meeting}
        onValue={(meeting) => setSaid({ ...said, meeting })}
      />
      <TextField
        label={words.byWhom}
        maxLength={100}
        value={said.byWhom}
        onValue={(byWhom) => setSaid({ ...said, byWhom })}
      />
    </AskDialog>
  );
}

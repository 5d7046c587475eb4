/** One report, to write on or to read: what both the phone's and the console's page of it show. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { ReportEditor } from './ReportEditor.tsx';
import { ReportText } from './ReportText.tsx';
import type { Report } from './use-report.ts';

/** Asks for the report, each time anew: an answer of a while ago could be older than what was saved since. */
export function useReportAsked(id: string, person: string) {
  const queries = useQueryClient();
  useEffect(() => () => queries.removeQueries({ queryKey: ['GET /api/meetings/:id/reports/:person'] }), [queries]);
  return useAsked('GET /api/meetings/:id/reports/:person', { params: { id, person } });
}

export function ReportPart({ asked }: { readonly asked: ReturnType<typeof useReportAsked> }) {
  const me = useMe();
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const report: Report = asked.value;
  return report.abilities.write ? (
    <ReportEditor key={`${report.meeting.id}/${report.state}`} report={report} done={asked.again} />
  ) : (
    <ReportText report={report} own={me.person?.id === report.person.id} />
  );
}

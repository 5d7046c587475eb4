/** One meeting: whether enough have come, how far it is, whose reports are there, what was said. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Page } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { AgendaPart } from './AgendaPart.tsx';
import { AttendancePart } from './AttendancePart.tsx';
import { type Meeting, words } from './copy.ts';
import { DueDialog } from './DueDialog.tsx';
import styles from './meetings.module.css';
import { PollsPart } from './PollsPart.tsx';
import { ReportersList } from './ReportersList.tsx';
import { Sentence } from './Sentence.tsx';
import { useEvery } from './use-every.ts';

/** So often, in milliseconds, a meeting that is running is looked at again: two people may be at it. */
const LOOK_EVERY = 5000;

export function MeetingScreen() {
  const { id } = useParams({ from: '/meetings/$id' });
  const asked = useAsked('GET /api/meetings/:id', { params: { id } });
  const runs = asked.state === 'here' && asked.value.state === 'running';
  useEvery(runs ? LOOK_EVERY : undefined, asked.state === 'loading' ? {} : asked);
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <MeetingPage meeting={asked.value} />;
}

/** What every part of the page is given. */
export interface PartProps {
  readonly meeting: Meeting;
  /** Sends something about the meeting; tells over the page what was refused. */
  readonly act: (sent: Promise<Answer<unknown>>) => Promise<boolean>;
}

function MeetingPage({ meeting }: { readonly meeting: Meeting }) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const act = async (sent: Promise<Answer<unknown>>) => {
    const answer = await sent;
    setProblem(answer.ok ? undefined : answer.problem);
    await queries.invalidateQueries();
    return answer.ok;
  };
  const begins = meeting.begins === undefined ? '' : ` ${meeting.begins}`;
  return (
    <Page
      title={meeting.title}
      lead={
        <>
          <Mark {...(meeting.state === 'running' ? { tone: 'warn' as const } : {})}>{meeting.stateName}</Mark>{' '}
          {`${spokenDayOf(meeting.day)}${begins}，${meeting.place}，主持：${meeting.chair.name}，${meeting.unit.name}`}
        </>
      }
      actions={<Actions meeting={meeting} act={act} />}
    >
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {meeting.shortReason && <Notice tone="warn">{words.shortReason(meeting.shortReason)}</Notice>}
      <AttendancePart meeting={meeting} act={act} />
      <AgendaPart meeting={meeting} act={act} />
      <PollsPart meeting={meeting} act={act} />
      <ReportersList meeting={meeting} act={act} />
    </Page>
  );
}

type Asking = 'open' | 'reason' | 'close' | 'delete' | 'publish' | 'due';

function Actions({ meeting, act }: PartProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const [asking, ask] = useState<Asking>();
  const close = () => ask(undefined);
  const params = { id: meeting.id };
  const handedIn = meeting.reporters.filter(({ report }) => report === 'handed-in').length;
  const hall = (
    <a href={`/meetings/${meeting.id}/screen`} target="_blank" rel="noreferrer">
      {words.screen}
    </a>
  );
  if (!meeting.abilities.run) return <div className={styles.heads}>{hall}</div>;
  const open = async (reason?: string): Promise<Problem | undefined> => {
    const answer = await call('POST /api/meetings/:id/open', { params, body: reason === undefined ? {} : { reason } });
    if (!answer.ok) return answer.problem;
    close();
    await queries.invalidateQueries();
    return undefined;
  };
  const done = async (sent: Promise<Answer<unknown>>) => {
    close();
    await act(sent);
    return undefined;
  };
  return (
    <div className={styles.heads}>
      {hall}
      {meeting.state === 'planned' && <GoLink href={`/meetings/${meeting.id}/edit`}>{words.edit}</GoLink>}
      {meeting.state !== 'closed' && <Action onClick={() => ask('due')}>{words.changeDue}</Action>}
      {meeting.state === 'planned' && <Action onClick={() => ask('delete')}>{words.delete}</Action>}
      {handedIn > 0 && <Action onClick={() => ask('publish')}>{words.publish}</Action>}
      {meeting.state === 'planned' && (
        <Action kind="primary" onClick={() => ask(meeting.attendance.enough ? 'open' : 'reason')}>
          {words.open}
        </Action>
      )}
      {meeting.state === 'running' && (
        <Action kind="primary" onClick={() => ask('close')}>
          {words.close}
        </Action>
      )}
      {asking === 'due' && <DueDialog meeting={meeting} close={close} />}
      {asking === 'open' && (
        <Confirm title={words.openTitle} action={words.open} close={close} act={() => open()}>
          {meeting.attendance.sentence}
          {words.openWhat}
        </Confirm>
      )}
      {asking === 'reason' && (
        <Sentence
          title={words.openTitle}
          what={`${meeting.attendance.sentence}${words.openWhat}`}
          label={words.openReason}
          action={words.open}
          close={close}
          send={open}
        />
      )}
      {asking === 'close' && (
        <Confirm
          title={words.closeTitle}
          action={words.close}
          close={close}
          act={() => done(call('POST /api/meetings/:id/close', { params }))}
        >
          {words.closeWhat}
        </Confirm>
      )}
      {asking === 'publish' && (
        <Confirm
          title={words.publishTitle}
          action={words.publish}
          close={close}
          act={() => done(call('POST /api/meetings/:id/reports/publish', { params }))}
        >
          {words.publishWhat(handedIn)}
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={words.deleteTitle}
          action={words.delete}
          close={close}
          act={async () => {
            const answer = await call('DELETE /api/meetings/:id', { params });
            if (!answer.ok) return answer.problem;
            router.history.push('/meetings');
            await queries.invalidateQueries();
            return undefined;
          }}
        >
          {words.deleteWhat}
        </Confirm>
      )}
    </div>
  );
}

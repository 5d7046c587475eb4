/** One round: where it stands, what is late, whom it assesses; stages moved or reopened, or all of it given up. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { NoticePart } from '../notices/NoticePart.tsx';
import { words as results } from '../results/copy.ts';
import { ReviewProgress } from '../reviews/ReviewProgress.tsx';
import { ImportsDue } from '../round-data/ImportsDue.tsx';
import { PollStages } from '../round-polls/PollStages.tsx';
import { useMe } from '../sessions/who.tsx';
import { Late } from '../urgings/Late.tsx';
import { type Round, words } from './copy.ts';
import { PeopleDialog } from './PeopleDialog.tsx';
import { Reasoned } from './Reasoned.tsx';
import { RosterChanges } from './RosterChanges.tsx';
import styles from './rounds.module.css';

// Needed once a round is nearly over.
const ArchivePart = lazy(async () => ({ default: (await import('../archives/ArchivePart.tsx')).ArchivePart }));

const { page: says } = words;
type Stage = Round['stages'][number];

export function RoundScreen() {
  const { id } = useParams({ from: '/rounds/$id' });
  const asked = useAsked('GET /api/rounds/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <RoundPage round={asked.value} />;
}

/** Sends a change; gives the problem that came in the way. */
function useChange() {
  const queries = useQueryClient();
  return async (sent: Promise<Answer<unknown>>): Promise<Problem | undefined> => {
    const answer = await sent;
    await queries.invalidateQueries();
    return answer.ok ? undefined : answer.problem;
  };
}

function RoundPage({ round }: { readonly round: Round }) {
  const change = useChange();
  const watches = useMe().abilities.includes('logs.watch') && round.stages.some(({ kind }) => kind === 'record');
  const [givingUp, giveUp] = useState(false);
  const late = round.daysLate > 0;
  const urges = useMe().abilities.includes('rounds.urge');
  return (
    <Page
      title={round.name}
      lead={<GoLink href="/rounds">{words.back}</GoLink>}
      actions={
        <div className={styles.actions}>
          <GoLink href={`/rounds/${round.id}/events`}>{words.events}</GoLink>
          <GoLink href={`/rounds/${round.id}/imports`}>{words.imports}</GoLink>
          {watches && <GoLink href={`/rounds/${round.id}/logs`}>{words.watchLogs}</GoLink>}
          {watches && <GoLink href={`/rounds/${round.id}/months`}>{words.months}</GoLink>}
          <GoLink href={`/rounds/${round.id}/bulletins`}>{words.bulletins}</GoLink>
          {round.abilities.run && <Action onClick={() => giveUp(true)}>{says.giveUp}</Action>}
        </div>
      }
    >
      <p className={styles.soft}>
        <Mark {...(round.state === 'running' ? { tone: 'warn' as const } : {})}>{round.stateName}</Mark>{' '}
        {words.from(spokenDayOf(round.from), spokenDayOf(round.to))}
      </p>
      {round.now !== '' && <Notice tone={late ? 'bad' : 'good'}>{round.now}</Notice>}
      {round.cautions.map(({ year, sentence }) => (
        <Notice key={year} tone="warn">
          <p>{sentence}</p>
          <p>
            <GoLink href={`/holidays?year=${year}`}>{words.holidays}</GoLink>
          </p>
        </Notice>
      ))}
      {urges && <Late round={round.id} />}
      <p>
        <GoLink href={`/rounds/${round.id}/results`}>{results.board.link}</GoLink>
      </p>
      <PollStages round={round} />
      <Stages round={round} />
      {round.state === 'running' && <ImportsDue round={round.id} />}
      {round.stages.some(({ kind }) => kind === 'review') && (
        <ReviewProgress round={round.id} runs={round.abilities.run} />
      )}
      {round.stages.some(({ kind }) => kind === 'notice') && <NoticePart round={round.id} />}
      {round.abilities.run && round.state === 'running' && <RosterChanges round={round} />}
      {useMe().abilities.includes('archives.make') && (
        <Suspense fallback={null}>
          <ArchivePart round={round.id} />
        </Suspense>
      )}
      <Organizations round={round} />
      {givingUp && (
        <Reasoned
          title={says.giveUpTitle}
          what={says.giveUpWhat}
          action={says.giveUp}
          close={() => giveUp(false)}
          send={(reason) =>
            change(call('POST /api/rounds/:id/giving-up', { params: { id: round.id }, body: { reason } }))
          }
        />
      )}
    </Page>
  );
}

function Stages({ round }: { readonly round: Round }) {
  const change = useChange();
  const [moving, move] = useState<Stage>();
  const [reopening, reopen] = useState<Stage>();
  const of = (stage: Stage) => ({ id: round.id, stage: stage.key });
  return (
    <Section title={says.stages}>
      <table className={list.table}>
        <Heads of={[says.stage, says.days, says.state]} unseen={says.move} />
        <tbody>
          {round.stages.map((stage) => (
            <tr key={stage.key} className={classes(stage.state === 'on' && styles.on)}>
              <td>{stage.name}</td>
              <td className={list.keep}>{words.from(spokenDayOf(stage.begins), spokenDayOf(stage.ends))}</td>
              <td>
                {stage.stateName} {stage.daysLate > 0 && <Mark tone="bad">{words.late(stage.daysLate)}</Mark>}
              </td>
              <td>
                {round.abilities.run && stage.state !== 'done' && (
                  <Action kind="plain" aria-label={says.moveOf(stage.name)} onClick={() => move(stage)}>
                    {says.move}
                  </Action>
                )}
                {round.abilities.run && stage.state === 'done' && (
                  <Action kind="plain" aria-label={says.reopenOf(stage.name)} onClick={() => reopen(stage)}>
                    {says.reopen}
                  </Action>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moving && (
        <Reasoned
          title={says.moveTitle(moving.name)}
          what={says.moveWhat}
          action={says.move}
          day={{ label: says.until, value: moving.ends }}
          close={() => move(undefined)}
          send={(reason, ends) =>
            change(
              call('PUT /api/rounds/:id/stages/:stage', {
                params: of(moving),
                body: { revision: round.revision, ends, reason },
              }),
            )
          }
        />
      )}
      {reopening && (
        <Reasoned
          title={says.reopenTitle(reopening.name)}
          what={says.reopenWhat}
          action={says.reopen}
          // One that has passed is no proposal.
          day={{ label: says.reopenUntil, value: reopening.ends < todayHere() ? '' : reopening.ends }}
          close={() => reopen(undefined)}
          send={(reason, ends) =>
            change(
              call('POST /api/rounds/:id/stages/:stage/reopening', {
                params: of(reopening),
                body: { revision: round.revision, ends, reason },
              }),
            )
          }
        />
      )}
    </Section>
  );
}

function Organizations({ round }: { readonly round: Round }) {
  const [opened, open] = useState<Round['organizations'][number]>();
  return (
    <Section title={says.units}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{says.unit}</th>
            <th scope="col" className={list.number}>
              {says.people}
            </th>
            <th scope="col" className={list.number}>
              {says.gaps}
            </th>
            <th scope="col">
              <span className="unseen">{says.open}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {round.organizations.map((unit) => (
            <tr key={unit.id}>
              <td>{unit.name}</td>
              <td className={list.number}>{unit.people}</td>
              <td className={list.number}>{unit.gaps > 0 ? <Mark tone="bad">{unit.gaps}</Mark> : 0}</td>
              <td>
                <Action kind="plain" aria-label={says.openOf(unit.name)} onClick={() => open(unit)}>
                  {says.open}
                </Action>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened && <PeopleDialog round={round} unit={opened} close={() => open(undefined)} />}
    </Section>
  );
}

/** An open poll: how many are in, slips to print, papers to count, and its end. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { About } from './About.tsx';
import { ClosePoll } from './ClosePoll.tsx';
import { words } from './copy.ts';
import { PollActions } from './PollActions.tsx';
import { PollState } from './PollState.tsx';
import { PrintSlips } from './PrintSlips.tsx';
import { type Group, ProgressCards } from './ProgressCards.tsx';
import styles from './polls.module.css';
import type { Poll } from './shapes.ts';
import { usePulse } from './use-pulse.ts';

const { open: says } = words;

export function OpenPoll({ poll }: { readonly poll: Poll }) {
  const asked = useAsked('GET /api/polls/:id/progress', { params: { id: poll.id } });
  const queries = useQueryClient();
  const ended = asked.state === 'here' && asked.value.state !== 'open';
  const stale = usePulse('GET /api/polls/:id/progress', !ended);
  // Somebody else has ended it, or counted papers meanwhile.
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: ['GET /api/polls/:id'] });
  }, [ended, queries]);
  return (
    <Page
      title={poll.title}
      lead={<GoLink href="/polls">{words.back}</GoLink>}
      actions={
        <div className={styles.actions}>
          <PollState state={poll.state} name={poll.stateName} />
          <PollActions poll={poll} />
          <a href={`/polls/${poll.id}/screen`} target="_blank" rel="noreferrer">
            {says.screen}
          </a>
          {poll.abilities.close && (
            <ClosePoll poll={poll} progress={asked.state === 'here' ? asked.value : undefined} />
          )}
        </div>
      }
    >
      {poll.cautions.map(({ code, sentence }) => (
        <Notice key={code} tone="warn">
          {sentence}
        </Notice>
      ))}
      <Section title={says.progress}>
        <div className={styles.stack}>
          <p className={styles.hint}>{timeOf(poll)}</p>
          {stale && <Notice tone="warn">{says.paused}</Notice>}
          {asked.state === 'loading' && <Loading lines={4} />}
          {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
          {asked.state === 'here' && (
            <ProgressCards groups={asked.value.electorates}>
              {(group) => <GroupWork poll={poll} group={group} />}
            </ProgressCards>
          )}
        </div>
      </Section>
      <Section title={says.about}>
        <About poll={poll} />
      </Section>
    </Page>
  );
}

function timeOf({ openedAt, endsAt }: Poll): string {
  return [openedAt && says.since(spokenMoment(openedAt)), endsAt && says.until(spokenMoment(endsAt)), says.refreshed]
    .filter(Boolean)
    .join('；');
}

/** What is done for one group: its slips, its papers. */
function GroupWork({ poll, group }: { readonly poll: Poll; readonly group: Group }) {
  const electorate = poll.forms.flatMap(({ electorates }) => electorates).find(({ id }) => id === group.id);
  if (electorate === undefined) return null;
  return (
    <>
      {electorate.paper && electorate.papers && (
        <p className={styles.hint}>{says.papersState[electorate.papers.state]}</p>
      )}
      <p className={styles.work}>
        {poll.abilities.printSlips && group.slips > 0 && <PrintSlips poll={poll.id} group={group} />}
        {poll.abilities.typePapers && electorate.paper && (
          <GoLink href={`/polls/${poll.id}/papers/${group.id}`}>{says.papers}</GoLink>
        )}
      </p>
    </>
  );
}

/** A poll that has ended: its results, or why it has none. */
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { About } from './About.tsx';
import { Boards } from './Boards.tsx';
import { words } from './copy.ts';
import { PollActions } from './PollActions.tsx';
import { PollState } from './PollState.tsx';
import styles from './polls.module.css';
import type { Poll } from './shapes.ts';
import { Turnout } from './Turnout.tsx';

const { results: says } = words;

export function EndedPoll({ poll }: { readonly poll: Poll }) {
  return (
    <Page
      title={poll.title}
      lead={<GoLink href="/polls">{words.back}</GoLink>}
      actions={
        <div className={styles.actions}>
          <PollState state={poll.state} name={poll.stateName} />
          <PollActions poll={poll} />
          {poll.state === 'closed' && (
            <a href={`/polls/${poll.id}/screen`} target="_blank" rel="noreferrer">
              {words.open.screen}
            </a>
          )}
        </div>
      }
    >
      {poll.state === 'void' && (
        <Notice tone="bad">
          {says.voided}
          {poll.reason && `：${poll.reason}`}
        </Notice>
      )}
      {poll.cautions.map(({ code, sentence }) => (
        <Notice key={code} tone="warn">
          {sentence}
        </Notice>
      ))}
      <p className={styles.hint}>{spansOf(poll)}</p>
      {poll.state === 'closed' && poll.abilities.readResults && <Shown id={poll.id} />}
      <Section title={words.open.about}>
        <About poll={poll} />
      </Section>
    </Page>
  );
}

function Shown({ id }: { readonly id: string }) {
  const asked = useAsked('GET /api/polls/:id/results', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return (
    <>
      <Section title={says.turnout}>
        <Turnout results={asked.value} />
      </Section>
      <Boards results={asked.value} />
    </>
  );
}

function spansOf({ openedAt, closedAt, shreddedAt }: Poll): string {
  return [
    openedAt && words.open.since(spokenMoment(openedAt)),
    closedAt && words.ended(spokenMoment(closedAt)),
    openedAt && (shreddedAt ? says.shredded(spokenMoment(shreddedAt)) : says.shredding),
  ]
    .filter(Boolean)
    .map((part) => (part ?? '').replace(/。$/, ''))
    .join('；');
}

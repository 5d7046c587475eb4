/** The polls held at the meeting: how many ballots are in, and whether the hall sees what came out. */
import { call } from '../../api/call.ts';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import type { PartProps } from './MeetingScreen.tsx';
import styles from './meetings.module.css';

export function PollsPart({ meeting, act }: PartProps) {
  const { polls, abilities, resultsShown, state } = meeting;
  if (polls.length === 0 && !abilities.run) return null;
  const params = { id: meeting.id };
  const hasResults = polls.some((poll) => poll.state === 'closed') && state !== 'planned';
  return (
    <Section title={words.polls}>
      {polls.length === 0 && <p className={styles.soft}>{words.noPolls}</p>}
      <ul>
        {polls.map((poll) => (
          <li key={poll.id} className={styles.poll}>
            <span>{abilities.run ? <GoLink href={`/polls/${poll.id}`}>{poll.title}</GoLink> : poll.title}</span>
            <Mark {...(poll.state === 'open' ? { tone: 'warn' as const } : {})}>{poll.stateName}</Mark>
            {poll.received !== undefined && <span>{words.pollIn(poll.received, poll.expected)}</span>}
          </li>
        ))}
      </ul>
      {abilities.run && (
        <div className={styles.pollActions}>
          {state !== 'closed' && <GoLink href={`/polls/new?meeting=${meeting.id}`}>{words.addPoll}</GoLink>}
          {hasResults && (
            <>
              <span className={styles.soft}>{resultsShown ? words.resultsShown : words.resultsHidden}</span>
              <Action
                onClick={() =>
                  void act(call('PUT /api/meetings/:id/results', { params, body: { shown: !resultsShown } }))
                }
              >
                {resultsShown ? words.hideResults : words.showResults}
              </Action>
            </>
          )}
        </div>
      )}
    </Section>
  );
}

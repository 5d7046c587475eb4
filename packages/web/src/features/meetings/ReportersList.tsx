/** Who reports: how far their reports are, and what leaders said. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { words as reportWords } from '../duty-reports/copy.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { type Meeting, words } from './copy.ts';
import type { PartProps } from './MeetingScreen.tsx';
import styles from './meetings.module.css';
import type { Named } from './plan.ts';
import { Sentence } from './Sentence.tsx';

type Reporter = Meeting['reporters'][number];

export function ReportersList({ meeting }: PartProps) {
  /** Whom somebody comments on; `all` of them. */
  const [on, comment] = useState<Reporter | 'all'>();
  return (
    <Section title={words.reportersTitle}>
      <p className={styles.soft}>{words.dueLine(spokenDayOf(meeting.due))}</p>
      <ol>
        {meeting.reporters.map((reporter, at) => (
          <li key={reporter.id} className={styles.row}>
            <span className={styles.number}>{at + 1}</span>
            <span className={styles.grow}>
              {reporter.name}
              {reporter.post && <span className={styles.soft}>（{reporter.post}）</span>}
            </span>
            <span className={styles.soft}>{reporter.mannerName}</span>
            <Mark {...toneOf(reporter)}>{reporter.reportName}</Mark>
            <span className={styles.ends}>
              {reporter.abilities.read && (
                <GoLink
                  href={`/duty-reports/${meeting.id}/${reporter.id}`}
                  aria-label={`${words.read}：${reporter.name}`}
                >
                  {words.read}
                </GoLink>
              )}
              {meeting.comments === 'each' && (reporter.abilities.comment || reporter.abilities.commentFor) && (
                <Action
                  kind="plain"
                  aria-label={`${words.comment}：${reporter.name}`}
                  onClick={() => comment(reporter)}
                >
                  {reporter.abilities.commentFor ? words.comment : words.ownComment}
                </Action>
              )}
            </span>
            {reporter.comments.map(({ commenter, text }) => (
              <p key={commenter.id} className={styles.comment}>
                {commenter.name}：{text ?? reportWords.erasedComment}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {meeting.comments === 'once' && meeting.abilities.commentAll && (
        <div className={styles.tools}>
          <Action onClick={() => comment('all')}>{words.commentAll}</Action>
        </div>
      )}
      {on && <CommentDialog meeting={meeting} on={on} close={() => comment(undefined)} />}
    </Section>
  );
}

const toneOf = ({ report }: Reporter) =>
  report === 'returned'
    ? { tone: 'warn' as const }
    : report === 'handed-in' || report === 'published'
      ? { tone: 'good' as const }
      : {};

interface CommentDialogProps {
  readonly meeting: Meeting;
  readonly on: Reporter | 'all';
  readonly close: () => void;
}

function CommentDialog({ meeting, on, close }: CommentDialogProps) {
  const queries = useQueryClient();
  const writesDown = on === 'all' ? meeting.abilities.run : on.abilities.commentFor;
  // Mostly it is who presides whose words are written down.
  const [leader, setLeader] = useState<Named | undefined>(meeting.chair);
  const commenter = writesDown && leader ? { commenter: leader.id } : {};
  return (
    <Sentence
      title={on === 'all' ? words.commentAllTitle : words.commentTitle(on.name)}
      what={words.commentWhat}
      label={words.commentText}
      action={words.comment}
      complete={!writesDown || leader !== undefined}
      close={close}
      send={async (text, idempotencyKey) => {
        const body = { text, ...commenter };
        const answer =
          on === 'all'
            ? await call('POST /api/meetings/:id/comments', { params: { id: meeting.id }, body, idempotencyKey })
            : await call('POST /api/meetings/:id/reports/:person/comments', {
                params: { id: meeting.id, person: on.id },
                body,
                idempotencyKey,
              });
        if (!answer.ok) return answer.problem;
        await queries.invalidateQueries();
        return undefined;
      }}
    >
      {writesDown && (
        <Labelled label={words.commenter}>
          {(id) => <PersonPicker id={id} value={leader} onValue={setLeader} />}
        </Labelled>
      )}
    </Sentence>
  );
}

/** Writing one's own report; the same on the phone and on the console. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { randomKey } from '../../api/random-key.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { spokenDayOf, spokenMoment } from '../../ui/moment.ts';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { lengthOf } from './length.ts';
import { Comments } from './ReportText.tsx';
import styles from './report.module.css';
import { type Report, type ReportInHand, type Saving, useReport } from './use-report.ts';

interface ReportEditorProps {
  readonly report: Report;
  /** The report as it stands after it was handed in. */
  readonly done: () => void;
}

export function ReportEditor({ report, done }: ReportEditorProps) {
  const me = useMe();
  const hand = useReport(me.account.id, report);
  const [asks, ask] = useState(false);
  const [key, setKey] = useState(randomKey);
  const length = lengthOf(hand.text);
  const over = length - report.most;
  return (
    <div className={styles.frame}>
      {report.reason && <Notice tone="warn">{words.returned(report.reason)}</Notice>}
      <p className={styles.soft}>{words.due(spokenDayOf(report.meeting.due))}</p>
      {hand.saving.kind === 'conflict' && <Conflict hand={hand} theirs={hand.saving.theirs.text} />}
      <Labelled label={words.text}>
        {(id) => (
          <>
            <textarea
              id={id}
              className={styles.text}
              value={hand.text}
              placeholder={words.placeholder}
              aria-describedby={`${id}-count ${id}-note`}
              onChange={({ target }) => hand.change(target.value)}
            />
            <div className={styles.under}>
              <span id={`${id}-count`} className={over > 0 ? styles.over : undefined}>
                {words.count(length, report.most)}
                {over > 0 && `，${words.over(over)}`}
              </span>
              <span role="status">{savedWords(hand.saving)}</span>
            </div>
            <p id={`${id}-note`} className={styles.note}>
              {words.counting}
            </p>
          </>
        )}
      </Labelled>
      <div>
        <Action
          kind="primary"
          disabled={length === 0 || over > 0 || hand.saving.kind === 'conflict'}
          onClick={() => ask(true)}
        >
          {words.handIn}
        </Action>
      </div>
      <Comments comments={report.comments} />
      {asks && (
        <Confirm
          title={words.handInTitle}
          action={words.handIn}
          close={() => ask(false)}
          act={async () => {
            const ready = await hand.ready();
            if (ready === undefined) {
              ask(false);
              return undefined;
            }
            const answer = await call('POST /api/meetings/:id/reports/:person/hand-in', {
              params: { id: report.meeting.id, person: report.person.id },
              body: { text: ready.text, revision: ready.follows },
              idempotencyKey: key,
            });
            if (!answer.ok) {
              if (answer.problem.kind === 'refused') setKey(randomKey());
              return answer.problem;
            }
            hand.settle();
            ask(false);
            done();
            return undefined;
          }}
        >
          {words.handInWhat(length)}
        </Confirm>
      )}
    </div>
  );
}

function savedWords(saving: Saving): string {
  switch (saving.kind) {
    case 'none':
    case 'conflict':
      return '';
    case 'saving':
      return words.saving;
    case 'device':
      return words.onDevice;
    case 'not-kept':
      return words.notKept;
    case 'stopped':
      return words.stopped(saving.why);
    case 'saved':
      return words.saved(spokenMoment(saving.at).slice(-5));
  }
}

function Conflict({ hand, theirs }: { readonly hand: ReportInHand; readonly theirs: string }) {
  return (
    <Notice tone="warn">
      <p>{words.conflict}</p>
      <section className={styles.other} aria-label={words.theirText}>
        {theirs}
      </section>
      <div className={styles.choices}>
        <Action kind="plain" onClick={hand.takeTheirs}>
          {words.theirs}
        </Action>
        <Action kind="plain" onClick={hand.keepMine}>
          {words.mine}
        </Action>
      </div>
    </Notice>
  );
}

/** Larger shares of a grade: what was approved, entered by one and confirmed by another; taken back with a reason. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { useSending } from '../../api/use-sending.ts';
import { Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { Action } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure } from '../../ui/states.tsx';
import styles from '../results/board.module.css';
import { type Approval, words } from './copy.ts';
import { EnterDialog } from './EnterDialog.tsx';

interface Doing {
  readonly what: 'confirm' | 'withdraw';
  readonly approval: Approval;
}

/** Nothing where the scheme's shares are fixed, and for whom all units are none of their business. */
export function ShareApprovals({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/share-approvals', { params: { id: round } });
  const [entering, enter] = useState(false);
  const [doing, act] = useState<Doing>();
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed')
    return asked.problem.kind === 'forbidden' ? null : <Failure problem={asked.problem} again={asked.again} />;
  const { levels, approvals, abilities } = asked.value;
  if (levels.length === 0) return null;
  return (
    <Section title={words.title}>
      {levels.map(({ level, most, seats, base }) => (
        <p key={level} className={styles.soft}>
          {words.what(level, most)}
          {words.whole(seats, base)}
        </p>
      ))}
      {abilities.enter && (
        <div className={styles.seats}>
          <Action onClick={() => enter(true)}>{words.enter}</Action>
        </div>
      )}
      {approvals.length === 0 && <p className={styles.soft}>{words.none}</p>}
      <ul>
        {approvals.map((approval) => (
          <li key={approval.id} className={styles.decision}>
            <Said approval={approval} />
            <div className={styles.acts}>
              {approval.abilities.confirm && (
                <Action
                  aria-label={words.confirmOf(words.line(approval))}
                  onClick={() => act({ what: 'confirm', approval })}
                >
                  {words.confirm}
                </Action>
              )}
              {approval.abilities.withdraw && (
                <Action
                  kind="plain"
                  aria-label={words.withdrawOf(words.line(approval))}
                  onClick={() => act({ what: 'withdraw', approval })}
                >
                  {words.withdraw}
                </Action>
              )}
            </div>
          </li>
        ))}
      </ul>
      {entering && <EnterDialog round={round} levels={levels} close={() => enter(false)} />}
      {doing && <ActDialog doing={doing} close={() => act(undefined)} />}
    </Section>
  );
}

function Said({ approval }: { readonly approval: Approval }) {
  const { body, document, day, reason, enteredBy, enteredAt, confirmedBy, confirmedAt, withdrawnAt } = approval;
  return (
    <div>
      <p className={styles.what}>
        {words.line(approval)}{' '}
        <Mark {...(approval.state === 'entered' ? { tone: 'warn' as const } : {})}>{approval.stateName}</Mark>
      </p>
      <p className={styles.soft}>
        {words.by(body, document, spokenDayOf(day))}。{reason}
      </p>
      <p className={styles.soft}>
        {words.entered(enteredBy, spokenDayOf(enteredAt))}
        {confirmedAt !== undefined && `，${words.confirmed(confirmedBy ?? '', spokenDayOf(confirmedAt))}`}
        {withdrawnAt !== undefined && `，${words.withdrawn(spokenDayOf(withdrawnAt), approval.withdrawnBecause ?? '')}`}
      </p>
    </div>
  );
}

function ActDialog({ doing: { what, approval }, close }: { readonly doing: Doing; readonly close: () => void }) {
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  const params = { id: approval.id };
  const confirms = what === 'confirm';
  return (
    <FormDialog
      title={confirms ? words.confirmTitle : words.withdrawTitle}
      what={confirms ? words.confirmWhat : words.withdrawWhat}
      action={confirms ? words.confirm : words.withdraw}
      ready={confirms || reason.trim() !== ''}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            confirms
              ? call('POST /api/share-approvals/:id/confirmation', { params, body: {} })
              : call('POST /api/share-approvals/:id/withdrawal', { params, body: { reason: reason.trim() } }),
        ])
      }
    >
      <Said approval={approval} />
      {!confirms && <Field label={words.reason} value={reason} onValue={setReason} most={500} lines={2} />}
    </FormDialog>
  );
}

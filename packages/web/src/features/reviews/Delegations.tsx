/** Reviewing in another leader's hands for some days: given, received, taken back. For the phone and the console. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, ChoiceField, Notice, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { daysAgo, spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Area } from './Area.tsx';
import { type Delegation, words } from './copy.ts';
import styles from './reviews.module.css';

const { delegation: says } = words;

/** Safari 14 on a Mac has no field for days, and takes them as text. */
const hasDayField = (() => {
  const field = document.createElement('input');
  field.type = 'date';
  return field.type === 'date';
})();
const dayHint = hasDayField ? {} : { hint: says.form };

export function Delegations() {
  const queries = useQueryClient();
  const asked = useAsked('GET /api/delegations');
  const [giving, give] = useState(false);
  const [ending, end] = useState<Delegation>();
  if (asked.state === 'loading') return <Loading lines={2} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return (
    <>
      <p className={styles.soft}>{says.what}</p>
      {asked.value.delegations.length > 0 && (
        <ul className={styles.rounds}>
          {asked.value.delegations.map((one) => (
            <li key={one.id} className={styles.round}>
              <div>
                <p>{says.line(one)}</p>
                <p className={styles.soft}>{says.days(spokenDayOf(one.since), spokenDayOf(one.until), one.reason)}</p>
              </div>
              {one.mayRevoke && (
                <Action kind="plain" aria-label={says.revokeOf(one.delegate.name)} onClick={() => end(one)}>
                  {says.revoke}
                </Action>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Action onClick={() => give(true)}>{says.give}</Action>
      </p>
      {giving && <GiveDelegation close={() => give(false)} />}
      {ending && (
        <Confirm
          title={says.revokeOf(ending.delegate.name)}
          action={says.revoke}
          close={() => end(undefined)}
          act={async () => {
            const answer = await call('POST /api/delegations/:id/revocation', { params: { id: ending.id } });
            if (!answer.ok) return answer.problem;
            await queries.invalidateQueries();
            end(undefined);
            return undefined;
          }}
        >
          {says.days(spokenDayOf(ending.since), spokenDayOf(ending.until), ending.reason)}
        </Confirm>
      )}
    </>
  );
}

interface GiveDelegationProps {
  /** Whose reviewing the office hands over; absent: one's own. */
  readonly leader?: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

export function GiveDelegation({ leader, close }: GiveDelegationProps) {
  const queries = useQueryClient();
  const whose = leader === undefined ? {} : { leader: leader.id };
  const people = useAsked('GET /api/delegations/candidates', { query: whose });
  const [delegate, setDelegate] = useState('');
  const [since, setSince] = useState(() => daysAgo(0));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const title = leader === undefined ? says.giveTitle : says.giveTitleFor(leader.name);
  const ready = delegate !== '' && since !== '' && until !== '' && reason.trim() !== '';
  return (
    <Dialog title={title} lead={says.what} close={close}>
      {people.state === 'loading' && <Loading lines={3} />}
      {people.state === 'failed' && <Failure problem={people.problem} again={people.again} />}
      {people.state === 'here' && people.value.people.length === 0 && <Notice tone="warn">{says.nobody}</Notice>}
      {people.state === 'here' && people.value.people.length > 0 && (
        <form
          noValidate
          className={styles.form}
          onSubmit={async (event) => {
            event.preventDefault();
            setBusy(true);
            const body = { ...whose, delegate, since, until, reason: reason.trim() };
            const answer = await call('POST /api/delegations', { body });
            setBusy(false);
            if (!answer.ok) return setProblem(answer.problem);
            await queries.invalidateQueries();
            close();
          }}
        >
          {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
          <ChoiceField
            label={says.to}
            value={delegate}
            onValue={setDelegate}
            options={[
              { value: '', label: says.choose },
              ...people.value.people.map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` })),
            ]}
          />
          <TextField label={says.since} type="date" {...dayHint} value={since} onValue={setSince} />
          <TextField label={says.until} type="date" {...dayHint} value={until} onValue={setUntil} />
          <Area label={says.reason} value={reason} most={200} onValue={setReason} />
          <div className={dialog.answers}>
            <Action onClick={close}>{words.cancel}</Action>
            <Action kind="primary" type="submit" busy={busy} disabled={!ready}>
              {says.do}
            </Action>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** How somebody wants to be told by mail: the address, proven by a code; the kinds; own quiet hours. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import styles from './mails.module.css';

type Own = Returns<'GET /api/me/mail'>;

export function OwnMail() {
  const asked = useAsked('GET /api/me/mail');
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const own = asked.value;
  if (!own.offered && own.address === undefined) return <p>{words.notOffered}</p>;
  return (
    <div className={styles.form}>
      <p className={styles.note}>{words.what}</p>
      <Address own={own} />
      {own.address && <Choices key={JSON.stringify([own.kinds, own.quiet])} own={own} />}
    </div>
  );
}

/** Sends a change; the problem stays until the next one. */
function useSend() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async (sent: Promise<Answer<unknown>>): Promise<Problem | undefined> => {
    setBusy(true);
    const answer = await sent;
    setBusy(false);
    const came = answer.ok ? undefined : answer.problem;
    setProblem(came);
    await queries.invalidateQueries({ queryKey: ['GET /api/me/mail'] });
    return came;
  };
  return { busy, problem, send };
}

function Address({ own }: { readonly own: Own }) {
  const { busy, problem, send } = useSend();
  const [changing, setChanging] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const asks = own.address === undefined || changing || own.pending !== undefined;
  const fault = problem?.errors?.[0]?.message ?? problem?.title;
  return (
    <>
      {own.address && (
        <div>
          <p className={styles.address}>{words.verified(own.address)}</p>
          {!asks && (
            <Action kind="plain" onClick={() => setChanging(true)}>
              {words.change}
            </Action>
          )}{' '}
          <Action kind="plain" onClick={() => setRemoving(true)}>
            {words.remove}
          </Action>
        </div>
      )}
      {fault && <Notice tone="bad">{fault}</Notice>}
      {asks && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send(call('POST /api/me/mail/address', { body: { address } }));
          }}
        >
          <TextField
            label={words.address}
            hint={words.addressHint}
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="off"
            maxLength={254}
            value={address}
            onValue={setAddress}
          />
          <div>
            <Action type="submit" kind={own.pending ? 'ordinary' : 'primary'} busy={busy}>
              {words.sendCode}
            </Action>
          </div>
        </form>
      )}
      {own.pending && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send(call('POST /api/me/mail/verification', { body: { code } })).then((came) => {
              if (came !== undefined) return;
              setChanging(false);
              setAddress('');
              setCode('');
            });
          }}
        >
          <Notice tone="good">{words.sent(own.pending)}</Notice>
          <TextField
            label={words.code}
            code
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onValue={setCode}
          />
          <div>
            <Action type="submit" kind="primary" busy={busy}>
              {words.verify}
            </Action>
          </div>
        </form>
      )}
      {removing && (
        <Confirm
          title={words.remove}
          action={words.remove}
          close={() => setRemoving(false)}
          act={async () => {
            const came = await send(call('DELETE /api/me/mail/address'));
            if (came === undefined) setRemoving(false);
            return came;
          }}
        >
          {words.removeWhat}
        </Confirm>
      )}
    </>
  );
}

function Choices({ own }: { readonly own: Own }) {
  const { busy, problem, send } = useSend();
  const [muted, setMuted] = useState(own.kinds.filter(({ wanted }) => !wanted).map(({ kind }) => kind));
  const [quiet, setQuiet] = useState(own.quiet);
  const { from, to } = own.county.quiet;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(call('PUT /api/me/mail', { body: { muted, ...(quiet === undefined ? {} : { quiet }) } }));
      }}
    >
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{words.kinds}</legend>
        {own.kinds.map(({ kind, name }) => (
          <label key={kind} className={styles.check}>
            <input
              type="checkbox"
              checked={!muted.includes(kind)}
              onChange={({ target }) =>
                setMuted(target.checked ? muted.filter((one) => one !== kind) : [...muted, kind])
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{words.quiet}</legend>
        <p className={styles.note}>{words.county(from, to, own.county.onDaysOff)}</p>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={quiet !== undefined}
            onChange={({ target }) => setQuiet(target.checked ? { from: '12:00', to: '14:30' } : undefined)}
          />
          {words.quietOn}
        </label>
        {quiet && <Hours quiet={quiet} change={setQuiet} />}
      </fieldset>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      <div>
        <Action type="submit" busy={busy}>
          {words.save}
        </Action>
      </div>
    </form>
  );
}

type QuietHours = Own['county']['quiet'];

export function Hours({ quiet, change }: { readonly quiet: QuietHours; readonly change: (quiet: QuietHours) => void }) {
  return (
    <div className={styles.hours}>
      <TextField
        label={words.from}
        type="time"
        value={quiet.from}
        onValue={(value) => change({ ...quiet, from: value })}
      />
      <TextField label={words.to} type="time" value={quiet.to} onValue={(value) => change({ ...quiet, to: value })} />
    </div>
  );
}

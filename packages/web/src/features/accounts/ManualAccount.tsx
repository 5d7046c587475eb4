/** Opens an account for somebody who isn't in the roster. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import list from '../../console/list.module.css';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { type Given, OneTimePassword } from './OneTimePassword.tsx';

export function ManualAccount({ close }: { readonly close: () => void }) {
  const me = useMe();
  const queries = useQueryClient();
  const draft = useDraft(me.account.id, 'account', { login: '', name: '' });
  const [key, setKey] = useState(randomKey);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [done, setDone] = useState<Given>();
  if (done) return <OneTimePassword given={done} close={close} />;
  const { login, name } = draft.value;
  const faultAt = (place: string) => problem?.errors?.find(({ at }) => at === `body.${place}`)?.message;
  const change = (some: Partial<typeof draft.value>) => {
    // Another content is another request.
    setKey(randomKey());
    setProblem(undefined);
    draft.change({ ...draft.value, ...some });
  };
  return (
    <Dialog title={words.manual.title} lead={words.manual.what} close={close}>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          setTried(true);
          if (login.trim() === '' || name.trim() === '') return;
          setBusy(true);
          const answer = await call('POST /api/accounts', { body: { login, name }, idempotencyKey: key });
          setBusy(false);
          if (!answer.ok) return setProblem(answer.problem);
          draft.drop();
          setDone({
            name: answer.value.account.name,
            login: answer.value.account.login,
            password: answer.value.password,
          });
          await queries.invalidateQueries({ queryKey: ['GET /api/accounts'] });
        }}
      >
        <DraftNotice draft={draft} />
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        <div className={list.form}>
          <TextField
            label={words.manual.login}
            hint={words.manual.loginHint}
            autoComplete="off"
            maxLength={50}
            data-begin=""
            value={login}
            fault={faultAt('login') ?? (tried && login.trim() === '' ? words.manual.missingLogin : undefined)}
            onValue={(value) => change({ login: value })}
          />
          <TextField
            label={words.manual.name}
            autoComplete="off"
            maxLength={50}
            value={name}
            fault={faultAt('name') ?? (tried && name.trim() === '' ? words.manual.missingName : undefined)}
            onValue={(value) => change({ name: value })}
          />
        </div>
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy}>
            {words.manual.action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

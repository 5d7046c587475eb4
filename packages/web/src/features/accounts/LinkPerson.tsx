/** Says whose account it is: somebody of the roster who has none. */
import { useDeferredValue, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { type Account, nameOf } from './account-state.tsx';
import { words } from './copy.ts';

interface LinkPersonProps {
  readonly account: Account;
  readonly close: () => void;
  readonly done: (name: string) => Promise<void>;
}

export function LinkPerson({ account, close, done }: LinkPersonProps) {
  const [text, setText] = useState(account.name);
  const [chosen, setChosen] = useState<Found>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const query = useDeferredValue(text.trim());
  const asked = useAsked('GET /api/accounts/people', {
    query: { account: 'without', ...(query === '' ? {} : { query }) },
  });
  return (
    <Dialog title={words.link.title(nameOf(account))} close={close} wide>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          setTried(true);
          if (chosen === undefined) return;
          setBusy(true);
          const answer = await call('PUT /api/accounts/:id/person', {
            params: { id: account.id },
            body: { person: chosen.id },
          });
          setBusy(false);
          if (answer.ok) await done(chosen.title);
          else setProblem(answer.problem);
        }}
      >
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        <Finder
          label={words.link.find}
          hint={words.link.findHint}
          fault={tried && chosen === undefined ? words.link.missing : undefined}
          text={text}
          onText={setText}
          none={words.link.none}
          chosen={chosen}
          onChoose={setChosen}
          found={
            asked.state === 'here'
              ? asked.value.people.map(({ id, name, code, unit }) => ({
                  id,
                  title: name,
                  note: [code, unit].filter(Boolean).join(' '),
                }))
              : asked.state === 'failed'
                ? []
                : undefined
          }
        />
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy}>
            {words.link.action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

/** Gives somebody a role; says before what it lets them do, and where. */
import { useDeferredValue, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { roleMeanings, words } from './copy.ts';
import { UnitFinder } from './UnitFinder.tsx';

type Roles = Returns<'GET /api/grants'>['roles'];
type Role = Roles[number]['role'];

interface GiveRoleProps {
  readonly roles: Roles;
  readonly close: () => void;
  readonly done: (sentence: string) => Promise<void>;
}

const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

export function GiveRole({ roles, close, done }: GiveRoleProps) {
  const { giving } = words;
  const [text, setText] = useState('');
  const [account, setAccount] = useState<Found>();
  const [role, setRole] = useState<Role>('office');
  const [unit, setUnit] = useState<Found>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const query = useDeferredValue(text.trim());
  const asked = useAsked('GET /api/grants/accounts', { query: query === '' ? {} : { query } });
  const nameOf = (one: Role) => roles.find((other) => other.role === one)?.name ?? one;
  const needsUnit = role === 'unitAdmin';
  const found = asked.state === 'failed' ? [] : asked.state === 'loading' ? undefined : asked.value.accounts;
  return (
    <Dialog title={giving.title} close={close} wide>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          setTried(true);
          if (account === undefined || (needsUnit && unit === undefined)) return;
          setBusy(true);
          const body = { account: account.id, role, ...(needsUnit && unit ? { unit: unit.id } : {}) };
          const answer = await call('POST /api/grants', { body });
          setBusy(false);
          if (answer.ok) await done(giving.done(account.title, nameOf(role)));
          else setProblem(answer.problem);
        }}
      >
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        <div className={list.form}>
          <Finder
            label={giving.account}
            hint={giving.accountHint}
            fault={tried && account === undefined ? giving.missingAccount : undefined}
            text={text}
            onText={setText}
            none={giving.noAccount}
            chosen={account}
            onChoose={(chosen) => {
              setAccount(chosen);
              setProblem(undefined);
            }}
            found={found?.map(({ id, name, login, linked, disabled, roles: held }) => ({
              id,
              title: name,
              note: [
                login,
                linked ? giving.linked : giving.notLinked,
                ...(held.length === 0 ? [] : [giving.has([...new Set(held)].map(nameOf).join('、'))]),
              ].join('，'),
              barred: disabled ? giving.disabled : undefined,
            }))}
          />
          <ChoiceField
            label={giving.role}
            value={role}
            options={roles.map((one) => ({ value: one.role, label: one.name }))}
            onValue={(value) => {
              setRole(value as Role);
              setProblem(undefined);
            }}
          />
          {needsUnit && (
            <UnitFinder
              label={giving.unit}
              hint={giving.unitHint}
              none={giving.noUnit}
              fault={tried && unit === undefined ? giving.missingUnit : undefined}
              chosen={unit}
              onChoose={setUnit}
            />
          )}
          {administrators.includes(role) && <Notice tone="warn">{giving.faceToFace}</Notice>}
          {account && (!needsUnit || unit) && (
            <p role="status">
              {giving.will(
                account.title,
                nameOf(role),
                needsUnit && unit ? unit.title : words.county,
                roleMeanings[role] ?? '',
              )}
            </p>
          )}
        </div>
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy}>
            {giving.action}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

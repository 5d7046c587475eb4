/** One account, and what the system administrator may do with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { type Account, AccountState, nameOf } from './account-state.tsx';
import { words } from './copy.ts';
import { LinkPerson } from './LinkPerson.tsx';
import { type Given, OneTimePassword } from './OneTimePassword.tsx';

export function AccountScreen() {
  const { id = '' } = useParams({ strict: false });
  const asked = useAsked('GET /api/accounts/:id', { params: { id } });
  const back = <GoLink href="/accounts">{words.back}</GoLink>;
  if (asked.state !== 'here')
    return (
      <Page title={words.title} lead={back}>
        <Section>
          {asked.state === 'loading' ? <Loading lines={6} /> : <Failure problem={asked.problem} again={asked.again} />}
        </Section>
      </Page>
    );
  return (
    <Page title={nameOf(asked.value)} lead={back}>
      <Section>
        <Facts account={asked.value} />
      </Section>
      <Deeds account={asked.value} />
    </Page>
  );
}

function Facts({ account }: { readonly account: Account }) {
  const { facts } = words;
  return (
    <dl className={list.facts}>
      <dt>{facts.login}</dt>
      <dd>{account.login}</dd>
      <dt>{facts.person}</dt>
      <dd>{account.person ? `${account.person.name} ${account.person.code ?? ''}` : words.notLinked}</dd>
      <dt>{facts.state}</dt>
      <dd>
        <AccountState account={account} />
      </dd>
      <dt>{facts.totp}</dt>
      <dd>{account.totp ? words.on : words.off}</dd>
      <dt>{facts.created}</dt>
      <dd>{spokenMoment(account.createdAt)}</dd>
      {account.disabledAt && (
        <>
          <dt>{facts.disabled}</dt>
          <dd>{spokenMoment(account.disabledAt)}</dd>
        </>
      )}
    </dl>
  );
}

type Deed = 'disable' | 'enable' | 'resetPassword' | 'resetTotp' | 'endSessions' | 'unlink';
type Kept = Answer<Account>;

function Deeds({ account }: { readonly account: Account }) {
  const me = useMe();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Deed | 'link'>();
  const [password, setPassword] = useState<Given>();
  const [done, setDone] = useState<{ readonly sentence: string; readonly undo?: Deed }>();
  const [failed, setFailed] = useState<Problem>();
  const { abilities } = account;
  const who = nameOf(account);
  const params = { id: account.id };

  const refresh = async () => {
    for (const key of ['GET /api/accounts/:id', 'GET /api/accounts', 'GET /api/accounts/people', 'GET /api/home'])
      await queries.invalidateQueries({ queryKey: [key] });
  };
  const settle = async (sentence: string, undo?: Deed) => {
    setAsking(undefined);
    setFailed(undefined);
    setDone({ sentence, ...(undo === undefined ? {} : { undo }) });
    await refresh();
  };
  const told = async (answer: Kept, sentence: string, undo?: Deed): Promise<Problem | undefined> => {
    if (!answer.ok) return answer.problem;
    await settle(sentence, undo);
    return undefined;
  };
  const acts: { readonly [D in Deed]: () => Promise<Problem | undefined> } = {
    disable: async () =>
      told(await call('POST /api/accounts/:id/disable', { params }), words.disable.done(who), 'enable'),
    enable: async () =>
      told(await call('POST /api/accounts/:id/enable', { params }), words.enable.done(who), 'disable'),
    resetPassword: async () => {
      const answer = await call('POST /api/accounts/:id/reset-password', { params });
      if (!answer.ok) return answer.problem;
      setAsking(undefined);
      setDone(undefined);
      setPassword({ name: who, login: account.login, password: answer.value.password });
      await refresh();
      return undefined;
    },
    resetTotp: async () => told(await call('POST /api/accounts/:id/reset-totp', { params }), words.resetTotp.done(who)),
    endSessions: async () =>
      told(await call('POST /api/accounts/:id/end-sessions', { params }), words.endSessions.done(who)),
    unlink: async () => told(await call('DELETE /api/accounts/:id/person', { params }), words.unlink.done),
  };
  const own = account.id === me.account.id;
  const offered: readonly (readonly [Deed | 'link', boolean])[] = [
    ['resetPassword', abilities.resetPassword],
    ['resetTotp', abilities.resetTotp],
    ['endSessions', account.disabledAt === undefined && !own],
    ['link', abilities.link],
    ['unlink', abilities.unlink],
    ['disable', abilities.disable],
    ['enable', abilities.enable],
  ];
  const sentences: { readonly [D in Deed]: ReactNode } = {
    disable: words.disable.confirm(who),
    enable: words.enable.confirm(who),
    resetPassword: words.resetPassword.confirm(who),
    resetTotp: words.resetTotp.confirm(who),
    endSessions: words.endSessions.confirm(who),
    unlink: words.unlink.confirm(who, account.person?.name ?? ''),
  };
  const undo = done?.undo;
  return (
    <Section title={words.actions}>
      {own && <Notice tone="warn">{words.own}</Notice>}
      {failed && <Notice tone="bad">{failed.title}</Notice>}
      {done && (
        <Notice tone="good">
          {done.sentence}
          {undo && (
            <Action kind="plain" onClick={async () => setFailed(await acts[undo]())}>
              {words.undo}
            </Action>
          )}
        </Notice>
      )}
      <ul className={list.rows}>
        {offered
          .filter(([, may]) => may)
          .map(([deed]) => (
            <li key={deed} className={list.rowsItem}>
              <div>
                <strong>{words[deed].name}</strong>
                <p className={list.soft}>{words[deed].what}</p>
              </div>
              <Action onClick={() => setAsking(deed)}>{words[deed].name}</Action>
            </li>
          ))}
      </ul>
      {asking === 'link' && (
        <LinkPerson
          account={account}
          close={() => setAsking(undefined)}
          done={(name) => settle(words.link.done(name))}
        />
      )}
      {asking !== undefined && asking !== 'link' && (
        <Confirm
          title={words[asking].title(who)}
          action={words[asking].name}
          act={acts[asking]}
          close={() => setAsking(undefined)}
        >
          {sentences[asking]}
        </Confirm>
      )}
      {password && <OneTimePassword given={password} close={() => setPassword(undefined)} />}
    </Section>
  );
}

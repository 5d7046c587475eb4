/** What the roster and the account say about oneself, to be checked and taken along. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenDayOf, spokenMoment } from '../../ui/moment.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import styles from '../sessions/own.module.css';
import { words } from './copy.ts';

export function OwnData() {
  const asked = useAsked('GET /api/profile');
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { account, person, roles, tenures, standings, identities } = asked.value;
  const span = ({ since, until }: { readonly since: string; readonly until?: string | undefined }) =>
    words.span(spokenDayOf(since), until === undefined ? undefined : spokenDayOf(until));
  const held = roles.map(({ name, unit }) => (unit ? `${name}（${unit.name}）` : name));
  return (
    <>
      <dl className={styles.facts}>
        <dt>{words.name}</dt>
        <dd>{person?.name ?? account.name}</dd>
        <dt>{words.login}</dt>
        <dd>{account.login}</dd>
        {person?.code && (
          <>
            <dt>{words.code}</dt>
            <dd>{person.code}</dd>
          </>
        )}
        {person?.phone && (
          <>
            <dt>{words.phone}</dt>
            <dd>{person.phone}</dd>
          </>
        )}
        <dt>{words.roles}</dt>
        <dd>{[...(person ? [words.assessed] : []), ...held].join('、') || words.noRoles}</dd>
        <dt>{words.opened}</dt>
        <dd>{spokenDayOf(account.createdAt)}</dd>
        {account.passwordSetAt && (
          <>
            <dt>{words.passwordSet}</dt>
            <dd>{spokenMoment(account.passwordSetAt)}</dd>
          </>
        )}
        <dt>{words.linked}</dt>
        <dd>
          {identities.map(({ issuer, linkedAt }) => words.linkedAt(hostOf(issuer), spokenDayOf(linkedAt))).join('；') ||
            words.notLinked}
        </dd>
      </dl>
      <section className={styles.part}>
        <h3 className={styles.partTitle}>{words.tenures}</h3>
        {tenures.length === 0 && <p className={styles.note}>{person ? words.noTenures : words.noPerson}</p>}
        <ul className={styles.rows}>
          {tenures.map((tenure) => (
            <li key={`${tenure.unit.id}/${tenure.post}/${tenure.since}`} className={styles.row}>
              <div>
                <span className={styles.name}>
                  {tenure.unit.within}
                  {tenure.unit.name} {tenure.post}
                </span>
                {tenure.concurrent && <span className={styles.mark}>{words.concurrent}</span>}
                <p className={styles.note}>
                  {tenure.dutyName}，{tenure.staffing}，{span(tenure)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {person && (
        <section className={styles.part}>
          <h3 className={styles.partTitle}>{words.standings}</h3>
          {standings.length === 0 && <p className={styles.note}>{words.noStandings}</p>}
          <ul className={styles.rows}>
            {standings.map((one) => (
              <li key={`${one.kindName}/${one.since}`} className={styles.row}>
                <div>
                  <span className={styles.name}>
                    {one.kindName} {one.detail}
                  </span>
                  <p className={styles.note}>
                    {span(one)}
                    {one.document && `，${one.document}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <p className={styles.note}>{words.wrong}</p>
        </section>
      )}
    </>
  );
}

/** Everything as a file. */
export function OwnCopy() {
  const [busy, setBusy] = useState<'xlsx' | 'json'>();
  const [problem, setProblem] = useState<Problem>();
  const [name, setName] = useState<string>();
  const take = async (format: 'xlsx' | 'json') => {
    setBusy(format);
    const answer = await call('GET /api/profile/export', { query: { format }, timeout: 60_000 });
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const given = answer.value instanceof File ? answer.value.name : words.exportTitle;
    saveFile(answer.value, given);
    setName(given);
  };
  return (
    <>
      <p>{words.exportWhat}</p>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {name && <Notice tone="good">{words.exported(name)}</Notice>}
      <div className={styles.buttons}>
        <Action busy={busy === 'xlsx'} disabled={busy !== undefined} onClick={() => void take('xlsx')}>
          {words.exportXlsx}
        </Action>
        <Action busy={busy === 'json'} disabled={busy !== undefined} onClick={() => void take('json')}>
          {words.exportJson}
        </Action>
      </div>
    </>
  );
}

/** What a person knows of an issuer is its host. */
function hostOf(issuer: string): string {
  try {
    return new URL(issuer).host;
  } catch {
    return issuer;
  }
}

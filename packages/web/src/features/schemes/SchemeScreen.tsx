/** One scheme: its versions with who did what, and where it is live. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenDayOf, spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Sentence } from '../meetings/Sentence.tsx';
import { ApproveDialog } from './ApproveDialog.tsx';
import { type Scheme, type Version, words } from './copy.ts';
import { LiveForm } from './LiveForm.tsx';
import { StateMark } from './SchemesScreen.tsx';
import styles from './schemes.module.css';

export function SchemeScreen() {
  const { id } = useParams({ from: '/schemes/$id' });
  const asked = useAsked('GET /api/schemes/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <SchemePage scheme={asked.value} />;
}

function SchemePage({ scheme }: { readonly scheme: Scheme }) {
  const router = useRouter();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const [setting, set] = useState(false);
  const draft = async () => {
    const answer = await call('POST /api/schemes/:id/versions', { params: { id: scheme.id } });
    setProblem(answer.ok ? undefined : answer.problem);
    await queries.invalidateQueries();
    if (answer.ok) router.history.push(`/schemes/${scheme.id}/versions/${answer.value.versions[0]?.number}`);
  };
  return (
    <Page
      title={scheme.name}
      lead={scheme.library && words.fromLibrary(scheme.library)}
      actions={scheme.abilities.draft && <Action onClick={draft}>{words.newDraft}</Action>}
    >
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <Section title={words.versions}>
        <ul className={styles.plain}>
          {scheme.versions.map((version) => (
            <VersionRow key={version.number} id={scheme.id} version={version} />
          ))}
        </ul>
      </Section>
      <Section title={words.live}>
        {setting ? (
          <LiveForm scheme={scheme} close={() => set(false)} />
        ) : (
          <>
            {scheme.live.length === 0 && <p>{words.notLive}</p>}
            <ul className={styles.plain}>
              {scheme.live.map(({ unit, since, begun }) => (
                <li key={unit.id}>{words.liveAt(unit.name, spokenDayOf(since), begun)}</li>
              ))}
            </ul>
            {scheme.abilities.units && <Action onClick={() => set(true)}>{words.liveEdit}</Action>}
          </>
        )}
      </Section>
    </Page>
  );
}

function VersionRow({ id, version }: { readonly id: string; readonly version: Version }) {
  const { number, abilities, above } = version;
  const queries = useQueryClient();
  const router = useRouter();
  const [asking, ask] = useState<'approve' | 'return' | 'drop'>();
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <p>
          <span className={styles.name}>{words.version(number)}</span>{' '}
          <StateMark state={version.state} name={version.stateName} />
        </p>
        <p>{version.note === '' ? words.noNote : version.note}</p>
        {version.reason !== undefined && <p>{words.reason(version.reason)}</p>}
        {above && <p>{words.above(above.authority, above.document, spokenDayOf(above.day))}</p>}
        {stepsOf(version).map((line) => (
          <p key={line} className={styles.soft}>
            {line}
          </p>
        ))}
        {version.hash && (
          <p className={styles.soft}>
            {words.hash} {version.hash}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <GoLink
          href={`/schemes/${id}/versions/${number}`}
          aria-label={abilities.edit ? words.editOf(number) : words.readOf(number)}
        >
          {abilities.edit ? words.edit : words.read}
        </GoLink>
        {abilities.edit && <Action onClick={() => ask('drop')}>{words.drop}</Action>}
        {abilities.return && <Action onClick={() => ask('return')}>{words.back}</Action>}
        {abilities.approve && (
          <Action kind="primary" onClick={() => ask('approve')}>
            {words.approve}
          </Action>
        )}
      </div>
      {asking === 'approve' && <ApproveDialog id={id} version={version} close={() => ask(undefined)} />}
      {asking === 'drop' && (
        <Confirm
          title={words.dropTitle(number)}
          action={words.drop}
          close={() => ask(undefined)}
          act={async () => {
            const answer = await call('DELETE /api/schemes/:id/versions/:number', {
              params: { id, number: `${number}` },
              query: { revision: version.revision },
            });
            if (!answer.ok) return answer.problem;
            ask(undefined);
            if (answer.value.whole) router.history.push('/schemes');
            await queries.invalidateQueries();
            return undefined;
          }}
        >
          {words.dropWhat}
        </Confirm>
      )}
      {asking === 'return' && (
        <Sentence
          title={words.backTitle(number)}
          what={words.backWhat}
          label={words.backReason}
          action={words.back}
          close={() => ask(undefined)}
          send={async (reason) => {
            const answer = await call('POST /api/schemes/:id/versions/:number/return', {
              params: { id, number: `${number}` },
              body: { revision: version.revision, reason },
            });
            if (!answer.ok) return answer.problem;
            await queries.invalidateQueries();
            return undefined;
          }}
        />
      )}
    </li>
  );
}

function stepsOf({ state, changed, submitted, decided }: Version): readonly string[] {
  const { steps } = words;
  const line = (what: string, step: Version['changed']) => words.step(what, step.by.name, spokenMoment(step.at));
  return [
    line(steps.changed, changed),
    ...(submitted === undefined ? [] : [line(steps.submitted, submitted)]),
    ...(decided === undefined ? [] : [line(state === 'returned' ? steps.returned : steps.approved, decided)]),
  ];
}

/** Data of a round from a file, in three steps: choose it, look at what it would do, confirm. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Notice } from '../../ui/controls.tsx';
import { FileAction } from '../../ui/FileAction.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { Download } from '../import-jobs/Download.tsx';
import { type Imports, words } from './copy.ts';
import { History } from './History.tsx';
import { Looked } from './Looked.tsx';
import { Needs } from './Needs.tsx';
import styles from './round-data.module.css';

/** Large files over an office's line take a while, and so does looking at their rows. */
const UPLOAD_TIMEOUT = 300_000;

export function RoundDataScreen() {
  const { id } = useParams({ from: '/rounds/$id/imports' });
  const { values, change } = useFilters(['import']);
  const asked = useAsked('GET /api/rounds/:id/imports', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const data = asked.value;
  const looked = data.abilities.import ? values.import : '';
  return (
    <Page
      title={words.title}
      lead={`${data.round.name}。${words.lead}`}
      actions={<GoLink href={`/rounds/${id}`}>{words.toRound}</GoLink>}
    >
      {!data.open && <Notice tone="good">{words.closed}</Notice>}
      {data.abilities.import && (
        <Section>
          <Steps at={looked === '' ? 0 : 1} />
          {looked === '' ? (
            <Choose data={data} planned={(made) => change({ import: made })} />
          ) : (
            <Looked key={looked} id={looked} done={() => change({ import: '' })} />
          )}
        </Section>
      )}
      <History data={data} look={(made) => change({ import: made })} />
    </Page>
  );
}

function Steps({ at }: { readonly at: number }) {
  return (
    <ol className={styles.steps}>
      {words.steps.map((name, n) => (
        <li key={name} className={n === at ? styles.now : undefined} aria-current={n === at ? 'step' : undefined}>
          {words.step(n + 1, name)}
        </li>
      ))}
    </ol>
  );
}

function Choose({ data, planned }: { readonly data: Imports; readonly planned: (id: string) => void }) {
  const queries = useQueryClient();
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const params = { id: data.round.id };
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setProblem(undefined);
    setSending(file.name);
    const answer = await call('POST /api/rounds/:id/imports', { params, body: file, timeout: UPLOAD_TIMEOUT });
    setSending(undefined);
    if (!answer.ok) return setProblem(answer.problem);
    await queries.invalidateQueries();
    planned(answer.value.id);
  };
  return (
    <>
      {data.needs.length > 0 && (
        <div className={styles.block}>
          <h3>{words.needs}</h3>
          <Needs needs={data.needs} />
        </div>
      )}
      <div className={styles.block}>
        <Download
          label={words.template}
          name={words.templateFile(data.round.name)}
          fetch={() => call('GET /api/rounds/:id/imports/template', { params })}
        />
      </div>
      {problem && (
        <Notice tone="bad">
          {problem.title}
          {problem.errors && problem.errors.length > 1 && (
            <ul>
              {problem.errors.map(({ at, message }) => (
                <li key={at}>{message}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {sending === undefined ? (
        <FileAction label={words.choose} kind="primary" accept=".xlsx,.csv,.json" onFile={(file) => void send(file)} />
      ) : (
        <p role="status">{words.sending(sending)}…</p>
      )}
      <p className={styles.soft}>{words.chooseHint}</p>
    </>
  );
}

/** The round as one file: made by one tap, fetched when it is ready; and its papers one by one. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { GoLink } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Failure } from '../../ui/states.tsx';
import { TakePaper } from '../papers/TakePaper.tsx';
import { usePulse } from '../polls/use-pulse.ts';
import styles from '../rounds/rounds.module.css';
import own from './archives.module.css';
import { words } from './copy.ts';

type Shown = Returns<'GET /api/rounds/:id/archives'>;
type Archive = Shown['archives'][number];

const LONG = 120_000;

/** Nothing before results are proposed. */
export function ArchivePart({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/archives', { params: { id: round } });
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const newest = asked.state === 'here' ? asked.value.archives[0] : undefined;
  usePulse('GET /api/rounds/:id/archives', newest?.state === 'making');
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { ready, whole, papers } = asked.value;
  if (!ready) return null;
  const make = async () => {
    setBusy(true);
    const answer = await call('POST /api/rounds/:id/archives', { params: { id: round } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    await queries.invalidateQueries({ queryKey: ['GET /api/rounds/:id/archives'] });
  };
  return (
    <Section title={words.title}>
      <p className={styles.soft}>{whole ? words.whole : words.part}</p>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {newest && <Newest archive={newest} />}
      <div className={styles.actions}>
        {newest?.state !== 'making' && (
          <Action kind={newest === undefined ? 'primary' : 'plain'} busy={busy} onClick={() => void make()}>
            {newest === undefined ? words.make : words.again}
          </Action>
        )}
        {papers.letters && (
          <TakePaper
            label={words.letters}
            name={words.lettersName}
            kind="plain"
            fetch={() => call('GET /api/rounds/:id/letters', { params: { id: round }, query: {}, timeout: LONG })}
          />
        )}
        {papers.letters && <GoLink href={`/rounds/${round}/deliveries`}>{words.deliveries}</GoLink>}
        {papers.minutes && (
          <TakePaper
            label={words.minutes}
            name={words.minutesName}
            kind="plain"
            fetch={() => call('GET /api/rounds/:id/minutes', { params: { id: round }, timeout: LONG })}
          />
        )}
      </div>
    </Section>
  );
}

function Newest({
  archive: { id, state, percent, size = 0, fileName, madeBy, madeAt, expiresAt },
}: {
  readonly archive: Archive;
}) {
  if (state === 'failed') return <Notice tone="bad">{words.failed}</Notice>;
  if (state === 'making')
    return (
      <div role="status">
        <p>{words.making(percent)}</p>
        <progress className={own.bar} max={100} value={percent} aria-label={words.progress} />
      </div>
    );
  return (
    <div className={own.made}>
      <TakePaper
        label={words.download(size)}
        name={fileName}
        kind="primary"
        fetch={() => call('GET /api/archives/:id/file', { params: { id }, timeout: LONG })}
      />
      {madeAt && expiresAt && <p className={styles.soft}>{words.made(madeBy, madeAt, expiresAt)}</p>}
    </div>
  );
}

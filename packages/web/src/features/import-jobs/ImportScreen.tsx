/** One import, at the step where it stands: it survives leaving, reloading, and a restart of the server. */
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Page, Section } from '../../console/Page.tsx';
import { Progress, Steps } from '../../ui/antd/face.ts';
import { Notice } from '../../ui/controls.tsx';
import { Failure, Loading, NoPermission } from '../../ui/states.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { words } from './copy.ts';
import { EndedStep } from './EndedStep.tsx';
import styles from './imports.module.css';

export type Import = Returns<'GET /api/imports/:id'>;

const route = getRouteApi('/imports/$id');
/** While the server works it is asked so often, in milliseconds. */
const PULSE = 800;

export function ImportScreen() {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const asked = useAsked('GET /api/imports/:id', { params: { id } });
  const home = () => void navigate({ to: '/imports' });
  const busy = asked.state === 'here' && isBusy(asked.value.status);
  const queries = useQueryClient();
  // By the clock and not by what was drawn: an answer that is the same as before draws nothing.
  useEffect(() => {
    if (!busy) return undefined;
    // An answer that is on its way is waited for: a server that is slower than the pulse would never be heard.
    const ask = () => void queries.invalidateQueries({ queryKey: ['GET /api/imports/:id'] }, { cancelRefetch: false });
    const timer = setInterval(ask, PULSE);
    return () => {
      clearInterval(timer);
      // What was worked on has changed what other screens show.
      void queries.invalidateQueries();
    };
  }, [busy, queries]);
  if (asked.state === 'here') return <ImportShown one={asked.value} again={asked.again} />;
  return (
    <Page title={words.title}>
      {asked.state === 'loading' ? (
        <Loading lines={8} />
      ) : asked.problem.kind === 'forbidden' ? (
        <NoPermission holder={words.noKinds} home={home} />
      ) : (
        <Failure problem={asked.problem} again={asked.again} home={home} />
      )}
    </Page>
  );
}

type BusyStatus = keyof typeof words.busy;
const isBusy = (status: Import['status']): status is BusyStatus => status in words.busy;

interface ShownProps {
  readonly one: Import;
  readonly again: () => void;
}

function ImportShown({ one, again }: ShownProps) {
  const { step } = route.useSearch();
  const columns = asksForColumns(one, step);
  return (
    <Page title={`${one.kindName}：${one.fileName}`} lead={<Link to="/imports">{words.back}</Link>}>
      <div className={styles.steps}>
        <Steps size="small" current={currentStep(one, columns)} items={words.steps.map((title) => ({ title }))} />
      </div>
      {one.replanned && one.status === 'planned' && <Notice tone="warn">{words.check.replanned}</Notice>}
      {isBusy(one.status) ? (
        <Working one={one} what={words.busy[one.status]} />
      ) : columns ? (
        <ColumnsStep key={JSON.stringify(one.mapping?.table)} one={one} again={again} />
      ) : one.status === 'planned' ? (
        <CheckStep one={one} again={again} />
      ) : (
        <EndedStep one={one} again={again} />
      )}
    </Page>
  );
}

/** Columns come first where something lacks or isn't sure; who has gone on, or comes back, says so by the address. */
function asksForColumns(one: Import, step: 'columns' | 'check' | undefined): boolean {
  if (one.status === 'mapping') return true;
  if (one.status !== 'planned' || one.mapping === undefined) return false;
  if (step !== undefined) return step === 'columns';
  return one.mapping.table.some(({ confidence }) => confidence === 'unsure');
}

function currentStep({ status }: Import, columns: boolean): number {
  if (status === 'reading') return 0;
  if (status === 'planning' || columns) return 1;
  if (status === 'planned') return 2;
  return status === 'applied' ? 4 : 3;
}

function Working({ one, what }: { readonly one: Import; readonly what: string }) {
  const { done, total } = one.progress;
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <Section title={what}>
      <div role="status">
        <Progress percent={percent} status="active" showInfo={total > 0} aria-label={what} />
        {total > 0 && <p className={styles.hint}>{words.progress(done, total)}</p>}
        <p className={styles.hint}>{words.busyLead}</p>
      </div>
    </Section>
  );
}

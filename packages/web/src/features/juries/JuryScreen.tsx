/** One jury: prepared, led, or with its results. */
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { Page } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading, NoPermission } from '../../ui/states.tsx';
import { Claims } from '../claims/Claims.tsx';
import { words } from './copy.ts';
import { DraftForm } from './DraftForm.tsx';
import type { JuryPage } from './form.ts';
import styles from './juries.module.css';
import { Live } from './Live.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Recusals } from './Recusals.tsx';

const route = getRouteApi('/juries/$id');

/** How often the page looks who is in, in milliseconds. */
const EVERY = 3000;

export function JuryScreen() {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const asked = useAsked('GET /api/juries/:id', { params: { id } });
  const home = () => void navigate({ to: '/' });
  const open = asked.state === 'here' && asked.value.state === 'open';
  const again = asked.state === 'here' ? asked.again : undefined;
  useEffect(() => {
    if (!open || again === undefined) return undefined;
    const timer = setInterval(again, EVERY);
    return () => clearInterval(timer);
  }, [open, again]);
  if (asked.state !== 'here')
    return (
      <Page title={words.title}>
        {asked.state === 'failed' ? (
          asked.problem.kind === 'forbidden' ? (
            <NoPermission holder={words.holder} home={home} />
          ) : (
            <Failure problem={asked.problem} again={asked.again} home={home} />
          )
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  const page = asked.value;
  if (page.state === 'draft' && page.abilities.edit)
    return (
      <DraftForm key={page.revision} page={page} again={asked.again}>
        <Claims jury={page} again={asked.again} />
      </DraftForm>
    );
  return <Running page={page} again={asked.again} />;
}

function Running({ page, again }: { readonly page: JuryPage; readonly again: () => void }) {
  const say = words.live;
  const [closing, setClosing] = useState(false);
  return (
    <Page
      title={page.title}
      lead={`${spokenDayOf(page.day)}，${page.stateName}`}
      actions={
        <div className={styles.buttons}>
          {page.abilities.lead && (
            <Link to="/juries/$id/slips" params={{ id: page.id }}>
              {say.slips}
            </Link>
          )}
          {page.abilities.close && <Action onClick={() => setClosing(true)}>{say.close}</Action>}
        </div>
      }
    >
      {page.warnings.length > 0 && (
        <Notice tone="warn">
          {page.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      {page.state === 'open' && <Live page={page} again={again} />}
      <Outcomes page={page} />
      <Claims jury={page} again={again} />
      <Recusals page={page} again={again} />
      {closing && (
        <Confirm
          title={say.close}
          action={say.close}
          close={() => setClosing(false)}
          act={async () => {
            const answer = await call('POST /api/juries/:id/closing', { params: { id: page.id } });
            if (!answer.ok) return answer.problem;
            setClosing(false);
            again();
            return undefined;
          }}
        >
          {say.closeLead}
        </Confirm>
      )}
    </Page>
  );
}

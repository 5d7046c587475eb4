/** Ending a poll: how many are in, what becomes of slips that weren't used, and papers that lack. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { CellInput } from './fields.tsx';
import { groupName } from './ProgressCards.tsx';
import styles from './polls.module.css';
import type { Poll, Progress } from './shapes.ts';

const { open: says } = words;

interface ClosePollProps {
  readonly poll: Poll;
  readonly progress: Progress | undefined;
}

export function ClosePoll({ poll, progress }: ClosePollProps) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  return (
    <>
      <Action
        kind="primary"
        onClick={() => {
          // How far the papers are, as of now: another person may have counted them.
          void queries.invalidateQueries({ queryKey: ['GET /api/polls/:id'] });
          setAsking(true);
        }}
      >
        {says.close}
      </Action>
      {asking && <CloseDialog poll={poll} progress={progress} close={() => setAsking(false)} />}
    </>
  );
}

function CloseDialog({ poll, progress, close }: ClosePollProps & { readonly close: () => void }) {
  const queries = useQueryClient();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const lacking = poll.forms.flatMap((form) =>
    form.electorates.flatMap((one) =>
      one.paper && one.papers && one.papers.state !== 'agreed'
        ? [{ id: one.id, where: groupName({ formName: form.name, group: one.group }), state: one.papers.state }]
        : [],
    ),
  );
  const struck = lacking
    .map(({ id }) => ({ electorate: id, reason: (reasons[id] ?? '').trim() }))
    .filter(({ reason }) => reason !== '');
  return (
    <Confirm
      title={says.closeTitle}
      action={says.closeAction}
      close={close}
      act={async () => {
        const answer = await call('POST /api/polls/:id/close', {
          params: { id: poll.id },
          body: struck.length === 0 ? {} : { struck },
          timeout: PATIENCE,
        });
        if (!answer.ok) return answer.problem;
        await queries.invalidateQueries();
        return undefined;
      }}
    >
      {progress && (
        <>
          <p>{says.closeIn(progress.received, progress.expected)}</p>
          <p>{says.closeUnspent(unspentOf(progress))}</p>
        </>
      )}
      <p>{says.closeAfter}</p>
      {lacking.length > 0 && (
        <div className={styles.lacking}>
          <p>{says.strikeLead}</p>
          {lacking.map(({ id, where, state }) => (
            <div key={id} className={styles.strike}>
              {says.strike(where, says.papersState[state])}
              <CellInput
                label={says.strike(where, says.papersState[state])}
                room="all"
                maxLength={200}
                value={reasons[id] ?? ''}
                onValue={(reason) => setReasons({ ...reasons, [id]: reason })}
              />
            </div>
          ))}
        </div>
      )}
    </Confirm>
  );
}

/** Thousands of ballots are opened and counted in one go. */
const PATIENCE = 120_000;

/** Slips that are out and ballots that were drawn, less what came back. */
function unspentOf({ electorates }: Progress): number {
  return electorates.reduce((sum, one) => sum + Math.max(0, one.slips + one.drawn - one.received), 0);
}

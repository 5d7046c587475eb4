/** The polls that a round's stages of rating hold: drafted by the scheme, opened where polls are, counted into the round when they are over. */
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { useSending } from '../../api/use-sending.ts';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { Action, ChoiceField } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import board from '../results/board.module.css';
import type { Round } from '../rounds/copy.ts';
import { words } from './copy.ts';

type Stage = Round['stages'][number];

export function PollStages({ round }: { readonly round: Round }) {
  const stages = round.stages.filter(({ kind, state }) => kind === 'poll' && state !== 'waiting');
  return stages.map((stage) => <PollStage key={stage.key} round={round.id} stage={stage} />);
}

function PollStage({ round, stage }: { readonly round: string; readonly stage: Stage }) {
  const params = { id: round, stage: stage.key };
  const asked = useAsked('GET /api/rounds/:id/stages/:stage/polls', { params });
  const [adding, add] = useState(false);
  const [completing, complete] = useState(false);
  // Whoever has no part in its polls sees the stage in the table below.
  if (asked.state === 'failed' && asked.problem.kind === 'forbidden') return null;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.state === 'loading') return <Loading lines={2} />;
  const { polls, abilities } = asked.value;
  return (
    <Section title={`${stage.name}（${stage.stateName}）`}>
      {polls.length === 0 ? (
        <p className={board.soft}>{words.none}</p>
      ) : (
        <ul>
          {polls.map(({ id, title, stateName }) => (
            <li key={id} className={board.decision}>
              <GoLink href={`/polls/${id}`}>{words.open(title)}</GoLink>
              <Mark>{stateName}</Mark>
            </li>
          ))}
        </ul>
      )}
      <div className={board.acts}>
        {abilities.add && <Action onClick={() => add(true)}>{words.add}</Action>}
        {abilities.complete && <Action onClick={() => complete(true)}>{words.complete}</Action>}
      </div>
      {adding && <AddDialog params={params} close={() => add(false)} />}
      {completing && <CompleteDialog params={params} none={polls.length === 0} close={() => complete(false)} />}
    </Section>
  );
}

interface OfStage {
  readonly params: { readonly id: string; readonly stage: string };
  readonly close: () => void;
}

type Papers = 'one' | 'each';
type Voters = 'none' | 'colleagues' | 'leaders';

function AddDialog({ params, close }: OfStage) {
  const router = useRouter();
  const [papers, setPapers] = useState<Papers>('one');
  const [voters, setVoters] = useState<Voters>('leaders');
  const { busy, problem, send } = useSending(close);
  return (
    <FormDialog
      title={words.addTitle}
      what={words.addWhat}
      action={words.add}
      ready
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          async () => {
            const answer = await call('POST /api/rounds/:id/stages/:stage/polls', { params, body: { papers, voters } });
            if (answer.ok) router.history.push(`/polls/${answer.value.poll}`);
            return answer;
          },
        ])
      }
    >
      <ChoiceField
        label={words.papers}
        value={papers}
        onValue={(value) => setPapers(value as Papers)}
        options={[
          { value: 'one', label: words.one },
          { value: 'each', label: words.each },
        ]}
      />
      <ChoiceField
        label={words.voters}
        value={voters}
        onValue={(value) => setVoters(value as Voters)}
        options={[
          { value: 'leaders', label: words.leaders },
          { value: 'colleagues', label: words.colleagues },
          { value: 'none', label: words.nobody },
        ]}
      />
    </FormDialog>
  );
}

function CompleteDialog({ params, none, close }: OfStage & { readonly none: boolean }) {
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  return (
    <FormDialog
      title={words.completeTitle}
      what={none ? words.completeNone : words.completeWhat}
      action={words.complete}
      ready={!none || reason.trim() !== ''}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            call('POST /api/rounds/:id/stages/:stage/completion', {
              params,
              body: reason.trim() === '' ? {} : { reason: reason.trim() },
            }),
        ])
      }
    >
      {none && <Field label={words.reason} value={reason} onValue={setReason} most={200} lines={2} />}
    </FormDialog>
  );
}

/** Preparing a meeting, and changing what was prepared. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { randomKey } from '../../api/random-key.ts';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { type DraftInHand, useDraft } from '../../drafts/use-draft.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Radio } from '../../ui/antd/face.ts';
import controls from '../../ui/controls.module.css';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useMe } from '../sessions/who.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { type Meeting, words } from './copy.ts';
import { GroupsPart } from './GroupsPart.tsx';
import styles from './meetings.module.css';
import { blankPlan, bodyOf, type Plan, planOf } from './plan.ts';
import { ReportersPart } from './ReportersPart.tsx';

export function MeetingToMake() {
  const me = useMe();
  const draft = useDraft<Plan>(me.account.id, 'meeting/new', blankPlan);
  return (
    <PlanForm
      title={words.planTitle}
      action={words.make}
      draft={draft}
      send={(plan, idempotencyKey) =>
        call('POST /api/meetings', { body: { unit: plan.unit?.id ?? '', ...bodyOf(plan) }, idempotencyKey })
      }
    />
  );
}

export function MeetingToEdit() {
  const { id } = useParams({ from: '/meetings/$id/edit' });
  const asked = useAsked('GET /api/meetings/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <Editing key={asked.value.revision} meeting={asked.value} />;
}

function Editing({ meeting }: { readonly meeting: Meeting }) {
  const me = useMe();
  const draft = useDraft<Plan>(me.account.id, `meeting/${meeting.id}/${meeting.revision}`, planOf(meeting));
  return (
    <PlanForm
      title={words.editTitle}
      action={words.save}
      draft={draft}
      kept
      send={(plan) =>
        call('PUT /api/meetings/:id', {
          params: { id: meeting.id },
          body: { revision: meeting.revision, ...bodyOf(plan) },
        })
      }
    />
  );
}

interface PlanFormProps {
  readonly title: string;
  readonly action: string;
  readonly draft: DraftInHand<Plan>;
  /** The unit stays as it is. */
  readonly kept?: boolean;
  readonly send: (plan: Plan, idempotencyKey: string) => Promise<Answer<Meeting>>;
}

function PlanForm({ title, action, draft, kept, send }: PlanFormProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const [key, setKey] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const plan = draft.value;
  const set = (some: Partial<Plan>) => draft.change({ ...plan, ...some });
  const faults = new Map((problem?.errors ?? []).map(({ at, message }) => [at.replace(/^body\./, ''), message]));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await send(plan, key);
    setBusy(false);
    if (answer.ok) {
      draft.drop();
      await queries.invalidateQueries();
      router.history.push(`/meetings/${answer.value.id}`);
      return;
    }
    if (answer.problem.kind === 'refused') setKey(randomKey());
    setProblem(answer.problem);
  };

  return (
    <Page title={title}>
      <form className={styles.fields} onSubmit={(event) => void submit(event)} noValidate>
        <DraftNotice draft={draft} />
        <Section title={words.basics}>
          <Basics plan={plan} set={set} faults={faults} kept={kept ?? false} />
        </Section>
        <ReportersPart plan={plan} set={set} />
        <GroupsPart plan={plan} set={set} />
        {problem && (
          <Notice tone="bad">
            {problem.title}
            {[...faults.values()].map((fault) => (
              <p key={fault}>{fault}</p>
            ))}
          </Notice>
        )}
        <p className={styles.follows}>
          {words.follows(plan.reporters.length, plan.reporters.filter(({ manner }) => manner === 'written').length)}
          {kept && words.reordered}
        </p>
        <div>
          <Action kind="primary" type="submit" busy={busy}>
            {action}
          </Action>
        </div>
      </form>
    </Page>
  );
}

interface BasicsProps {
  readonly plan: Plan;
  readonly set: (some: Partial<Plan>) => void;
  readonly faults: ReadonlyMap<string, string>;
  readonly kept: boolean;
}

function Basics({ plan, set, faults, kept }: BasicsProps) {
  const id = useId();
  useOnlyUnit(plan, set);
  return (
    <div className={styles.fields}>
      <TextField
        label={words.name}
        value={plan.title}
        fault={faults.get('title')}
        maxLength={100}
        onValue={(title) => set({ title })}
      />
      <div className={styles.pairs}>
        {!kept && (
          <Labelled label={words.unit}>
            {(id) => (
              <UnitPicker
                id={id}
                value={plan.unit?.id}
                faulty={faults.has('unit')}
                onValue={(unit, path) => set({ unit: unit === undefined ? undefined : { id: unit, name: path ?? '' } })}
              />
            )}
          </Labelled>
        )}
        <DayField label={words.day} value={plan.day} faulty={faults.has('day')} onValue={(day) => set({ day })} />
        <TextField
          label={words.begins}
          hint={words.beginsHint}
          fault={faults.get('begins')}
          value={plan.begins}
          onValue={(begins) => set({ begins })}
        />
        <TextField
          label={words.place}
          fault={faults.get('place')}
          value={plan.place}
          maxLength={100}
          onValue={(place) => set({ place })}
        />
        <Labelled label={words.chair}>
          {(id) => (
            <PersonPicker id={id} value={plan.chair} faulty={faults.has('chair')} onValue={(chair) => set({ chair })} />
          )}
        </Labelled>
        <Labelled label={words.due}>
          {(id) => (
            <>
              <DayPicker
                id={id}
                value={plan.due === '' ? plan.day : plan.due}
                faulty={faults.has('due')}
                onValue={(due) => set({ due })}
              />
              <p className={styles.hint}>{words.dueHint}</p>
            </>
          )}
        </Labelled>
      </div>
      <div>
        <span className={controls.label} id={`${id}-comments`}>
          {words.comments}
        </span>
        <Radio.Group
          aria-labelledby={`${id}-comments`}
          value={plan.comments}
          options={words.commentModes.map((mode) => ({ ...mode }))}
          onChange={({ target }) => set({ comments: target.value as Plan['comments'] })}
        />
      </div>
    </div>
  );
}

/** Whoever administers one unit holds its meetings: it needn't be chosen. */
function useOnlyUnit(plan: Plan, set: (some: Partial<Plan>) => void): void {
  const { roles } = useMe();
  const units = roles.flatMap(({ unit }) => (unit === undefined ? [] : [unit]));
  const [only] = units;
  const missing = plan.unit === undefined && units.length === 1 && roles.length === 1 && only !== undefined;
  useEffect(() => {
    if (missing) set({ unit: { id: only, name: '' } });
  });
}

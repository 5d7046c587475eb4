/** Starting a round: a scheme, units; dates, people and reviewers follow from the roster, and what lacks is asked for in place. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { randomKey } from '../../api/random-key.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, ChoiceField, Notice, TextField } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { UnitList } from '../units/UnitList.tsx';
import { words } from './copy.ts';
import { PlanParts } from './PlanParts.tsx';
import styles from './rounds.module.css';
import { usePlan } from './use-plan.ts';
import { askedFor, blankWanted, type Wanted } from './wanted.ts';

const { new: says } = words;

export function NewRoundScreen() {
  const me = useMe();
  const draft = useDraft<Wanted>(me.account.id, 'new-round', blankWanted);
  const schemes = useAsked('GET /api/schemes');
  const { plan, problem, busy } = usePlan(draft.value);
  const [starting, start] = useState(false);
  const { value } = draft;
  const change = (some: Partial<Wanted>) => draft.change({ ...value, ...some });
  if (schemes.state === 'loading') return <Loading lines={8} />;
  if (schemes.state === 'failed') return <Failure problem={schemes.problem} again={schemes.again} />;
  const approved = schemes.value.schemes.filter((one) => one.approved !== undefined);
  return (
    <Page title={says.title} lead={<GoLink href="/rounds">{words.back}</GoLink>}>
      <DraftNotice draft={draft} />
      <Section>
        {approved.length === 0 && <Notice tone="warn">{says.noScheme}</Notice>}
        <div className={styles.fields}>
          {approved.length > 0 && (
            <ChoiceField
              label={says.scheme}
              value={value.scheme}
              options={[
                { value: '', label: says.choose },
                ...approved.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              // Another scheme has other stages, values and reviewers.
              onValue={(scheme) => draft.change({ ...blankWanted, scheme, units: value.units })}
            />
          )}
          <UnitList
            units={value.units}
            onUnits={(units) => change({ units })}
            words={{ label: says.units, add: says.addUnit, below: says.below }}
          />
        </div>
      </Section>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {plan === undefined && !problem && <p className={styles.soft}>{busy ? <Loading lines={4} /> : says.waiting}</p>}
      {plan && (
        <>
          <Section>
            <div className={styles.fields}>
              <TextField
                label={says.name}
                maxLength={80}
                value={value.name ?? plan.name}
                onValue={(name) => change({ name })}
              />
              <div className={styles.pair}>
                <DayField
                  label={says.from}
                  value={value.from || plan.from}
                  onValue={(from) => change({ from, days: null })}
                />
                <DayField label={says.to} value={value.to || plan.to} onValue={(to) => change({ to, days: null })} />
              </div>
            </div>
          </Section>
          <PlanParts plan={plan} wanted={value} change={change} />
          {plan.lacks.map(({ code, sentence }) => (
            <Notice key={`${code} ${sentence}`} tone="bad">
              {sentence}
            </Notice>
          ))}
          {plan.cautions.map(({ code, sentence }) => (
            <Notice key={`${code} ${sentence}`} tone="warn">
              {sentence}
            </Notice>
          ))}
          <div>
            <Action kind="primary" disabled={busy || plan.lacks.length > 0} onClick={() => start(true)}>
              {says.start}
            </Action>
          </div>
          {starting && (
            <Starting
              wanted={value}
              name={value.name ?? plan.name}
              people={plan.people}
              close={() => start(false)}
              done={draft.drop}
            />
          )}
        </>
      )}
    </Page>
  );
}

interface StartingProps {
  readonly wanted: Wanted;
  readonly name: string;
  readonly people: number;
  readonly close: () => void;
  readonly done: () => void;
}

function Starting({ wanted, name, people, close, done }: StartingProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [idempotencyKey] = useState(randomKey);
  return (
    <Confirm
      title={says.startTitle}
      action={says.start}
      close={close}
      act={async () => {
        const asked = askedFor(wanted);
        if (asked === undefined) return undefined;
        const answer = await call('POST /api/rounds', { body: { ...asked, name }, idempotencyKey });
        if (!answer.ok) return answer.problem;
        done();
        await queries.invalidateQueries();
        await navigate({ to: '/rounds/$id', params: { id: answer.value.id } });
        return undefined;
      }}
    >
      {`${name}。${says.startWhat(people)}`}
    </Confirm>
  );
}

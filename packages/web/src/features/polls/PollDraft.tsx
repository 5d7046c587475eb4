/** A draft of a poll: its name, whom it is about, who votes how, and what still lacks before it can be opened. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import controls from '../../ui/controls.module.css';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { blankForm, type Draft, draftOf, type FormDraft, lacksOf, sentOf, withSuggested } from './draft.ts';
import styles from './editor.module.css';
import { FormCard } from './FormCard.tsx';
import { CellInput, Tick } from './fields.tsx';
import { PollActions } from './PollActions.tsx';
import { PollState } from './PollState.tsx';
import polls from './polls.module.css';
import { Sentences } from './Sentences.tsx';
import { SuggestPanel } from './SuggestPanel.tsx';
import type { Poll } from './shapes.ts';

const { draft: says } = words;

/** Of many forms only the first stand open: a list of sixty sections would be too long to look through. */
const OPEN_FORMS = 2;

/** Drawn anew for each revision that the server has; that it is being opened outlives the saving before. */
export function PollDraft({ poll }: { readonly poll: Poll }) {
  const queries = useQueryClient();
  const [starting, setStarting] = useState(false);
  const subjects = poll.forms.reduce((sum, form) => sum + form.subjects.length, 0);
  return (
    <>
      <Editor key={poll.revision} poll={poll} start={() => setStarting(true)} />
      {starting && (
        <Confirm
          title={says.startTitle}
          action={says.startAction}
          close={() => setStarting(false)}
          act={async () => {
            const answer = await call('POST /api/polls/:id/open', {
              params: { id: poll.id },
              body: { revision: poll.revision },
            });
            if (!answer.ok) return answer.problem;
            queries.setQueryData(keyOf(poll.id), { value: answer.value });
            await queries.invalidateQueries();
            return undefined;
          }}
        >
          <p>{says.start1(poll.title, subjects)}</p>
          <p>{says.start2}</p>
        </Confirm>
      )}
    </>
  );
}

interface EditorProps {
  readonly poll: Poll;
  readonly start: () => void;
}

function Editor({ poll, start }: EditorProps) {
  const me = useMe();
  const queries = useQueryClient();
  const saved = useMemo(() => draftOf(poll), [poll]);
  const draft = useDraft<Draft>(me.account.id, `poll/${poll.id}`, saved);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [suggesting, setSuggesting] = useState(poll.forms.length === 0);
  const { value } = draft;
  const change = (some: Partial<Draft>) => draft.change({ ...value, ...some });
  const dirty = JSON.stringify(value) !== JSON.stringify(saved);
  const stale = value.revision !== poll.revision;
  const lacks = dirty ? lacksOf(value) : poll.lacks.map(({ sentence }) => sentence);

  /** Gives what the server has then; undefined where it refused. */
  const save = async (): Promise<Poll | undefined> => {
    if (!dirty) return poll;
    const body = sentOf(value);
    if (body === undefined) return undefined;
    setBusy(true);
    const answer = await call('PUT /api/polls/:id', { params: { id: poll.id }, body });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return undefined;
    draft.drop();
    queries.setQueryData(keyOf(poll.id), { value: answer.value });
    await queries.invalidateQueries({ queryKey: ['GET /api/polls'] });
    return answer.value;
  };

  return (
    <Page
      title={poll.title}
      lead={<GoLink href="/polls">{words.back}</GoLink>}
      actions={
        <div className={polls.actions}>
          <PollState state={poll.state} name={poll.stateName} />
          <PollActions poll={poll} />
        </div>
      }
    >
      {stale ? (
        <div className={styles.stale} role="alert">
          <span>{says.stale}</span>
          <Action onClick={draft.drop}>{says.takeSaved}</Action>
          <Action onClick={() => change({ revision: poll.revision })}>{says.keepHere}</Action>
        </div>
      ) : (
        <DraftNotice draft={draft} />
      )}
      <Section title={says.rules}>
        <p className={polls.hint}>
          {poll.source ? says.source(poll.source.schemeName, spokenDayOf(poll.source.day)) : says.ownSource}
        </p>
        <Sentences of={poll.rulesInWords} />
      </Section>
      <Section title={says.papers}>
        <div className={polls.stack}>
          {suggesting ? (
            <SuggestPanel
              rules={poll.rules}
              unit={poll.unit?.id}
              use={(suggested) => {
                draft.change(withSuggested(value, suggested, poll.rules, randomKey));
                setSuggesting(false);
              }}
            />
          ) : (
            <div className={styles.adds}>
              <Action onClick={() => setSuggesting(true)}>{says.suggest}</Action>
            </div>
          )}
          <Forms poll={poll} forms={value.forms} onForms={(forms) => change({ forms })} />
          <div className={styles.adds}>
            <Action
              kind="plain"
              onClick={() => {
                change({ forms: [...value.forms, blankForm(randomKey(), poll.rules)] });
                setSuggesting(false);
              }}
            >
              {value.forms.length === 0 ? says.fromNames : says.addForm}
            </Action>
          </div>
        </div>
      </Section>
      <Section title={says.basics}>
        <div className={polls.narrow}>
          <TextField
            label={words.making.name}
            hint={words.making.nameHint}
            maxLength={60}
            value={value.title}
            onValue={(title) => change({ title })}
          />
          <div>
            <span className={controls.label}>{says.endsDay}</span>
            <div className={styles.ends}>
              <DayPicker
                label={says.endsDay}
                value={value.endsDay}
                clearable
                onValue={(endsDay) => change({ endsDay, ...(endsDay === '' ? { endsTime: '' } : {}) })}
              />
              <CellInput
                label={says.endsTime}
                room="word"
                type="time"
                value={value.endsTime}
                onValue={(endsTime) => change({ endsTime })}
              />
            </div>
            <p className={polls.hint}>{says.endsHint}</p>
          </div>
          <Tick checked={value.abstain} onValue={(abstain) => change({ abstain })}>
            {says.abstain}
          </Tick>
        </div>
      </Section>
      <Section title={says.check}>
        {lacks.length > 0 ? (
          <Notice tone="warn">
            {says.lacks}
            <ul className={styles.lacks}>
              {lacks.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <p className={styles.ready}>{says.ready}</p>
        )}
        {!dirty &&
          poll.cautions.map(({ code, sentence }) => (
            <Notice key={code} tone="warn">
              {sentence}
            </Notice>
          ))}
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        <div className={styles.foot}>
          <Action
            kind="primary"
            busy={busy}
            disabled={lacks.length > 0 || stale || !poll.abilities.open}
            onClick={() => void save().then((now) => now && now.lacks.length === 0 && start())}
          >
            {says.start}
          </Action>
          <Action busy={busy} disabled={!dirty || stale || sentOf(value) === undefined} onClick={() => void save()}>
            {says.save}
          </Action>
          <span className={polls.hint} role="status">
            {dirty ? says.unsaved : says.saved}
          </span>
        </div>
      </Section>
    </Page>
  );
}

const keyOf = (id: string) => ['GET /api/polls/:id', { params: { id } }];

interface FormsProps {
  readonly poll: Poll;
  readonly forms: readonly FormDraft[];
  readonly onForms: (forms: readonly FormDraft[]) => void;
}

function Forms({ poll, forms, onForms }: FormsProps) {
  return forms.map((form, at) => {
    const card = (
      <FormCard
        form={form}
        at={at}
        only={forms.length === 1}
        rules={poll.rules}
        onForm={(next) => onForms(forms.map((each) => (each.key === form.key ? next : each)))}
        remove={() => onForms(forms.filter(({ key }) => key !== form.key))}
      />
    );
    if (forms.length <= OPEN_FORMS) return <div key={form.key}>{card}</div>;
    return (
      <Folded key={form.key} title={says.form(form.name, at)} sum={sumOf(form)}>
        {() => card}
      </Folded>
    );
  });
}

function sumOf({ subjects, electorates }: FormDraft): string {
  const voters = electorates.map(({ group, slips, voters: named }) => {
    const count = (Number(slips) || 0) + named.length;
    return `${group || says.everybody} ${count}`;
  });
  return says.formSum(subjects.length, voters.join('，'));
}

interface FoldedProps {
  readonly title: string;
  readonly sum: string;
  readonly children: () => ReactNode;
}

/** Drawn once it is opened. */
function Folded({ title, sum, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.name}>{title}</span> <span className={polls.hint}>{sum}</span>
      </summary>
      {open && children()}
    </details>
  );
}

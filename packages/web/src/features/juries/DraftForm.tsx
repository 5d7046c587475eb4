/** A jury being prepared: its rules, whom it scores, who scores. Kept on the device until it is saved. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { bodyOf, formOf, freshForm, type JuryPage } from './form.ts';
import { JurorsEditor } from './JurorsEditor.tsx';
import styles from './juries.module.css';
import { RulesEditor } from './RulesEditor.tsx';
import { SubjectsEditor } from './SubjectsEditor.tsx';

/** The form of a jury that isn't there yet. */
export function NewJuryScreen() {
  return <DraftForm />;
}

interface DraftFormProps {
  readonly page?: JuryPage;
  readonly again?: () => void;
  /** What stands below the form and isn't part of it. */
  readonly children?: ReactNode;
}

export function DraftForm({ page, again, children }: DraftFormProps) {
  const say = words.form;
  const navigate = useNavigate();
  const me = useMe();
  const key = page === undefined ? 'jury/new' : `jury/${page.id}/${page.revision}`;
  const draft = useDraft(me.account.id, key, page === undefined ? freshForm() : formOf(page));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const { value: form } = draft;
  const change = (some: Partial<typeof form>) => draft.change({ ...form, ...some });
  const save = async () => {
    setBusy(true);
    const body = bodyOf(form);
    const answer =
      page === undefined
        ? await call('POST /api/juries', { body })
        : await call('PUT /api/juries/:id', { params: { id: page.id }, body: { ...body, revision: page.revision } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    draft.drop();
    if (page === undefined) await navigate({ to: '/juries/$id', params: { id: answer.value.id } });
    else again?.();
  };
  const unsaved = draft.state !== 'fresh';
  return (
    <Page
      title={page?.title ?? words.fresh}
      lead={words.lead}
      actions={
        <div className={styles.buttons}>
          <Action
            kind={page?.abilities.open && !unsaved ? 'ordinary' : 'primary'}
            busy={busy}
            onClick={() => void save()}
          >
            {say.save}
          </Action>
          {page?.abilities.open && !unsaved && (
            <Action kind="primary" onClick={() => setAsking(true)}>
              {say.open}
            </Action>
          )}
        </div>
      }
    >
      <DraftNotice draft={draft} />
      {problem && (
        <Notice tone="bad">{[problem.title, ...(problem.errors ?? []).map(({ message }) => message)].join(' ')}</Notice>
      )}
      {page !== undefined && !unsaved && page.warnings.length > 0 && (
        <Notice tone="warn">
          {page.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <Section title={say.basics}>
        <div className={styles.grid}>
          <TextField
            label={say.name}
            placeholder={say.namePlaceholder}
            maxLength={60}
            value={form.title}
            onValue={(title) => change({ title })}
          />
          <div>
            <label className={styles.label} htmlFor="jury-day">
              {say.day}
            </label>
            <DayPicker id="jury-day" value={form.day} onValue={(day) => change({ day })} />
            <p className={styles.hint}>{say.dayHint}</p>
          </div>
        </div>
      </Section>
      <RulesEditor rules={form.rules} day={form.day} onRules={(rules) => change({ rules })} />
      <SubjectsEditor subjects={form.subjects} day={form.day} onSubjects={(subjects) => change({ subjects })} />
      <JurorsEditor
        jurors={form.jurors}
        roles={form.rules.roles}
        day={form.day}
        onJurors={(jurors) => change({ jurors })}
      />
      {page !== undefined && !unsaved && (
        <Section title={words.recusals.title}>
          <p className={styles.hint}>{page.recusals.length === 0 ? words.recusals.none : words.recusals.draft}</p>
          <ul className={styles.list}>
            {page.recusals.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
      {children}
      {asking && page !== undefined && (
        <Confirm
          title={say.open}
          action={say.open}
          close={() => setAsking(false)}
          act={async () => {
            const answer = await call('POST /api/juries/:id/opening', { params: { id: page.id } });
            if (!answer.ok) return answer.problem;
            setAsking(false);
            again?.();
            return undefined;
          }}
        >
          {words.openAsk}
        </Confirm>
      )}
    </Page>
  );
}

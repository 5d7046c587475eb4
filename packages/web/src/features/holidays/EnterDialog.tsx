/** A year's days off entered: the notice pasted, rows typed or a small workbook read; looked at with what it changes, then kept. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Field } from '../../ui/antd/Field.tsx';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { FileAction } from '../../ui/FileAction.tsx';
import { Download } from '../import-jobs/Download.tsx';
import { Changes } from './Changes.tsx';
import { type Plan, words, type Year } from './copy.ts';
import { Days } from './Days.tsx';
import styles from './holidays.module.css';

/** Characters: a notice has some thousand. */
const MOST = 20_000;

export function EnterDialog({ page, close }: { readonly page: Year; readonly close: () => void }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [plan, setPlan] = useState<Plan>();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const params = { year: String(page.year) };
  const write = (next: string) => {
    setText(next);
    setPlan(undefined);
  };
  const read = async (file: File) => {
    setBusy(words.reading(file.name));
    const answer = await call('POST /api/holidays/:year/files', { params, body: file });
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) write(answer.value.text);
  };
  const check = async () => {
    setBusy(words.checking);
    const answer = await call('POST /api/holidays/:year/plans', { params, body: { text } });
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setPlan(answer.value);
    if (source === '' && answer.value.source !== undefined) setSource(answer.value.source);
  };
  const save = async (days: Plan['days']) => {
    setBusy(words.save);
    const body = {
      days: days.map(({ day, kind, name }) => ({ day, kind, name })),
      source: source.trim(),
      revision: page.revision,
    };
    const answer = await call('PUT /api/holidays/:year', { params, body });
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    await queries.invalidateQueries();
    close();
  };
  const isReady = plan !== undefined && plan.faults.length === 0;
  return (
    <Dialog title={words.enter(page.year)} lead={words.enterWhat} close={close} wide>
      <form
        noValidate
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void (isReady ? save(plan.days) : check());
        }}
      >
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        {busy !== undefined && <p role="status">{busy}…</p>}
        <Field label={words.text} value={text} onValue={write} most={MOST} lines={[6, 14]} />
        <p className={styles.row}>
          <FileAction label={words.file} accept=".xlsx,.csv" onFile={(file) => void read(file)} />
          <Download label={words.template} name={words.templateFile} fetch={() => call('GET /api/holidays/template')} />
        </p>
        {plan && <Checked plan={plan} />}
        {isReady && (
          <TextField
            label={words.source}
            hint={words.sourceHint}
            maxLength={60}
            value={source}
            onValue={(value) => setSource(value)}
          />
        )}
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action
            kind="primary"
            type="submit"
            busy={busy !== undefined}
            disabled={isReady ? source.trim() === '' : text.trim() === ''}
          >
            {isReady ? words.save : words.check}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

function Checked({ plan }: { readonly plan: Plan }) {
  if (plan.faults.length > 0)
    return (
      <Notice tone="bad">
        {words.faults(plan.faults.length)}
        <ul className={styles.sentences}>
          {plan.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Notice>
    );
  const worked = plan.days.filter(({ kind }) => kind === 'worked').length;
  return (
    <>
      <Notice tone="good">
        {words.read(plan.days.length - worked, worked)}
        {plan.same && words.same}
      </Notice>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is higher than its box must be scrolled by keys, too. */}
      <section className={styles.scroll} aria-label={words.text} tabIndex={0}>
        <Days days={plan.days} />
      </section>
      <Changes title={words.changes} changes={plan.changes} />
    </>
  );
}

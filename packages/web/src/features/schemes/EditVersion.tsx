/** The editor: the text, what is wrong with it as it is typed, and how it reads. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { useMe } from '../sessions/who.tsx';
import { CodeEditor, type EditorHandle } from './CodeEditor.tsx';
import { type Checked, useChecked } from './check.ts';
import { type Printed, type WholeVersion, words } from './copy.ts';
import { Print } from './Print.tsx';
import { StateMark } from './SchemesScreen.tsx';
import styles from './schemes.module.css';
import { TrialSection } from './TrialSection.tsx';

export function EditVersion({ version }: { readonly version: WholeVersion }) {
  const { id, number } = version;
  const me = useMe();
  const router = useRouter();
  const queries = useQueryClient();
  const kept = useDraft(me.account.id, `scheme-${id}-${number}`, {
    text: version.text,
    note: version.note,
    revision: version.revision,
  });
  const [editors, setEditors] = useState(0);
  /** Where the text comes from elsewhere, the editor begins anew with it. */
  const anew = (act: () => void) => () => {
    act();
    setEditors((before) => before + 1);
  };
  const draft = { ...kept, drop: anew(kept.drop), takeTheirs: anew(kept.takeTheirs) };
  const { value } = draft;
  const changed = value.text !== version.text || value.note !== version.note;
  const checked = useChecked(value.text);
  // The editor tells of a text between two drawings, too.
  const newest = useRef(value);
  newest.current = value;
  const editor = useRef<EditorHandle>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [saved, setSaved] = useState(false);
  const wrong = checked.findings.some(({ severity }) => severity === 'error');

  /** The revision that what was saved has now; undefined where it was refused. */
  const save = async (): Promise<number | undefined> => {
    const { text, note } = value;
    // What stands here unchanged follows whatever was saved last.
    const revision = changed ? value.revision : version.revision;
    const answer = await call('PUT /api/schemes/:id/versions/:number', {
      params: { id, number: `${number}` },
      body: { revision, text, note },
    });
    setProblem(answer.ok ? undefined : answer.problem);
    setSaved(answer.ok);
    if (!answer.ok) return undefined;
    draft.change({ text, note: answer.value.note, revision: answer.value.revision });
    await queries.invalidateQueries();
    return answer.value.revision;
  };

  const submit = async () => {
    const revision = await save();
    if (revision === undefined) return;
    const answer = await call('POST /api/schemes/:id/versions/:number/submit', {
      params: { id, number: `${number}` },
      body: { revision, note: value.note },
    });
    if (!answer.ok) return setProblem(answer.problem);
    draft.drop();
    router.history.push(`/schemes/${id}`);
    await queries.invalidateQueries();
  };

  const busily = (work: () => Promise<unknown>) => async () => {
    setBusy(true);
    await work();
    setBusy(false);
  };

  return (
    <Page
      title={version.name}
      lead={
        <>
          {words.version(number)} <StateMark state={version.state} name={version.stateName} />{' '}
          {changed && words.unsavedChanges}
        </>
      }
      actions={<GoLink href={`/schemes/${id}`}>{words.toScheme}</GoLink>}
    >
      {version.reason !== undefined && <Notice tone="warn">{words.reason(version.reason)}</Notice>}
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {saved && !changed && <Notice tone="good">{words.saved}</Notice>}
      {changed && value.revision !== version.revision ? (
        <Notice tone="warn">
          {words.changedElsewhere}{' '}
          <Action kind="plain" onClick={draft.drop}>
            {words.dropMine}
          </Action>
        </Notice>
      ) : (
        (changed || draft.state === 'conflict') && <DraftNotice draft={draft} />
      )}
      <Section title={words.text}>
        <div className={styles.fields}>
          <CodeEditor
            key={editors}
            handle={editor}
            label={words.text}
            value={value.text}
            findings={checked.findings}
            onValue={(text) => draft.change({ ...newest.current, text })}
          />
          <Findings
            checked={checked}
            current={value.text}
            goTo={(line, column) => editor.current?.goTo(line, column)}
          />
          <TextField
            label={words.note}
            maxLength={500}
            value={value.note}
            onValue={(note) => draft.change({ ...newest.current, note })}
          />
          <div className={styles.actions}>
            <Action busy={busy} onClick={busily(save)}>
              {words.save}
            </Action>
            <Action
              kind="primary"
              busy={busy}
              disabled={wrong || value.note.trim() === '' || checked.text !== value.text}
              onClick={busily(submit)}
            >
              {words.submit}
            </Action>
            <span className={styles.soft}>
              {wrong ? words.fixFirst : value.note.trim() === '' ? words.noteFirst : words.submitHint}
            </span>
          </div>
        </div>
      </Section>
      <TrialSection text={value.text} />
      <Readable checked={checked} />
    </Page>
  );
}

interface FindingsProps {
  readonly checked: Checked;
  readonly current: string;
  readonly goTo: (line: number, column: number) => void;
}

function Findings({ checked: { text, findings }, current, goTo }: FindingsProps) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section aria-label={words.findings}>
      <p role="status" className={styles.soft}>
        {text !== current
          ? words.checking
          : findings.length === 0
            ? words.noFindings
            : words.found(errors, findings.length - errors)}{' '}
        {words.editHint}
      </p>
      <ul className={`${styles.plain} ${styles.found}`}>
        {findings.map(({ code, severity, line, column, sentence }) => (
          <li key={`${code} ${line} ${column} ${sentence}`}>
            <button type="button" className={styles.finding} onClick={() => goTo(line ?? 1, column ?? 1)}>
              {line !== undefined && <>{words.line(line)} </>}
              <span className={severity === 'error' ? styles.error : styles.warning}>{words.severities[severity]}</span>{' '}
              {sentence}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last text that checked, so that what was read doesn't vanish at every half-typed word. */
function Readable({ checked }: { readonly checked: Checked }) {
  const last = useRef<Printed>(undefined);
  if (checked.printed !== undefined) last.current = checked.printed;
  return (
    <Section title={words.print}>
      <p className={styles.soft}>
        {checked.printed !== undefined
          ? words.printWhat
          : last.current === undefined
            ? words.printNone
            : words.printOld}
      </p>
      {last.current && <Print printed={last.current} />}
    </Section>
  );
}

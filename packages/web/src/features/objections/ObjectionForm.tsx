/** Filing an objection to one's own result, or to one step of it; kept on the device until it is sent. */
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { useMe } from '../sessions/who.tsx';
import { type Objection, type Remedy, words } from './copy.ts';
import styles from './objections.module.css';

const { file: says } = words;
/** Letters of a text, as the server takes them. */
const MOST = 2000;

interface Written {
  readonly text: string;
  readonly evidence: readonly { readonly sha256: string; readonly name: string }[];
}

interface ObjectionFormProps {
  /** What may be filed of one round, one at least. */
  readonly remedies: readonly [Remedy, ...Remedy[]];
  readonly figure?: { readonly id: string; readonly name: string };
  readonly done: (filed: Objection) => void;
}

export function ObjectionForm({ remedies, figure, done }: ObjectionFormProps) {
  const [first] = remedies;
  const { round } = first;
  const { account } = useMe();
  const draft = useDraft<Written>(account.id, `objection/${round.id}/${figure?.id ?? ''}`, { text: '', evidence: [] });
  const { text, evidence } = draft.value;
  const [wanted, choose] = useState<string>(first.kind);
  const { kind, kindName, until } = remedies.find((one) => one.kind === wanted) ?? first;
  const [key, setKey] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async () => {
    setBusy(true);
    const answer = await call('POST /api/rounds/:id/objections', {
      params: { id: round.id },
      body: {
        kind,
        ...(figure === undefined ? {} : { figure: figure.id }),
        text: text.trim(),
        evidence: [...evidence],
      },
      idempotencyKey: key,
    });
    setBusy(false);
    if (answer.ok) {
      draft.drop();
      done(answer.value);
      return;
    }
    if (answer.problem.kind === 'refused') setKey(randomKey());
    setProblem(answer.problem);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DraftNotice draft={draft} />
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      <dl className={styles.facts}>
        <dt>{says.step}</dt>
        <dd>{figure?.name ?? says.whole}</dd>
      </dl>
      {remedies.length > 1 && (
        <ChoiceField
          label={says.kind}
          value={kind}
          onValue={choose}
          options={remedies.map((one) => ({ value: one.kind, label: one.kindName }))}
        />
      )}
      <p className={styles.soft}>
        {says.kinds[kind]}
        {until !== undefined && says.until(spokenDayOf(until))}
      </p>
      <Labelled label={says.text}>
        {(id) => (
          <textarea
            id={id}
            className={styles.text}
            rows={7}
            maxLength={MOST}
            placeholder={says.placeholder}
            value={text}
            onChange={({ target }) => draft.change({ text: target.value, evidence })}
          />
        )}
      </Labelled>
      <Evidence round={round.id} evidence={evidence} change={(next) => draft.change({ text, evidence: next })} />
      <Action kind="primary" wide type="submit" busy={busy} disabled={text.trim() === ''}>
        {says.send(kindName)}
      </Action>
    </form>
  );
}

interface EvidenceProps {
  readonly round: string;
  readonly evidence: Written['evidence'];
  readonly change: (evidence: Written['evidence']) => void;
}

function Evidence({ round, evidence, change }: EvidenceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setProblem(undefined);
    const held = [...evidence];
    for (const file of files) {
      const answer = await call('POST /api/rounds/:id/objections/files', {
        params: { id: round },
        body: file,
        timeout: 120_000,
      });
      if (!answer.ok) {
        setProblem(answer.problem);
        break;
      }
      const { sha256, name } = answer.value;
      if (!held.some((one) => one.sha256 === sha256)) held.push({ sha256, name });
    }
    setBusy(false);
    change(held);
  };
  return (
    <div>
      <span className={controls.label}>{says.photos}</span>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {evidence.length > 0 && (
        <ul className={styles.files}>
          {evidence.map(({ sha256, name }) => (
            <li key={sha256}>
              <span>{name}</span>
              <Action
                kind="plain"
                aria-label={says.remove(name)}
                onClick={() => change(evidence.filter((one) => one.sha256 !== sha256))}
              >
                去掉
              </Action>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={says.photos}
        accept="image/*,.pdf,.docx,.xlsx,.pptx,.txt"
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Action busy={busy} onClick={() => input.current?.click()}>
        {busy ? says.adding : says.add}
      </Action>
    </div>
  );
}

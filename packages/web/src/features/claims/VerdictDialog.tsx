/** What was found of a claim: the verdict, how it was found, and what shows it. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Action, ChoiceField, Notice, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from '../juries/juries.module.css';
import type { Claim } from './Claims.tsx';
import { words } from './copy.ts';

type Verdict = keyof typeof words.verdicts;

interface VerdictDialogProps {
  readonly claim: Claim;
  readonly close: () => void;
  readonly done: () => void;
}

export function VerdictDialog({ claim, close, done }: VerdictDialogProps) {
  const [verdict, setVerdict] = useState<Verdict>(claim.verdict ?? 'true');
  const [reason, setReason] = useState(claim.reason);
  const [unrelated, setUnrelated] = useState(false);
  const [evidence, setEvidence] = useState<readonly { readonly sha256: string; readonly name: string }[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const attach = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    const answer = await call('POST /api/evidence', { body: file });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setEvidence([...evidence, { sha256: answer.value.sha256, name: file.name }]);
  };
  const send = async () => {
    if (!unrelated) return;
    setBusy(true);
    const answer = await call('POST /api/claims/:id/verdict', {
      params: { id: claim.id },
      body: { verdict, reason, unrelated, evidence: [...evidence] },
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) done();
  };
  return (
    <Dialog title={words.verify} lead={claim.text} close={close}>
      {problem && (
        <Notice tone="bad">{[problem.title, ...(problem.errors ?? []).map(({ message }) => message)].join(' ')}</Notice>
      )}
      <ChoiceField
        label={words.verdict}
        value={verdict}
        options={Object.entries(words.verdicts).map(([value, label]) => ({ value, label }))}
        onValue={(value) => setVerdict(value as Verdict)}
      />
      <TextField label={words.reason} maxLength={500} value={reason} onValue={setReason} />
      <p>
        <label>
          {words.evidence}
          <input type="file" onChange={({ target }) => void attach(target.files?.[0])} />
        </label>
      </p>
      {evidence.length > 0 && (
        <p className={styles.small}>{words.attached(evidence.map(({ name }) => name).join('、'))}</p>
      )}
      <p>
        <label>
          <input type="checkbox" checked={unrelated} onChange={({ target }) => setUnrelated(target.checked)} />{' '}
          {words.unrelated}
        </label>
      </p>
      <div className={styles.buttons}>
        <Action onClick={close}>取消</Action>
        <Action
          kind="primary"
          busy={busy}
          disabled={!unrelated || reason.trim().length < 2}
          onClick={() => void send()}
        >
          {words.save}
        </Action>
      </div>
    </Dialog>
  );
}

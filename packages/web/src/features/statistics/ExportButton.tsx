/** Fetches a workbook that the server makes, and says what came in the way. */
import { useState } from 'react';
import type { Answer, Problem } from '../../api/problem.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { words } from './copy.ts';
import styles from './statistics.module.css';

interface ExportButtonProps {
  /** Where the server names none. */
  readonly name: string;
  readonly fetch: () => Promise<Answer<Blob>>;
}

export function ExportButton({ name, fetch }: ExportButtonProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [saved, setSaved] = useState<string>();
  const take = async () => {
    setBusy(true);
    const answer = await fetch();
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const called = answer.value instanceof File ? answer.value.name : name;
    saveFile(answer.value, called);
    setSaved(called);
  };
  return (
    <div>
      <Action busy={busy} onClick={() => void take()}>
        {busy ? words.exporting : words.export}
      </Action>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {problem === undefined && saved !== undefined && (
        <p role="status" className={styles.note}>
          {words.exported(saved)}
        </p>
      )}
    </div>
  );
}

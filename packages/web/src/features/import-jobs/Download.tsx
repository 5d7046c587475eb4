/** A file that the server makes: fetched, so that a refusal is told here and doesn't end up in the person's downloads. */
import { useState } from 'react';
import type { Answer, Problem } from '../../api/problem.ts';
import { Action } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './imports.module.css';

interface DownloadProps {
  readonly label: string;
  /** What the file is called where it is kept. */
  readonly name: string;
  readonly fetch: () => Promise<Answer<Blob>>;
}

export function Download({ label, name, fetch }: DownloadProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const download = async () => {
    setBusy(true);
    const answer = await fetch();
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) saveFile(answer.value, name);
  };
  return (
    <span>
      <Action kind="plain" busy={busy} onClick={() => void download()}>
        {label}
      </Action>
      {problem && (
        <span className={styles.reason} role="alert">
          {problem.title}
        </span>
      )}
    </span>
  );
}

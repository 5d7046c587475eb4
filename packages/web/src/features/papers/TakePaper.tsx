/** A button that fetches a paper, so that a refusal is told here and doesn't end up among the downloads. */
import { useState } from 'react';
import type { Answer, Problem } from '../../api/problem.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';

interface TakePaperProps {
  readonly label: string;
  /** What it is called where the server's own name is lost. */
  readonly name: string;
  readonly kind?: 'primary' | 'plain';
  readonly fetch: () => Promise<Answer<Blob>>;
}

export function TakePaper({ label, name, kind, fetch }: TakePaperProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const take = async () => {
    setBusy(true);
    const answer = await fetch();
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) saveFile(answer.value, answer.value instanceof File ? answer.value.name : name);
  };
  return (
    <>
      <Action {...(kind === undefined ? {} : { kind })} busy={busy} onClick={() => void take()}>
        {label}
      </Action>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
    </>
  );
}

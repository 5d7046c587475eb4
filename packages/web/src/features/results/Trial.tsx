/** Whose grade a decision would change, asked before it is made. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { type Problem, sentenceOf } from '../../api/problem.ts';
import controls from '../../ui/controls.module.css';
import { Action, Notice } from '../../ui/controls.tsx';
import styles from './board.module.css';
import { type Moved, words } from './copy.ts';

const { rule: says } = words;

export interface TriedRuling {
  readonly kind: 'subject';
  readonly target: string;
  readonly setting: string;
  readonly value: string;
}

/** `ruling`: undefined until it is chosen. What was tried for another one is not shown. */
export function Trial({ round, ruling }: { readonly round: string; readonly ruling: TriedRuling | undefined }) {
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ of: string; moved?: readonly Moved[]; problem?: Problem }>();
  const of = JSON.stringify(ruling);
  const trial = async (body: TriedRuling) => {
    setBusy(true);
    const answer = await call('POST /api/rounds/:id/rulings/trials', { params: { id: round }, body });
    setBusy(false);
    setFound({ of, ...(answer.ok ? { moved: answer.value.moved } : { problem: answer.problem }) });
  };
  const shown = found?.of === of ? found : undefined;
  return (
    <div className={styles.trial}>
      <Action busy={busy} disabled={ruling === undefined} onClick={() => ruling && void trial(ruling)}>
        {says.trial}
      </Action>
      {shown?.problem && <Notice tone="bad">{sentenceOf(shown.problem)}</Notice>}
      {shown?.moved && (
        <div role="status">
          <p className={controls.label}>{shown.moved.length === 0 ? says.movedNone : says.moved}</p>
          <ul>
            {shown.moved.map(({ person, from, to }) => (
              <li key={person.id} className={styles.moved}>
                <span>{person.name}</span>
                <span>{says.from(from, to)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

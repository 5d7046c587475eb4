/** Fetches a group's slips and prints them. They stand in memory only until the dialog is closed. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import type { Returns } from '../../api/shape.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import styles from './editor.module.css';
import type { Group } from './ProgressCards.tsx';
import { A_SHEET, SlipSheets } from './SlipSheets.tsx';

type Slips = Returns<'GET /api/polls/:id/slips'>;

const { open: says, printing } = words;

export function PrintSlips({ poll, group }: { readonly poll: string; readonly group: Group }) {
  const { county } = useMe();
  const [slips, setSlips] = useState<Slips>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const fetch = async () => {
    setBusy(true);
    const answer = await call('GET /api/polls/:id/slips', { params: { id: poll }, query: { electorate: group.id } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setSlips(answer.value);
  };
  return (
    <span>
      <Action busy={busy} onClick={() => void fetch()}>
        {says.print(group.slips)}
      </Action>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {slips && (
        <>
          <Dialog
            title={printing.title(slips.slips.length)}
            lead={printing.sheets(Math.ceil(slips.slips.length / A_SHEET))}
            close={() => setSlips(undefined)}
          >
            <ul className={styles.advice}>
              {printing.advice.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <div className={styles.answers}>
              <Action onClick={() => setSlips(undefined)}>{printing.close}</Action>
              <Action kind="primary" data-begin="" onClick={() => window.print()}>
                {printing.print}
              </Action>
            </div>
          </Dialog>
          <SlipSheets
            slips={slips.slips}
            title={slips.title}
            group={words.slip.group(slips.form, slips.group)}
            county={county.name}
            entrance={slips.entrance}
          />
        </>
      )}
    </span>
  );
}

/** One poll that awaits somebody: one tap draws the ballot and opens it. */
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import styles from '../home/awaiting.module.css';
import { drawWords as words } from './copy.ts';
import { goToBallot, type OwnPoll } from './own-ballots.ts';

export function OwnBallot({ poll, account }: { readonly poll: OwnPoll; readonly account: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const open = async () => {
    setBusy(true);
    setProblem(await goToBallot(account, poll));
    setBusy(false);
  };
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <Icon name="check" />
      </span>
      <div>
        <h2 className={styles.title}>
          {`${words.title(poll.title)} `}
          {poll.until && <span className={styles.until}>{words.until(spokenMoment(poll.until))}</span>}
        </h2>
        <p className={styles.what}>
          {poll.group !== '' && words.group(poll.group)}
          {words.secret}
        </p>
        {problem && <Notice tone="bad">{problem.title}</Notice>}
      </div>
      <div className={styles.go}>
        <Action kind="primary" busy={busy} onClick={() => void open()}>
          {poll.drawn ? words.goOn : words.go}
        </Action>
      </div>
    </li>
  );
}

/** A new password: forced at the first sign-in, and later by one's own wish. */
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Action, Notice, PasswordField } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import styles from './steps.module.css';

interface PasswordFormProps {
  readonly lead?: string;
  /** What the county asks of a password, as a sentence. */
  readonly rule: string;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** Somebody in the middle of signing in has just given the present one. */
  readonly asksCurrent?: boolean;
  readonly send: (next: string, current?: string) => Promise<void>;
}

export function PasswordForm({ asksCurrent, lead, rule, busy, problem, send }: PasswordFormProps) {
  const [current, setCurrent] = useState('');
  const [replacement, setReplacement] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const differs = tried && again !== replacement;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (replacement === '' || again !== replacement) return;
        if (!asksCurrent) void send(replacement);
        else if (current !== '') void send(replacement, current);
      }}
    >
      {lead && <p className={styles.lead}>{lead}</p>}
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {asksCurrent && (
        <PasswordField
          label={words.current}
          name="password"
          autoComplete="current-password"
          value={current}
          fault={tried && current === '' ? words.missing.current : undefined}
          onValue={setCurrent}
        />
      )}
      <PasswordField
        label={words.replacement}
        name="new-password"
        autoComplete="new-password"
        value={replacement}
        hint={rule}
        fault={tried && replacement === '' ? words.missing.replacement : undefined}
        onValue={setReplacement}
      />
      <PasswordField
        label={words.again}
        name="new-password-again"
        autoComplete="new-password"
        value={again}
        fault={differs ? words.differs : undefined}
        onValue={setAgain}
      />
      <Action kind="primary" wide type="submit" busy={busy}>
        {words.change}
      </Action>
    </form>
  );
}

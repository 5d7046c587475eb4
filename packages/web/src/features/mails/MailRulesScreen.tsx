/** When no mail goes in the whole county, and when people are reminded. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Page, Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { words as reminders } from '../reminders/copy.ts';
import { ReminderRules } from '../reminders/ReminderRules.tsx';
import { words as own, rulesWords as words } from './copy.ts';
import styles from './mails.module.css';
import { Hours } from './OwnMail.tsx';

export function MailRulesScreen() {
  const asked = useAsked('GET /api/mail-rules');
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.mails}>
        <p className={styles.note}>{words.mailsWhat}</p>
        {asked.state === 'loading' && <Loading lines={4} />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && <RulesForm rules={asked.value} />}
      </Section>
      <Section title={reminders.title}>
        <ReminderRules />
      </Section>
    </Page>
  );
}

function RulesForm({ rules }: { readonly rules: Returns<'GET /api/mail-rules'> }) {
  const queries = useQueryClient();
  const [quiet, setQuiet] = useState(rules.quiet);
  const [onDaysOff, setOnDaysOff] = useState(rules.onDaysOff);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [saved, setSaved] = useState(false);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        const answer = await call('PUT /api/mail-rules', { body: { quiet, onDaysOff } });
        setBusy(false);
        setSaved(answer.ok);
        setProblem(answer.ok ? undefined : answer.problem);
        await queries.invalidateQueries({ queryKey: ['GET /api/mail-rules'] });
      }}
    >
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{words.quiet}</legend>
        <p className={styles.note}>{words.same}</p>
        <Hours quiet={quiet} change={setQuiet} />
      </fieldset>
      <label className={styles.check}>
        <input type="checkbox" checked={onDaysOff} onChange={({ target }) => setOnDaysOff(target.checked)} />
        {words.onDaysOff}
      </label>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {saved && <Notice tone="good">{own.saved}</Notice>}
      <div>
        <Action type="submit" kind="primary" busy={busy}>
          {own.save}
        </Action>
      </div>
    </form>
  );
}

/** When the product reminds by itself, in the whole county. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import form from '../mails/mails.module.css';
import { words } from './copy.ts';

export function ReminderRules() {
  const asked = useAsked('GET /api/reminder-rules');
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <RulesForm rules={asked.value} />;
}

const fields = ['logDays', 'reviewDays', 'superiorDays'] as const;

function RulesForm({ rules }: { readonly rules: Returns<'GET /api/reminder-rules'> }) {
  const queries = useQueryClient();
  const [hour, setHour] = useState(rules.hour);
  const [days, setDays] = useState(() => fields.map((field) => String(rules[field])));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [saved, setSaved] = useState(false);
  const faults = days.map(words.days);
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (faults.some((fault) => fault !== undefined)) return;
        setBusy(true);
        const [logDays = 0, reviewDays = 0, superiorDays = 0] = days.map(Number);
        const answer = await call('PUT /api/reminder-rules', { body: { hour, logDays, reviewDays, superiorDays } });
        setBusy(false);
        setSaved(answer.ok);
        setProblem(answer.ok ? undefined : answer.problem);
        await queries.invalidateQueries({ queryKey: ['GET /api/reminder-rules'] });
      }}
    >
      <p className={form.note}>{words.lead}</p>
      <div className={form.narrow}>
        <TextField label={words.hour} hint={words.hourHint} maxLength={5} value={hour} onValue={setHour} />
        {fields.map((field, n) => (
          <TextField
            key={field}
            label={words[field]}
            hint={words.zero}
            fault={faults[n]}
            inputMode="numeric"
            maxLength={2}
            value={days[n] ?? ''}
            onValue={(value) => setDays(days.map((one, at) => (at === n ? value : one)))}
          />
        ))}
      </div>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {saved && <Notice tone="good">{words.saved}</Notice>}
      <div>
        <Action type="submit" kind="primary" busy={busy}>
          {words.save}
        </Action>
      </div>
    </form>
  );
}

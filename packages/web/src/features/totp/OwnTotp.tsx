/** Switching one's own second step on and off. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import type { Returns } from '../../api/shape.ts';
import { Action, Notice, PasswordField, TextField } from '../../ui/controls.tsx';
import own from '../sessions/own.module.css';
import steps from '../sessions/steps.module.css';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';

type Step =
  | { readonly at: 'state'; readonly done?: string }
  | { readonly at: 'begin' | 'end' }
  | { readonly at: 'enrol'; readonly enrolment: Returns<'POST /api/me/totp'> };

/** `picture`: how the console shows the address of the enrolment; the phone opens it. */
export function OwnTotp({ picture }: { readonly picture?: (address: string) => ReactNode }) {
  const me = useMe();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'state' });
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const turn = (next: Step) => {
    setStep(next);
    setTyped('');
    setTried(false);
    setProblem(undefined);
  };
  const ask = async <Value,>(asking: Promise<Answer<Value>>, then: (value: Value) => void) => {
    setBusy(true);
    const answer = await asking;
    setBusy(false);
    if (answer.ok) then(answer.value);
    else setProblem(answer.problem);
  };
  const settle = (done: string) => {
    turn({ at: 'state', done });
    for (const key of ['GET /api/me', 'GET /api/home']) void queries.invalidateQueries({ queryKey: [key] });
  };
  if (step.at === 'state')
    return (
      <>
        {step.done && <Notice tone="good">{step.done}</Notice>}
        <p className={own.state}>{me.account.totp ? words.on : words.off}</p>
        {!me.account.totp && <Action onClick={() => turn({ at: 'begin' })}>{words.begin}</Action>}
        {me.account.totp &&
          (me.abilities.includes('totp.end') ? (
            <Action onClick={() => turn({ at: 'end' })}>{words.end}</Action>
          ) : (
            <p className={own.note}>{words.needed}</p>
          ))}
      </>
    );
  const fits = step.at === 'enrol' ? /^\d{6}$/.test(typed) : typed !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fits) return;
    if (step.at === 'begin')
      void ask(call('POST /api/me/totp', { body: { password: typed } }), (enrolment) =>
        turn({ at: 'enrol', enrolment }),
      );
    else if (step.at === 'end')
      void ask(call('POST /api/me/totp/end', { body: { password: typed } }), () => settle(words.ended));
    else void ask(call('POST /api/me/totp/confirmation', { body: { code: typed } }), () => settle(words.started));
  };
  return (
    <form className={own.form} noValidate onSubmit={send}>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {step.at === 'enrol' ? (
        <>
          <p>{picture ? words.enrolLead : words.enrolLeadPhone}</p>
          {picture?.(step.enrolment.uri) ?? (
            <a className={steps.offer} href={step.enrolment.uri}>
              {words.open}
            </a>
          )}
          <div>
            <p className={own.note}>{words.key}</p>
            <p className={steps.key}>{step.enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          </div>
          <TextField
            label={words.code}
            code
            inputMode="numeric"
            autoComplete="one-time-code"
            value={typed}
            fault={tried && !fits ? words.missing.code : undefined}
            onValue={(value) => setTyped(value.replace(/\D/g, '').slice(0, 6))}
          />
        </>
      ) : (
        <>
          <p>{step.at === 'begin' ? words.beginLead : words.endLead}</p>
          <PasswordField
            label={words.password}
            autoComplete="current-password"
            value={typed}
            fault={tried && !fits ? words.missing.password : undefined}
            onValue={setTyped}
          />
        </>
      )}
      <div className={own.buttons}>
        <Action kind="primary" type="submit" busy={busy}>
          {step.at === 'enrol' ? words.confirm : step.at === 'end' ? words.end : words.goOn}
        </Action>
        <Action onClick={() => turn({ at: 'state' })}>{words.cancel}</Action>
      </div>
    </form>
  );
}

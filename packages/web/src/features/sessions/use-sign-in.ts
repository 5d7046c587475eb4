/** Signing in, step by step as the server asks for it. */
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import type { Returns } from '../../api/shape.ts';

type Step = Returns<'POST /api/sign-in'>;
export type Stage = 'credentials' | Exclude<Step['next'], 'done'>;

export interface Credentials {
  readonly county: string;
  readonly login: string;
  readonly password: string;
  /** Links the identity that single sign-on came back with to this account. */
  readonly link?: boolean;
}

export interface SignIn {
  readonly stage: Stage;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly enrolment: Returns<'POST /api/sign-in/totp-enrolment'> | undefined;
  readonly enter: (credentials: Credentials) => Promise<void>;
  readonly confirm: (code: string) => Promise<void>;
  readonly setPassword: (next: string) => Promise<void>;
  readonly restart: () => void;
}

// An expired half-way session is answered, not held: this is where holding ends.
const settings = { whenExpired: 'answer' } as const;

/** `done` is called once a session stands. */
export function useSignIn(done: () => void, first: Stage = 'credentials'): SignIn {
  const [stage, setStage] = useState<Stage>(first === 'enrol-totp' ? 'credentials' : first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [enrolment, setEnrolment] = useState<SignIn['enrolment']>();

  const restart = () => {
    setStage('credentials');
    setProblem(undefined);
  };

  const follow = async ({ next }: Step) => {
    if (next === 'enrol-totp') {
      const begun = await call('POST /api/sign-in/totp-enrolment', settings);
      if (!begun.ok) return setProblem(begun.problem);
      setEnrolment(begun.value);
    }
    if (next === 'done') done();
    else setStage(next);
  };

  // Whoever comes from single sign-on to this step hasn't been given a key yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, when the person lands here.
  useEffect(() => {
    if (first === 'enrol-totp') void follow({ next: first });
  }, [first]);

  const take = async (asking: Promise<Answer<Step>>) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await asking;
    if (answer.ok) await follow(answer.value);
    else {
      if (answer.problem.kind === 'expired') setStage('credentials');
      setProblem(answer.problem);
    }
    setBusy(false);
  };

  return {
    stage,
    busy,
    problem,
    enrolment,
    restart,
    enter: (credentials) => take(call('POST /api/sign-in', { ...settings, body: credentials })),
    confirm: (code) => take(call('POST /api/sign-in/totp', { ...settings, body: { code } })),
    setPassword: (next) => take(call('POST /api/password', { ...settings, body: { next } })),
  };
}

/** The forms of signing in, one after the other: the same on the console, on the phone and in the dialog of an expired session. */
import { type ReactNode, useState } from 'react';
import type { Returns } from '../../api/shape.ts';
import { Action, ChoiceField, Notice, PasswordField, TextField } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { PasswordForm } from './PasswordForm.tsx';
import styles from './steps.module.css';
import { type SignIn, type Stage, useSignIn } from './use-sign-in.ts';

export type Entrance = Returns<'GET /api/entrance'>;

interface StepsProps {
  readonly entrance: Entrance;
  readonly done: () => void;
  /** Whose session has expired: only they can go on with what stands on the page. */
  readonly again?: { readonly county: string; readonly login: string };
  /** How the console shows the enrolment's address as a picture; the phone opens it. */
  readonly picture?: (address: string) => ReactNode;
}

export function SignInSteps({ entrance, done, again, picture }: StepsProps) {
  const signIn = useSignIn(done, again ? 'credentials' : landedAt());
  if (signIn.stage === 'credentials')
    return <CredentialsForm entrance={entrance} signIn={signIn} {...(again ? { again } : {})} />;
  if (signIn.stage === 'change-password')
    return (
      <PasswordForm
        lead={words.firstChange}
        rule={entrance.rules.passwordSentence}
        busy={signIn.busy}
        problem={signIn.problem}
        send={signIn.setPassword}
      />
    );
  return <CodeForm signIn={signIn} {...(picture ? { picture } : {})} />;
}

interface CredentialsProps {
  readonly entrance: Entrance;
  readonly signIn: SignIn;
  readonly again?: StepsProps['again'];
}

function CredentialsForm({ entrance, signIn, again }: CredentialsProps) {
  const [county, setCounty] = useState(again?.county ?? entrance.counties[0]?.code ?? '');
  const [login, setLogin] = useState(again?.login ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [link, setLink] = useState(false);
  const linking = again ? undefined : entrance.linking;
  const missing = (value: string, sentence: string) => (tried && value === '' ? sentence : undefined);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (login !== '' && password !== '')
          void signIn.enter({ county, login: login.trim(), password, ...(linking && link ? { link } : {}) });
      }}
    >
      {signIn.problem && <Notice tone="bad">{signIn.problem.title}</Notice>}
      {linking && !signIn.problem && <Notice tone="warn">{words.linking(linking.name)}</Notice>}
      {!again && entrance.counties.length > 1 && (
        <ChoiceField
          label={words.county}
          value={county}
          onValue={setCounty}
          options={entrance.counties.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <TextField
        label={words.login}
        name="username"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        value={login}
        readOnly={again !== undefined}
        fault={missing(login, words.missing.login)}
        onValue={setLogin}
      />
      <PasswordField
        label={words.password}
        name="password"
        autoComplete="current-password"
        value={password}
        data-begin=""
        fault={missing(password, words.missing.password)}
        onValue={setPassword}
      />
      {linking && (
        <label className={styles.choice}>
          <input type="checkbox" checked={link} onChange={(event) => setLink(event.target.checked)} />
          <span>
            {words.link(linking.name)}
            <span className={styles.note}>{words.linkNote(linking.name)}</span>
          </span>
        </label>
      )}
      <Action kind="primary" wide type="submit" busy={signIn.busy}>
        {words.signIn}
      </Action>
      {!again && !linking && <Offers entrance={entrance} county={county} />}
    </form>
  );
}

function Offers({ entrance, county }: { readonly entrance: Entrance; readonly county: string }) {
  const offers = entrance.singleSignOn.filter((offer) => offer.county === county);
  if (offers.length === 0) return null;
  // Whoever comes back is brought to the entry that they left from.
  const place = location.pathname.startsWith('/m') ? '?place=phone' : '';
  return (
    <>
      <div className={styles.or}>{words.or}</div>
      {offers.map(({ id, name, url }) => (
        <a key={id} className={styles.offer} href={`${url}${place}`}>
          {name}
        </a>
      ))}
    </>
  );
}

function CodeForm({ signIn, picture }: { readonly signIn: SignIn; readonly picture?: StepsProps['picture'] }) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const complete = /^\d{6}$/.test(code);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (complete) void signIn.confirm(code);
      }}
    >
      {signIn.problem && <Notice tone="bad">{signIn.problem.title}</Notice>}
      {signIn.stage === 'enrol-totp' && signIn.enrolment && (
        <>
          <p className={styles.lead}>{picture ? words.enrolLead : words.enrolLeadPhone}</p>
          {picture?.(signIn.enrolment.uri) ?? (
            <a className={styles.offer} href={signIn.enrolment.uri}>
              {words.enrolOpen}
            </a>
          )}
          <div>
            <p className={styles.note}>{words.enrolKey}</p>
            <p className={styles.key}>{inFours(signIn.enrolment.secret)}</p>
          </div>
        </>
      )}
      <TextField
        label={words.code}
        hint={words.codeHint}
        code
        name="one-time-code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        autoFocus
        fault={tried && !complete ? words.missing.code : undefined}
        onValue={(value) => setCode(value.replace(/\D/g, '').slice(0, 6))}
      />
      <Action kind="primary" wide type="submit" busy={signIn.busy}>
        {words.confirm}
      </Action>
      <span className={styles.back}>
        <Action kind="plain" onClick={signIn.restart}>
          {words.another}
        </Action>
      </span>
    </form>
  );
}

/** Four by four, as people read a key from a screen. */
function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

const stages = ['totp', 'enrol-totp', 'change-password'] as const;

/** The step that single sign-on left open, which the server names in the address. */
function landedAt(): Stage {
  const next = new URLSearchParams(location.search).get('next');
  return stages.find((stage) => stage === next) ?? 'credentials';
}

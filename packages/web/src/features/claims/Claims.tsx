/** 台前核查: each subject's claims with what was found of them. */
import { useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import type { JuryPage } from '../juries/form.ts';
import styles from '../juries/juries.module.css';
import { words } from './copy.ts';
import { claimsIn } from './lines.ts';
import { VerdictDialog } from './VerdictDialog.tsx';

type Sheet = Returns<'GET /api/juries/:id/claims'>;
export type Claim = Sheet['claims'][number];

const tones = { true: 'good', partly: 'warn', false: 'bad', unclear: 'warn' } as const;

export function Claims({ jury, again }: { readonly jury: JuryPage; readonly again: () => void }) {
  const asked = useAsked('GET /api/juries/:id/claims', { params: { id: jury.id } });
  const [verifying, setVerifying] = useState<Claim>();
  if (asked.state === 'loading') return <Loading lines={3} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const changed = () => {
    asked.again();
    again();
  };
  const { claims, shares, abilities } = asked.value;
  return (
    <Section title={words.title}>
      <p className={styles.hint}>{words.lead}</p>
      {claims.length === 0 && <p className={styles.hint}>{words.none}</p>}
      {jury.subjects
        .filter(({ id }) => claims.some(({ subject }) => subject === id))
        .map(({ id, name }) => (
          <OfSubject
            key={id}
            name={name}
            claims={claims.filter(({ subject }) => subject === id)}
            share={shares.find(({ subject }) => subject === id)}
            verify={setVerifying}
          />
        ))}
      {abilities.state && <Stating jury={jury} done={changed} />}
      {verifying && (
        <VerdictDialog
          claim={verifying}
          close={() => setVerifying(undefined)}
          done={() => {
            setVerifying(undefined);
            changed();
          }}
        />
      )}
    </Section>
  );
}

interface OfSubjectProps {
  readonly name: string;
  readonly claims: readonly Claim[];
  readonly share: Sheet['shares'][number] | undefined;
  readonly verify: (claim: Claim) => void;
}

function OfSubject({ name, claims, share, verify }: OfSubjectProps) {
  const { head } = words;
  return (
    <>
      <h3>
        {name}{' '}
        <span className={styles.small}>{share ? words.share(share.share, share.arithmetic) : words.waiting}</span>
      </h3>
      <table className={table.table}>
        <Heads of={[head.text, head.verdict, head.reason, head.by, head.act]} />
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.id}>
              <td>{claim.text}</td>
              <td>
                <Mark {...(claim.verdict === undefined ? {} : { tone: tones[claim.verdict] })}>
                  {claim.verdictName}
                </Mark>
              </td>
              <td>{claim.reason}</td>
              <td>
                {claim.verifiedBy}
                {claim.verifiedAt && <div className={styles.small}>{spokenMoment(claim.verifiedAt)}</div>}
              </td>
              <td>
                {claim.abilities.verify && (
                  <Action
                    kind="plain"
                    aria-label={`${claim.verdict === undefined ? words.verify : words.change}：${claim.text}`}
                    onClick={() => verify(claim)}
                  >
                    {claim.verdict === undefined ? words.verify : words.change}
                  </Action>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Stating({ jury, done }: { readonly jury: JuryPage; readonly done: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const read = claimsIn(text, jury.subjects);
    if (!read.ok) return setFault(words.unknown(read.row, read.line));
    setBusy(true);
    const answer = await call('POST /api/juries/:id/claims', {
      params: { id: jury.id },
      body: { claims: read.claims },
    });
    setBusy(false);
    setFault(answer.ok ? undefined : answer.problem.title);
    if (!answer.ok) return undefined;
    setText('');
    return done();
  };
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        {words.add}
      </label>
      <textarea
        id={id}
        className={styles.lines}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {words.addHint}
      </p>
      {fault && <Notice tone="bad">{fault}</Notice>}
      <Action busy={busy} disabled={text.trim() === ''} onClick={() => void send()}>
        {words.send}
      </Action>
    </>
  );
}

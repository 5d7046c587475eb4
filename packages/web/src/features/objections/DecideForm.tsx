/** The decision and the answer; of what is upheld also what is set right, tried first. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { type Problem, sentenceOf } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { randomKey } from '../../api/random-key.ts';
import { Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Field } from '../../ui/antd/Field.tsx';
import { Radio } from '../../ui/antd/face.ts';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { Trial, type TriedRuling } from '../results/Trial.tsx';
import { useMe } from '../sessions/who.tsx';
import { type Objection, words } from './copy.ts';
import styles from './objections.module.css';

const { handle: says } = words;

export function DecideForm({ objection }: { readonly objection: Objection }) {
  const label = useId();
  const queries = useQueryClient();
  const draft = useDraft<string>(useMe().account.id, `decision/${objection.id}`, '');
  const [upheld, setUpheld] = useState<boolean>();
  const [body, setBody] = useState<string>(says.bodyUsual);
  const [ruling, setRuling] = useState<TriedRuling>();
  const [key, setKey] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async () => {
    setBusy(true);
    const answer = await call('POST /api/objections/:id/decision', {
      params: { id: objection.id },
      body: {
        revision: objection.revision,
        upheld: upheld === true,
        body: body.trim(),
        text: draft.value.trim(),
        rulings: upheld && ruling ? [ruling] : [],
      },
      idempotencyKey: key,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) draft.drop();
    else if (answer.problem.kind === 'refused') setKey(randomKey());
    await queries.invalidateQueries();
  };
  const ready = upheld !== undefined && body.trim() !== '' && draft.value.trim() !== '';
  return (
    <Section title={says.decideTitle}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className={styles.soft}>{says.decideWhat}</p>
        <DraftNotice draft={draft} />
        {problem && <Notice tone="bad">{sentenceOf(problem)}</Notice>}
        <div>
          <span id={label} className={controls.label}>
            {says.outcome}
          </span>
          <Radio.Group
            aria-labelledby={label}
            value={upheld}
            onChange={({ target }) => setUpheld(target.value)}
            options={[
              { value: true, label: says.upheld },
              { value: false, label: says.dismissed },
            ]}
          />
        </div>
        {upheld && <Correction objection={objection} ruling={ruling} choose={setRuling} />}
        <Field label={says.body} value={body} onValue={setBody} most={60} />
        <Field label={says.text} value={draft.value} onValue={draft.change} most={2000} lines={4} />
        <div>
          <Action kind="primary" type="submit" busy={busy} disabled={!ready}>
            {says.send}
          </Action>
        </div>
      </form>
    </Section>
  );
}

interface CorrectionProps {
  readonly objection: Objection;
  readonly ruling: TriedRuling | undefined;
  readonly choose: (ruling: TriedRuling | undefined) => void;
}

/** What the scheme lets people rule about a person; without one, what counts are the records as they stand now. */
function Correction({ objection: { round, person }, ruling, choose }: CorrectionProps) {
  const asked = useAsked('GET /api/rounds/:id/results', { params: { id: round.id }, query: {}, timeout: 60_000 });
  if (asked.state === 'loading') return <Loading lines={2} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { choices } = asked.value;
  const at = choices.findIndex(({ setting, value }) => setting === ruling?.setting && value === ruling.value);
  return (
    <>
      <ChoiceField
        label={says.correction}
        value={at < 0 ? '' : String(at)}
        onValue={(value) => {
          const chosen = value === '' ? undefined : choices[Number(value)];
          choose(chosen && { kind: 'subject', target: person.id, setting: chosen.setting, value: chosen.value });
        }}
        options={[
          { value: '', label: says.byFacts },
          ...choices.map(({ name }, index) => ({ value: String(index), label: name })),
        ]}
      />
      {ruling && <Trial round={round.id} ruling={ruling} />}
    </>
  );
}

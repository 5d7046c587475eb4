/** How strict signing in is: one of two presets, and single values of it; what changes for whom is said before it does. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { type Preset, presetWords, type Rules, ruleWords, rulesWords as words } from './copy.ts';
import styles from './rules.module.css';

type Kept = Returns<'GET /api/sign-in-rules'>;
type Rule = keyof Rules;
const ruleNames = Object.keys(ruleWords) as Rule[];
const presetNames = Object.keys(presetWords) as Preset[];

export function SignInRulesScreen() {
  const asked = useAsked('GET /api/sign-in-rules');
  const [saved, setSaved] = useState(false);
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.state === 'loading' && (
        <Section>
          <Loading lines={8} />
        </Section>
      )}
      {asked.state === 'failed' && (
        <Section>
          <Failure problem={asked.problem} again={asked.again} />
        </Section>
      )}
      {asked.state === 'here' && (
        <>
          {saved ? (
            <Notice tone="good">{words.saved}</Notice>
          ) : (
            <Notice tone={asked.value.changedAt ? 'good' : 'warn'}>
              {asked.value.changedAt
                ? words.kept(
                    presetWords[asked.value.preset].name,
                    spokenMoment(asked.value.changedAt),
                    asked.value.changedBy,
                  )
                : words.never}
            </Notice>
          )}
          <RulesForm key={asked.value.changedAt} kept={asked.value} done={() => setSaved(true)} />
        </>
      )}
    </Page>
  );
}

interface Typed {
  readonly preset: Preset;
  readonly values: { readonly [R in Rule]: string };
}

const textOf = (rules: Rules) =>
  Object.fromEntries(ruleNames.map((rule) => [rule, String(rules[rule])])) as Typed['values'];

function RulesForm({ kept, done }: { readonly kept: Kept; readonly done: () => void }) {
  const me = useMe();
  const queries = useQueryClient();
  // Of these very rules: whoever begins on others doesn't get old figures back.
  const draft = useDraft<Typed>(me.account.id, `sign-in-rules/${kept.changedAt ?? ''}`, {
    preset: kept.preset,
    values: textOf(kept.rules),
  });
  const [asking, setAsking] = useState(false);
  const { preset, values } = draft.value;
  const faultOf = (rule: Rule) => {
    const { least, most, hint } = ruleWords[rule];
    const value = Number(values[rule]);
    return /^\d{1,4}$/.test(values[rule]) && value >= least && value <= most ? undefined : words.outside(hint);
  };
  const faulty = ruleNames.some((rule) => faultOf(rule) !== undefined);
  const effects = ruleNames
    .filter((rule) => Number(values[rule]) !== kept.rules[rule])
    .map((rule) => ruleWords[rule].effect(kept.rules[rule], Number(values[rule])));
  const touched = effects.length > 0 || preset !== kept.preset;
  const save = async () => {
    const changes = Object.fromEntries(
      ruleNames
        .map((rule) => [rule, Number(values[rule])])
        .filter(([rule, value]) => kept.presets[preset][rule as Rule] !== value),
    ) as Partial<Rules>;
    const answer = await call('PUT /api/sign-in-rules', { body: { preset, changes } });
    if (!answer.ok) return answer.problem;
    draft.drop();
    setAsking(false);
    done();
    for (const key of ['GET /api/sign-in-rules', 'GET /api/entrance', 'GET /api/me', 'GET /api/home'])
      await queries.invalidateQueries({ queryKey: [key] });
    return undefined;
  };
  return (
    <>
      <DraftNotice draft={draft} />
      <Section title={words.base}>
        <fieldset className={styles.presets}>
          <legend className="unseen">{words.base}</legend>
          {presetNames.map((name) => (
            <label key={name} className={styles.preset}>
              <input
                type="radio"
                name="preset"
                checked={preset === name}
                onChange={() => draft.change({ preset: name, values: textOf(kept.presets[name]) })}
              />
              <span>
                <strong>{presetWords[name].name}</strong>
                <span className={styles.what}>{presetWords[name].what}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </Section>
      <Section title={words.values}>
        <div className={styles.values}>
          {ruleNames.map((rule) => {
            const { name, unit, hint } = ruleWords[rule];
            const usual = kept.presets[preset][rule];
            const differs = String(usual) !== values[rule];
            return (
              <TextField
                key={rule}
                label={`${name}（${unit}）`}
                inputMode="numeric"
                autoComplete="off"
                hint={differs ? words.asPreset(usual, unit) : hint}
                fault={faultOf(rule)}
                value={values[rule]}
                onValue={(value) => draft.change({ preset, values: { ...values, [rule]: value.trim() } })}
              />
            );
          })}
        </div>
        <div className={styles.end}>
          <Action kind="primary" disabled={faulty} onClick={() => setAsking(true)}>
            {touched || kept.changedAt ? words.save : words.confirm}
          </Action>
          {touched && <Action onClick={draft.drop}>{words.reset}</Action>}
        </div>
      </Section>
      {asking && (
        <Confirm
          title={words.title2}
          action={touched || kept.changedAt ? words.save : words.confirm}
          act={save}
          close={() => setAsking(false)}
        >
          {effects.length === 0 ? (
            words.nothing
          ) : (
            <>
              <p>{words.changes}</p>
              <ul className={styles.effects}>
                {effects.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </Confirm>
      )}
    </>
  );
}

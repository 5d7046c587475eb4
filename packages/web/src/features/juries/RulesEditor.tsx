/** By which rules a jury scores: read from a scheme's file, or typed. */
import { useId, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Section } from '../../console/Page.tsx';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { FileAction } from '../../ui/FileAction.tsx';
import { words } from './copy.ts';
import { linesOf, pairsOf, type Rules } from './form.ts';
import styles from './juries.module.css';

interface RulesEditorProps {
  readonly rules: Rules;
  readonly day: string;
  readonly onRules: (rules: Rules) => void;
}

export function RulesEditor({ rules, day, onRules }: RulesEditorProps) {
  const say = words.rules;
  const [offered, setOffered] = useState<readonly Rules[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const read = async (file: File) => {
    const answer = await call('POST /api/juries/rules', { body: { scheme: await file.text(), day } });
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const [only, ...more] = answer.value.rules;
    setOffered(more.length === 0 ? [] : answer.value.rules);
    if (only !== undefined && more.length === 0) onRules(only);
  };
  const change = (some: Partial<Rules>) => {
    const { source: _, ...typed } = { ...rules, ...some };
    onRules(typed);
  };
  const whole = (text: string): number => Number(text.replace(/\D/g, '').slice(0, 3));
  const { drop, best } = rules;
  const dropped = (some: Partial<NonNullable<Rules['drop']>>) => {
    const next = {
      highest: drop?.highest ?? 0,
      lowest: drop?.lowest ?? 0,
      ...(drop?.above === undefined ? {} : { above: drop.above }),
      ...some,
    };
    const { drop: _, source: __, ...rest } = rules;
    onRules(next.highest + next.lowest === 0 ? rest : { ...rest, drop: next });
  };
  const chosen = (some: Partial<NonNullable<Rules['best']>>) => {
    const next = { name: best?.name ?? '入选', people: best?.people ?? 0, atLeast: best?.atLeast ?? '0', ...some };
    const { best: _, source: __, ...rest } = rules;
    onRules(next.people === 0 ? rest : { ...rest, best: next });
  };
  return (
    <Section title={say.title}>
      <p className={styles.hint}>
        {rules.source === undefined ? say.fromSchemeHint : say.source(rules.source)}{' '}
        <FileAction label={say.fromScheme} kind="plain" accept=".yaml,.yml" onFile={(file) => void read(file)} />
      </p>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {offered.length > 0 && (
        <fieldset>
          <legend>{say.choose}</legend>
          {offered.map((one) => (
            <p key={one.indicator}>
              <Action
                onClick={() => {
                  onRules(one);
                  setOffered([]);
                }}
              >
                {one.name}
              </Action>
            </p>
          ))}
        </fieldset>
      )}
      <div className={styles.grid}>
        <TextField label={say.name} value={rules.name} onValue={(name) => change({ name })} />
        <TextField label={say.lowest} value={rules.lowest} onValue={(lowest) => change({ lowest })} />
        <TextField label={say.highest} value={rules.highest} onValue={(highest) => change({ highest })} />
        <TextField
          label={say.places}
          value={String(rules.places)}
          onValue={(text) => change({ places: Math.min(4, whole(text)) })}
        />
        <TextField
          label={say.dropHighest}
          value={String(drop?.highest ?? 0)}
          onValue={(text) => dropped({ highest: whole(text) })}
        />
        <TextField
          label={say.dropLowest}
          value={String(drop?.lowest ?? 0)}
          onValue={(text) => dropped({ lowest: whole(text) })}
        />
        <TextField
          label={say.atLeast}
          value={String(rules.atLeast ?? 1)}
          onValue={(text) => change({ atLeast: Math.max(1, whole(text)) })}
        />
        <TextField label={say.settledBy} value={rules.settledBy} onValue={(settledBy) => change({ settledBy })} />
        <TextField
          label={say.best}
          hint={say.bestHint}
          value={String(best?.people ?? 0)}
          onValue={(text) => chosen({ people: whole(text) })}
        />
        {best && <TextField label={say.bestName} value={best.name} onValue={(name) => chosen({ name })} />}
        {best && <TextField label={say.bestFrom} value={best.atLeast} onValue={(atLeast) => chosen({ atLeast })} />}
      </div>
      <div className={styles.grid}>
        <Lines
          label={say.roles}
          hint={say.rolesHint}
          value={rules.roles.map(({ key, weight }) => [key, weight])}
          onValue={(pairs) => change({ roles: pairs.map(([key, weight]) => ({ key, weight })) })}
        />
        <Lines
          label={say.criteria}
          hint={say.criteriaHint}
          value={rules.criteria.map(({ name, highest }) => [name, highest])}
          onValue={(pairs) => change({ criteria: pairs.map(([name, highest]) => ({ name, highest })) })}
        />
      </div>
    </Section>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly (readonly [string, string])[];
  readonly onValue: (pairs: readonly [string, string][]) => void;
}

/** What is typed stands as it is until the field is left: half a line is no pair yet. */
function Lines({ label, hint, value, onValue }: LinesProps) {
  const id = useId();
  const [typing, setTyping] = useState<string>();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.lines}
        aria-describedby={`${id}-hint`}
        value={typing ?? linesOf(value)}
        onChange={({ target }) => setTyping(target.value)}
        onBlur={() => {
          if (typing !== undefined) onValue(pairsOf(typing));
          setTyping(undefined);
        }}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}

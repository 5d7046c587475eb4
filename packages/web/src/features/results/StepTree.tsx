/** A step of a computation, opened: its arithmetic, clause, the author's words, what was done to it, the records behind it, and its parts. */
import type { Outcome, Step } from '@shiji/engine';
import type { ReactNode } from 'react';
import { classes } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { FactsBehind } from './FactsBehind.tsx';
import { withSpokenPeriods } from './period.ts';
import styles from './results.module.css';

const { sheet: says } = words;

interface StepTreeProps {
  readonly step: Step;
  readonly depth: number;
  readonly open: boolean;
  /** The way to object to a step; undefined where nothing can be objected to. */
  readonly object?: ((step: Step) => ReactNode) | undefined;
}

export function StepTree({ step, depth, open, object }: StepTreeProps) {
  const again = isAgain(step);
  const value = spoken(step.outcome, step.percent === true);
  if (again)
    return (
      <div className={classes(styles.step, styles.again)}>
        <div className={styles.stepHead}>
          <span className={styles.stepName}>{step.name}</span>
          <span className={styles.stepValue}>{value}</span>
        </div>
        <p className={styles.soft}>{says.seeAbove}</p>
      </div>
    );
  return (
    <details className={styles.step} open={open}>
      <summary className={styles.stepHead}>
        <span className={styles.stepName}>
          {step.name}
          {step.subtract && <span className={styles.tag}>{says.subtracts}</span>}
        </span>
        <span className={styles.stepValue}>{value}</span>
      </summary>
      <div className={styles.stepBody}>
        {step.arithmetic !== undefined && (
          <p className={styles.arithmetic}>
            {step.arithmetic}
            {step.raw !== undefined && ` = ${step.raw}`}
          </p>
        )}
        {step.lines.map(({ label, arithmetic, value: result }) => (
          <p key={label} className={styles.arithmetic}>
            {withSpokenPeriods(label)}：{arithmetic} = {result}
          </p>
        ))}
        {step.adjustments.map(({ kind, text, amount }) => (
          <p key={`${kind}/${text}`} className={styles.adjusted}>
            {text}，{amount}
          </p>
        ))}
        {'absent' in step.outcome &&
          step.outcome.because.map(({ code, text }) => (
            <p key={code} className={styles.adjusted}>
              {text}
            </p>
          ))}
        {step.notes.map((note) => (
          <p key={note}>{withSpokenPeriods(note)}</p>
        ))}
        {step.needed.length > 0 && (
          <p className={styles.needed}>
            {says.needed}：{step.needed.join('；')}
          </p>
        )}
        {(step.words !== undefined || step.clause.length > 0 || step.local !== undefined) && (
          <p className={styles.clause}>
            {step.words !== undefined && <span className={styles.quoted}>{step.words}</span>}
            {step.clause.length > 0 && says.clause(step.clause.join('、'))}
            {step.local !== undefined && `${step.clause.length > 0 ? '；' : ''}${says.local}${step.local}`}
          </p>
        )}
        {step.facts.length > 0 && <FactsBehind ids={step.facts} />}
        {object?.(step)}
        {step.parts.length > 0 && (
          <ul className={classes(styles.parts, depth > 2 && styles.deep)}>
            {step.parts.map((part) => (
              <li key={part.figure}>
                <StepTree step={part} depth={depth + 1} open={open} object={object} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

/** It was opened further up: here stand only its name and what came of it. */
function isAgain({ arithmetic, notes, lines, parts, facts, adjustments, outcome, raw }: Step): boolean {
  const nothing = [notes, lines, parts, facts, adjustments].every(({ length }) => length === 0);
  return nothing && arithmetic === undefined && raw === undefined && 'value' in outcome;
}

/** A value as people read it; of what has none, why. */
function spoken(outcome: Outcome, percent: boolean): string {
  if (!('value' in outcome)) return words.sheet.none;
  if (!percent) return outcome.value;
  const share = Number(outcome.value) * 100;
  return `${Math.round(share * 100) / 100}%`;
}

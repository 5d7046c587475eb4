/** How a mean came about: the engine's own steps, each with its arithmetic. */
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Row } from './Boards.tsx';
import { words } from './copy.ts';
import styles from './results.module.css';

const { results: says } = words;

export function StepsDialog({ row, close }: { readonly row: Row; readonly close: () => void }) {
  return (
    <Dialog title={says.stepsTitle(row.name)} lead={row.line} close={close} wide>
      <ol className={styles.steps}>
        {row.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps never move.
          <li key={at} className={styles.step}>
            <p className={styles.stepHead}>
              <span>
                {step.name}
                <span className={styles.term}>{step.term}</span>
              </span>
              <strong>{step.outcome}</strong>
            </p>
            {step.lines.map(({ label, arithmetic, value }) => (
              <p key={label} className={styles.arithmetic}>
                {label}：{arithmetic} = {value}
              </p>
            ))}
            {step.arithmetic !== undefined && (
              <p className={styles.arithmetic}>
                {step.arithmetic}
                {step.raw !== undefined && ` = ${step.raw}`}
              </p>
            )}
            {step.adjustments.map(({ text }) => (
              <p key={text} className={styles.arithmetic}>
                {text}
              </p>
            ))}
            {step.notes.map((note) => (
              <p key={note} className={styles.arithmetic}>
                {note}
              </p>
            ))}
            {step.clause.length > 0 && (
              <p className={styles.term}>
                {says.basis}：{step.clause.join('、')}
              </p>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.answers}>
        <Action onClick={close} data-begin="">
          {says.close}
        </Action>
      </div>
    </Dialog>
  );
}

/** Who reviews somebody: three steps one after the other, with what lacks said in words. Console and phone. */
import { classes } from '../../ui/controls.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { PersonFile } from '../roster/copy.ts';
import styles from './chain.module.css';
import { words } from './copy.ts';

type Step = NonNullable<PersonFile['tenures'][number]['chain']>[number];

export function Chain({ steps, large }: { readonly steps: readonly Step[]; readonly large?: boolean }) {
  return (
    <ol className={classes(styles.chain, large && styles.large)}>
      {steps.map((step, at) => (
        <li key={step.step} className={classes(styles.step, step.gap && styles.gap, !step.reviewer && styles.nobody)}>
          <span className={styles.number}>{at + 1}</span>
          <span className={styles.place}>{step.stepName}</span>
          <span className={styles.who}>
            {step.reviewer?.name ?? (
              <>
                {step.gap && <Icon name="warn" size={16} />}
                {step.gap ? words.gap : words.skipped}
              </>
            )}
          </span>
          <span className={styles.why}>{step.because ?? (step.by && words.by[step.by])}</span>
        </li>
      ))}
    </ol>
  );
}

/** A control, and what belongs to it, below its name. */
import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';

interface LabelledProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

export function Labelled({ label, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

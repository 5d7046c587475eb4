/** A few lines of text, on the phone and on the console. */
import { useId } from 'react';
import styles from './reviews.module.css';

interface AreaProps {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onValue: (value: string) => void;
}

export function Area({ label, value, most, onValue }: AreaProps) {
  const id = useId();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={3}
        maxLength={most}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    </div>
  );
}

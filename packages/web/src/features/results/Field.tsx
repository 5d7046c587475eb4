/** A line or several lines of text below their name, in the dialogs of results. */
import { useId } from 'react';
import { AtMost } from '../../ui/AtMost.tsx';
import { Input } from '../../ui/antd/face.ts';
import styles from './board.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly most: number;
  readonly lines?: number;
}

export function Field({ label, value, onValue, most, lines }: FieldProps) {
  const id = useId();
  const common = { id, value, maxLength: most };
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {lines === undefined ? (
        <Input {...common} onChange={({ target }) => onValue(target.value)} />
      ) : (
        <Input.TextArea {...common} rows={lines} onChange={({ target }) => onValue(target.value)} />
      )}
      <AtMost text={value} most={most} />
    </div>
  );
}

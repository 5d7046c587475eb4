/** A text of at most 500 signs, counted while it is written. */
import { Labelled } from '../../ui/Labelled.tsx';
import { lengthOf } from '../duty-reports/length.ts';
import { MOST_SIGNS, words } from './copy.ts';
import styles from './events.module.css';

interface TextAreaProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export const fitsIn = (text: string): boolean => {
  const length = lengthOf(text);
  return length > 0 && length <= MOST_SIGNS;
};

export function TextArea({ label, hint, value, onValue }: TextAreaProps) {
  const length = lengthOf(value);
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <textarea
            id={id}
            className={styles.area}
            value={value}
            aria-describedby={`${id}-note`}
            onChange={({ target }) => onValue(target.value)}
          />
          <p id={`${id}-note`} className={styles.soft}>
            {hint}{' '}
            <span className={length > MOST_SIGNS ? styles.over : undefined}>
              {words.count(length)}
              {length > MOST_SIGNS && `，${words.over(length - MOST_SIGNS)}`}
            </span>
          </p>
        </>
      )}
    </Labelled>
  );
}

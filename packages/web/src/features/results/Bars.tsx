/** Rows with a drawn bar each: the words are the content, the drawing repeats them. */
import { classes } from '../../ui/controls.tsx';
import styles from './results.module.css';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly tone: 'plus' | 'minus' | 'change' | 'sum';
  readonly from: number;
  readonly to: number;
}

interface BarsProps {
  readonly rows: readonly BarRow[];
  readonly label: string;
  /** What the full width stands for; absent: the largest of them. */
  readonly whole?: number;
}

export function Bars({ rows, label, whole = 0 }: BarsProps) {
  const ends = [whole, ...rows.flatMap(({ from, to }) => [from, to])];
  const low = Math.min(0, ...ends);
  const width = Math.max(...ends, low + 1) - low;
  const place = (value: number) => Math.round(((value - low) / width) * 10_000) / 100;
  return (
    <ul className={styles.bars} aria-label={label}>
      {rows.map(({ key, label: name, text, tone, from, to }) => (
        <li key={key} className={classes(styles.bar, tone === 'sum' && styles.sum)}>
          <span className={styles.barName}>{name}</span>
          <span className={styles.barValue}>{text}</span>
          <svg className={styles.drawn} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect className={styles.track} x="0" y="0" width="100" height="10" />
            <rect
              className={styles[tone]}
              x={place(Math.min(from, to))}
              y="0"
              width={Math.max(place(Math.max(from, to)) - place(Math.min(from, to)), from === to ? 0 : 0.75)}
              height="10"
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** Scores by unit: a line from the lowest to the highest, with mean and median on it, beside the numbers. */
import { Action } from '../../ui/controls.tsx';
import { type Count, type Statistics, words } from './copy.ts';
import { along, scaleOf } from './scale.ts';
import styles from './statistics.module.css';

const WIDTH = 240;
const HEIGHT = 18;
const MIDDLE = HEIGHT / 2;

interface ScoreTableProps {
  readonly statistics: Statistics;
  readonly open: (unit: Statistics['units'][number]['unit'] | undefined) => void;
}

export function ScoreTable({ statistics: { units, all, rounding }, open }: ScoreTableProps) {
  const scale = scaleOf(
    [all.scores.lowest, all.scores.highest].flatMap((text) => (text === undefined ? [] : [Number(text)])),
  );
  const row = (unit: Statistics['units'][number]['unit'] | undefined, { people, scores }: Count) => (
    <tr key={unit?.id ?? ''} className={unit === undefined ? styles.sum : undefined}>
      <th scope="row">{unit?.name ?? words.total}</th>
      <td>
        <Range scores={scores} place={(text) => along(scale, Number(text), WIDTH)} />
      </td>
      <td className={styles.number}>
        <Action
          kind="plain"
          aria-label={words.open(unit?.name ?? words.total, words.scored, scores.values)}
          onClick={() => open(unit)}
        >
          {scores.values}/{people}
        </Action>
      </td>
      <td className={styles.number}>{scores.mean}</td>
      <td className={styles.number}>{scores.median}</td>
      <td className={styles.number}>{scores.lowest}</td>
      <td className={styles.number}>{scores.highest}</td>
    </tr>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={words.scores} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.spread}</th>
            {[words.scored, words.mean, words.median, words.lowest, words.highest].map((head) => (
              <th key={head} scope="col" className={styles.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, ...count }) => row(unit, count))}
          {row(undefined, all)}
        </tbody>
      </table>
      <p className={styles.note}>
        {words.scoreLegend}
        {rounding}。
      </p>
    </section>
  );
}

interface RangeProps {
  readonly scores: Count['scores'];
  readonly place: (text: string) => number;
}

function Range({ scores: { mean, median, lowest, highest }, place }: RangeProps) {
  if (mean === undefined || median === undefined || lowest === undefined || highest === undefined) return null;
  const at = place(mean);
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line className={styles.axis} x1="0" y1={MIDDLE} x2={WIDTH} y2={MIDDLE} />
      <line className={styles.range} x1={place(lowest)} y1={MIDDLE} x2={place(highest)} y2={MIDDLE} />
      <line className={styles.median} x1={place(median)} y1="2" x2={place(median)} y2={HEIGHT - 2} />
      <path className={styles.mean} d={`M${at} ${MIDDLE - 6}l5 6-5 6-5-6z`} />
    </svg>
  );
}

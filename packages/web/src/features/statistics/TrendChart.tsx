/** Somebody's totals from round to round, with the grade at each; the table beside it says the same. */
import { type Trend, words } from './copy.ts';
import { along, scaleOf } from './scale.ts';
import styles from './statistics.module.css';

const WIDTH = 340;
const HEIGHT = 200;
const LEFT = 34;
const RIGHT = 34;
const TOP = 36;
const BOTTOM = 30;
/** Room for the words below the lowest point. */
const FOOT = 30;

const TALL = HEIGHT - TOP - BOTTOM - FOOT;

/** 2026年1季度 would be too long below a point. */
const shortDay = (day: string): string => `${day.slice(2, 4)}年${Number(day.slice(5, 7))}月`;

/** A whole year ends on the day on which its last quarter does. */
const whenOf = ({ period, to }: Trend['rounds'][number]): string =>
  /^\d{4}$/.test(period) ? `${period.slice(2)}年度` : shortDay(to);

/** Its lines come from above, so that its words stand below. */
function isValley(points: readonly { readonly y: number }[], at: number): boolean {
  const y = points[at]?.y ?? 0;
  const beside = [points[at - 1], points[at + 1]].flatMap((point) => (point === undefined ? [] : [point.y]));
  return beside.length > 0 && beside.every((other) => other < y);
}

export function TrendChart({ rounds }: { readonly rounds: Trend['rounds'] }) {
  const scored = rounds.filter(({ total }) => total !== undefined);
  if (scored.length === 0) return null;
  const scale = scaleOf(scored.map(({ total }) => Number(total)));
  const step = scored.length === 1 ? 0 : (WIDTH - LEFT - RIGHT) / (scored.length - 1);
  const points = scored.map((round, at) => ({
    round,
    x: scored.length === 1 ? WIDTH / 2 : LEFT + at * step,
    y: TOP + TALL - along(scale, Number(round.total), TALL),
  }));
  // Beside very many points their numbers would run into each other: those at both ends are enough, the rest stands in the table.
  const every = Math.ceil(scored.length / 6);
  const [first] = scored;
  const last = scored[scored.length - 1];
  return (
    <svg
      className={styles.trend}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.trend.chart(first?.round.name ?? '', last?.round.name ?? '')}
    >
      <line className={styles.axis} x1={LEFT - 20} y1={HEIGHT - BOTTOM} x2={WIDTH - 6} y2={HEIGHT - BOTTOM} />
      <polyline className={styles.line} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ round, x, y }, at) => (
        <g key={round.round.id}>
          <circle className={styles.point} cx={x} cy={y} r="4" />
          {(at % every === 0 || at === points.length - 1) && (
            <>
              <text className={styles.strongLabel} x={x} y={isValley(points, at) ? y + 19 : y - 22} textAnchor="middle">
                {round.grade ?? ''}
              </text>
              <text className={styles.label} x={x} y={isValley(points, at) ? y + 32 : y - 9} textAnchor="middle">
                {round.total}
              </text>
              <text className={styles.label} x={x} y={HEIGHT - 12} textAnchor="middle">
                {whenOf(round)}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

/** What each facet adds to the total, around a circle: the person's against the mean of those assessed alike. */
import { type Trend, words } from './copy.ts';
import { around, pointAt } from './scale.ts';
import styles from './statistics.module.css';

type Facets = NonNullable<Trend['facets']>['facets'];

const SIZE = 240;
const CENTRE = SIZE / 2;
const RADIUS = 82;
/** Of the mean's ring: what is better reaches beyond it. */
const MEAN_AT = 0.66;
const LEAST = 0.04;

export function Radar({ facets }: { readonly facets: Facets }) {
  // Of two corners there is no area.
  if (facets.length < 3) return null;
  const means = facets.every(({ mean }) => mean !== undefined && Number(mean) > 0);
  const most = Math.max(...facets.map(({ value }) => Math.abs(Number(value))), 1);
  const parts = facets.map(({ value, mean }) => {
    const part = means ? (Number(value) / Number(mean)) * MEAN_AT : Number(value) / most;
    return Math.min(1, Math.max(LEAST, part));
  });
  const full = facets.map(() => 1);
  return (
    <svg className={styles.radar} viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={words.trend.radar}>
      <polygon className={styles.ring} points={around(full, CENTRE, RADIUS)} />
      <polygon className={styles.ring} points={around(full, CENTRE, RADIUS * 0.33)} />
      {facets.map(({ facet }, at) => {
        const [x, y] = pointAt(at, facets.length, 1, CENTRE, RADIUS);
        return <line key={facet} className={styles.ring} x1={CENTRE} y1={CENTRE} x2={x} y2={y} />;
      })}
      {means && <polygon className={styles.meanRing} points={around(full, CENTRE, RADIUS * MEAN_AT)} />}
      <polygon className={styles.area} points={around(parts, CENTRE, RADIUS)} />
      {facets.map(({ facet, value }, at) => {
        const [x, y] = pointAt(at, facets.length, 1.2, CENTRE, RADIUS);
        return (
          <text key={facet} className={styles.label} x={x} y={y} textAnchor="middle">
            <tspan className={styles.strongLabel}>{facet}</tspan>
            <tspan x={x} dy="13">
              {value}
            </tspan>
          </text>
        );
      })}
    </svg>
  );
}

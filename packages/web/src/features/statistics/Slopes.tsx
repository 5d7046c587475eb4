/** A line for each person from the rank before to the rank after. */
import { type Moves, words } from './copy.ts';
import styles from './statistics.module.css';

const WIDTH = 520;
const LEFT = 150;
const RIGHT = WIDTH - 150;
const ROW = 18;

export function Slopes({ people }: { readonly people: Moves['people'] }) {
  const ranked = people.filter(({ places }) => places !== undefined);
  if (ranked.length === 0) return null;
  const before = [...ranked].sort((a, b) => (a.before.rank ?? 0) - (b.before.rank ?? 0));
  const after = [...ranked].sort((a, b) => (a.after.rank ?? 0) - (b.after.rank ?? 0));
  const y = (at: number) => at * ROW + ROW;
  const kind = (places: number | undefined = 0) =>
    places > 0 ? styles.rises : places < 0 ? styles.falls : styles.keeps;
  return (
    <svg
      className={styles.slopes}
      viewBox={`0 0 ${WIDTH} ${y(ranked.length)}`}
      role="img"
      aria-label={words.moves.slope}
    >
      {ranked.map((one) => (
        <line
          key={one.person.id}
          className={kind(one.places)}
          x1={LEFT}
          y1={y(before.indexOf(one)) - 4}
          x2={RIGHT}
          y2={y(after.indexOf(one)) - 4}
        />
      ))}
      {before.map(({ person, before: was }, at) => (
        <text key={person.id} className={styles.label} x={LEFT - 8} y={y(at)} textAnchor="end">
          {person.name} {was.rank}
        </text>
      ))}
      {after.map(({ person, after: is, places = 0 }, at) => (
        <text key={person.id} className={styles.label} x={RIGHT + 8} y={y(at)}>
          {is.rank} {person.name} {places > 0 ? `▲${places}` : places < 0 ? `▼${-places}` : ''}
        </text>
      ))}
    </svg>
  );
}

/** What a subject got from each group: a bar in the order of the marks, and the counts in words beside it. */

import type { Row } from './Boards.tsx';
import { words } from './copy.ts';
import styles from './results.module.css';

type Counts = Extract<Row['groups'][number], { tooFew: false }>['counts'];

const { results: says } = words;

/** From here on marks are read as numbers: a bar for each would be a comb. */
const MOST_MARKS = 8;

export function GroupCounts({ groups }: { readonly groups: Row['groups'] }) {
  const named = groups.some(({ group }) => group !== '');
  return (
    <ul className={styles.groups}>
      {groups.map((one) => (
        <li key={one.group} className={styles.group}>
          {named && <span className={styles.groupName}>{one.group || says.everybody}</span>}
          {one.tooFew ? (
            <span className={styles.few}>{says.tooFew(one.least)}</span>
          ) : (
            <>
              <CountBar counts={one.counts} />
              <span className={styles.counts}>{inWords(one.counts)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 120;
const HEIGHT = 10;

/** The best mark darkest. It repeats the words, and is left out for whoever hears them. */
function CountBar({ counts }: { readonly counts: Counts }) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let before = 0;
  return (
    <svg
      className={styles.bar}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {counts.map(({ mark, count }, at) => {
        const x = (WIDTH * before) / total;
        before += count;
        const width = (WIDTH * count) / total;
        const opacity = 1 - (0.8 * at) / Math.max(1, counts.length - 1);
        return count === 0 ? null : (
          <rect
            key={mark}
            className={styles.piece}
            x={x}
            width={Math.max(0, width - 1)}
            height={HEIGHT}
            opacity={opacity}
          />
        );
      })}
    </svg>
  );
}

/** 好 12　较好 6; of many numbers only how far they spread. */
function inWords(counts: Counts): string {
  const given = counts.filter(({ count }) => count > 0);
  if (counts.length <= MOST_MARKS) return counts.map(({ mark, count }) => `${mark} ${count}`).join('　');
  const values = given.map(({ mark }) => mark).sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
  const total = given.reduce((sum, { count }) => sum + count, 0);
  return says.spread(values[values.length - 1] ?? '', values[0] ?? '', total);
}

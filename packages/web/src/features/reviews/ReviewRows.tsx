/** People to review on a phone: a row each, with what one decides by. */
import { classes } from '../../ui/controls.tsx';
import { type Item, words } from './copy.ts';
import type { ListProps } from './list-props.ts';
import styles from './reviews.module.css';
import { StateOf } from './StateOf.tsx';
import { isChanged, keyOf, sumOf, type Typed, valuesOf } from './values.ts';

export function ReviewRows({ items, reviewing, chosen, choose, open }: ListProps) {
  return (
    <ul className={styles.rows}>
      {items.map((item) => {
        const typed = reviewing.typed(item);
        return (
          <li key={keyOf(item)} className={styles.row}>
            {item.abilities.pass && (
              <label className={styles.check}>
                <input
                  type="checkbox"
                  aria-label={words.choose(item.person.name)}
                  checked={chosen.has(keyOf(item))}
                  onChange={() => choose(item)}
                />
              </label>
            )}
            <button
              type="button"
              className={styles.rowBody}
              aria-label={words.openOne(item.person.name)}
              onClick={() => open(item)}
            >
              <span className={styles.rowHead}>
                <span className={styles.name}>{item.person.name}</span>
                <span className={styles.soft}>{item.unit}</span>
              </span>
              <span className={classes(styles.rowSum, isChanged(item, typed) && styles.changed)}>
                {sumSaid(item, typed)}
              </span>
              <span className={styles.rowWhat}>
                {[
                  ...item.below.map(({ role, sum }) => words.below(role, sum)),
                  ...(item.logs === undefined ? [] : [`${words.logs}${words.logsOf(item.logs)}`]),
                ].join('；')}
              </span>
              {item.state !== 'open' || item.forThem ? <StateOf item={item} /> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function sumSaid(item: Item, typed: Typed): string {
  if (item.state === 'passed') return words.givenSum(item.given?.sum ?? '');
  if (!item.abilities.pass) return '';
  const sum = sumOf(Object.values(valuesOf(item, typed)));
  if (sum === undefined) return words.faults.missing;
  return isChanged(item, typed) ? words.changedSum(sum) : words.suggestedSum(sum);
}

import { classes } from '../../ui/controls.tsx';
import { type Item, words } from './copy.ts';
import styles from './reviews.module.css';

/** Who it is, in whose place, and how it stands. */
export function StateOf({ item }: { readonly item: Item }) {
  return (
    <span className={classes(styles.state, item.state === 'returned' && styles.stateBad)}>
      {item.stateName}
      {item.forThem && `（${words.forThem(item.reviewer.name)}）`}
    </span>
  );
}

/** What one act would supply: how many people wait for it, their names, and, opened, what each of them lacks. */
import { Action } from '../../ui/controls.tsx';
import styles from './board.module.css';
import { type Board, words } from './copy.ts';
import type { Supplied } from './MissingDialog.tsx';

const { board: says, rule } = words;

/** So many are named in one line. */
const MOST_NAMED = 8;
/** So little is shown without being opened. */
const FEW = 4;

interface WaitingGroupProps {
  readonly group: Board['waiting'][number];
  /** Absent: nobody may put a value in place now. */
  readonly supply: ((what: Supplied) => void) | undefined;
}

export function WaitingGroup({ group, supply }: WaitingGroupProps) {
  const { settle, count, items, people } = group;
  const named = people.slice(0, MOST_NAMED).map(({ person }) => person.name);
  return (
    <li className={styles.group}>
      <p className={styles.what}>{settle}</p>
      <details open={items <= FEW}>
        <summary className={styles.soft}>{says.waitingOf(named, count, items)}</summary>
        <ul>
          {people.map(({ person, items: own }) => (
            <li key={person.id} className={styles.lack}>
              <span>{person.name}</span>
              <ul>
                {own.map(({ text, setting }) => (
                  <li key={text}>
                    {text}
                    {supply && setting !== undefined && (
                      <Action
                        kind="plain"
                        aria-label={`${rule.missing}：${person.name}`}
                        onClick={() => supply({ person, text, setting })}
                      >
                        {rule.missing}
                      </Action>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        {people.length < count && <p className={styles.soft}>{says.waitingMore(count - people.length)}</p>}
      </details>
    </li>
  );
}

/** How many ballots are in, group by group: for the console, the phone and the wall. Never what is on them. */
import type { ReactNode } from 'react';
import { words } from './copy.ts';
import styles from './progress.module.css';
import type { Progress } from './shapes.ts';

export type Group = Progress['electorates'][number];

interface ProgressCardsProps {
  readonly groups: readonly Group[];
  readonly children?: (group: Group) => ReactNode;
}

export function ProgressCards({ groups, children }: ProgressCardsProps) {
  return (
    <ul className={styles.cards}>
      {groups.map((group) => (
        <li key={group.id} className={styles.card}>
          <h3 className={styles.name}>{groupName(group)}</h3>
          <p className={styles.numbers}>
            <span className={styles.label}>{words.open.received}</span>{' '}
            <strong className={styles.big}>{group.received}</strong>{' '}
            <span className={styles.of}>
              {group.expected === undefined ? words.open.unknown : words.open.of(group.expected)}
            </span>
          </p>
          <Bar received={group.received} expected={group.expected} />
          <p className={styles.ways}>{words.open.ways(group.slips, group.voters, group.drawn)}</p>
          {children?.(group)}
        </li>
      ))}
    </ul>
  );
}

export function groupName({ formName, group }: Pick<Group, 'formName' | 'group'>): string {
  return words.slip.group(formName, group) || words.slip.nobody;
}

interface BarProps {
  readonly received: number;
  readonly expected: number | undefined;
}

/** The share that is in; the numbers beside it say it to whoever doesn't see it. */
export function Bar({ received, expected }: BarProps) {
  if (expected === undefined || expected === 0) return null;
  const share = Math.min(100, Math.floor((100 * received) / expected));
  return (
    <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className={styles.ground} width="100" height="4" />
      <rect className={styles.fill} width={share} height="4" />
    </svg>
  );
}

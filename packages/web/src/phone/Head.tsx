import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { linkTo } from './route.ts';
import styles from './shell.module.css';

interface HeadProps {
  readonly title: string;
  readonly lead?: string;
  /** The screen that this one lies below. */
  readonly back?: string;
  /** Stands at the right of the title. */
  readonly tool?: ReactNode;
}

export function Head({ title, lead, back, tool }: HeadProps) {
  return (
    <header className={styles.head}>
      {back && (
        <a className={styles.back} {...linkTo(back)}>
          <Icon name="next" size={16} />
          返回
        </a>
      )}
      {tool ? (
        <div className={styles.titled}>
          <h1 className={styles.title}>{title}</h1>
          {tool}
        </div>
      ) : (
        <h1 className={styles.title}>{title}</h1>
      )}
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}

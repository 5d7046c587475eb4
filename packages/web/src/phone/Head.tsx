import { Icon } from '../ui/Icon.tsx';
import { linkTo } from './route.ts';
import styles from './shell.module.css';

interface HeadProps {
  readonly title: string;
  readonly lead?: string;
  /** The screen that this one lies below. */
  readonly back?: string;
}

export function Head({ title, lead, back }: HeadProps) {
  return (
    <header className={styles.head}>
      {back && (
        <a className={styles.back} {...linkTo(back)}>
          <Icon name="next" size={16} />
          返回
        </a>
      )}
      <h1 className={styles.title}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}

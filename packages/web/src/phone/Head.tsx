import styles from './shell.module.css';

export function Head({ title, lead }: { readonly title: string; readonly lead?: string }) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}

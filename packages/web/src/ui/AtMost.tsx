/** Below a field that takes no more: what was pasted beyond its measure isn't there, and nothing else would tell. */
import styles from './controls.module.css';

export function AtMost({ text, most }: { readonly text: string; readonly most: number }) {
  return (
    <span className={styles.hint} aria-live="polite">
      {text.length >= most && `最多 ${most} 字，已经写满，多出的没有写入。`}
    </span>
  );
}

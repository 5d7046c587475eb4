import { Notice } from '../../ui/controls.tsx';
import styles from './logs.module.css';

/** That what stands below was kept on the device, since nothing reaches the server. */
export function Away({ children }: { readonly children: string }) {
  return (
    <div className={styles.away}>
      <Notice tone="warn">{children}</Notice>
    </div>
  );
}

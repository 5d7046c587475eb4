/** One-time passwords as slips to cut out: seen on paper alone, twelve on a sheet of A4, each whole on one page. */
import { createPortal } from 'react-dom';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import type { Given } from './OneTimePassword.tsx';
import styles from './slips.module.css';

export function Slips({ slips }: { readonly slips: readonly Given[] }) {
  const { county } = useMe();
  return createPortal(
    <div className={styles.sheet} data-printed="" aria-hidden="true">
      {slips.map(({ name, unit, login, password }) => (
        <div key={login} className={styles.slip}>
          <p className={styles.head}>
            <span>{words.slip.county(county.name)}</span>
            <span>{unit}</span>
          </p>
          <p className={styles.who}>{name}</p>
          <dl className={styles.facts}>
            <dt>{words.slip.login}</dt>
            <dd>{login}</dd>
            <dt>{words.slip.password}</dt>
            <dd className={styles.secret}>{password}</dd>
          </dl>
          <p className={styles.note}>{words.slip.note(location.origin)}</p>
        </div>
      ))}
    </div>,
    document.body,
  );
}

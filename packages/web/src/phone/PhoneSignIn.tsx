import { words } from '../features/sessions/copy.ts';
import { type Entrance, SignInSteps } from '../features/sessions/SignInSteps.tsx';
import { Mark } from '../ui/Mark.tsx';
import styles from './sign-in.module.css';

export function PhoneSignIn({ entrance, done }: { readonly entrance: Entrance; readonly done: () => void }) {
  const [only] = entrance.counties.length === 1 ? entrance.counties : [];
  return (
    <div className={styles.frame}>
      <div className={styles.brand}>
        <Mark size={36} />
        <span className={styles.name}>实绩</span>
      </div>
      <p className={styles.tagline}>{words.tagline}</p>
      <main>
        <h1 className={styles.title}>{only ? `登录${only.name}` : words.signIn}</h1>
        <SignInSteps entrance={entrance} done={done} />
      </main>
      <p className={styles.foot}>{words.forgot}</p>
    </div>
  );
}

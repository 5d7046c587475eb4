import { words } from '../features/sessions/copy.ts';
import { type Entrance, SignInSteps } from '../features/sessions/SignInSteps.tsx';
import { QRCode } from '../ui/antd/face.ts';
import { Mark } from '../ui/Mark.tsx';
import styles from './sign-in.module.css';

export function ConsoleSignIn({ entrance, done }: { readonly entrance: Entrance; readonly done: () => void }) {
  const [only] = entrance.counties.length === 1 ? entrance.counties : [];
  return (
    <div className={styles.frame}>
      <div className={styles.about}>
        <div className={styles.brand}>
          <Mark size={36} />
          <span className={styles.name}>实绩</span>
        </div>
        <div className={styles.middle}>
          <p className={styles.tagline}>{words.tagline}</p>
          <dl className={styles.promises}>
            {words.promises.map(([name, meaning]) => (
              <div key={name} className={styles.promise}>
                <dt>{name}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <main className={styles.side}>
        <div className={styles.form}>
          <h1 className={styles.title}>{only ? `登录${only.name}` : words.signIn}</h1>
          <SignInSteps entrance={entrance} done={done} picture={(address) => <Picture address={address} />} />
        </div>
        <p className={styles.foot}>{words.forgot}</p>
      </main>
    </div>
  );
}

function Picture({ address }: { readonly address: string }) {
  return (
    <div className={styles.picture}>
      <QRCode value={address} type="svg" size={176} aria-label={words.enrolPicture} />
    </div>
  );
}

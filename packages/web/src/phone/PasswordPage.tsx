import { OwnPassword } from '../features/sessions/OwnPassword.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';

export function PasswordPage() {
  return (
    <>
      <Head title="更改密码" />
      <div className={styles.form}>
        <OwnPassword />
      </div>
    </>
  );
}

/** Screens below “我的”. */

import { words as mailWords } from '../features/mails/copy.ts';
import { OwnMail } from '../features/mails/OwnMail.tsx';
import { words } from '../features/profile/copy.ts';
import { OwnCopy, OwnData } from '../features/profile/OwnData.tsx';
import { OwnPassword } from '../features/sessions/OwnPassword.tsx';
import { OwnSessions } from '../features/sessions/OwnSessions.tsx';
import { OwnTotp } from '../features/totp/OwnTotp.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';

export function PasswordPage() {
  return (
    <>
      <Head title="更改密码" back="/mine" />
      <div className={styles.form}>
        <OwnPassword />
      </div>
    </>
  );
}

export function TotpPage() {
  return (
    <>
      <Head title="动态口令" back="/mine" />
      <div className={styles.form}>
        <OwnTotp />
      </div>
    </>
  );
}

export function DevicesPage() {
  return (
    <>
      <Head title="登录的设备" back="/mine" />
      <div className={styles.form}>
        <OwnSessions />
      </div>
    </>
  );
}

export function MailPage() {
  return (
    <>
      <Head title={mailWords.title} back="/mine" />
      <div className={styles.form}>
        <OwnMail />
      </div>
    </>
  );
}

export function DataPage() {
  return (
    <>
      <Head title="本人信息" back="/mine" />
      <div className={styles.form}>
        <OwnData />
      </div>
      <section className={styles.copy}>
        <h2 className={styles.copyTitle}>{words.exportTitle}</h2>
        <OwnCopy />
      </section>
    </>
  );
}

import { words as mailWords } from '../features/mails/copy.ts';
import { OwnMail } from '../features/mails/OwnMail.tsx';
import { words as profileWords } from '../features/profile/copy.ts';
import { OwnCopy, OwnData } from '../features/profile/OwnData.tsx';
import { words as signInWords } from '../features/sessions/copy.ts';
import { OwnPassword } from '../features/sessions/OwnPassword.tsx';
import { OwnSessions } from '../features/sessions/OwnSessions.tsx';
import { useMe } from '../features/sessions/who.tsx';
import { OwnTotp } from '../features/totp/OwnTotp.tsx';
import { QRCode } from '../ui/antd/face.ts';
import styles from './account.module.css';
import { Page, Section } from './Page.tsx';

export function AccountPage() {
  const me = useMe();
  return (
    <Page title="我的账号" lead="核对本人信息，管好密码和登录">
      <div className={styles.columns}>
        <div className={styles.column}>
          <Section title="本人信息">
            <OwnData />
          </Section>
          <Section title={profileWords.exportTitle}>
            <OwnCopy />
          </Section>
        </div>
        <div className={styles.column}>
          <Section title="更改密码">
            <OwnPassword />
          </Section>
          <Section title="动态口令">
            <OwnTotp
              picture={(address) => (
                <div className={styles.picture}>
                  <QRCode value={address} type="svg" size={176} aria-label={signInWords.enrolPicture} />
                </div>
              )}
            />
          </Section>
          {me.abilities.includes('mails.own') && (
            <Section title={mailWords.title}>
              <OwnMail />
            </Section>
          )}
          <Section title="登录的设备">
            <OwnSessions />
          </Section>
        </div>
      </div>
    </Page>
  );
}

import { OwnPassword } from '../features/sessions/OwnPassword.tsx';
import { spokenRoles } from '../features/sessions/roles.ts';
import { useMe } from '../features/sessions/who.tsx';
import styles from './account.module.css';
import { Page, Section } from './Page.tsx';

export function AccountPage() {
  const { account, person, roles } = useMe();
  return (
    <Page title="我的账号" lead="本人的身份、权限和登录密码">
      <Section title="身份">
        <dl className={styles.facts}>
          <dt>姓名</dt>
          <dd>{person?.name ?? account.name}</dd>
          <dt>账号</dt>
          <dd>{account.login}</dd>
          <dt>权限</dt>
          <dd>{spokenRoles(roles)}</dd>
        </dl>
      </Section>
      <Section title="更改密码">
        <div className={styles.form}>
          <OwnPassword />
        </div>
      </Section>
    </Page>
  );
}

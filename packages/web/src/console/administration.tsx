/** The three administrators' screens, each for whoever has its ability; loaded together, by them alone. */
import { AccountScreen } from '../features/accounts/AccountScreen.tsx';
import { AccountsScreen } from '../features/accounts/AccountsScreen.tsx';
import { OpenAccountsScreen } from '../features/accounts/OpenAccountsScreen.tsx';
import { AuditScreen } from '../features/audit/AuditScreen.tsx';
import { PowersScreen } from '../features/grants/PowersScreen.tsx';
import { SignInRulesScreen } from '../features/grants/SignInRulesScreen.tsx';
import { FailedMailsScreen } from '../features/mails/FailedMailsScreen.tsx';
import { Guarded } from './lists.tsx';

const guarded = (ability: string, holder: string, Screen: () => React.ReactNode) => () => (
  <Guarded ability={ability} holder={holder}>
    <Screen />
  </Guarded>
);

export const Accounts = guarded('accounts.keep', '系统管理员', AccountsScreen);
export const OpenAccounts = guarded('accounts.keep', '系统管理员', OpenAccountsScreen);
export const OneAccount = guarded('accounts.keep', '系统管理员', AccountScreen);
export const Powers = guarded('grants.give', '安全管理员', PowersScreen);
export const SignInRules = guarded('grants.give', '安全管理员', SignInRulesScreen);
export const FailedMails = guarded('mails.mend', '系统管理员', FailedMailsScreen);
export const Audit = guarded('audit.read', '审计管理员', AuditScreen);

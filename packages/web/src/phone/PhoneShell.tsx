/** The phone's frame: a head that says where one is, the screen, and four tabs within the thumb's reach. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Loading, NotFound, OfflineStrip } from '../ui/states.tsx';
import { MinePage } from './MinePage.tsx';
import { OwnFilePage } from './OwnFilePage.tsx';
import { DataPage, DevicesPage, PasswordPage, TotpPage } from './OwnPages.tsx';
import { RecordPage } from './RecordPage.tsx';
import { ReportPage, ReportsPage } from './ReportPages.tsx';
import { isResultRoute, ResultPages } from './ResultPages.tsx';
import { ResultsPage } from './ResultsPage.tsx';
import { go, linkTo, useRoute } from './route.ts';
import styles from './shell.module.css';
import { TodayPage } from './TodayPage.tsx';

const tabs: readonly { readonly route: string; readonly label: string; readonly icon: IconName }[] = [
  { route: '/', label: '今日', icon: 'today' },
  { route: '/record', label: '纪实', icon: 'record' },
  { route: '/results', label: '成绩', icon: 'results' },
  { route: '/mine', label: '我的', icon: 'person' },
];

const screens: Readonly<Record<string, () => ReactNode>> = {
  '/': TodayPage,
  '/record': RecordPage,
  '/results': ResultsPage,
  '/mine': MinePage,
  '/mine/data': DataPage,
  '/mine/file': OwnFilePage,
  '/mine/password': PasswordPage,
  '/mine/totp': TotpPage,
  '/mine/devices': DevicesPage,
  '/reports': ReportsPage,
};

export function PhoneShell() {
  const route = useRoute();
  const Screen =
    screens[route] ?? (isResultRoute(route) ? ResultPages : route.startsWith('/reports/') ? ReportPage : NoScreen);
  return (
    <div className={styles.frame}>
      <OfflineStrip />
      <main>
        <Screen />
      </main>
      <nav className={styles.tabs} aria-label="主菜单">
        {tabs.map(({ route: at, label, icon }) => (
          <a key={at} className={styles.tab} aria-current={isAt(route, at) ? 'page' : undefined} {...linkTo(at)}>
            <Icon name={icon} size={22} />
            {label}
          </a>
        ))}
      </nav>
    </div>
  );
}

function isAt(route: string, tab: string): boolean {
  return route === tab || (tab !== '/' && route.startsWith(`${tab}/`));
}

function NoScreen() {
  return <NotFound home={() => go('/')} />;
}

export function WaitingPhone() {
  return (
    <div className={styles.waiting}>
      <Loading />
    </div>
  );
}

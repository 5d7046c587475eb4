/** The phone's frame: a head that says where one is, the screen, and four tabs within the thumb's reach. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { KeepWeeks } from '../features/logs/KeepWeeks.tsx';
import { useDelivery } from '../features/logs/use-outbox.ts';
import { keepShell } from '../offline/registration.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Loading, NotFound, OfflineStrip } from '../ui/states.tsx';
import { MinePage } from './MinePage.tsx';
import { EntryPage, RecordPage } from './RecordPage.tsx';
import { isResultRoute, ResultPages } from './ResultPages.tsx';
import { go, linkTo, useRoute } from './route.ts';
import styles from './shell.module.css';
import { TodayPage } from './TodayPage.tsx';

/** A screen that few open on a day, or nobody first: it isn't part of what everybody waits for. */
function later(load: () => Promise<() => ReactNode>): () => ReactNode {
  const Screen = lazy(async () => ({ default: await load() }));
  return () => <Screen />;
}
const own = () => import('./OwnPages.tsx');
const reports = () => import('./ReportPages.tsx');
const bulletins = () => import('./BulletinPages.tsx');
const reviews = () => import('./ReviewPages.tsx');
const statistics = () => import('./StatisticsPages.tsx');

const tabs: readonly { readonly route: string; readonly label: string; readonly icon: IconName }[] = [
  { route: '/', label: '今日', icon: 'today' },
  { route: '/record', label: '纪实', icon: 'record' },
  { route: '/results', label: '成绩', icon: 'results' },
  { route: '/mine', label: '我的', icon: 'person' },
];

const screens: Readonly<Record<string, () => ReactNode>> = {
  '/': TodayPage,
  '/record': RecordPage,
  '/results': later(async () => (await import('./ResultsPage.tsx')).ResultsPage),
  '/mine': MinePage,
  '/mine/data': later(async () => (await own()).DataPage),
  '/mine/file': later(async () => (await import('./OwnFilePage.tsx')).OwnFilePage),
  '/mine/password': later(async () => (await own()).PasswordPage),
  '/mine/totp': later(async () => (await own()).TotpPage),
  '/mine/devices': later(async () => (await own()).DevicesPage),
  '/mine/mail': later(async () => (await own()).MailPage),
  '/results/trend': later(async () => (await statistics()).TrendPage),
  '/results/uses': later(async () => (await statistics()).UsesPage),
  '/messages': later(async () => (await import('./MessagesPage.tsx')).MessagesPage),
  '/reports': later(async () => (await reports()).ReportsPage),
  '/reviews': later(async () => (await reviews()).ReviewsPage),
  '/bulletins': later(async () => (await bulletins()).BulletinsPage),
  '/mine/talks': later(async () => (await bulletins()).TalksPage),
  '/events': later(async () => (await import('./EventsPage.tsx')).EventsPage),
};

/** Screens about one thing, named in the rest of the address. */
const below: readonly { readonly at: string; readonly screen: () => ReactNode }[] = [
  { at: '/reports/', screen: later(async () => (await reports()).ReportPage) },
  { at: '/record/', screen: EntryPage },
  { at: '/bulletins/', screen: later(async () => (await bulletins()).BulletinPage) },
  { at: '/reviews/', screen: later(async () => (await reviews()).ReviewPage) },
];

export function PhoneShell() {
  const route = useRoute();
  const Screen =
    screens[route] ??
    (isResultRoute(route) ? ResultPages : (below.find(({ at }) => route.startsWith(at))?.screen ?? NoScreen));
  useDelivery();
  useEffect(keepShell, []);
  return (
    <div className={styles.frame}>
      <KeepWeeks />
      <OfflineStrip />
      <main>
        <Suspense fallback={<Loading />}>
          <Screen />
        </Suspense>
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

/** The console's screens by address. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Broken, NotFound } from '../ui/states.tsx';
import { AccountPage } from './AccountPage.tsx';
import { HomePage } from './HomePage.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotFound home={() => void router.navigate({ to: '/' })} />,
  errorComponent: () => <Broken reload={() => location.reload()} />,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const account = createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage });

// Screens of one kind of people are loaded by whoever opens one.
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Accounts'),
});
const openAccounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts/open',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'OpenAccounts'),
});
const oneAccount = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'OneAccount'),
});
const powers = createRoute({
  getParentRoute: () => root,
  path: '/powers',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Powers'),
});
const signInRules = createRoute({
  getParentRoute: () => root,
  path: '/sign-in-rules',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'SignInRules'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Audit'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, account, accounts, openAccounts, oneAccount, powers, signInRules, audit]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** The console's screens by address. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
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

export const router = createRouter({ routeTree: root.addChildren([home, account]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

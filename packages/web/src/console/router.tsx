/** The console's screens by address. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ImportScreen } from '../features/import-jobs/ImportScreen.tsx';
import { ImportsScreen } from '../features/import-jobs/ImportsScreen.tsx';
import { PeopleScreen, type PeopleSearch } from '../features/people/PeopleScreen.tsx';
import { PersonScreen } from '../features/people/PersonScreen.tsx';
import { UnitScreen, UnitsScreen } from '../features/units/UnitScreen.tsx';
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

const units = createRoute({ getParentRoute: () => root, path: '/units', validateSearch: asOf, component: UnitsScreen });
const unit = createRoute({
  getParentRoute: () => root,
  path: '/units/$id',
  validateSearch: asOf,
  component: UnitScreen,
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: peopleSearch,
  component: PeopleScreen,
});
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  validateSearch: asOf,
  component: PersonScreen,
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: ({ after }: Record<string, unknown>): { readonly after?: string } =>
    typeof after === 'string' ? { after } : {},
  component: ImportsScreen,
});
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  validateSearch: ({ step }: Record<string, unknown>): { readonly step?: 'columns' | 'check' } =>
    step === 'columns' || step === 'check' ? { step } : {},
  component: ImportScreen,
});

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
  routeTree: root.addChildren([
    home,
    account,
    units,
    unit,
    people,
    person,
    imports,
    oneImport,
    accounts,
    openAccounts,
    oneAccount,
    powers,
    signInRules,
    audit,
  ]),
});

/** The day that a screen of the roster shows; what isn't one is left out. */
function asOf({ day }: Record<string, unknown>): { readonly day?: string } {
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {};
}

function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  const text = (name: 'query' | 'unit' | 'after') => {
    // The address's numbers are texts here: somebody looks for a code.
    const value = search[name];
    return value === undefined || value === '' ? {} : { [name]: String(value) };
  };
  return {
    ...text('query'),
    ...text('unit'),
    ...text('after'),
    ...asOf(search),
    ...(search.all === 'yes' ? { all: 'yes' as const } : {}),
  };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

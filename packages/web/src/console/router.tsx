/** The console's screens by address. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
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

export const router = createRouter({ routeTree: root.addChildren([home, account, units, unit, people, person]) });

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

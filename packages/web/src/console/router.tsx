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
import { MessagesPage } from './MessagesPage.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotFound home={() => void router.navigate({ to: '/' })} />,
  errorComponent: () => <Broken reload={() => location.reload()} />,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const account = createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage });

const messages = createRoute({ getParentRoute: () => root, path: '/messages', component: MessagesPage });

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

const newPoll = createRoute({
  getParentRoute: () => root,
  path: '/polls/new',
  validateSearch: ofMeeting,
  component: lazyRouteComponent(() => import('./polls.tsx'), 'NewPoll'),
});
// Screens of one kind of people are loaded by whoever opens one.
const administration = () => import('./administration.tsx');
const ownResults = () => import('./own-results.tsx');
const polls = () => import('./polls.tsx');
const rounds = () => import('./rounds.tsx');
const happenings = () => import('./happenings.tsx');
const logs = () => import('./logs.tsx');
const reviews = () => import('./reviews.tsx');
const results = () => import('./results.tsx');
const statistics = () => import('./statistics.tsx');
const meetings = () => import('./meetings.tsx');
const juries = () => import('./juries.tsx');
const schemes = () => import('./schemes.tsx');
const bulletins = () => import('./bulletins.tsx');

const screen = <
  const Path extends string,
  Screens extends Record<string, unknown>,
  Name extends keyof Screens & string,
>(
  path: Path,
  load: () => Promise<Screens>,
  name: Name,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

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
    messages,
    newPoll,
    screen('/accounts', administration, 'Accounts'),
    screen('/accounts/open', administration, 'OpenAccounts'),
    screen('/accounts/$id', administration, 'OneAccount'),
    screen('/powers', administration, 'Powers'),
    screen('/sign-in-rules', administration, 'SignInRules'),
    screen('/audit', administration, 'Audit'),
    screen('/mails', administration, 'FailedMails'),
    screen('/own-results', ownResults, 'Mine'),
    screen('/own-results/trend', ownResults, 'MyTrend'),
    screen('/own-results/objections/$id', ownResults, 'MyObjection'),
    screen('/own-results/$round', ownResults, 'MySheet'),
    screen('/own-results/$round/object', ownResults, 'ToResult'),
    screen('/own-results/$round/object/$figure', ownResults, 'ToStep'),
    screen('/polls', polls, 'Polls'),
    screen('/polls/$id', polls, 'OnePoll'),
    screen('/polls/$id/papers/$electorate', polls, 'PollPapers'),
    screen('/polls/$id/screen', polls, 'PollWall'),
    screen('/rounds', rounds, 'Rounds'),
    screen('/rounds/new', rounds, 'NewRound'),
    screen('/rounds/$id', rounds, 'OneRound'),
    screen('/mail-rules', rounds, 'MailRules'),
    screen('/holidays', rounds, 'Holidays'),
    screen('/rounds/$id/events', happenings, 'Events'),
    screen('/rounds/$id/imports', happenings, 'RoundData'),
    screen('/events', happenings, 'OwnEvents'),
    screen('/rounds/$id/logs', logs, 'Watch'),
    screen('/rounds/$id/logs/$person', logs, 'PersonLogs'),
    screen('/logs', logs, 'OwnLogs'),
    screen('/logs/$id/$person/$entry/$span', logs, 'OneEntry'),
    screen('/reviews', reviews, 'OwnReviews'),
    screen('/reviews/$round', reviews, 'OneReview'),
    screen('/rounds/$id/results', results, 'Results'),
    screen('/rounds/$id/seats', results, 'Seats'),
    screen('/rounds/$id/deliveries', results, 'Deliveries'),
    screen('/objections', results, 'Objections'),
    screen('/objections/$id', results, 'OneObjection'),
    screen('/statistics', statistics, 'Statistics'),
    screen('/statistics/people/$id', statistics, 'OnePerson'),
    screen('/uses', statistics, 'Uses'),
    screen('/own-uses', statistics, 'OwnUses'),
    screen('/meetings', meetings, 'Meetings'),
    screen('/meetings/new', meetings, 'NewMeeting'),
    screen('/meetings/$id', meetings, 'OneMeeting'),
    screen('/meetings/$id/edit', meetings, 'EditMeeting'),
    screen('/meetings/$id/screen', meetings, 'Hall'),
    screen('/duty-reports', meetings, 'OwnReports'),
    screen('/duty-reports/$meeting/$person', meetings, 'OneReport'),
    screen('/juries', juries, 'JuriesScreen'),
    screen('/juries/new', juries, 'NewJuryScreen'),
    screen('/juries/$id', juries, 'JuryScreen'),
    screen('/juries/$id/slips', juries, 'SlipsScreen'),
    screen('/schemes', schemes, 'Schemes'),
    screen('/schemes/$id', schemes, 'OneScheme'),
    screen('/schemes/$id/versions/$number', schemes, 'OneVersion'),
    screen('/own-schemes', schemes, 'Own'),
    screen('/bulletins', bulletins, 'Bulletins'),
    screen('/bulletins/$id', bulletins, 'OneBulletin'),
    screen('/rounds/$id/bulletins', bulletins, 'RoundBulletins'),
    screen('/rounds/$id/months', bulletins, 'Months'),
    screen('/rounds/$id/months/$month/$organization', bulletins, 'OneMonth'),
    screen('/supervision', bulletins, 'Supervision'),
    screen('/talks', bulletins, 'Talks'),
  ]),
});

/** The day that a screen of the roster shows; what isn't one is left out. */
function asOf({ day }: Record<string, unknown>): { readonly day?: string } {
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {};
}

/** A poll that is held at a meeting. */
function ofMeeting({ meeting }: Record<string, unknown>): { readonly meeting?: string } {
  return typeof meeting === 'string' ? { meeting } : {};
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

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

const failedMails = createRoute({
  getParentRoute: () => root,
  path: '/mails',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'FailedMails'),
});

// What somebody assessed finds of their own.
const ownResults = createRoute({
  getParentRoute: () => root,
  path: '/own-results',
  component: lazyRouteComponent(() => import('./own-results.tsx'), 'Mine'),
});
const ownTrend = createRoute({
  getParentRoute: () => root,
  path: '/own-results/trend',
  component: lazyRouteComponent(() => import('./own-results.tsx'), 'MyTrend'),
});
const ownObjection = createRoute({
  getParentRoute: () => root,
  path: '/own-results/objections/$id',
  component: lazyRouteComponent(() => import('./own-results.tsx'), 'MyObjection'),
});
const ownSheet = createRoute({
  getParentRoute: () => root,
  path: '/own-results/$round',
  component: lazyRouteComponent(() => import('./own-results.tsx'), 'MySheet'),
});
const toResult = createRoute({
  getParentRoute: () => root,
  path: '/own-results/$round/object',
  component: lazyRouteComponent(() => import('./own-results.tsx'), 'ToResult'),
});
const toStep = createRoute({
  getParentRoute: () => root,
  path: '/own-results/$round/object/$figure',
  component: lazyRouteComponent(() => import('./own-results.tsx'), 'ToStep'),
});

// The screens of polls are loaded by whoever opens one.
const polls = createRoute({
  getParentRoute: () => root,
  path: '/polls',
  component: lazyRouteComponent(() => import('./polls.tsx'), 'Polls'),
});
const newPoll = createRoute({
  getParentRoute: () => root,
  path: '/polls/new',
  validateSearch: ofMeeting,
  component: lazyRouteComponent(() => import('./polls.tsx'), 'NewPoll'),
});
const poll = createRoute({
  getParentRoute: () => root,
  path: '/polls/$id',
  component: lazyRouteComponent(() => import('./polls.tsx'), 'OnePoll'),
});
const pollPapers = createRoute({
  getParentRoute: () => root,
  path: '/polls/$id/papers/$electorate',
  component: lazyRouteComponent(() => import('./polls.tsx'), 'PollPapers'),
});
const pollWall = createRoute({
  getParentRoute: () => root,
  path: '/polls/$id/screen',
  component: lazyRouteComponent(() => import('./polls.tsx'), 'PollWall'),
});
// The screens of rounds are loaded by whoever has to do with one.
const rounds = createRoute({
  getParentRoute: () => root,
  path: '/rounds',
  component: lazyRouteComponent(() => import('./rounds.tsx'), 'Rounds'),
});
const newRound = createRoute({
  getParentRoute: () => root,
  path: '/rounds/new',
  component: lazyRouteComponent(() => import('./rounds.tsx'), 'NewRound'),
});
const oneRound = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id',
  component: lazyRouteComponent(() => import('./rounds.tsx'), 'OneRound'),
});
const events = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/events',
  component: lazyRouteComponent(() => import('./happenings.tsx'), 'Events'),
});
const roundData = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/imports',
  component: lazyRouteComponent(() => import('./happenings.tsx'), 'RoundData'),
});
const ownEvents = createRoute({
  getParentRoute: () => root,
  path: '/events',
  component: lazyRouteComponent(() => import('./happenings.tsx'), 'OwnEvents'),
});
const watchLogs = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/logs',
  component: lazyRouteComponent(() => import('./logs.tsx'), 'Watch'),
});
const personLogs = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/logs/$person',
  component: lazyRouteComponent(() => import('./logs.tsx'), 'PersonLogs'),
});
const ownLogs = createRoute({
  getParentRoute: () => root,
  path: '/logs',
  component: lazyRouteComponent(() => import('./logs.tsx'), 'OwnLogs'),
});
const oneEntry = createRoute({
  getParentRoute: () => root,
  path: '/logs/$id/$person/$entry/$span',
  component: lazyRouteComponent(() => import('./logs.tsx'), 'OneEntry'),
});
const ownReviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./reviews.tsx'), 'OwnReviews'),
});
const oneReview = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$round',
  component: lazyRouteComponent(() => import('./reviews.tsx'), 'OneReview'),
});
const mailRules = createRoute({
  getParentRoute: () => root,
  path: '/mail-rules',
  component: lazyRouteComponent(() => import('./rounds.tsx'), 'MailRules'),
});
const holidays = createRoute({
  getParentRoute: () => root,
  path: '/holidays',
  component: lazyRouteComponent(() => import('./rounds.tsx'), 'Holidays'),
});
const roundResults = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/results',
  component: lazyRouteComponent(() => import('./results.tsx'), 'Results'),
});
const roundSeats = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/seats',
  component: lazyRouteComponent(() => import('./results.tsx'), 'Seats'),
});
const objections = createRoute({
  getParentRoute: () => root,
  path: '/objections',
  component: lazyRouteComponent(() => import('./results.tsx'), 'Objections'),
});
const oneObjection = createRoute({
  getParentRoute: () => root,
  path: '/objections/$id',
  component: lazyRouteComponent(() => import('./results.tsx'), 'OneObjection'),
});
const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistics',
  component: lazyRouteComponent(() => import('./statistics.tsx'), 'Statistics'),
});
const personStatistics = createRoute({
  getParentRoute: () => root,
  path: '/statistics/people/$id',
  component: lazyRouteComponent(() => import('./statistics.tsx'), 'OnePerson'),
});
const uses = createRoute({
  getParentRoute: () => root,
  path: '/uses',
  component: lazyRouteComponent(() => import('./statistics.tsx'), 'Uses'),
});
const ownUses = createRoute({
  getParentRoute: () => root,
  path: '/own-uses',
  component: lazyRouteComponent(() => import('./statistics.tsx'), 'OwnUses'),
});
// The screens of meetings are loaded by whoever has to do with one.
const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'Meetings'),
});
const newMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/new',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'NewMeeting'),
});
const oneMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$id',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'OneMeeting'),
});
const editMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$id/edit',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'EditMeeting'),
});
const hall = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$id/screen',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'Hall'),
});
const ownReports = createRoute({
  getParentRoute: () => root,
  path: '/duty-reports',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'OwnReports'),
});
const oneReport = createRoute({
  getParentRoute: () => root,
  path: '/duty-reports/$meeting/$person',
  component: lazyRouteComponent(() => import('./meetings.tsx'), 'OneReport'),
});
const juries = createRoute({
  getParentRoute: () => root,
  path: '/juries',
  component: lazyRouteComponent(() => import('./juries.tsx'), 'JuriesScreen'),
});
const newJury = createRoute({
  getParentRoute: () => root,
  path: '/juries/new',
  component: lazyRouteComponent(() => import('./juries.tsx'), 'NewJuryScreen'),
});
const oneJury = createRoute({
  getParentRoute: () => root,
  path: '/juries/$id',
  component: lazyRouteComponent(() => import('./juries.tsx'), 'JuryScreen'),
});
const jurySlips = createRoute({
  getParentRoute: () => root,
  path: '/juries/$id/slips',
  component: lazyRouteComponent(() => import('./juries.tsx'), 'SlipsScreen'),
});
const schemes = createRoute({
  getParentRoute: () => root,
  path: '/schemes',
  component: lazyRouteComponent(() => import('./schemes.tsx'), 'Schemes'),
});
const oneScheme = createRoute({
  getParentRoute: () => root,
  path: '/schemes/$id',
  component: lazyRouteComponent(() => import('./schemes.tsx'), 'OneScheme'),
});
const schemeVersion = createRoute({
  getParentRoute: () => root,
  path: '/schemes/$id/versions/$number',
  component: lazyRouteComponent(() => import('./schemes.tsx'), 'OneVersion'),
});
const ownSchemes = createRoute({
  getParentRoute: () => root,
  path: '/own-schemes',
  component: lazyRouteComponent(() => import('./schemes.tsx'), 'Own'),
});

const bulletins = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'Bulletins'),
});
const oneBulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$id',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'OneBulletin'),
});
const roundBulletins = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/bulletins',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'RoundBulletins'),
});
const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/deliveries',
  component: lazyRouteComponent(() => import('../features/deliveries/DeliveriesScreen.tsx'), 'DeliveriesScreen'),
});
const months = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/months',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'Months'),
});
const oneMonth = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id/months/$month/$organization',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'OneMonth'),
});
const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'Supervision'),
});
const talks = createRoute({
  getParentRoute: () => root,
  path: '/talks',
  component: lazyRouteComponent(() => import('./bulletins.tsx'), 'Talks'),
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
    messages,
    failedMails,
    mailRules,
    holidays,
    rounds,
    events,
    roundData,
    ownEvents,
    newRound,
    oneRound,
    watchLogs,
    personLogs,
    ownLogs,
    oneEntry,
    ownReviews,
    oneReview,
    roundResults,
    roundSeats,
    objections,
    oneObjection,
    statistics,
    personStatistics,
    uses,
    ownUses,
    ownResults,
    ownTrend,
    ownObjection,
    ownSheet,
    toResult,
    toStep,
    polls,
    newPoll,
    poll,
    pollPapers,
    pollWall,
    meetings,
    newMeeting,
    oneMeeting,
    editMeeting,
    hall,
    ownReports,
    oneReport,
    juries,
    newJury,
    oneJury,
    jurySlips,
    schemes,
    oneScheme,
    schemeVersion,
    ownSchemes,
    bulletins,
    oneBulletin,
    roundBulletins,
    deliveries,
    months,
    oneMonth,
    supervision,
    talks,
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

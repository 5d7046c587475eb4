import type { Scope } from '../../db/scope.ts';
import { type Actor, holds } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { type Handlers, whoever } from '../../http/handler.ts';
import { dayOf } from '../../ports/clock.ts';
import { mayKeepAccounts } from '../accounts/policy.ts';
import { mayReadAudit } from '../audit/policy.ts';
import { delegationReader } from '../delegations/store.ts';
import { reportsToWrite } from '../duty-reports/to-write.ts';
import { eventsToDo, roundsClosed } from '../events/to-do.ts';
import { mayGrant } from '../grants/policy.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { logsToWrite } from '../logs/to-write.ts';
import { mayMendMail } from '../mails/policy.ts';
import { meetingReader } from '../meetings/store.ts';
import { objectionsAwaiting, objectionsOf } from '../objections/awaiting.ts';
import { resultsAwaiting } from '../results/awaiting.ts';
import { actingNow, reviewsAwaiting } from '../reviews/mine.ts';
import { reviewingCount } from '../rounds/reviewed-by.ts';
import type { StageKeepers } from '../rounds/turn.ts';
import { passwordDue } from '../sessions/rules.ts';
import { mayConfirmApproval } from '../share-approvals/policy.ts';
import { approvalReader } from '../share-approvals/store.ts';
import { homeContract } from './contract.ts';
import { awaiting, type Seen } from './decide.ts';
import { maySeeHome } from './policy.ts';
import { homeCounts, seenBy } from './store.ts';

export interface HomeParts {
  readonly calendarOf: CalendarOf;
  readonly keepers: StageKeepers;
}

export function homeSlice(parts: HomeParts): Slice<typeof homeContract> {
  return { name: 'home', contract: homeContract, refusals: {}, handlers: handlersOf(parts) };
}

const handlersOf = ({ calendarOf, keepers }: HomeParts): Handlers<typeof homeContract> => ({
  'GET /api/home': whoever(maySeeHome, async ({ actor, scope, now }) => {
    const { person } = actor;
    const today = dayOf(now);
    const seen = await seenBy(scope, actor.account, await countsFor(scope, actor, now));
    const { of } = seen;
    const due = passwordDue(seen.passwordSetAt, seen.rules);
    const found: Seen = {
      now,
      own: {
        ...(due === undefined ? {} : { passwordDue: due }),
        passwordAlone: actor.held.length > 0 && !seen.byTotp,
        changes: of('changes'),
      },
      ...(person === undefined || of('reports') === 0 ? {} : { reports: await reportsToWrite(scope, person) }),
      ...(person === undefined ? {} : { logs: await logsToWrite(scope, person, await calendarOf(scope), today) }),
      ...(person === undefined || of('reviewing') + of('delegated') === 0
        ? {}
        : {
            reviews: await reviewsAwaiting(
              scope,
              of('delegated') === 0 ? [person] : await actingNow(scope, person, now),
              now,
              keepers,
            ),
          }),
      events: of('decide') + of('look') === 0 ? { decide: 0, look: 0 } : await eventsOpen(scope, actor),
      ...(of('objections') === 0 ? {} : { objections: await objectionsAwaiting(scope, actor, today) }),
      results: await resultsAwaiting(scope, actor),
      shares: of('shares'),
      ...(mayKeepAccounts(actor)
        ? {
            accounts: {
              peopleWithout: of('peopleWithout'),
              working: of('working'),
              locked: of('locked'),
              unused: of('unused'),
            },
          }
        : {}),
      mailsFailed: of('mailsFailed'),
      ...(mayGrant(actor)
        ? { powers: { rulesUnset: seen.rulesUnset, officeHolders: of('officeHolders'), idle: of('idle') } }
        : {}),
      refusals: { access: of('accessRefused'), signIn: of('signInRefused') },
      ...(holds(actor, 'office') ? { roster: { people: of('people') } } : {}),
    };
    return { items: [...awaiting(found)] };
  }),
});

/** There is something: without what nobody can settle any more. */
async function eventsOpen(scope: Scope, actor: Actor): Promise<Seen['events']> {
  const { of } = await seenBy(scope, actor.account, await eventsToDo(scope, actor, await roundsClosed(scope)));
  return { decide: of('decide'), look: of('look') };
}

/** What is this actor's business, as counts to be asked for. */
async function countsFor(scope: Scope, actor: Actor, now: Date) {
  const counts = homeCounts(scope, now);
  const { person } = actor;
  return {
    ...(person === undefined
      ? {}
      : {
          changes: counts.changesOf(person),
          reports: meetingReader(scope).reportsCount(person),
          reviewing: reviewingCount(scope, person),
          delegated: delegationReader(scope).leadersCount(person, dayOf(now)),
        }),
    ...(await eventsToDo(scope, actor)),
    objections: objectionsOf(scope, actor),
    ...(mayConfirmApproval(actor) ? { shares: approvalReader(scope).waitingFor(actor) } : {}),
    ...(mayKeepAccounts(actor)
      ? {
          peopleWithout: counts.peopleWithoutAccount(dayOf(now)),
          working: counts.workingAccounts(),
          locked: counts.lockedAccounts(),
          unused: counts.unusedPasswords(),
        }
      : {}),
    ...(mayMendMail(actor) ? { mailsFailed: counts.failedMails() } : {}),
    ...(mayGrant(actor) ? { officeHolders: counts.officeHolders(), idle: counts.idleAccounts() } : {}),
    ...(mayReadAudit(actor)
      ? { accessRefused: counts.refused('access-denied'), signInRefused: counts.refused('sign-in') }
      : {}),
    ...(holds(actor, 'office') ? { people: counts.people() } : {}),
  };
}

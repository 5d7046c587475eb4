import { holds } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { type Handlers, whoever } from '../../http/handler.ts';
import { dayOf } from '../../ports/clock.ts';
import { mayKeepAccounts } from '../accounts/policy.ts';
import { accountReader } from '../accounts/store.ts';
import { mayReadAudit } from '../audit/policy.ts';
import { reportsToWrite } from '../duty-reports/to-write.ts';
import { eventsToDo } from '../events/to-do.ts';
import { mayGrant } from '../grants/policy.ts';
import { readKeptRules } from '../grants/rules-store.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { logsToWrite } from '../logs/to-write.ts';
import { mayMendMail } from '../mails/policy.ts';
import { objectionsAwaiting } from '../objections/awaiting.ts';
import { resultsAwaiting } from '../results/awaiting.ts';
import { reviewsAwaiting } from '../reviews/mine.ts';
import type { StageKeepers } from '../rounds/turn.ts';
import { passwordDue } from '../sessions/rules.ts';
import { mayConfirmApproval } from '../share-approvals/policy.ts';
import { approvalReader } from '../share-approvals/store.ts';
import { homeContract } from './contract.ts';
import { awaiting, type Seen } from './decide.ts';
import { maySeeHome } from './policy.ts';
import { homeReader } from './store.ts';

export interface HomeParts {
  readonly calendarOf: CalendarOf;
  readonly keepers: StageKeepers;
}

export function homeSlice(parts: HomeParts): Slice<typeof homeContract> {
  return { name: 'home', contract: homeContract, refusals: {}, handlers: handlersOf(parts) };
}

const handlersOf = ({ calendarOf, keepers }: HomeParts): Handlers<typeof homeContract> => ({
  'GET /api/home': whoever(maySeeHome, async ({ actor, scope, now }) => {
    const reader = homeReader(scope, now);
    const account = await accountReader(scope).byId(actor.account);
    const kept = await readKeptRules(scope);
    const due = passwordDue(account?.password_set_at ?? null, kept.rules);
    const seen: Seen = {
      now,
      own: {
        ...(due === undefined ? {} : { passwordDue: due }),
        passwordAlone: actor.held.length > 0 && account?.totp_confirmed_at === null,
        changes: actor.person === undefined ? 0 : await reader.changesOf(actor.person),
      },
      ...(actor.person === undefined
        ? {}
        : {
            reports: await reportsToWrite(scope, actor.person),
            logs: await logsToWrite(scope, actor.person, await calendarOf(scope), dayOf(now)),
            reviews: await reviewsAwaiting(scope, actor.person, now, keepers),
          }),
      events: await eventsToDo(scope, actor),
      objections: await objectionsAwaiting(scope, actor, dayOf(now)),
      results: await resultsAwaiting(scope, actor),
      ...(mayConfirmApproval(actor) ? { shares: await approvalReader(scope).waitingFor(actor.account) } : {}),
      ...(mayKeepAccounts(actor)
        ? {
            accounts: {
              peopleWithout: await reader.peopleWithoutAccount(dayOf(now)),
              working: await reader.workingAccounts(),
              locked: await reader.lockedAccounts(),
              unused: await reader.unusedPasswords(),
            },
          }
        : {}),
      ...(mayMendMail(actor) ? { mailsFailed: await reader.failedMails() } : {}),
      ...(mayGrant(actor)
        ? {
            powers: {
              rulesUnset: kept.changedAt === undefined,
              officeHolders: await reader.officeHolders(),
              idle: await reader.idleAccounts(),
            },
          }
        : {}),
      ...(mayReadAudit(actor)
        ? { refusals: { access: await reader.refused('access-denied'), signIn: await reader.refused('sign-in') } }
        : {}),
      ...(holds(actor, 'office') ? { roster: { people: await reader.people() } } : {}),
    };
    return { items: [...awaiting(seen)] };
  }),
});

/**
 * What somebody who is signed in may do at all, by the policies of all slices: menus follow it, and nothing else does. Each route asks
 * its own policy again, with what it is about.
 */
import { mayKeepAccounts } from './features/accounts/policy.ts';
import { mayExportSome } from './features/archives/policy.ts';
import { mayReadAudit } from './features/audit/policy.ts';
import { mayListBulletins } from './features/bulletins/policy.ts';
import { mayGrant } from './features/grants/policy.ts';
import { mayKeepHolidays, mayReadHolidays } from './features/holidays/policy.ts';
import { mayImport } from './features/import-jobs/policy.ts';
import { mayReadJuries } from './features/juries/policy.ts';
import { mayListOwnLogs, mayWatchSomeLogs } from './features/logs/policy.ts';
import { mayMendMail, mayRuleMail, mayWishMail } from './features/mails/policy.ts';
import { mayListMeetings, maySeeOwn } from './features/meetings/policy.ts';
import { mayHaveMessages } from './features/messages/policy.ts';
import { mayListObjections } from './features/objections/policy.ts';
import { mayReadMinutes } from './features/papers/policy.ts';
import { mayListPeople } from './features/people/policy.ts';
import { mayListPolls, mayPreparePolls } from './features/polls/policy.ts';
import { mayListOwnResults, mayRule } from './features/results/policy.ts';
import { mayListReviews } from './features/reviews/policy.ts';
import { mayListRounds, mayRunRounds } from './features/rounds/policy.ts';
import { mayListSchemes, mayReadOwnSchemes } from './features/schemes/policy.ts';
import { mayListStatistics } from './features/statistics/policy.ts';
import { mayKeepSupervision } from './features/supervision/policy.ts';
import { mayEndTotp } from './features/totp/policy.ts';
import { mayChangeUnits, mayOpenUnits } from './features/units/policy.ts';
import { mayUrgeSomebody } from './features/urgings/policy.ts';
import { mayListUses, mayRecordSome } from './features/uses/policy.ts';
import type { Actor } from './http/actor.ts';

/** One line for each thing that a menu or a button hangs on; a slice adds its own. */
const table = {
  'accounts.keep': mayKeepAccounts,
  'grants.give': mayGrant,
  'audit.read': mayReadAudit,
  'units.open': mayOpenUnits,
  'units.change': mayChangeUnits,
  'people.list': mayListPeople,
  'imports.begin': mayImport,
  'totp.end': mayEndTotp,
  'polls.list': mayListPolls,
  'polls.prepare': mayPreparePolls,
  'meetings.keep': mayListMeetings,
  'rounds.list': mayListRounds,
  'rounds.run': mayRunRounds,
  'logs.watch': mayWatchSomeLogs,
  'logs.own': mayListOwnLogs,
  'results.own': mayListOwnResults,
  'reviews.own': mayListReviews,
  'objections.list': mayListObjections,
  'reports.own': maySeeOwn,
  'juries.read': mayReadJuries,
  'schemes.list': mayListSchemes,
  'schemes.own': mayReadOwnSchemes,
  'schemes.try': mayRule,
  'rounds.urge': mayUrgeSomebody,
  'messages.own': mayHaveMessages,
  'mails.own': mayWishMail,
  'mails.rule': mayRuleMail,
  'mails.mend': mayMendMail,
  'statistics.read': mayListStatistics,
  'uses.list': mayListUses,
  'uses.record': mayRecordSome,
  'bulletins.list': mayListBulletins,
  'holidays.read': mayReadHolidays,
  'holidays.keep': mayKeepHolidays,
  'supervision.keep': mayKeepSupervision,
  'archives.make': mayExportSome,
  'papers.minutes': mayReadMinutes,
} as const satisfies { readonly [ability: string]: (actor: Actor) => boolean };

export type Ability = keyof typeof table;

export function abilities(actor: Actor): readonly Ability[] {
  return (Object.keys(table) as Ability[]).filter((ability) => table[ability](actor));
}

/** Every slice's contract as types, for the web: import types only, so that nothing of the server comes along. */

import type { accountsContract } from './features/accounts/contract.ts';
import type { archivesContract } from './features/archives/contract.ts';
import type { auditContract } from './features/audit/contract.ts';
import type { ballotsContract } from './features/ballots/contract.ts';
import type { bulletinsContract } from './features/bulletins/contract.ts';
import type { claimsContract } from './features/claims/contract.ts';
import type { delegationsContract } from './features/delegations/contract.ts';
import type { deliveriesContract } from './features/deliveries/contract.ts';
import type { drawsContract } from './features/draws/contract.ts';
import type { dutyReportsContract } from './features/duty-reports/contract.ts';
import type { entranceContract } from './features/entrance/contract.ts';
import type { eventsContract } from './features/events/contract.ts';
import type { evidenceContract } from './features/evidence/contract.ts';
import type { factsContract } from './features/facts/contract.ts';
import type { grantsContract } from './features/grants/contract.ts';
import type { holidaysContract } from './features/holidays/contract.ts';
import type { homeContract } from './features/home/contract.ts';
import type { importsContract } from './features/import-jobs/contract.ts';
import type { juriesContract } from './features/juries/contract.ts';
import type { jurorsContract } from './features/jurors/contract.ts';
import type { laterGradesContract } from './features/later-grades/contract.ts';
import type { logsContract } from './features/logs/contract.ts';
import type { mailsContract } from './features/mails/contract.ts';
import type { meetingsContract } from './features/meetings/contract.ts';
import type { messagesContract } from './features/messages/contract.ts';
import type { monthSheetsContract } from './features/month-sheets/contract.ts';
import type { notesContract } from './features/notes/contract.ts';
import type { noticesContract } from './features/notices/contract.ts';
import type { objectionsContract } from './features/objections/contract.ts';
import type { papersContract } from './features/papers/contract.ts';
import type { passwordsContract } from './features/passwords/contract.ts';
import type { peopleContract } from './features/people/contract.ts';
import type { pollsContract } from './features/polls/contract.ts';
import type { profileContract } from './features/profile/contract.ts';
import type { remindersContract } from './features/reminders/contract.ts';
import type { resultsContract } from './features/results/contract.ts';
import type { reviewsContract } from './features/reviews/contract.ts';
import type { roundDataContract } from './features/round-data/contract.ts';
import type { roundPollsContract } from './features/round-polls/contract.ts';
import type { roundsContract } from './features/rounds/contract.ts';
import type { schemesContract } from './features/schemes/contract.ts';
import type { scoringContract } from './features/scoring/contract.ts';
import type { sessionsContract } from './features/sessions/contract.ts';
import type { shareApprovalsContract } from './features/share-approvals/contract.ts';
import type { singleSignOnContract } from './features/single-sign-on/contract.ts';
import type { statisticsContract } from './features/statistics/contract.ts';
import type { supervisionContract } from './features/supervision/contract.ts';
import type { totpContract } from './features/totp/contract.ts';
import type { unitsContract } from './features/units/contract.ts';
import type { urgingsContract } from './features/urgings/contract.ts';
import type { usesContract } from './features/uses/contract.ts';
import type { ApiOf } from './http/contract.ts';

export type Api = ApiOf<typeof entranceContract> &
  ApiOf<typeof singleSignOnContract> &
  ApiOf<typeof sessionsContract> &
  ApiOf<typeof passwordsContract> &
  ApiOf<typeof totpContract> &
  ApiOf<typeof accountsContract> &
  ApiOf<typeof grantsContract> &
  ApiOf<typeof auditContract> &
  ApiOf<typeof profileContract> &
  ApiOf<typeof homeContract> &
  ApiOf<typeof unitsContract> &
  ApiOf<typeof peopleContract> &
  ApiOf<typeof importsContract> &
  ApiOf<typeof factsContract> &
  ApiOf<typeof notesContract> &
  ApiOf<typeof evidenceContract> &
  ApiOf<typeof pollsContract> &
  ApiOf<typeof drawsContract> &
  ApiOf<typeof ballotsContract> &
  ApiOf<typeof meetingsContract> &
  ApiOf<typeof dutyReportsContract> &
  ApiOf<typeof juriesContract> &
  ApiOf<typeof scoringContract> &
  ApiOf<typeof jurorsContract> &
  ApiOf<typeof roundsContract> &
  ApiOf<typeof roundPollsContract> &
  ApiOf<typeof resultsContract> &
  ApiOf<typeof objectionsContract> &
  ApiOf<typeof noticesContract> &
  ApiOf<typeof logsContract> &
  ApiOf<typeof reviewsContract> &
  ApiOf<typeof delegationsContract> &
  ApiOf<typeof eventsContract> &
  ApiOf<typeof roundDataContract> &
  ApiOf<typeof shareApprovalsContract> &
  ApiOf<typeof deliveriesContract> &
  ApiOf<typeof laterGradesContract> &
  ApiOf<typeof papersContract> &
  ApiOf<typeof archivesContract> &
  ApiOf<typeof claimsContract> &
  ApiOf<typeof schemesContract> &
  ApiOf<typeof messagesContract> &
  ApiOf<typeof mailsContract> &
  ApiOf<typeof urgingsContract> &
  ApiOf<typeof usesContract> &
  ApiOf<typeof statisticsContract> &
  ApiOf<typeof remindersContract> &
  ApiOf<typeof holidaysContract> &
  ApiOf<typeof bulletinsContract> &
  ApiOf<typeof monthSheetsContract> &
  ApiOf<typeof supervisionContract>;
export type { Ability } from './abilities.ts';
export type { Role } from './http/actor.ts';
export type { Problem } from './http/problem.ts';
export type { InputError } from './http/refusals.ts';

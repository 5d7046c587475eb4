import type { Scope, TxScope } from '../../db/scope.ts';
import { WORD_TYPE, wordFile } from '../../documents/word.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import type { OfUnits } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { mayWatchLogs } from '../logs/policy.ts';
import { rosterReader } from '../roster/load.ts';
import { findRound } from '../rounds/find.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { monthSheetsContract } from './contract.ts';
import { monthSheetRefusals, sheetWords } from './copy.ts';
import { type Month, monthsOf } from './months.ts';
import { sheetDocument, sheetOf } from './sheet.ts';
import { monthReportReader, monthReportWriter } from './store.ts';

export function monthSheetsSlice(parts: { readonly calendarOf: CalendarOf }): Slice<typeof monthSheetsContract> {
  return {
    name: 'month-sheets',
    contract: monthSheetsContract,
    refusals: monthSheetRefusals,
    handlers: handlersOf(parts),
  };
}

interface Found extends OfUnits {
  readonly whole: WholeRound;
  readonly organization: string;
  readonly month: Month;
}

interface Asked {
  readonly params: { readonly id: string; readonly month: string; readonly organization: string };
  readonly scope: Scope;
}

/** Of a department or town with people in the round, in a month of it. */
async function find({ params, scope }: Asked): Promise<Found | undefined> {
  const reader = roundReader(scope);
  const whole = await reader.round(params.id);
  const month = whole && monthsOf(whole.round).find(({ span }) => span === params.month);
  if (whole === undefined || month === undefined) return undefined;
  if (!(await reader.organizations(params.id)).some(({ id }) => id === params.organization)) return undefined;
  const unitPaths = await rosterReader(scope).pathsOf([params.organization]);
  return { whole, organization: params.organization, month, unitPaths };
}

const reportOf = async (scope: Scope | TxScope, { whole, organization, month }: Found) =>
  (await monthReportReader(scope).ofRound(whole.round.id)).find(
    (one) => one.organization === organization && one.month === month.span,
  );

function handlersOf({ calendarOf }: { readonly calendarOf: CalendarOf }): Handlers<typeof monthSheetsContract> {
  async function shown(scope: Scope | TxScope, found: Found, now: Date) {
    const report = await reportOf(scope, found);
    const { day, meeting, byWhom } = report ?? {};
    return {
      ...(await sheetOf(scope, found.whole, found.organization, found.month, await calendarOf(scope), dayOf(now))),
      ...(day === undefined || meeting === undefined || byWhom === undefined
        ? {}
        : { report: { day, meeting, byWhom } }),
      // Whoever may look at it may record it.
      abilities: { report: true },
    };
  }

  return {
    'GET /api/rounds/:id/months': about(findRound, mayWatchLogs, async ({ scope, actor, now }, { whole }) => {
      const seen = unitsSeen(actor);
      const below = seen === undefined ? undefined : new Set(await rosterReader(scope).unitsBelow(seen));
      const ids = (await roundReader(scope).organizations(whole.round.id))
        .map(({ id }) => id)
        .filter((id) => below === undefined || below.has(id));
      const names = await unitNames(scope, ids);
      const reports = await monthReportReader(scope).ofRound(whole.round.id);
      const months = monthsOf(whole.round).filter(({ from }) => from <= dayOf(now));
      return {
        round: { id: whole.round.id, name: whole.round.name },
        months: months.map(({ span, name }) => ({ month: span, name })),
        units: ids.map((id) => ({
          unit: { id, name: names(id) },
          cells: months.map(({ span }) => {
            const found = reports.find(({ organization, month }) => organization === id && month === span);
            return {
              month: span,
              ...(found === undefined
                ? {}
                : { report: { day: found.day, meeting: found.meeting, byWhom: found.byWhom } }),
            };
          }),
        })),
      };
    }),

    'GET /api/rounds/:id/months/:month/:organization': about(find, mayWatchLogs, ({ scope, now }, found) =>
      shown(scope, found, now),
    ),

    'GET /api/rounds/:id/months/:month/:organization/file': about(find, mayWatchLogs, async ({ scope, now }, found) => {
      const sheet = await sheetOf(
        scope,
        found.whole,
        found.organization,
        found.month,
        await calendarOf(scope),
        dayOf(now),
      );
      return {
        name: sheetWords.file(sheet.organization.name, sheet.monthName),
        type: WORD_TYPE,
        bytes: await wordFile(sheetDocument(sheet, await reportOf(scope, found))),
      };
    }),

    'PUT /api/rounds/:id/months/:month/:organization/report': about(find, mayWatchLogs, (call, found) => {
      const { body, actor, now } = call;
      const { whole, organization, month } = found;
      const deed = {
        action: 'month-report',
        subject: organization,
        detail: { round: whole.round.id, month: month.span, day: body.day },
      } as const;
      return doRecorded(call, deed, async (tx) => {
        if (body.day < month.from || body.day > dayOf(now)) return refuse('report-day');
        await monthReportWriter(tx).put(
          whole.round.id,
          { organization, month: month.span, ...body },
          actor.account,
          now,
        );
        return shown(tx, found, now);
      });
    }),
  };
}

/** Statistics of rounds and people: numbers, the names behind them, and workbooks. */
import type { Slice } from '../../http/app.ts';
import { about, type Call, type Handlers, whoever } from '../../http/handler.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { askedIn, entryOf } from '../logs/asked.ts';
import type { Asked } from '../results/scored.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { rosterReader } from '../roster/load.ts';
import { roundsLedBy } from '../rounds/led-by.ts';
import { roundStates } from '../rounds/model.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { comparedWith } from './compared.ts';
import { statisticsContract } from './contract.ts';
import { statisticsRefusals, statisticsWords } from './copy.ts';
import { findRound, seenBy } from './load.ts';
import { narrowed } from './model.ts';
import { findTrend, trendOf } from './person.ts';
import { mayListStatistics, mayReadLogStatistics, mayReadStatistics, mayReadTrend } from './policy.ts';
import { logsOf, peopleOf, statisticsOf } from './shown.ts';
import { statisticsWorkbook, trendWorkbook } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Ten years of quarters, and what else was assessed. */
const MOST_ROUNDS = 100;
const NO_GRADE = '-';

export interface StatisticsParts {
  readonly asked: Asked;
  readonly calendarOf: CalendarOf;
}

export function statisticsSlice(parts: StatisticsParts): Slice<typeof statisticsContract> {
  return {
    name: 'statistics',
    contract: statisticsContract,
    refusals: statisticsRefusals,
    handlers: handlersOf(parts),
  };
}

function handlersOf({ asked, calendarOf }: StatisticsParts): Handlers<typeof statisticsContract> {
  return {
    'GET /api/statistics': whoever(mayListStatistics, async ({ scope, actor }) => {
      const own = unitsSeen(actor);
      const below = own === undefined || own.length === 0 ? own : await rosterReader(scope).unitsBelow(own);
      const found = new Map<string, WholeRound>();
      for (const whole of await roundReader(scope).list(below, MOST_ROUNDS)) found.set(whole.round.id, whole);
      const led = actor.person === undefined ? [] : await roundsLedBy(scope, actor.person, MOST_ROUNDS);
      for (const id of led) {
        const whole = found.get(id) ?? (await roundReader(scope).round(id));
        if (whole !== undefined) found.set(id, whole);
      }
      const rounds = [];
      for (const whole of found.values()) {
        const { id, name, scheme, term, state } = whole.round;
        if (state === 'given-up') continue;
        const published = (await told(scope, whole, await resultReader(scope).versions(id))) !== undefined;
        rounds.push({ id, name, scheme, from: term.from, to: term.to, stateName: roundStates[state], published });
      }
      return { rounds: rounds.sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : a.id < b.id ? 1 : -1)) };
    }),

    'GET /api/rounds/:id/statistics': about(findRound, mayReadStatistics, async ({ scope, actor, now, query }, found) =>
      statisticsOf({ scope, actor, now, asked }, found, query, await calendarOf(scope)),
    ),

    'GET /api/rounds/:id/statistics/people': about(
      findRound,
      mayReadStatistics,
      async ({ scope, actor, now, query }, found) => {
        const { people } = await peopleOf({ scope, actor, now, asked }, found, query);
        const own = narrowed(people, query).filter(
          ({ line }) =>
            query.grade === undefined ||
            (query.grade === NO_GRADE ? line?.grade === undefined : line?.grade === query.grade),
        );
        const nameOf = await unitNames(scope, [...new Set(own.map(({ subject }) => subject.unit))]);
        return {
          people: own.map(({ subject: { person: id, name, unit }, line }) => ({
            ...line,
            person: { id, name },
            unit: nameOf(unit),
          })),
        };
      },
    ),

    'GET /api/rounds/:id/statistics/logs': about(
      findRound,
      mayReadLogStatistics,
      async ({ scope, actor, now, query }, found) => {
        const around = askedIn(found.whole, await calendarOf(scope));
        const entry = query.entry === undefined ? around.entries[0] : entryOf(around, query.entry);
        if (entry === undefined) return refuse('entry-unknown');
        const subjects = await seenBy(scope, actor, found);
        return logsOf({ scope, now: dayOf(now) }, around, entry, subjects, query.organization);
      },
    ),

    'GET /api/rounds/:id/statistics/moves': about(findRound, mayReadStatistics, ({ scope, actor, query }, found) =>
      comparedWith({ scope, actor }, found, query.since, query.organization),
    ),

    'GET /api/rounds/:id/statistics/export': about(findRound, mayReadStatistics, async (call, found) => {
      const { scope, actor, now, query } = call;
      const statistics = await statisticsOf({ scope, actor, now, asked }, found, query, await calendarOf(scope));
      const compared =
        query.since === undefined
          ? undefined
          : await comparedWith({ scope, actor }, found, query.since, query.organization);
      if (isRefused(compared)) return compared;
      const around = askedIn(found.whole, await calendarOf(scope));
      const subjects = await seenBy(scope, actor, found);
      const logs = [];
      if (mayReadLogStatistics(actor, found))
        for (const entry of around.entries)
          logs.push(await logsOf({ scope, now: dayOf(now) }, around, entry, subjects, query.organization));
      const bytes = await statisticsWorkbook(statistics, logs, compared, { at: now, by: actor.name });
      await noteExport(call, found.whole.round.id);
      return { name: statisticsWords.fileName(found.whole.round.name, dayOf(now)), type: XLSX, bytes };
    }),

    'GET /api/people/:id/statistics': about(findTrend, mayReadTrend, ({ scope, actor }, found) =>
      trendOf(scope, actor, found),
    ),

    'GET /api/people/:id/statistics/export': about(findTrend, mayReadTrend, async (call, found) => {
      const { scope, actor, now } = call;
      const bytes = await trendWorkbook(await trendOf(scope, actor, found), { at: now, by: actor.name });
      await noteExport(call, found.person);
      return { name: statisticsWords.fileName(found.name, dayOf(now)), type: XLSX, bytes };
    }),
  };
}

/** Who took a file out of the house leaves a trace. */
const noteExport = (
  { actor, now, origin, write }: Pick<Call<never>, 'actor' | 'now' | 'origin' | 'write'>,
  subject: string,
): Promise<string> =>
  write((tx) =>
    recordAudit(tx, {
      action: 'statistics-export',
      outcome: 'done',
      actor: actor.account,
      subject,
      at: now,
      origin,
      detail: {},
    }),
  );

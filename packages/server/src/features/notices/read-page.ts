/** What everybody reads at a notice's address: the version that was published, set right by objections alone, as long as it hangs. */
import type { Scope } from '../../db/scope.ts';
import type { PlainAssets } from '../../http/plain-page.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import { countyById } from '../entrance/counties.ts';
import { approvableLevels, approvedShares } from '../results/approvable.ts';
import { asCorrected } from '../results/corrected.ts';
import { resultReader } from '../results/store.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { Round } from '../rounds/model.ts';
import { workdaysIn } from '../rounds/schedule.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { noticeWords as words } from './copy.ts';
import { figuresOf } from './figures.ts';
import { hangs, type Notice } from './model.ts';
import { type NoticeSaid, noticesSaid } from './notice-facts.ts';
import { hangingPage, tellingPage } from './public-page.ts';

export interface PageParts {
  readonly calendar: Calendar;
  readonly assets: PlainAssets | undefined;
}

export async function pageOfNotice(
  scope: Scope,
  notice: Notice,
  now: Date,
  { calendar, assets }: PageParts,
): Promise<string> {
  const today = dayOf(now);
  const whole = await roundReader(scope).round(notice.round);
  const said = (await noticesSaid(scope, notice.round)).get(notice.id);
  if (whole === undefined || said === undefined) throw new Error('a notice of a round that is gone');
  const { round } = whole;
  const without = nameless(notice, round, said, today);
  if (without !== undefined) return tellingPage(notice.title, without, assets);
  const version = await asCorrected(scope, round.id, said.version);
  const sheets = await resultReader(scope).sheets(round.id, version.version);
  const people = new Map((await roundReader(scope).subjects(round.id)).map((one) => [one.person, one]));
  const names = await unitNames(scope, [...new Set(sheets.map(({ organization }) => organization))]);
  const scheme = schemeOf(round.schemeText);
  const tables =
    approvableLevels(scheme).length === 0 ? undefined : await resultReader(scope).tables(round.id, version.version);
  return hangingPage(
    {
      notice,
      county: (await countyById(scope.db, scope.tenant)).name,
      days: {
        begins: spokenDay(notice.begins, today),
        ends: spokenDay(notice.ends, today),
        working: workdaysIn(notice, calendar),
      },
      version: version.version,
      corrected: version.version !== said.version,
      figures: figuresOf(scheme).filter(({ id }) => notice.figures.includes(id)),
      rows: sheets
        .filter(({ person }) => people.has(person))
        .map(({ organization, result }) => ({ unit: names(organization), result })),
      approved: tables === undefined ? [] : approvedShares(scheme, tables),
      digests: {
        tables: version.tablesHash,
        results: version.resultsHash,
        scheme: await roundReader(scope).schemeHash(round.id),
      },
    },
    assets,
  );
}

/** Why nobody is named; undefined while it hangs. The office's own words may name somebody, and stay with it. */
function nameless(notice: Notice, { state }: Round, { because }: NoticeSaid, today: Day): string | undefined {
  if (state === 'given-up') return words.pageGivenUp;
  if (notice.takenDownAt !== undefined) return because === 'reopened' ? words.pageReopened : words.takenDown;
  if (hangs(notice, today)) return undefined;
  return today < notice.begins ? words.soon(spokenDay(notice.begins, today)) : words.over;
}

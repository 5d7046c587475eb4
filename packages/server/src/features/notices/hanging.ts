/** What everybody reads at a notice's address: the version that was published, set right by objections alone, as long as it hangs. */
import type { Scope } from '../../db/scope.ts';
import type { PlainAssets } from '../../http/plain-page.ts';
import { dayOf } from '../../ports/clock.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { approvableLevels, approvedShares } from '../results/approvable.ts';
import { asCorrected } from '../results/corrected.ts';
import { isGradePutOff } from '../results/decide.ts';
import type { ResultVersion } from '../results/model.ts';
import { resultReader } from '../results/store.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { Round } from '../rounds/model.ts';
import { workdaysIn } from '../rounds/schedule.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { noticeWords } from './copy.ts';
import { figuresOf } from './figures.ts';
import { keptPage } from './kept-page.ts';
import { hangs, type Notice } from './model.ts';
import { type NoticeSaid, noticesSaid } from './notice-facts.ts';
import { hangingPage, tellingPage } from './public-page.ts';

export interface PageParts {
  readonly calendarOf: CalendarOf;
  readonly assets: PlainAssets | undefined;
}

/** What everybody reads now. */
export async function publicPage(
  { calendarOf, assets }: PageParts,
  scope: Scope,
  county: string,
  notice: Notice,
  now: Date,
): Promise<string> {
  const today = dayOf(now);
  const whole = await roundReader(scope).round(notice.round);
  const said = (await noticesSaid(scope, notice.round)).get(notice.id);
  if (whole === undefined || said === undefined) throw new Error('a notice of a round that is gone');
  const without = nameless(notice, whole.round, said, today);
  if (without !== undefined) return tellingPage(notice.title, without, assets);
  const version = await asCorrected(scope, notice.round, said.version);
  const working = workdaysIn(notice, await calendarOf(scope));
  const made = [
    notice,
    county,
    today,
    working,
    [said.version, version.version, version.tablesHash, version.resultsHash],
    [whole.round.revision, whole.round.noted],
    await rosterReader(scope).version(),
  ];
  return keptPage(`${scope.tenant}/${notice.id}`, JSON.stringify(made), () =>
    listPage(assets, scope, {
      county,
      notice,
      whole,
      version,
      corrected: version.version !== said.version,
      working,
      today,
    }),
  );
}

interface Hung {
  readonly county: string;
  readonly notice: Notice;
  readonly whole: WholeRound;
  readonly version: ResultVersion;
  /** Objections have set it right since it was published. */
  readonly corrected: boolean;
  /** Working days that it hangs. */
  readonly working: number;
  readonly today: Day;
}

async function listPage(
  assets: PlainAssets | undefined,
  scope: Scope,
  { county, notice, whole, version, corrected, working, today }: Hung,
): Promise<string> {
  const sheets = await resultReader(scope).sheets(notice.round, version.version);
  const people = new Map((await roundReader(scope).subjects(notice.round)).map((one) => [one.person, one]));
  const names = await unitNames(scope, [...new Set(sheets.map(({ organization }) => organization))]);
  const scheme = schemeOf(whole.round.schemeText);
  const tables =
    approvableLevels(scheme).length === 0 ? undefined : await resultReader(scope).tables(notice.round, version.version);
  const shownFigures = figuresOf(scheme).filter(({ id }) => notice.figures.includes(id));
  return hangingPage(
    {
      notice,
      county,
      days: {
        begins: spokenDay(notice.begins, today),
        ends: spokenDay(notice.ends, today),
        ...(notice.longer === undefined
          ? {}
          : { longer: noticeWords.longer(spokenDay(notice.longer.first, today), notice.longer.because) }),
        working,
      },
      version: version.version,
      corrected,
      figures: shownFigures,
      rows: sheets
        .filter(({ person, result }) => people.has(person) && !isGradePutOff(result))
        .map(({ organization, result }) => ({ unit: names(organization), result })),
      approved: tables === undefined ? [] : approvedShares(scheme, tables),
      digests: {
        tables: version.tablesHash,
        results: version.resultsHash,
        scheme: await roundReader(scope).schemeHash(notice.round),
      },
    },
    assets,
  );
}

/** Why nobody is named; undefined while it hangs. The office's own words may name somebody, and stay with it. */
function nameless(notice: Notice, { state }: Round, { because }: NoticeSaid, today: Day): string | undefined {
  if (state === 'given-up') return noticeWords.pageGivenUp;
  if (notice.takenDownAt !== undefined)
    return because === 'reopened' ? noticeWords.pageReopened : noticeWords.takenDown;
  if (hangs(notice, today)) return undefined;
  return today < notice.begins ? noticeWords.soon(spokenDay(notice.begins, today)) : noticeWords.over;
}

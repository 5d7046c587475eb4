/** The public page of a notice. */
import { figureName, placedFigures, type Scheme } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { PlainAssets } from '../../http/plain-page.ts';
import { dayOf } from '../../ports/clock.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { approvableLevels, approvedShares } from '../results/approvable.ts';
import { isGradePutOff } from '../results/decide.ts';
import type { ResultVersion } from '../results/model.ts';
import { resultReader } from '../results/store.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import { workdaysIn } from '../rounds/schedule.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { noticeWords } from './copy.ts';
import { keptPage } from './kept-page.ts';
import { hangs, type Notice } from './model.ts';
import { hangingPage, tellingPage } from './public-page.ts';

export interface PageParts {
  readonly calendarOf: CalendarOf;
  readonly assets: PlainAssets | undefined;
}

/** The parts of a total, which are what people ask for beside it. */
export function figuresOf(scheme: Scheme): readonly { readonly id: string; readonly name: string }[] {
  const totals = new Set(scheme.populations.map(({ total }) => total));
  return placedFigures(scheme)
    .filter(({ parent }) => parent !== undefined && totals.has(parent.id))
    .map(({ figure: { id } }) => ({ id, name: figureName(scheme, id) }));
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
  if (!hangs(notice, today)) {
    const said =
      notice.takenDownAt !== undefined
        ? noticeWords.takenDown
        : today < notice.begins
          ? noticeWords.soon(spokenDay(notice.begins, today))
          : noticeWords.over;
    return tellingPage(notice.title, said, assets);
  }
  const whole = await roundReader(scope).round(notice.round);
  const [version] = await resultReader(scope).versions(notice.round);
  if (whole === undefined || version === undefined) throw new Error('a notice of results that are gone');
  const working = workdaysIn(notice, await calendarOf(scope));
  const made = [
    notice,
    county,
    today,
    working,
    [version.version, version.tablesHash, version.resultsHash],
    [whole.round.revision, whole.round.noted],
    await rosterReader(scope).version(),
  ];
  return keptPage(`${scope.tenant}/${notice.id}`, JSON.stringify(made), () =>
    listPage(assets, scope, { county, notice, whole, version, working, today }),
  );
}

interface Hung {
  readonly county: string;
  readonly notice: Notice;
  readonly whole: WholeRound;
  readonly version: ResultVersion;
  /** Working days that it hangs. */
  readonly working: number;
  readonly today: Day;
}

async function listPage(
  assets: PlainAssets | undefined,
  scope: Scope,
  { county, notice, whole, version, working, today }: Hung,
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

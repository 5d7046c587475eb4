/** The public page of a notice. */
import { figureName, placedFigures, type Scheme } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { PlainAssets } from '../../http/plain-page.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
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
  readonly calendar: Calendar;
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
  { calendar, assets }: PageParts,
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
  const made = [
    notice,
    county,
    today,
    [version.version, version.tablesHash, version.resultsHash],
    [whole.round.revision, whole.round.noted],
    await rosterReader(scope).version(),
  ];
  return keptPage(`${scope.tenant}/${notice.id}`, JSON.stringify(made), () =>
    listPage({ calendar, assets }, scope, { county, notice, whole, version, today }),
  );
}

interface Hung {
  readonly county: string;
  readonly notice: Notice;
  readonly whole: WholeRound;
  readonly version: ResultVersion;
  readonly today: Day;
}

async function listPage(
  { calendar, assets }: PageParts,
  scope: Scope,
  { county, notice, whole, version, today }: Hung,
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
        working: workdaysIn(notice, calendar),
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

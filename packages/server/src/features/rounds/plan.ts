/** A round as it would be started: the scheme's stages with their days, whom it assesses, who reviews, and what lacks. Nothing is kept. */
import type { Scheme, Stage } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { unknownYears } from '../holidays/county-calendar.ts';
import type { RosterBook } from '../roster/book.ts';
import { RosterBook as Book } from '../roster/book.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { daysBetween, daysLater } from '../roster/spans.ts';
import { roundWords } from './copy.ts';
import { type Frozen, type FrozenSubject, freeze, type LeftOut, type Term } from './freeze.ts';
import { cautionsOf, lacksOf, type Said } from './lacks.ts';
import type { Period } from './model.ts';
import { periodAt, periodBefore } from './periods.ts';
import { populationsOf } from './rows.ts';
import { type DaysFault, daysFault, inOrder, MOST_DAYS, proposeDays, type StageDays } from './schedule.ts';
import { schemeOf } from './scheme-of.ts';
import { soundWishes } from './sound-wishes.ts';
import { nameReviewers, supply } from './supply.ts';
import { translate, type UnlistedValue } from './translate.ts';
import type { Wishes } from './wishes.ts';

/** A version that was approved, with its text. */
export interface ApprovedScheme {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly text: string;
}

export interface Wanted extends Wishes {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly asOf?: Day | undefined;
  readonly units: readonly string[];
  readonly days?: readonly StageDays[] | undefined;
}

export interface Plan {
  readonly ok: true;
  readonly scheme: Scheme;
  readonly process: readonly Stage[];
  readonly period: Period;
  readonly days: readonly StageDays[];
  readonly book: RosterBook;
  /** Those whom the scheme assesses, with their population. */
  readonly subjects: readonly (FrozenSubject & { readonly population: string })[];
  readonly leftOut: readonly LeftOut[];
  readonly unlisted: readonly UnlistedValue[];
  readonly lacks: readonly Said[];
  readonly cautions: readonly Said[];
}

/** The same wishes on the same roster give the same plan: what was shown is what is started. */
export async function planOf(
  scope: Scope | TxScope,
  approved: ApprovedScheme,
  wanted: Wanted,
  today: Day,
  calendar: Calendar,
): Promise<Plan | Refused<'term-wrong'>> {
  const scheme = schemeOf(approved.text);
  const period = periodOf(scheme, wanted, today);
  if (period === undefined) return refuse('term-wrong');
  const reader = rosterReader(scope);
  const book = new Book(await reader.whole());
  const process = scheme.process ?? [];
  const { faults, ...sound } = soundWishes(wanted, scheme.attributes ?? [], book);
  const drawn = draw(book, scheme, period, { ...wanted, ...sound });
  const set = wanted.days;
  const days = set === undefined ? proposeDays(process, period, today, calendar) : inOrder(process, set);
  const fault = set === undefined ? undefined : daysFault(process, set, { term: period, today, calendar });
  return {
    ok: true,
    scheme,
    process,
    period,
    days,
    book,
    subjects: drawn.subjects,
    leftOut: drawn.leftOut,
    unlisted: drawn.unlisted,
    lacks: [
      ...faults,
      ...lacksOf(scheme, process, drawn),
      ...(fault === undefined ? [] : [{ code: fault.refusal, sentence: faultSentences[fault.refusal](fault.stage) }]),
    ],
    cautions: [...cautionsOf(scheme, drawn.subjects), ...calendarCautions(days, calendar)],
  };
}

/** Working days can't be told before the holidays are announced. */
const calendarCautions = (days: readonly StageDays[], calendar: Calendar): readonly Said[] =>
  unknownYears(
    days.flatMap(({ begins, ends }) => [begins, ends]),
    calendar,
  ).map(({ sentence }) => ({ code: 'holidays-unknown', sentence }));

const faultSentences: { readonly [R in DaysFault['refusal']]: (stage: string) => string } = {
  'stage-strange': (stage) => `方案里没有“${stage}”这个环节。请去掉它的日期。`,
  'stage-twice': (stage) => `“${stage}”的日期写了两次。请去掉一个。`,
  'stage-far': (stage) => `“${stage}”的日期离考核期五年以上。请核对年份。`,
  'stage-days-missing': (stage) => `“${stage}”没有填写日期。`,
  'stage-ends-before': (stage) => `“${stage}”的截止日早于开始日。`,
  'stages-overlap': (stage) => `“${stage}”开始时，前一环节还没有结束。请调整日期。`,
  'notice-too-short': (stage) => `“${stage}”的工作日数少于方案的规定。请延长，节假日不计。`,
};

function periodOf(scheme: Scheme, { from, to, asOf }: Wanted, today: Day): Period | undefined {
  const named = scheme.period === 'campaign' ? undefined : periodBefore(scheme.period, today);
  const first = from ?? named?.from;
  const last = to ?? named?.to;
  if (first === undefined || last === undefined || last < first) return undefined;
  // A year that was mistyped: such days can neither be scored nor counted.
  const latest = daysLater(today, MOST_DAYS);
  if (last > latest || (asOf !== undefined && asOf > latest) || daysBetween(first, last) > MOST_DAYS) return undefined;
  // Whoever starts a quarter while it runs says its days, and means the quarter all the same.
  const whole = scheme.period === 'campaign' ? undefined : periodAt(scheme.period, first);
  const usual = whole !== undefined && first === whole.from && last === whole.to;
  // Facts of the period are still put down while it is assessed.
  const until = asOf ?? (today > last ? today : last);
  if (until < last) return undefined;
  const period = usual ? whole.period : `${first}/${last}`;
  const spoken = usual ? whole.name : `${first}至${last}`;
  return { period, name: spoken, from: first, to: last, asOf: until };
}

export interface Drawn {
  readonly subjects: Plan['subjects'];
  readonly leftOut: readonly LeftOut[];
  readonly unlisted: readonly UnlistedValue[];
}

/** Whom the scheme assesses by the roster, in the words of the scheme. */
export function draw(
  book: RosterBook,
  scheme: Scheme,
  period: Omit<Period, 'name'>,
  wanted: Wishes & { readonly units: readonly string[] },
): Drawn {
  const term: Term = period;
  const frozen: Frozen = freeze(book, scheme, term, wanted.units);
  const attributes = scheme.attributes ?? [];
  const { subjects, unlisted } = translate(frozen.subjects, attributes, wanted.translations ?? []);
  const supplied = supply(subjects, attributes, wanted.supplied ?? [], ({ unit }) =>
    book.upwards(unit).map(({ id }) => id),
  );
  const named = nameReviewers(supplied, wanted.reviewers ?? []);
  // While a value is unknown to the scheme nobody can be told apart by it.
  if (unlisted.length > 0) return { subjects: [], leftOut: frozen.leftOut, unlisted };
  const populations = populationsOf(scheme, period, named);
  const inside = named.flatMap((one) => {
    const population = populations.get(one.person);
    return population === undefined ? [] : [{ ...one, population }];
  });
  const outside = named
    .filter(({ person }) => !populations.has(person))
    .map(({ person, name }) => ({ person, name, because: roundWords.outside }));
  return { subjects: inside, leftOut: [...frozen.leftOut, ...outside], unlisted };
}

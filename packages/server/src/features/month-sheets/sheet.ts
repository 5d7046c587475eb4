/** A unit's month on one sheet, for the staff meeting: what everybody wrote, and the highlights that count. Nothing that takes away stands there. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { WordDocument } from '../../documents/word.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { codesOf } from '../events/codes.ts';
import { eventReader } from '../events/store.ts';
import { askedIn, standingIn } from '../logs/asked.ts';
import { type Entered, logReader } from '../logs/store.ts';
import { spoken } from '../logs/view.ts';
import type { Day } from '../roster/model.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { sheetWords as words } from './copy.ts';
import type { Month } from './months.ts';
import type { MonthReport } from './store.ts';

export async function sheetOf(
  scope: Scope | TxScope,
  whole: WholeRound,
  organization: string,
  month: Month,
  calendar: Calendar,
  today: Day,
) {
  const { round } = whole;
  const subjects = await roundReader(scope).subjects(round.id, organization);
  const around = askedIn(whole, calendar);
  const entries = around.entries.flatMap((entry) => {
    const whiles = entry.whiles.filter(({ ends }) => month.from <= ends && ends <= month.to);
    return whiles.length === 0 ? [] : [{ ...entry, whiles }];
  });
  const entered = new Map<string, ReadonlyMap<string, Entered>>();
  for (const { asked } of entries)
    entered.set(
      asked.id,
      new Map((await logReader(scope).entered(round.id, asked.id)).map((one) => [`${one.person} ${one.span}`, one])),
    );
  const names = await unitNames(scope, [...new Set([organization, ...subjects.map(({ unit }) => unit)])]);
  const codes = new Map(codesOf(round).map((one) => [one.code, one]));
  const events = await eventReader(scope).ofRound(round.id, {
    state: 'approved',
    organizations: [organization],
    from: month.from,
    to: month.to,
  });
  const rows = [];
  for (const subject of subjects) {
    const own = await logReader(scope).entriesOf(round.id, subject.person);
    const summary = entries
      .filter(({ asked }) => asked.every === 'month')
      .flatMap(({ asked, whiles }) =>
        own.filter(({ entry, span }) => entry === asked.id && whiles.some((one) => one.span === span)),
      )
      .flatMap(({ content }) => (content === undefined ? [] : [content.text]))
      .join('\n');
    rows.push({
      person: { id: subject.person, name: subject.name },
      unit: names(subject.unit),
      counts: entries.map(({ asked, whiles }) => {
        const states = whiles.map(
          (one) =>
            standingIn(around, subject, one, entered.get(asked.id)?.get(`${subject.person} ${one.span}`), today).state,
        );
        const of = (...some: readonly string[]) => states.filter((state) => some.includes(state)).length;
        return words.written(of('written', 'late', 'open', 'missing', 'coming'), of('written', 'late'), of('late'));
      }),
      ...(summary === '' ? {} : { summary }),
      highlights: events
        .filter(({ person, code }) => person === subject.person && codes.get(code)?.effect === 'adds')
        .map(({ code, text }) => `${codes.get(code)?.name ?? code}：${text}`),
    });
  }
  return {
    round: { id: round.id, name: round.name },
    organization: { id: organization, name: names(organization) },
    month: month.span,
    monthName: month.name,
    entries: entries.map(({ asked }) => asked.name),
    rows,
  };
}

export type Sheet = Awaited<ReturnType<typeof sheetOf>>;

/** Lying, a row for each person; below it when it was reported. */
export function sheetDocument(
  { round, organization, monthName, entries, rows }: Sheet,
  report?: MonthReport,
): WordDocument {
  const { columns } = words;
  return {
    title: words.title(organization.name, monthName),
    subtitle: round.name,
    lying: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: columns.name, width: 2 },
          { title: columns.unit, width: 3 },
          ...entries.map((title) => ({ title, width: 3 })),
          { title: columns.summary, width: 9 },
          { title: columns.highlights, width: 5 },
        ],
        rows: rows.map(({ person, unit, counts, summary, highlights }) => [
          person.name,
          unit,
          ...counts,
          summary ?? '',
          highlights.join('\n'),
        ]),
      },
      ...(report === undefined
        ? []
        : [{ kind: 'text' as const, text: words.reported(spoken(report.day), report.meeting, report.byWhom) }]),
    ],
  };
}

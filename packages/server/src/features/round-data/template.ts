/** The workbook to be filled in for a round: its people stand in it, for what its stages wait for and its scheme reads. */
import { entriesOf, historyAsked, placedFigures, type RawRow, type Scheme, type TableId } from '@shiji/engine';
import { writeTemplate } from '@shiji/tables';
import { codesOf } from '../events/codes.ts';
import type { Round } from '../rounds/model.ts';
import { periodAt } from '../rounds/periods.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { dataWords } from './copy.ts';
import { neededOf, wordsFor } from './needed.ts';
import { type RoundPerson, writtenAs } from './round-people.ts';

/** One line a person for each indicator that is waited for and each figure that is reported; tasks and events have lines of their own. */
export async function roundTemplate(round: Round, people: readonly RoundPerson[]): Promise<Uint8Array> {
  const scheme = schemeOf(round.schemeText);
  const assessed = people.filter(({ population }) => population !== undefined);
  const called = writtenAs(people);
  const each = (cells: RawRow): readonly RawRow[] => assessed.map((one) => ({ subject: called(one), ...cells }));
  const { items, measures } = entriesOf(scheme);
  const points = neededOf(scheme);
  const events = codesOf(round);
  const past = pastLines(scheme, round);
  const rows: { [T in TableId]?: readonly RawRow[] } = {
    ...(points.length === 0 ? {} : { points: points.flatMap(({ cells }) => each(cells)) }),
    ...(events.length === 0 ? {} : { events: [] }),
    ...(items.length === 0 ? {} : { items: [] }),
    ...(measures.length === 0 ? {} : { measures: wordsFor(measures).flatMap((figure) => each({ figure })) }),
    ...(past.length === 0 ? {} : { history: past.flatMap(each) }),
  };
  const tables = (['points', 'events', 'items', 'measures', 'history'] as const).filter(
    (table) => rows[table] !== undefined,
  );
  return writeTemplate({
    tables,
    rows,
    title: dataWords.guide(round.name),
    choices: choicesFor(scheme, round, tables),
  });
}

/** Kinds of periods by how many of them a year has. */
const kinds = new Map([
  [2, 'half-year'],
  [4, 'quarter'],
  [12, 'month'],
] as const);

/** A line for each earlier period that a figure counts: with its days where those follow from the year. */
function pastLines(scheme: Scheme, { term }: Round): readonly RawRow[] {
  const counted = new Map<string, number>();
  for (const { figure } of placedFigures(scheme))
    if (figure.term.kind === 'earlier')
      counted.set(figure.term.scheme, Math.max(figure.term.periods, counted.get(figure.term.scheme) ?? 0));
  const year = periodAt('year', term.from);
  const whole = term.from === year.from && term.to === year.to;
  return [...counted].flatMap(([id, periods]) => {
    const kind = whole ? kinds.get(periods as 2 | 4 | 12) : undefined;
    if (kind === undefined) return Array.from({ length: periods }, () => ({ scheme: id }));
    return Array.from({ length: periods }, (_, n) => {
      const first = `${term.from.slice(0, 5)}${String((n * 12) / periods + 1).padStart(2, '0')}-01`;
      const { period, from, to } = periodAt(kind, first);
      return { period, from, to, scheme: id };
    });
  });
}

function choicesFor(scheme: Scheme, round: Round, tables: readonly TableId[]) {
  const { items, measures } = entriesOf(scheme);
  const codes = codesOf(round);
  const all = {
    points: { indicator: [...new Set(neededOf(scheme).map(({ cells }) => cells.indicator))] },
    events: {
      code: wordsFor(codes.map(({ code, name }) => ({ id: code, name }))),
      level: [...new Set(codes.flatMap(({ levels = [] }) => levels.map(({ key }) => key)))],
    },
    items: { indicator: wordsFor(items), status: ['免'] },
    measures: { figure: wordsFor(measures) },
    history: { scheme: [...new Set(historyAsked(scheme).map(({ scheme: id }) => id))] },
  };
  return Object.fromEntries(Object.entries(all).filter(([table]) => tables.includes(table as TableId)));
}

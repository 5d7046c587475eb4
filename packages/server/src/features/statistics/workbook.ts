/** Statistics as workbooks: each table of the screen a sheet. */
import { divide, formatPercent, whole } from '@shiji/engine';
import { type ColumnToWrite, type SheetToWrite, writeWorkbook } from '@shiji/tables';
import { timeText } from '../../ports/clock.ts';
import type { comparedWith } from './compared.ts';
import { statisticsWords as words } from './copy.ts';
import type { trendOf } from './person.ts';
import type { logsOf, statisticsOf } from './shown.ts';

type Statistics = Awaited<ReturnType<typeof statisticsOf>>;
type Logs = Awaited<ReturnType<typeof logsOf>>;
export type Compared = Exclude<Awaited<ReturnType<typeof comparedWith>>, { readonly ok: false }>;
type Trend = Awaited<ReturnType<typeof trendOf>>;
type Count = Statistics['all'];

interface Made {
  readonly at: Date;
  readonly by: string;
}

const text = (header: string): ColumnToWrite => ({ header, kind: 'text' });
const number = (header: string): ColumnToWrite => ({ header, kind: 'number' });

/** A whole number of tenths of a per cent. */
const share = (part: number, of: number): string =>
  of === 0 ? '' : formatPercent(divide(whole(part), whole(of), { places: 3, mode: 'half-up' }));

export async function statisticsWorkbook(
  statistics: Statistics,
  logs: readonly Logs[],
  compared: Compared | undefined,
  made: Made,
): Promise<Uint8Array> {
  const { round, basis, rounding } = statistics;
  const by = words.made(timeText(made.at), made.by);
  const common = { title: words.title(round.name) };
  return await writeWorkbook([
    { ...common, ...gradesSheet(statistics), notes: [basis?.name ?? words.nothing, by] },
    { ...common, ...scoresSheet(statistics), notes: [basis?.name ?? words.nothing, rounding, by] },
    ...logs.map((one) => ({ ...common, ...logsSheet(one), notes: [words.logNote, by] })),
    ...(compared === undefined ? [] : [{ ...common, ...movesSheet(compared), notes: [movesNote(compared), by] }]),
  ]);
}

const rowsOf = ({ units, all }: Statistics, cells: (count: Count) => readonly (string | undefined)[]) => [
  ...units.map(({ unit, ...count }) => [unit.name, ...cells(count)]),
  [words.all, ...cells(all)],
];

type Sheet = Pick<SheetToWrite, 'name' | 'columns' | 'rows'>;

const gradesSheet = (statistics: Statistics): Sheet => ({
  name: words.grades,
  columns: [
    text(words.unit),
    number(words.people),
    ...statistics.levels.map(number),
    number(words.none),
    ...statistics.levels.map((level) => text(words.share(level))),
  ],
  rows: rowsOf(statistics, ({ people, grades, ungraded }) => [
    String(people),
    ...grades.map(String),
    String(ungraded),
    ...grades.map((some) => share(some, people)),
  ]),
});

const scoresSheet = (statistics: Statistics): Sheet => ({
  name: words.scores,
  columns: [text(words.unit), number(words.people), ...words.scoreColumns.map(number)],
  rows: rowsOf(statistics, ({ people, scores: { values, mean, median, lowest, highest } }) => [
    String(people),
    String(values),
    mean,
    median,
    lowest,
    highest,
  ]),
});

const logsSheet = ({ entry, spans, units }: Logs): Sheet => ({
  name: words.logs(entry.name),
  columns: [
    text(words.unit),
    number(words.people),
    ...words.logColumns.map(number),
    ...spans.map(({ name }) => number(name)),
  ],
  rows: units.map(({ unit, people, cells }) => {
    const sum = (key: 'written' | 'late' | 'missing' | 'open' | 'excused') =>
      cells.reduce((all, cell) => all + cell[key], 0);
    const due = sum('written') + sum('late') + sum('missing');
    return [
      unit.name,
      ...[people, due, sum('written'), sum('late'), sum('missing'), sum('excused')].map(String),
      ...cells.map(({ missing }) => String(missing)),
    ];
  }),
});

const movesNote = ({ before, after }: Compared): string => words.moveNote(before.name, after.name);

const movesSheet = ({ people }: Compared): Sheet => ({
  name: words.moves,
  columns: words.moveColumns.map((header, at) => (at < 2 || at === 4 || at === 5 ? text(header) : number(header))),
  rows: people.map(({ person, unit, before, after, places }) => [
    person.name,
    unit,
    before.total,
    after.total,
    before.grade,
    after.grade,
    rank(before.rank),
    rank(after.rank),
    rank(places),
  ]),
});

const rank = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

export async function trendWorkbook({ person, rounds, facets }: Trend, made: Made): Promise<Uint8Array> {
  const by = words.made(timeText(made.at), made.by);
  const title = words.ownTitle(person.name);
  const numbers = ['总分', '名次', '范围内人数'];
  const days = ['考核期从', '到'];
  return await writeWorkbook([
    {
      name: words.trend,
      title,
      notes: [by],
      columns: words.trendColumns.map((header) => ({
        header,
        kind: numbers.includes(header) ? 'number' : days.includes(header) ? 'date' : 'text',
      })),
      rows: rounds.map(({ round, from, to, total, grade, rank: own, pool, of, stateName }) => [
        round.name,
        from,
        to,
        total,
        grade,
        rank(own),
        pool,
        rank(of),
        stateName,
      ]),
    },
    ...(facets === undefined
      ? []
      : [
          {
            name: words.facets,
            title: facets.round.name,
            notes: [facets.rounding, by],
            columns: words.facetColumns.map((header, at) => (at === 0 ? text(header) : number(header))),
            rows: facets.facets.map(({ facet, value, mean }) => [facet, value, mean]),
          },
        ]),
  ]);
}

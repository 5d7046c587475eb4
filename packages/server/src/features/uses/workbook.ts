/** Uses of a year as a workbook: sums by unit, and who is behind them as far as the reader may know. */
import { type ColumnToWrite, writeWorkbook } from '@shiji/tables';
import { timeText } from '../../ports/clock.ts';
import { useWords as words } from './copy.ts';
import type { summaryOf, usesShown } from './view.ts';

type Summary = Awaited<ReturnType<typeof summaryOf>>;
type Shown = Awaited<ReturnType<typeof usesShown>>;

const number = (header: string): ColumnToWrite => ({ header, kind: 'number' });

/** `hidden`: negative ones are left out of the list. */
export async function usesWorkbook(
  { year, kinds, units, all }: Summary,
  uses: Shown,
  hidden: boolean,
  made: { readonly at: Date; readonly by: string },
): Promise<Uint8Array> {
  const rowOf = (name: string, sum: Omit<Summary['all'], never>) => [
    name,
    String(sum.people),
    String(sum.reached),
    ...sum.counts.map(String),
    ...kindsTotals(sum),
  ];
  const note = words.made(timeText(made.at), made.by);
  const title = words.title(String(year));
  return await writeWorkbook([
    {
      name: words.sums,
      title,
      notes: [words.counted(all.positive + all.negative, all.positive, all.negative, all.people), note],
      columns: [
        { header: words.unit, kind: 'text' },
        number(words.people),
        number(words.reached),
        ...kinds.map(({ name }) => number(name)),
        number('正向'),
        number('负向'),
        number(words.total),
      ],
      rows: [...units.map((one) => rowOf(one.unit.name, one)), rowOf(words.all, all)],
    },
    {
      name: words.list,
      title,
      notes: [...(hidden ? [words.negativeHidden] : []), note],
      columns: words.columns.map((header) => ({
        header,
        kind: header === '日期' ? ('date' as const) : ('text' as const),
      })),
      rows: uses.map(({ person, organization, kindName, effectName, day, document, round, note: said }) => [
        person.name,
        organization.name,
        kindName,
        effectName,
        day,
        document,
        round?.name,
        round?.grade,
        said,
      ]),
    },
  ]);
}

const kindsTotals = ({ positive, negative }: { readonly positive: number; readonly negative: number }) =>
  [positive, negative, positive + negative].map(String);

/** One thing said twice is one: what would count twice is refused, whichever names or days it was written with. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { factPlace } from './cells.ts';
import type { Fact, Facts, PointFact } from './facts.ts';
import type { RawFacts } from './tables.ts';

type Key = readonly (string | number | undefined)[];

/**
 * `runKnown`: whether the run's days could be read; without them nobody can be said to have rated twice in them. `stretchOf`: a part of the
 * period for which a score is given.
 */
export function refuseDoubles(
  facts: Facts,
  raw: RawFacts,
  runKnown: boolean,
  stretchOf: (point: PointFact) => string | undefined,
  diagnostics: Diagnostic[],
): void {
  const refuse = <T extends Fact>(
    code: Code,
    column: string | undefined,
    rows: readonly T[],
    keyOf: (row: T) => Key,
  ) => {
    const seen = new Map<string, T>();
    for (const row of rows.filter((r) => r.doubtful === undefined).sort((a, b) => a.row - b.row)) {
      const key = keyOf(row).join('\n');
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row);
      else {
        const first = String(raw.places?.[row.table]?.[before.row]?.row ?? before.row + 1);
        diagnostics.push(finding(code, factPlace(raw, row.table, row.row, column), { id: row.id, first }));
      }
    }
  };
  /** Rows that really are two have ids of their own; what corrects one of them is told from the other as that was. */
  const isBlank = (cell: unknown): boolean => String(cell ?? '').trim() === '';
  const unnamed = ({ table, row }: Fact): boolean => {
    const cells = raw.tables[table]?.[row];
    return isBlank(cells?.id) && isBlank(cells?.corrects);
  };

  const { from, to } = facts.run;
  const inRun = ({ date }: PointFact): boolean => date === undefined || (date >= from && date <= to);
  // Who is not named may be several; who is named gives one value in a period.
  const named = facts.points.filter((f) => f.rater !== '');
  const sameDay = (f: PointFact): Key => [f.subject, f.indicator, f.rater, f.role, f.date];
  refuse('fact-twice', undefined, [...named, ...facts.points.filter((f) => f.rater === '' && unnamed(f))], sameDay);
  const days = new Map(named.map((f) => [sameDay(f).join('\n'), f]));
  if (runKnown) {
    const once = [...days.values()].filter(inRun);
    refuse('rater-twice', '评分人', once, (f) => [f.subject, f.indicator, f.rater, f.role, stretchOf(f)]);
  }
  refuse('fact-twice', undefined, facts.items, (f) => [f.subject, f.indicator, f.key]);
  refuse('fact-twice', undefined, facts.measures, (f) => [f.subject, f.figure, f.period]);
  refuse('fact-twice', undefined, facts.events.filter(unnamed), (f) => [f.subject, f.code, f.level, f.date, f.key]);
  refuse('fact-twice', undefined, facts.papers, (f) => [f.poll, f.group, f.paper, f.question, f.subject]);
  refuse('fact-twice', undefined, facts.tallies.filter(unnamed), (f) => [
    f.poll,
    f.group,
    f.question,
    f.subject,
    f.value,
  ]);
}

/** Earlier results that a condition on the last places can't judge, since they don't say who stood where among how many. */
import type { Condition } from '../conditions/condition.ts';
import type { HistoryCondition } from '../conditions/history.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts, HistoryFact } from '../facts/facts.ts';
import type { RawFacts } from '../facts/tables.ts';
import { parseDay } from '../numbers/day.ts';
import { formatShort } from '../numbers/exact.ts';
import type { Consequence, Scheme } from '../scheme/scheme.ts';
import { consequencesFor } from './evaluate.ts';
import type { Members } from './figures-read.ts';
import type { Parameters } from './parameters.ts';

/**
 * One warning for each consequence. A result with neither total nor grade had none to rank, and one that the condition doesn't look back to is no
 * matter. `historyOf`: a subject's results under this scheme before the run, latest first.
 */
export function reportHistoryLacking(
  { history }: Pick<Facts, 'history'>,
  scheme: Scheme,
  members: Members,
  historyOf: (subject: number) => readonly HistoryFact[],
  constant: Parameters['constant'],
  raw: RawFacts,
  diagnostics: Diagnostic[],
): void {
  if (!history.some((h) => lacking(h).length > 0)) return;
  for (const consequence of scheme.consequences ?? []) {
    const asked = conditionsOnLast(consequence.when);
    if (asked.length === 0) continue;
    const found = new Set<HistoryFact>();
    for (const population of scheme.populations) {
      if (!consequencesFor(scheme, population).includes(consequence)) continue;
      for (const subject of members.get(population.id) ?? []) {
        for (const condition of asked) for (const h of lookedAt(historyOf(subject), condition, constant)) found.add(h);
      }
    }
    const odd = [...found].filter((h) => lacking(h).length > 0 && (h.total !== undefined || h.grade !== undefined));
    report(consequence, odd);
  }

  function report({ name }: Consequence, rows: readonly HistoryFact[]): void {
    if (rows.length === 0) return;
    const first = rows.reduce((a, b) => (a.row <= b.row ? a : b));
    const columns = [...new Set(rows.flatMap(lacking))];
    const values = { name, columns: columns.join('”“'), count: String(rows.length), period: first.period };
    diagnostics.push(finding('history-place-lacking', factPlace(raw, 'history', first.row, lacking(first)[0]), values));
  }
}

const lacking = ({ rank, poolSize }: HistoryFact): string[] => [
  ...(rank === undefined ? ['名次'] : []),
  ...(poolSize === undefined ? ['范围人数'] : []),
];

function conditionsOnLast(of: Condition): HistoryCondition[] {
  if ('all' in of) return of.all.flatMap(conditionsOnLast);
  if ('any' in of) return of.any.flatMap(conditionsOnLast);
  if ('not' in of) return conditionsOnLast(of.not);
  return 'history' in of && 'last' in of.history ? [of] : [];
}

/** The results that a condition may look at: since its day, and no more of them than it asks for beside the present one. */
function lookedAt(
  results: readonly HistoryFact[],
  { since, within, consecutive }: HistoryCondition,
  constant: Parameters['constant'],
): readonly HistoryFact[] {
  const first = since === undefined ? undefined : parseDay(since);
  const recent = results.filter((h) => first === undefined || h.from >= first);
  const most = [within, consecutive === undefined ? undefined : Number(formatShort(constant(consecutive)))];
  return recent.slice(0, Math.min(...most.map((n) => (n === undefined ? recent.length : n - 1))));
}

/** Earlier results that count for nothing, or twice: each is said, since what follows from them would quietly change. */
import { formatDay } from '../numbers/day.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { offered } from '../text/nearest.ts';
import { firstOf } from './admit-names.ts';
import type { Admitting } from './admitting.ts';
import type { Facts, HistoryFact } from './facts.ts';

type Report = Admitting['report'];

/** `rowText`: the row of a fact as people see it. */
export function admitHistory(
  { history, run }: Pick<Facts, 'history' | 'run'>,
  scheme: Scheme,
  figures: readonly Figure[],
  rowText: (fact: HistoryFact) => string,
  report: Report,
): void {
  if (history.length === 0) return;
  // Days that stand backwards were refused already.
  const inFile = history.filter((past) => past.from <= past.to).sort((a, b) => a.row - b.row);
  const own = scheme.scheme;
  const asked = new Set(figures.flatMap(({ term }) => (term.kind === 'earlier' ? [term.scheme] : [])));
  const known = [own, ...asked];
  const strangers = inFile.filter((past) => !known.includes(past.scheme));
  for (const [first, count] of firstOf(strangers, (past) => past.scheme)) {
    report('history-scheme-not-read', first, '方案', { ...offered(first.scheme, known), found: first.scheme, count });
  }
  const levels = figures.flatMap(({ term }) => (term.kind === 'grade' ? term.levels.map((l) => l.level) : []));
  const odd = inFile.filter((p) => p.scheme === own && p.grade !== undefined && !levels.includes(p.grade));
  for (const [first, count] of firstOf(levels.length === 0 ? [] : odd, (past) => past.grade ?? '')) {
    const found = first.grade ?? '';
    report('history-grade-unknown', first, '等次', { ...offered(found, [...new Set(levels)]), found, count });
  }
  reportOverlaps(
    inFile.filter((past) => known.includes(past.scheme)),
    rowText,
    report,
  );
  const days = { from: formatDay(run.from), to: formatDay(run.to) };
  const reaching = inFile.filter((past) => {
    const inside = asked.has(past.scheme) && past.from >= run.from && past.to <= run.to;
    return known.includes(past.scheme) && !inside && past.from <= run.to && past.to >= run.from;
  });
  for (const [first, count] of firstOf(reaching, () => '')) {
    report('history-overlaps-run', first, '截止日', { ...days, period: first.period, count });
  }
}

/** Two results of one subject under one scheme whose days meet would count as two periods. */
function reportOverlaps(rows: readonly HistoryFact[], rowText: (fact: HistoryFact) => string, report: Report): void {
  const bySubject = new Map<string, HistoryFact[]>();
  for (const row of rows) {
    const key = `${row.subject}\n${row.scheme}`;
    const list = bySubject.get(key);
    if (list === undefined) bySubject.set(key, [row]);
    else list.push(row);
  }
  const pairs: [later: HistoryFact, earlier: HistoryFact][] = [];
  for (const list of bySubject.values()) {
    list.sort((a, b) => a.from - b.from || a.row - b.row);
    let last: HistoryFact | undefined;
    for (const row of list) {
      if (last !== undefined && row.from <= last.to) pairs.push(row.row > last.row ? [row, last] : [last, row]);
      if (last === undefined || row.to > last.to) last = row;
    }
  }
  pairs.sort(([a], [b]) => a.row - b.row);
  const [first] = pairs;
  if (first === undefined) return;
  const [later, earlier] = first;
  report('history-periods-overlap', later, '起始日', { first: rowText(earlier), count: String(pairs.length) });
}

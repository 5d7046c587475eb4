/** Whether the run's days are about as many as the scheme's kind of period has. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { formatDay } from '../numbers/day.ts';
import type { Period, Scheme } from '../scheme/scheme.ts';
import { factPlace } from './cells.ts';
import type { RunClock } from './facts.ts';
import type { RawFacts } from './tables.ts';

interface Usual {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/** Generous on both sides: weeks of work days or with a holiday, quarters of whole weeks, years that begin in December. */
const usual: { readonly [P in Period]: Usual | undefined } = {
  week: { name: '周', least: 5, most: 9 },
  month: { name: '月', least: 26, most: 35 },
  quarter: { name: '季度', least: 84, most: 98 },
  'half-year': { name: '半年', least: 175, most: 190 },
  year: { name: '年', least: 350, most: 380 },
  campaign: undefined,
};

/** Says where a period is much longer or shorter than its kind: most likely a date is mistyped. */
export function reportPeriodLength(
  { from, to }: RunClock,
  { period }: Pick<Scheme, 'period'>,
  raw: RawFacts,
  diagnostics: Diagnostic[],
): void {
  const kind = usual[period];
  const days = to - from + 1;
  if (kind === undefined || (days >= kind.least && days <= kind.most)) return;
  const values = { from: formatDay(from), to: formatDay(to), days: String(days), name: kind.name };
  diagnostics.push(finding('period-length', factPlace(raw, 'run', 0, '截止日'), values));
}

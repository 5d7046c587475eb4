/** "Worth 3" over parts worth 1 and 1 contradicts itself; so does a part whose points can't fill its worth. */
import { add, compare, formatShort, zero } from '../numbers/exact.ts';
import { termOf } from '../terms/index.ts';
import type { Path } from '../text/located.ts';
import type { Amount } from './amount.ts';
import type { Checking, Report } from './checking.ts';
import type { Figure } from './figure.ts';
import type { Placed } from './tree.ts';

export function checkWorths(placed: readonly Placed[], checking: Checking, report: Report): void {
  for (const { figure, path } of placed) {
    if (figure.worth === undefined) continue;
    const name = checking.nameOf(figure);
    if (figure.term.kind === 'sum' && figure.term.parts.some((p) => !p.subtract && p.worth !== undefined)) {
      checkPartsWorth(figure.worth, figure.term.parts, name, [...path, 'worth'], checking, report);
      continue;
    }
    const { high } = checking.bounds(figure);
    const worths = checking.values(figure.worth);
    if (high === undefined) checkUnbounded(figure, name, path, checking, report);
    const worth = worths.find((w) => high !== undefined && compare(high, w) !== 0);
    // What can come out hangs on the worth itself where that is dated.
    if (high === undefined || worth === undefined || worths.length > 1 || figure.term.kind === 'choose') continue;
    report(compare(high, worth) > 0 ? 'worth-exceeded' : 'worth-not-reached', [...path, 'worth'], {
      worth: formatShort(worth),
      high: formatShort(high),
      name,
    });
  }
}

/** Points without a bound reach more than any full marks. A figure relative to others is multiplied with its worth. */
function checkUnbounded(figure: Figure, name: string, path: Path, checking: Checking, report: Report): void {
  const { term, atMost, worth } = figure;
  const [first] = checking.values(worth);
  if (first === undefined || atMost !== undefined || term.kind === 'relative' || term.kind === 'choose') return;
  report('worth-unbounded', [...path, 'worth'], { name, worth: formatShort(first), term: termOf(term).name });
}

function checkPartsWorth(
  whole: Amount,
  parts: readonly Figure[],
  name: string,
  path: Path,
  checking: Checking,
  report: Report,
): void {
  const added = parts.filter((p) => !p.subtract).flatMap((p) => p.worth ?? []);
  for (const { value } of checking.moments([whole, ...added])) {
    const worth = value(whole);
    const worths = added.flatMap((a) => value(a) ?? []);
    if (worth === undefined || worths.length < added.length) continue;
    const sum = worths.reduce(add, zero);
    if (compare(sum, worth) === 0) continue;
    report('worth-contradicts', path, { whole: formatShort(worth), parts: formatShort(sum), name });
    return;
  }
}

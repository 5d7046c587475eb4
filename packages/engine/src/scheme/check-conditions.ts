/** Checks of one condition by itself; what stands inside `all`, `any` and `not` is looked at in its turn. */
import type { Condition, EventCondition, FigureCondition } from '../conditions/condition.ts';
import type { DaysBound } from '../conditions/days.ts';
import type { HistoryCondition } from '../conditions/history.ts';
import { compare, type Exact, one, trim, whole } from '../numbers/exact.ts';
import type { Path } from '../text/located.ts';
import { nearest, offered } from '../text/nearest.ts';
import type { Amount, Range, RangeOf, Words } from './amount.ts';
import type { AmountValues } from './amount-values.ts';
import { checkRange, checkShare } from './check-ranges.ts';
import type { Checking, Report } from './checking.ts';
import { isLastBound } from './last-bound.ts';

export function checkCondition(
  condition: Condition,
  path: Path,
  checking: Checking,
  amounts: AmountValues,
  report: Report,
): void {
  if ('attribute' in condition) checkAttribute(condition.attribute, condition.is, path, checking, report);
  else if ('days' in condition) {
    checkAttribute(condition.days, condition.is, path, checking, report);
    checkDaysRange(condition, path, amounts, report);
  } else if ('event' in condition) {
    checkRange(condition, path, amounts, report);
    checkEvents(condition, path, checking, report);
  } else if ('history' in condition) checkHistory(condition, path, checking, amounts, report);
  else if ('figure' in condition) checkFigure(condition, path, checking, amounts, report);
}

function checkAttribute(
  id: string,
  is: Words | undefined,
  path: Path,
  { scheme, words }: Checking,
  report: Report,
): void {
  const attribute = scheme.attributes?.find((a) => a.id === id);
  if (attribute === undefined) {
    const known = (scheme.attributes ?? []).map((a) => a.id);
    report('attribute-unknown', path, () => ({ id, ...offered(id, known) }));
    return;
  }
  const { values } = attribute;
  for (const value of values === undefined || is === undefined ? [] : words(is)) {
    if (!values?.includes(value)) report('value-unknown', path, () => ({ value, ...offered(value, values ?? []) }));
  }
}

/**
 * Codes that no figure scores may be meant: then they are declared at no points, so that facts are held against them. Facts are written by the
 * declared codes, so one that is nearly such a code would never be found.
 */
function checkEvents({ event, levels }: EventCondition, path: Path, checking: Checking, report: Report): void {
  const declared = checking.codes.filter((c) => event.includes(c.code));
  for (const code of event) {
    if (declared.some((c) => c.code === code)) continue;
    const near = nearCode(code, checking);
    if (near === undefined) report('event-undeclared', [...path, 'event'], { code });
    else report('event-misspelt', [...path, 'event'], { code, near });
  }
  const named = event.every((code) => declared.some((c) => c.code === code));
  if (levels === undefined || !named || declared.some((c) => c.levels === undefined)) return;
  const known = new Set(declared.flatMap((c) => (c.levels ?? []).map((l) => l.key)));
  for (const level of levels) {
    if (!known.has(level))
      report('event-level-unknown', [...path, 'levels'], () => ({ level, ...offered(level, [...known]) }));
  }
}

/** For how many codes of a scheme near ones are looked for: no more findings are told, and a long list would take long. */
const MOST_LOOKED_FOR = 100;
const lookedFor = new WeakMap<Checking['scheme'], Map<string, string | undefined>>();

function nearCode(code: string, { scheme, codes }: Checking): string | undefined {
  const before = lookedFor.get(scheme) ?? new Map<string, string | undefined>();
  lookedFor.set(scheme, before);
  if (before.has(code) || before.size >= MOST_LOOKED_FOR) return before.get(code);
  const named = codes.find((c) => c.name === code)?.code;
  const near =
    named ??
    nearest(
      code,
      codes.map((c) => c.code),
    );
  before.set(code, near);
  return near;
}

function checkFigure(
  condition: FigureCondition,
  path: Path,
  checking: Checking,
  amounts: AmountValues,
  report: Report,
): void {
  const { figure: id, is, last, ...range } = condition;
  const target = checking.figure(id);
  if (target === undefined) {
    report('figure-unknown', path, () => ({ id, near: checking.nearFigure(id) }));
    return;
  }
  if (last !== undefined) {
    checkLast(last, [...path, 'last'], checking, report);
    if (!checking.ranks(id)) report('last-wants-rank', path, { id });
    if (is !== undefined || Object.values(range).some((v) => v !== undefined)) report('last-alone', path);
    return;
  }
  if (checking.gives(target) !== 'grade') {
    if (is !== undefined) report('condition-wants-grade', path, { id });
    else checkRange(condition, path, amounts, report);
    return;
  }
  if (is === undefined || Object.values(range).some((v) => v !== undefined))
    report('condition-wants-levels', path, { id });
  const levels = checking.levels(target);
  for (const level of is === undefined ? [] : amounts.words(is)) {
    if (!levels.includes(level)) report('level-not-in-grade', path, () => ({ level, ...offered(level, levels) }));
  }
}

const isCount = (value: Exact): boolean => trim(value).places === 0 && compare(value, one) >= 0;

/** In a row, n of the last m, or for the first time; the first two each a count of results. */
function checkHistory(
  condition: HistoryCondition,
  path: Path,
  checking: Checking,
  amounts: AmountValues,
  report: Report,
): void {
  // Who is assessed and what figures are must not hang on what came out.
  if (path[0] !== 'consequences') {
    report('history-out-of-place', path);
    return;
  }
  const { history, consecutive, atLeast, first, within } = condition;
  if ('total' in history) checkRange(history.total, [...path, 'history', 'total'], amounts, report);
  if ('last' in history) checkLast(history.last, [...path, 'history', 'last'], checking, report);
  if ([consecutive, atLeast, first].filter((how) => how !== undefined).length !== 1) report('history-how-often', path);
  for (const count of [consecutive, atLeast]) {
    if (count === undefined) continue;
    const values = amounts.values(count);
    if (values.some((v) => !isCount(v))) report('history-count', path);
    const never = within !== undefined && values.some((v) => compare(v, whole(within)) > 0);
    if (never) report('history-never', path, { within: String(within) });
  }
}

function checkLast(last: Amount, path: Path, { scheme }: Checking, report: Report): void {
  if (!isLastBound(last, scheme)) report('last-out-of-range', path);
}

/** Bounds in months, days and shares can't be compared with one another: only two of one kind may run backwards. */
function checkDaysRange(range: RangeOf<DaysBound>, path: Path, amounts: AmountValues, report: Report): void {
  const kinds = new Set<string>();
  const plain = (bound: DaysBound | undefined): Amount | undefined => {
    if (bound === undefined) return undefined;
    const [kind = 'plain'] = typeof bound === 'object' && !('parameter' in bound) ? Object.keys(bound) : [];
    kinds.add(kind);
    if (typeof bound !== 'object') return bound;
    if ('share' in bound) {
      checkShare(bound.share, path, amounts, report);
      return bound.share;
    }
    if ('months' in bound) return String(bound.months);
    return 'days' in bound ? String(bound.days) : bound;
  };
  const { atLeast, above, atMost, below } = range;
  const read: Range = { atLeast: plain(atLeast), above: plain(above), atMost: plain(atMost), below: plain(below) };
  const comparable = kinds.size > 1 ? { ...read, atMost: undefined, below: undefined } : read;
  if (kinds.size > 1 && atMost !== undefined && below !== undefined) report('range-two-bounds', path);
  checkRange(comparable, path, amounts, report);
}

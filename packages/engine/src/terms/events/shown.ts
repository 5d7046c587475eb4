/** How a row's events came to their points: a computation for each code, and in words what expired, was repeated or became something else. */
import { formatDay } from '../../numbers/day.ts';
import { compare, type Exact, formatShort, subtract } from '../../numbers/exact.ts';
import type { Line, Shown } from '../term.ts';
import type { EventsTrace, RowTrace } from './events.ts';
import { type Before, type Folded, isConversion, isFact, type Occurrence, type Piece } from './fold.ts';
import type { EventCode, Span } from './node.ts';

/** `timesOf` gives what a repetition of the code counts. */
export function shown(row: number, trace: EventsTrace, timesOf: (code: EventCode) => Exact): Shown {
  const of = trace.get(row);
  if (of === undefined) return { arithmetic: '0', notes: ['本期无此类事项'], facts: [] };
  const { scored, totals, expired } = of;
  const lines: Line[] = totals.map(({ code, counted, before }) => ({
    label: code.name,
    arithmetic: timesText(counted, formatShort(timesOf(code))),
    value: formatShort(before),
  }));
  const facts = [...new Set([...scored.map((s) => s.of.id), ...factsBefore(of)])];
  const nothing = totals.length === 0 && expired.length === 0 ? ['本期无此类事项'] : [];
  return {
    arithmetic: totals.length === 0 ? '0' : totals.map((t) => formatShort(t.after)).join(' + '),
    lines,
    notes: [...notesOf(of, timesOf), ...nothing],
    facts,
  };
}

function notesOf({ passedOver, expired, folded, totals }: RowTrace, timesOf: (code: EventCode) => Exact): string[] {
  const notes = passedOver.map((fact) => `同一事由已计分，不重复计：${fact.id}`);
  for (const code of new Set(expired.map((e) => e.code))) {
    const rows = expired.filter((e) => e.code === code).map((e) => called(e.fact));
    notes.push(`${code.name}影响期${spanText(code.expires)}，到考核期末已届满，不计：${rows.join('、')}`);
  }
  for (const { converted } of folded) notes.push(...converted.map(conversionText));
  for (const { code, counted } of folded) {
    notes.push(...counted.flatMap((piece) => repetitionText(code, piece, formatShort(timesOf(code)))));
  }
  for (const { code, before, after } of totals) {
    if (compare(before, after) !== 0) {
      notes.push(`${code.name}封顶 ${formatShort(after)}，超出的 ${formatShort(subtract(before, after))} 不计`);
    }
  }
  return notes;
}

/** `提醒每满3次折为1次通报：e1（2026-01-05）、e2（2026-01-09，2次）折为1次，算作 2026-01-09 发生` */
function conversionText({ code: to, date, count, of }: Occurrence): string {
  if (!isConversion(of)) throw new Error('a row was converted from nothing');
  const parts = of.parts.map(({ occurrence, count: times }) => called(occurrence, times)).join('、');
  const rule = `${of.from.name}每满${of.from.escalates?.every}次折为1次${to.name}`;
  return `${rule}：${parts}折为${count}次，算作 ${formatDay(date)} 发生`;
}

/** `通报 e3（2026-02-01）距前一次 e2（2026-01-05）不满6个月，按2倍计` */
function repetitionText({ name, repeats }: EventCode, { occurrence, after }: Piece, times: string): readonly string[] {
  if (after === undefined) return [];
  const it = `${isConversion(occurrence.of) ? '' : `${name} `}${called(occurrence, occurrence.count)}`;
  if (after === occurrence) return [`${it}从第2次起按${times}倍计`];
  const span = spanText(repeats?.within);
  return [`${it}距前一次 ${called(after)}不满${span}，按${times}倍计`];
}

/** A row by its id, a conversion by what it is of; with the day, and how many where they are several. */
function called(of: Before, count = 1): string {
  const name = isFact(of) ? of.id : isConversion(of.of) ? `由${of.of.from.name}折成的${of.code.name}` : of.of.id;
  return `${name}（${formatDay(of.date)}${count === 1 ? '' : `，${count}次`}）`;
}

function spanText(span: Span | undefined): string {
  if (span === undefined) throw new Error('a code without a span expires or repeats');
  return 'months' in span ? `${span.months}个月` : `${span.days}天`;
}

/** Rows that don't count themselves, but make others repetitions. */
const factsBefore = ({ folded }: RowTrace): readonly string[] =>
  folded
    .flatMap(({ counted }: Folded) => counted)
    .flatMap(({ after }) =>
      after === undefined ? [] : isFact(after) ? [after] : isConversion(after.of) ? [] : [after.of],
    )
    .map((fact) => fact.id);

/** `12×2 + 5`: occurrences of equal points together, in the order in which they come; repeated ones times what they count. */
function timesText(counted: readonly Piece[], times: string): string {
  const counts = new Map<string, number>();
  for (const { occurrence, count, after } of counted) {
    const points = `${formatShort(occurrence.each)}${after === undefined ? '' : `×${times}`}`;
    counts.set(points, (counts.get(points) ?? 0) + count);
  }
  return [...counts].map(([points, count]) => (count === 1 ? points : `${count}×${points}`)).join(' + ');
}

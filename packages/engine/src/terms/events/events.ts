/** What happened, worth points by code and level. The same occurrence never scores twice. */
import type { Admitting } from '../../facts/admitting.ts';
import type { EventFact } from '../../facts/facts.ts';
import { formatDay } from '../../numbers/day.ts';
import { add, type Exact, least, multiply, whole, zero } from '../../numbers/exact.ts';
import { vectorOf } from '../../numbers/vector.ts';
import { type Absence, Absences, strongerOf } from '../../run/column.ts';
import type { Evaluating } from '../../run/evaluating.ts';
import type { Amount } from '../../scheme/amount.ts';
import type { Term, With } from '../term.ts';
import { boundsOfEvents, checkEvents } from './check.ts';
import { escalationOf, inOrderOfEscalation } from './escalation.ts';
import { type Folded, fold, type Scored } from './fold.ts';
import { amountOfEvent, type EventCode, type EventsTerm, eventsShape } from './node.ts';
import { countsOn } from './reach.ts';
import { onePerKey } from './same-key.ts';
import { shown } from './shown.ts';

/** A code's points, before and after its cap. */
interface CodeTotal extends Folded {
  readonly before: Exact;
  readonly after: Exact;
}
/** What became of a row's events. */
export interface RowTrace {
  readonly scored: readonly Scored[];
  readonly passedOver: readonly EventFact[];
  /** No longer in force on the run's last day. */
  readonly expired: readonly { readonly fact: EventFact; readonly code: EventCode }[];
  readonly folded: readonly Folded[];
  /** Of the codes that have occurrences of their own left. */
  readonly totals: readonly CodeTotal[];
}
/** For rows that have events. */
export type EventsTrace = ReadonlyMap<number, RowTrace>;

/** More occurrences than this in one row are a typing error; the bound also keeps sums provably small. */
const MAX_COUNT = 10_000;

export const events: Term<EventsTerm, EventsTrace> = {
  name: '事件计分',
  about: '按发生的事项和级别计分；没有发生就是0分。',
  gives: 'number',
  shape: () => eventsShape,
  inner: () => [],
  // Excluded figures must be computed first; more points there may take points away here.
  reads: (node) => (node.excluding ?? []).map((figure) => ({ figure, sign: 'any' })),
  missing: [],
  asks: 'never',
  check: checkEvents,
  bounds: boundsOfEvents,
  admit(figure, admitting) {
    for (const code of figure.term.codes) admitting.claim('events', code.code);
    const shared = codesOfExcluded(figure, admitting);
    for (const fact of admitting.facts.events) {
      const code = figure.term.codes.find((c) => c.code === fact.code);
      if (code === undefined) continue;
      if (code.levels !== undefined && !code.levels.some((l) => l.key === fact.level)) {
        const known = code.levels.map((l) => l.key).join('、');
        admitting.report('level-unknown', fact, '级别', { found: fact.level, known, code: code.name });
      }
      // Without a key nothing says that it is the occurrence which scored there: it would score twice.
      if (fact.key === '' && shared.has(fact.code)) {
        admitting.report('event-key-needed', fact, '事由编号', { code: code.name });
      }
      // What may count as of this day: the event itself, and what it may be converted to.
      const { run } = admitting.facts;
      const worths = countsOn(code, fact.date, { ...run, asOf: run.to })
        ? worthsOf(code, fact.level, figure.term.codes)
        : [];
      if (worths.some((worth) => !admitting.inForce(worth, fact.date))) {
        admitting.report('parameter-not-in-force-on', fact, '日期', { day: formatDay(fact.date) });
      }
      if (fact.count > MAX_COUNT) {
        admitting.report('cell-not-count', fact, '次数', { found: String(fact.count), limit: String(MAX_COUNT) });
      }
    }
  },
  evaluate(figure, run) {
    const { length } = run.rows;
    const { codes, sameKey } = figure.term;
    const ordered = inOrderOfEscalation(codes);
    const values = Array.from({ length }, () => zero);
    const absent = new Absences(length);
    const trace = new Map<number, RowTrace>();
    const { counting: countingByRow, past: pastByRow } = eventsByRow(figure.term, run);
    for (const row of new Set([...countingByRow.keys(), ...pastByRow.keys()])) {
      const counting = countingByRow.get(row) ?? [];
      const past = pastByRow.get(row) ?? [];
      const elsewhere = keysScoredElsewhere(figure, row, run);
      for (const { of } of counting) {
        const unclear = elsewhere.get(of.key);
        const stronger = typeof unclear === 'object' ? strongerOf(absent.at(row), unclear) : undefined;
        if (stronger !== undefined) absent.set(row, stronger);
      }
      const chosen = onePerKey(counting, sameKey);
      const scored = elsewhere.size === 0 ? chosen : chosen.filter(({ of }) => !elsewhere.has(of.key));
      const rows = {
        scored,
        elsewhere: elsewhere.size === 0 ? [] : chosen.filter(({ of }) => elsewhere.has(of.key)),
        lapsed: past.map((p) => p.fact),
      };
      const folded = fold(figure.term, ordered, rows, run.constantOn);
      const totals = folded.filter((f) => f.counted.length > 0).map((f) => totalOf(f, run));
      trace.set(row, {
        scored,
        passedOver: counting.length === scored.length ? [] : passedOver(counting, scored),
        expired: past.filter(({ code }) => code.expires !== undefined),
        folded,
        totals,
      });
      values[row] = totals.map((t) => t.after).reduce(add, zero);
    }
    return { column: { kind: 'number', vector: vectorOf(values), absent }, trace };
  },
  show: (_figure, row, run, trace) => shown(row, trace, (code) => timesOf(code, run)),
};

function passedOver(counting: readonly Scored[], scored: readonly Scored[]): EventFact[] {
  const kept = new Set(scored);
  return counting.filter((s) => !kept.has(s)).map((s) => s.of);
}

/** What happened under the figure's codes, by row. */
interface Happened {
  readonly counting: ReadonlyMap<number, readonly Scored[]>;
  /** Known, but not counting: they may have expired, and may make others repetitions. */
  readonly past: ReadonlyMap<number, RowTrace['expired']>;
}

function eventsByRow({ codes }: EventsTerm, run: Evaluating): Happened {
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const clock = run.facts.run;
  // A row of any code may be where an occurrence stands that rows of others are of, too.
  const looksBack = codes.some((code) => code.repeats !== undefined);
  const counting = new Map<number, Scored[]>();
  const past = new Map<number, RowTrace['expired'][number][]>();
  for (const fact of run.facts.events) {
    const code = byCode.get(fact.code);
    if (code === undefined) continue;
    const { date, count, level } = fact;
    const counts = countsOn(code, date, clock);
    if (!counts && code.expires === undefined && !looksBack) continue;
    // Days of earlier periods belong to no row. Inside a split, where a day says which, no code reaches beyond the period.
    const row = run.rows.rowOf(fact.subject, date < clock.from ? undefined : date);
    if (row < 0) continue;
    if (counts) {
      const each = run.constantOn(amountOfEvent(code, level) ?? '0', date);
      pushTo(counting, row, { code, date, count, each, of: fact });
    } else pushTo(past, row, { fact, code });
  }
  return { counting, past };
}

function pushTo<T>(lists: Map<number, T[]>, row: number, item: T): void {
  const list = lists.get(row);
  if (list === undefined) lists.set(row, [item]);
  else list.push(item);
}

function totalOf(folded: Folded, run: Evaluating): CodeTotal {
  const { code, counted } = folded;
  const points = counted.map(({ occurrence, count, after }) => {
    const once = after === undefined ? occurrence.each : multiply(occurrence.each, timesOf(code, run));
    return multiply(once, whole(count));
  });
  const before = points.reduce(add);
  const { atMost } = code;
  const after = atMost === undefined || atMost === 'none' ? before : least(before, run.constant(atMost));
  return { ...folded, before, after };
}

/** What a repetition counts; the code's occurrences count once where it says nothing. */
const timesOf = ({ repeats }: EventCode, run: Evaluating): Exact => run.constant(repeats?.times ?? '1');

/** What an event may be worth, as itself and as what it may be converted to, over and over. */
function worthsOf(code: EventCode, level: string, codes: readonly EventCode[]): readonly Amount[] {
  const own = amountOfEvent(code, level);
  const worths: Amount[] = own === undefined ? [] : [own];
  for (let next = escalationOf(code, codes); next !== undefined; next = escalationOf(next.to, codes)) {
    worths.push(next.worth);
  }
  return worths;
}

/** Codes that the excluded figures read. */
const codesOfExcluded = (figure: With<EventsTerm>, admitting: Admitting): Set<string> =>
  new Set(
    (figure.term.excluding ?? []).flatMap((id) => {
      const term = admitting.figure(id)?.term;
      return term?.kind === 'events' ? term.codes.map((c) => c.code) : [];
    }),
  );

/**
 * Keys that score on an excluded figure. A figure that does not apply to the subject takes no key away; where that can't be told, the key's
 * entry says why.
 */
function keysScoredElsewhere(figure: With<EventsTerm>, row: number, run: Evaluating): Map<string, true | Absence> {
  const keys = new Map<string, true | Absence>();
  for (const id of figure.term.excluding ?? []) {
    const verdict = run.appliesTo(id, row);
    if (verdict === false) continue;
    const trace = run.trace(id) as EventsTrace;
    for (const { of } of trace.get(row)?.scored ?? []) {
      const before = keys.get(of.key);
      if (of.key === '' || before === true) continue;
      keys.set(of.key, verdict === true ? true : (strongerOf(before, verdict) ?? verdict));
    }
  }
  return keys;
}

/** What happened, worth points by code and level. The same occurrence never scores twice. */
import type { Admitting } from '../facts/admitting.ts';
import type { EventFact } from '../facts/facts.ts';
import { formatDay } from '../numbers/day.ts';
import {
  add,
  compare,
  type Exact,
  formatShort,
  greatest,
  least,
  multiply,
  subtract,
  whole,
  zero,
} from '../numbers/exact.ts';
import { vectorOf } from '../numbers/vector.ts';
import { type Absence, Absences, strongerOf } from '../run/column.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, eventAmount, idShape, label, limit, type Marks, markFields } from '../scheme/amount.ts';
import type { Checking } from '../scheme/checking.ts';
import { choice } from '../text/choice.ts';
import { listOf, namedList, optional, pairsOf, record, required, type Shape, text } from '../text/shape.ts';
import type { Line, Shown, Term, With } from './term.ts';

export interface EventCode extends Marks {
  readonly code: string;
  readonly name: string;
  readonly each?: Amount;
  readonly levels?: readonly { readonly key: string; readonly value: Amount }[];
  readonly atMost?: Amount | 'none';
}
export interface EventsTerm {
  readonly kind: 'events';
  readonly codes: readonly EventCode[];
  /** Which of several rows with one key counts. */
  readonly sameKey: 'highest' | 'first' | 'last' | 'sum';
  /** Figures whose scored occurrences don't score here. */
  readonly excluding?: readonly string[];
}

interface Scored {
  readonly fact: EventFact;
  readonly code: EventCode;
  /** Points of one occurrence, and of all that the row counts. */
  readonly each: Exact;
  readonly amount: Exact;
}
interface CodeTotal {
  readonly code: EventCode;
  readonly before: Exact;
  readonly after: Exact;
}
export interface EventsTrace {
  /** What counted, per row that has events. */
  readonly scored: ReadonlyMap<number, readonly Scored[]>;
  readonly passedOver: ReadonlyMap<number, readonly EventFact[]>;
  readonly totals: ReadonlyMap<number, readonly CodeTotal[]>;
}

/** More occurrences than this in one row are a typing error; the bound also keeps sums provably small. */
const MAX_COUNT = 10_000;

const codeShape: Shape<Omit<EventCode, 'code'>> = record<Omit<EventCode, 'code'>>('事项', {
  name: required(text, '中文名称'),
  each: optional(eventAmount, '每次多少分'),
  levels: optional(pairsOf(label, eventAmount), '各级别每次多少分'),
  atMost: optional(limit, '这一事项合计封顶；none 表示有意不封顶'),
  ...markFields,
});

export const events: Term<EventsTerm, EventsTrace> = {
  name: '事件计分',
  about: '按发生的事项和级别计分；没有发生就是0分。',
  gives: 'number',
  shape: () =>
    record<Omit<EventsTerm, 'kind'>>('事件计分', {
      codes: required(namedList<'code', EventCode>('code', label, codeShape), '各事项的计分'),
      sameKey: required(
        choice({ highest: '取最高', first: '取最早', last: '取最晚', sum: '都计' }),
        '同一件事（同一事由编号）有几行时怎样计',
      ),
      excluding: optional(listOf(idShape, { orOne: true }), '在这些指标里计过分的事由，这里不再计'),
    }),
  inner: () => [],
  // Excluded figures must be computed first; more points there may take points away here.
  reads: (node) => (node.excluding ?? []).map((figure) => ({ figure, sign: 'any' })),
  missing: [],
  asks: 'never',
  check(figure, checking) {
    for (const code of figure.term.codes) {
      if ((code.each === undefined) === (code.levels === undefined)) {
        checking.report('event-each-or-levels', figure, ['events', 'codes', code.code], { code: code.name });
      }
      for (const value of amountsOf(code, checking)) {
        if (value.units < 0n)
          checking.report('event-negative', figure, ['events', 'codes', code.code], { code: code.name });
      }
    }
    for (const id of figure.term.excluding ?? []) {
      const target = checking.figure(id);
      checking.refers(id, ['number'], figure, ['events', 'excluding']);
      if (target !== undefined && target.term.kind !== 'events') {
        checking.report('excluding-not-events', figure, ['events', 'excluding'], { figure: id });
      }
    }
  },
  bounds(figure, checking) {
    let places = 0;
    let high: Exact | undefined = zero;
    for (const code of figure.term.codes) {
      const values = amountsOf(code, checking);
      const cap = checking.values(code.atMost);
      places = Math.max(places, ...values.map((v) => v.places), ...cap.map((v) => v.places));
      high = high === undefined || cap.length === 0 ? undefined : add(high, cap.reduce(greatest));
    }
    return { low: zero, high, places };
  },
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
      const each = code.each ?? code.levels?.find((l) => l.key === fact.level)?.value;
      const { from, to } = admitting.facts.run;
      if (each !== undefined && fact.date >= from && fact.date <= to && !admitting.inForce(each, fact.date)) {
        admitting.report('parameter-not-in-force-on', fact, '日期', { day: formatDay(fact.date) });
      }
      if (fact.count > MAX_COUNT) {
        admitting.report('cell-not-count', fact, '次数', { found: String(fact.count), limit: String(MAX_COUNT) });
      }
    }
  },
  evaluate(figure, run) {
    const { length } = run.rows;
    const byCode = new Map(figure.term.codes.map((code) => [code.code, code]));
    const candidates = new Map<number, Scored[]>();
    for (const fact of run.facts.events) {
      const code = byCode.get(fact.code);
      const row = code === undefined ? -1 : run.rows.rowOf(fact.subject, fact.date);
      if (code === undefined || row < 0) continue;
      const each = code.each ?? code.levels?.find((l) => l.key === fact.level)?.value ?? '0';
      const points = run.constantOn(each, fact.date);
      const scored = { fact, code, each: points, amount: multiply(points, whole(fact.count)) };
      const list = candidates.get(row);
      if (list === undefined) candidates.set(row, [scored]);
      else list.push(scored);
    }
    const scoredByRow = new Map<number, Scored[]>();
    const passedOver = new Map<number, EventFact[]>();
    const totals = new Map<number, CodeTotal[]>();
    const values = Array.from({ length }, () => zero);
    const absent = new Absences(length);
    for (const [row, list] of candidates) {
      const elsewhere = keysScoredElsewhere(figure, row, run);
      const open = list.filter(({ fact }) => {
        const unclear = elsewhere.get(fact.key);
        const stronger = typeof unclear === 'object' ? strongerOf(absent.at(row), unclear) : undefined;
        if (stronger !== undefined) absent.set(row, stronger);
        return unclear === undefined;
      });
      const scored = onePerKey(open, figure.term.sameKey);
      const sums = figure.term.codes.flatMap((code): CodeTotal[] => {
        const mine = scored.filter((s) => s.code === code);
        if (mine.length === 0) return [];
        const before = mine.map((s) => s.amount).reduce(add);
        const after =
          code.atMost === undefined || code.atMost === 'none' ? before : least(before, run.constant(code.atMost));
        return [{ code, before, after }];
      });
      scoredByRow.set(row, scored);
      passedOver.set(
        row,
        list.filter((s) => !scored.includes(s)).map((s) => s.fact),
      );
      totals.set(row, sums);
      values[row] = sums.map((s) => s.after).reduce(add, zero);
    }
    const vector = vectorOf(values);
    return {
      column: { kind: 'number', vector, absent },
      trace: { scored: scoredByRow, passedOver, totals },
    };
  },
  show: (_figure, row, _run, trace) => shown(row, trace),
};

const amountsOf = (code: EventCode, checking: Checking): Exact[] =>
  [code.each, ...(code.levels ?? []).map((l) => l.value)].flatMap(checking.values);

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
    for (const { fact } of trace.scored.get(row) ?? []) {
      const before = keys.get(fact.key);
      if (fact.key === '' || before === true) continue;
      keys.set(fact.key, verdict === true ? true : (strongerOf(before, verdict) ?? verdict));
    }
  }
  return keys;
}

/** Of rows with one key the one that the scheme names; of rows of one day the dearer. What is still equal gives the same points. */
function onePerKey(list: readonly Scored[], which: EventsTerm['sameKey']): Scored[] {
  if (which === 'sum') return [...list];
  const chosen = new Map<string, Scored>();
  const result: Scored[] = [];
  for (const scored of list) {
    const { key } = scored.fact;
    if (key === '') {
      result.push(scored);
      continue;
    }
    const before = chosen.get(key);
    if (before === undefined || goesBefore(scored, before, which)) chosen.set(key, scored);
  }
  result.push(...chosen.values());
  return result.sort((a, b) => a.fact.date - b.fact.date || (a.fact.id < b.fact.id ? -1 : 1));
}

function goesBefore(a: Scored, b: Scored, which: 'highest' | 'first' | 'last'): boolean {
  const dearer = compare(a.amount, b.amount);
  const earlier = which === 'last' ? b.fact.date - a.fact.date : a.fact.date - b.fact.date;
  const [first, second] = which === 'highest' ? [-dearer, earlier] : [earlier, -dearer];
  if (first !== 0) return first < 0;
  return second !== 0 ? second < 0 : a.fact.id < b.fact.id;
}

function shown(row: number, trace: EventsTrace): Shown {
  const scored = trace.scored.get(row) ?? [];
  const totals = trace.totals.get(row) ?? [];
  const notes = (trace.passedOver.get(row) ?? []).map((fact) => `同一事由已计分，不重复计：${fact.id}`);
  if (totals.length === 0) return { arithmetic: '0', notes: [...notes, '本期无此类事项'], facts: [] };
  const lines: Line[] = totals.map(({ code, before }) => ({
    label: code.name,
    arithmetic: timesText(scored.filter((s) => s.code === code)),
    value: formatShort(before),
  }));
  for (const { code, before, after } of totals) {
    if (compare(before, after) !== 0) {
      notes.push(`${code.name}封顶 ${formatShort(after)}，超出的 ${formatShort(subtract(before, after))} 不计`);
    }
  }
  const facts = scored.map((s) => s.fact.id);
  return { arithmetic: totals.map((t) => formatShort(t.after)).join(' + '), lines, notes, facts };
}

/** `12×2 + 5`: occurrences of equal points together, in the order in which they come. */
function timesText(scored: readonly Scored[]): string {
  const counts = new Map<string, number>();
  for (const { each, fact } of scored) {
    const points = formatShort(each);
    counts.set(points, (counts.get(points) ?? 0) + fact.count);
  }
  return [...counts].map(([points, count]) => (count === 1 ? points : `${count}×${points}`)).join(' + ');
}

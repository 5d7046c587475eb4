/** What must be right about an `events` figure, and how high it can come. */
import { add, compare, type Exact, greatest, least, multiply, one, whole, zero } from '../../numbers/exact.ts';
import type { Checking } from '../../scheme/checking.ts';
import { offered } from '../../text/nearest.ts';
import type { Bounds, With } from '../term.ts';
import type { EventCode, EventsTerm } from './node.ts';

export function checkEvents(figure: With<EventsTerm>, checking: Checking): void {
  for (const code of figure.term.codes) {
    const inside = ['events', 'codes', code.code];
    if ((code.each === undefined) === (code.levels === undefined)) {
      checking.report('event-each-or-levels', figure, inside, { code: code.name });
    }
    for (const value of amountsOf(code, checking)) {
      if (value.units < 0n) checking.report('event-negative', figure, inside, { code: code.name });
    }
    for (const times of checking.values(code.repeats?.times)) {
      if (compare(times, one) <= 0) checking.report('event-times', figure, [...inside, 'repeats', 'times']);
    }
    reportIdle(code, figure, checking);
    checkEscalation(code, figure, checking);
  }
  reportCircles(figure, checking);
  for (const id of figure.term.excluding ?? []) {
    const target = checking.figure(id);
    checking.refers(id, ['number'], figure, ['events', 'excluding']);
    if (target !== undefined && target.term.kind !== 'events') {
      checking.report('excluding-not-events', figure, ['events', 'excluding'], { figure: id });
    }
  }
}

/** How long something counts, and how many times, makes no difference to what is worth nothing. */
function reportIdle(code: EventCode, figure: With<EventsTerm>, checking: Checking): void {
  const amounts = amountsOf(code, checking);
  if (amounts.length === 0 || amounts.some((v) => v.units !== 0n)) return;
  for (const key of ['expires', 'repeats'] as const) {
    // What counts towards a group is worth something there.
    const isIdle = code[key] !== undefined && (key === 'repeats' || code.escalates === undefined);
    if (isIdle)
      checking.report('event-worth-nothing', figure, ['events', 'codes', code.code, key], { key, code: code.name });
  }
}

function checkEscalation({ code, name, escalates }: EventCode, figure: With<EventsTerm>, checking: Checking): void {
  if (escalates === undefined) return;
  const inside = ['events', 'codes', code, 'escalates'];
  const { codes } = figure.term;
  const to = codes.find((c) => c.code === escalates.to);
  if (to === undefined) {
    checking.report('escalates-unknown', figure, [...inside, 'to'], {
      name,
      to: escalates.to,
      ...offered(
        escalates.to,
        codes.map((c) => c.code).filter((c) => c !== code),
      ),
    });
    return;
  }
  const levels = (to.levels ?? []).map((l) => l.key);
  const { level } = escalates;
  if (to.levels === undefined) {
    if (level !== undefined) checking.report('escalates-level-useless', figure, [...inside, 'level'], { to: to.name });
  } else if (level === undefined) {
    checking.report('escalates-level-needed', figure, inside, {
      to: to.name,
      known: levels.join('、'),
      first: levels[0] ?? '',
    });
  } else if (!levels.includes(level)) {
    checking.report('escalates-level-unknown', figure, [...inside, 'level'], {
      to: to.name,
      level,
      ...offered(level, levels),
    });
  }
}

/** Each circle of escalations once, where its first code stands. */
function reportCircles(figure: With<EventsTerm>, checking: Checking): void {
  const next = new Map(figure.term.codes.map(({ code, escalates }) => [code, escalates?.to]));
  const seen = new Set<string>();
  for (const { code } of figure.term.codes) {
    const way: string[] = [];
    let at: string | undefined = code;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      way.push(at);
      at = next.get(at);
    }
    if (at === undefined || !way.includes(at)) continue;
    const circle = [...way.slice(way.indexOf(at)), at];
    checking.report('escalates-circle', figure, ['events', 'codes', at, 'escalates'], { circle: circle.join(' → ') });
  }
}

export function boundsOfEvents(figure: With<EventsTerm>, checking: Checking): Bounds {
  let places = 0;
  let high: Exact | undefined = zero;
  for (const code of figure.term.codes) {
    const times = checking.values(code.repeats?.times);
    const most = times.reduce(greatest, one);
    const values = amountsOf(code, checking);
    const cap = checking.values(code.atMost);
    const decimals = Math.max(0, ...values.map((v) => v.places)) + Math.max(0, ...times.map((v) => v.places));
    places = Math.max(places, decimals, ...cap.map((v) => v.places));
    // Of a code that escalates fewer than a group are left over.
    const left =
      code.escalates === undefined
        ? undefined
        : multiply(multiply(values.reduce(greatest, zero), most), whole(code.escalates.every - 1));
    const limits = [...(cap.length === 0 ? [] : [cap.reduce(greatest)]), ...(left === undefined ? [] : [left])];
    high = high === undefined || limits.length === 0 ? undefined : add(high, limits.reduce(least));
  }
  return { low: zero, high, places };
}

const amountsOf = (code: EventCode, checking: Checking): Exact[] =>
  [code.each, ...(code.levels ?? []).map((l) => l.value)].flatMap(checking.values);

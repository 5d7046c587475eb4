/** Codes of events that expire, are repeated and escalate, and what happened under them in this period and before. */
import fc from 'fast-check';
import type { RawRow } from '../../src/facts/tables.ts';
import type { Amount } from '../../src/scheme/amount.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import type { EventCode, EventsTerm, Span } from '../../src/terms/events/node.ts';
import { chance, type Draw, pick } from './draw.ts';

/** `rate` is drawn where an amount may follow the day. */
export function drawEventsTerm(g: Draw, code: string, rate: () => Amount, mayLast: boolean): EventsTerm {
  const plain = drawCode(g, code, rate);
  const codes = mayLast && chance(g, 50) ? drawLasting(g, plain, rate) : [plain];
  return { kind: 'events', codes, sameKey: pick(g, 'highest', 'first', 'last', 'sum') };
}

const drawCode = (g: Draw, code: string, rate: () => Amount): EventCode => ({
  code,
  name: `事项${code}`,
  levels: [
    { key: '高', value: chance(g, 30) ? rate() : '4' },
    { key: '低', value: '1.25' },
  ],
  ...(chance(g, 40) ? { atMost: '6' } : {}),
});

const drawSpan = (g: Draw): Span => pick(g, { months: 1 }, { months: 3 }, { months: 6 }, { days: 30 }, { days: 90 });

/** Up to three codes, each of which may become a later one; they stand in any order. */
function drawLasting(g: Draw, plain: EventCode, rate: () => Amount): EventCode[] {
  const more = Array.from({ length: g(fc.nat, 2) }, (_, i) => drawCode(g, `${plain.code}${i + 1}`, rate));
  const codes = [plain, ...more].map(
    (code): EventCode => (chance(g, 30) ? { ...code, levels: undefined, each: pick(g, '0', '0.5', '3') } : code),
  );
  const drawn = codes.map(
    (code, i): EventCode => ({
      ...code,
      ...(chance(g, 55) ? { expires: drawSpan(g) } : {}),
      ...(chance(g, 55) ? { repeats: { within: drawSpan(g), times: pick(g, '2', '1.5', '3') } } : {}),
      ...drawEscalation(g, codes.slice(i + 1)),
    }),
  );
  // What is undefined would be written as a key.
  const plainly = drawn.map((code) => JSON.parse(JSON.stringify(code)) as EventCode);
  return chance(g, 50) ? plainly : plainly.reverse();
}

function drawEscalation(g: Draw, later: readonly EventCode[]): Pick<EventCode, 'escalates'> {
  if (later.length === 0 || !chance(g, 80)) return {};
  const to = pick(g, ...later);
  const level = to.levels === undefined ? {} : { level: pick(g, '高', '低') };
  return { escalates: { every: pick(g, 2, 3, 3, 5), to: to.code, ...level } };
}

const lasts = ({ expires, repeats, escalates }: EventCode): boolean =>
  expires !== undefined || repeats !== undefined || escalates !== undefined;

/** What happened to a person under the codes of figures that look beyond the period, or put occurrences together. */
export function drawHappenings(g: Draw, figures: readonly Figure[], subject: string, needsKeys: boolean): RawRow[] {
  const terms = figures.flatMap(({ term }) => (term.kind === 'events' && term.codes.some(lasts) ? [term] : []));
  return terms.flatMap(({ codes }, at) =>
    Array.from(
      { length: g(fc.nat, 7) },
      (_, i): RawRow => ({
        id: `h-${subject}-${at}-${i}`,
        subject,
        code: pick(g, ...codes).code,
        level: pick(g, '高', '低'),
        count: String(pick(g, 1, 1, 1, 2, 3, 7)),
        date: drawDay(g),
        key: pick(g, needsKeys ? `own${at}${i}` : '', needsKeys ? `own${at}${i}` : '', 'k1', 'k2', 'k4'),
      }),
    ),
  );
}

/** In the period, and before it: days from which spans end on its last day, and on those beside it. */
const drawDay = (g: Draw): string =>
  pick(
    g,
    ...['2026-01-10', '2026-01-31', '2026-02-15', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-31'],
    ...['2025-12-31', '2025-12-30', '2026-01-01', '2025-11-30', '2025-10-01', '2025-09-30', '2025-10-31', '2025-08-15'],
    ...['2026-01-10', '2026-02-15', '2026-04-01'],
  );

/** What may happen to somebody that counts, as the scheme lists it: for the form in which it is proposed. */
import { type Saying, sayingOf } from '../print/saying.ts';
import { figureName } from '../scheme/called.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type Placed, placedFigures } from '../scheme/tree.ts';
import type { EventCode } from '../terms/events/node.ts';
import { termOf } from '../terms/index.ts';
import type { Reads, Sign } from '../terms/term.ts';
import { populationsReading } from './populations-reading.ts';

/** One code of events. */
export interface Happening {
  readonly code: string;
  readonly name: string;
  /** The figure that counts it, the first of several, with its name; absent: conditions alone look at it. */
  readonly figure?: string;
  readonly figureName?: string;
  /** Its own clause, or else that of the nearest figure around it. */
  readonly clause?: readonly string[];
  /**
   * Whether one more can only raise a total or only lower it. `either`: it can't be told from the code alone, since it goes in by bands, stands
   * on both sides, or no total counts it.
   */
  readonly effect: 'adds' | 'subtracts' | 'either';
  /** What each occurrence is worth, as people read it; of one with levels each level's. */
  readonly worth?: string;
  readonly levels?: readonly { readonly key: string; readonly worth?: string }[];
  /** Ids of the populations whose results it goes into. */
  readonly populations: readonly string[];
}

/** Every code once, in the order of the file; those that only conditions know behind them, under their code as name. */
export function happeningsOf(scheme: Scheme): readonly Happening[] {
  const saying = sayingOf(scheme);
  const placed = placedFigures(scheme);
  const readBy = populationsReading(scheme, placed);
  const parents = new Map(placed.map((entry) => [entry.figure.id, entry]));
  const signs = signsOf(scheme, placed);
  const found = new Map<string, Happening>();
  for (const entry of placed) {
    const { figure } = entry;
    if (figure.term.kind !== 'events') continue;
    for (const code of figure.term.codes) {
      const clause = code.clause ?? clauseAround(entry, parents);
      const one: Happening = {
        code: code.code,
        name: code.name,
        figure: figure.id,
        figureName: figureName(scheme, figure.id),
        ...(clause === undefined ? {} : { clause }),
        effect: effectOf(signs.get(figure.id)),
        ...worthOf(code, saying),
        populations: readBy(figure.id),
      };
      const before = found.get(code.code);
      found.set(code.code, before === undefined ? one : both(before, one));
    }
  }
  for (const { event, levels } of conditionsIn(scheme))
    for (const code of event) {
      if (found.has(code)) continue;
      const named = levels === undefined ? {} : { levels: levels.map((key) => ({ key })) };
      found.set(code, { code, name: code, effect: 'either', ...named, populations: [] });
    }
  return [...found.values()];
}

/** A code that several figures count. */
const both = (first: Happening, second: Happening): Happening => ({
  ...first,
  effect: first.effect === second.effect ? first.effect : 'either',
  populations: [...new Set([...first.populations, ...second.populations])],
});

function worthOf({ each, levels }: EventCode, saying: Saying): Pick<Happening, 'worth' | 'levels'> {
  if (levels !== undefined) return { levels: levels.map(({ key, value }) => ({ key, worth: saying.amount(value) })) };
  return each === undefined ? {} : { worth: saying.amount(each) };
}

function clauseAround({ figure, parent }: Placed, placed: ReadonlyMap<string, Placed>): Happening['clause'] {
  const outer = parent === undefined ? undefined : placed.get(parent.id);
  return figure.clause ?? (outer === undefined ? undefined : clauseAround(outer, placed));
}

/** What an occurrence is worth is never below zero: the figures above it give the direction. */
function effectOf(signs: ReadonlySet<Sign> | undefined): Happening['effect'] {
  const [sign] = signs ?? [];
  if (sign === undefined || signs?.size !== 1 || sign === 'any') return 'either';
  return sign === 'up' ? 'adds' : 'subtracts';
}

/** Ways by which each figure's value goes into a total, by their sign; what is only looked at goes nowhere. */
function signsOf(scheme: Scheme, placed: readonly Placed[]): ReadonlyMap<string, ReadonlySet<Sign>> {
  const figures = new Map(placed.map(({ figure }) => [figure.id, figure]));
  const signs = new Map<string, Set<Sign>>();
  const open: { readonly id: string; readonly sign: Sign }[] = scheme.populations.map(({ total }) => ({
    id: total,
    sign: 'up',
  }));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const figure = figures.get(at.id);
    const known = signs.get(at.id) ?? new Set();
    if (figure === undefined || known.has(at.sign)) continue;
    signs.set(at.id, known.add(at.sign));
    for (const { figure: id, sign } of valuesRead(figure)) open.push({ id, sign: through(at.sign, sign) });
  }
  return signs;
}

const through = (outer: Sign, inner: Sign): Sign => {
  if (outer === 'any' || inner === 'any') return 'any';
  return outer === inner ? 'up' : 'down';
};

function valuesRead({ term }: Figure): readonly Reads[] {
  const reads: readonly Reads[] = termOf(term).reads(term);
  if (term.kind === 'figure') return reads;
  const inner = new Set(
    termOf(term)
      .inner(term)
      .map(({ id }: Figure) => id),
  );
  return reads.filter(({ figure }) => inner.has(figure));
}

interface EventsLookedAt {
  readonly event: readonly string[];
  readonly levels?: readonly string[];
}

/** Conditions on events stand anywhere in a scheme: in figures, grades and consequences. */
function conditionsIn(scheme: Scheme): readonly EventsLookedAt[] {
  const found: EventsLookedAt[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('event' in node && Array.isArray(node.event)) found.push(node as EventsLookedAt);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(scheme);
  return found;
}

/**
 * What the difference of two totals comes from. Both trees are walked from the total down at once. A figure that both count with the factors
 * F and F′ and the values v and v′ differs by (F′ − F) × (v + v′)/2, its `weight`, and (F + F′)/2 × (v′ − v), which is followed into its
 * parts; halves, so that the comparison read backwards is its mirror. Each step is exact, so that causes and rest are the difference.
 */
import {
  add,
  compare,
  type Exact,
  formatNeat,
  formatShort,
  multiply,
  negate,
  subtract,
  trim,
  zero,
} from '../numbers/exact.ts';
import type { Evaluated } from '../run/evaluate.ts';
import { placedFigures } from '../scheme/tree.ts';
import type { Cause, CauseKind, Side } from './comparison.ts';
import { type At, type Opened, openedAt, piecesOf, valueAt } from './opened.ts';

/** What is the same for all subjects of a pair of populations. */
export interface Routes {
  readonly before: Route;
  readonly after: Route;
  /** Order of walking: a figure comes after all those that count it, as far as the two schemes agree on that. */
  readonly order: ReadonlyMap<string, number>;
}
interface Route {
  readonly total: string;
  /** Ids of all figures of the scheme. */
  readonly known: ReadonlySet<string>;
  /** Ids that the total may be made of. */
  readonly counted: ReadonlySet<string>;
  readonly below: (id: string) => readonly string[];
  readonly refers: (id: string) => boolean;
}

/** Of the totals, or of a figure that both have. */
export function routesOf(before: Evaluated, after: Evaluated, figure?: string): Routes {
  const routes = {
    before: routeOf(before, figure ?? before.population.total),
    after: routeOf(after, figure ?? after.population.total),
  };
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const next of [...routes.before.below(id), ...routes.after.below(id)]) visit(next);
    found.push(id);
  };
  visit(routes.before.total);
  visit(routes.after.total);
  return { ...routes, order: new Map(found.reverse().map((id, i) => [id, i])) };
}

function routeOf({ run }: Evaluated, total: string): Route {
  const known = new Set(placedFigures(run.scheme).map(({ figure }) => figure.id));
  const below = (id: string): readonly string[] => (known.has(id) ? piecesOf(run.figure(id)) : []);
  const counted = new Set<string>();
  const visit = (id: string): void => {
    if (counted.has(id)) return;
    counted.add(id);
    for (const next of below(id)) visit(next);
  };
  visit(total);
  const refers = (id: string): boolean => known.has(id) && run.figure(id).term.kind === 'figure';
  return { total, known, counted, below, refers };
}

/** Causes by decreasing effect, and what roundings add. `places`: decimals that an effect shows in any case. */
export function causesOf(
  before: At,
  after: At,
  routes: Routes,
  places: number,
): { readonly causes: readonly Cause[]; readonly rest: Exact } {
  const walk = new Walk({ before, after }, routes);
  walk.run();
  const found = [...walk.found.values()].filter(({ effect }) => effect.units !== 0n);
  found.sort(
    (a, b) => compare(size(b.effect), size(a.effect)) || (a.figure < b.figure ? -1 : a.figure > b.figure ? 1 : 0),
  );
  const causes = found.map(({ effect, ...cause }) => ({ ...cause, effect: signed(effect, places) }));
  return { causes, rest: walk.rest };
}

const size = (value: Exact): Exact => (value.units < 0n ? negate(value) : value);
const half = ({ units, places }: Exact): Exact => trim({ units: units * 5n, places: places + 1 });

/** `+1.50`, `-0.25`, `0.00`. */
export const signed = (value: Exact, places: number): string =>
  `${value.units > 0n ? '+' : ''}${formatNeat(value, places)}`;

interface Found extends Omit<Cause, 'effect'> {
  readonly effect: Exact;
}

/** Factor of a figure in each total, as far as it has been reached. */
type Reached = { readonly [S in Side]?: Exact };

class Walk {
  readonly found = new Map<string, Found>();
  rest: Exact = zero;
  readonly #at: { readonly [S in Side]: At };
  readonly #routes: Routes;
  readonly #front = new Map<string, Reached>();

  constructor(at: { readonly [S in Side]: At }, routes: Routes) {
    this.#at = at;
    this.#routes = routes;
  }

  run(): void {
    const { before, after } = this.#routes;
    const one: Exact = { units: 1n, places: 0 };
    // Totals with ids of their own are held against each other, unless one is a part of the other.
    if (before.total === after.total || after.counted.has(before.total) || before.counted.has(after.total)) {
      this.#reach(before.total, 'before', one);
      this.#reach(after.total, 'after', one);
    } else this.#both(before.total, after.total, one, one);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { before: f, after: g } = this.#front.get(next) as Reached;
      this.#front.delete(next);
      if (f !== undefined && g !== undefined) this.#both(next, next, f, g);
      else if (f !== undefined) this.#only(next, 'before', f);
      else if (g !== undefined) this.#only(next, 'after', g);
    }
  }

  /** Of what was reached, the figure that stands highest. */
  #next(): string | undefined {
    const place = (id: string): number => this.#routes.order.get(id) ?? 0;
    let first: string | undefined;
    for (const id of this.#front.keys()) if (first === undefined || place(id) < place(first)) first = id;
    return first;
  }

  #reach(id: string, side: Side, factor: Exact): void {
    const reached = this.#front.get(id);
    this.#front.set(id, { ...reached, [side]: add(reached?.[side] ?? zero, factor) });
  }

  #both(idBefore: string, id: string, f: Exact, g: Exact): void {
    const v = this.#value(idBefore, 'before');
    const w = this.#value(id, 'after');
    const texts = (a: Exact, b: Exact) => ({ before: formatShort(a), after: formatShort(b) });
    this.#note('weight', id, multiply(subtract(g, f), half(add(v, w))), texts(f, g));
    const difference = subtract(w, v);
    if (difference.units === 0n) return;
    const factor = half(add(f, g));
    const a = openedAt(idBefore, this.#at.before);
    const b = openedAt(id, this.#at.after);
    if (a === undefined || b === undefined || (a.own === undefined) !== (b.own === undefined) || a.taken !== b.taken) {
      this.#note('value', id, multiply(factor, difference), texts(v, w));
      return;
    }
    if (a.own !== undefined && b.own !== undefined) {
      this.#note('value', id, multiply(factor, subtract(b.own, a.own)), texts(a.own, b.own));
    }
    this.#into(a, 'before', factor);
    this.#into(b, 'after', factor);
    for (const kind of new Set([...a.adjustments.keys(), ...b.adjustments.keys()])) {
      const x = a.adjustments.get(kind) ?? zero;
      const y = b.adjustments.get(kind) ?? zero;
      const effect = multiply(factor, subtract(y, x));
      if (kind === 'round') this.rest = add(this.rest, effect);
      else this.#note(kind, id, effect, texts(x, y));
    }
  }

  /** A figure that only one total counts: opened as far as the other counts something in it, else a cause as it stands. */
  #only(id: string, side: Side, factor: Exact): void {
    const other = this.#routes[side === 'before' ? 'after' : 'before'];
    const toward = (amount: Exact): Exact => (side === 'before' ? negate(amount) : amount);
    const opened = this.#shares(id, side) ? openedAt(id, this.#at[side]) : undefined;
    if (opened === undefined) {
      const value = this.#value(id, side);
      const kind = other.known.has(id)
        ? (`${side === 'before' ? 'ex' : 'in'}cluded` as const)
        : side === 'before'
          ? 'removed'
          : 'added';
      this.#note(kind, id, toward(multiply(factor, value)), { [side]: formatShort(value) });
      return;
    }
    this.#into(opened, side, factor);
    for (const [kind, amount] of opened.adjustments) {
      const effect = toward(multiply(factor, amount));
      if (kind === 'round') this.rest = add(this.rest, effect);
      else this.#note(kind, id, effect, { [side]: formatShort(amount) });
    }
  }

  #into(opened: Opened, side: Side, factor: Exact): void {
    for (const part of opened.parts) this.#reach(part.figure, side, multiply(factor, part.factor));
  }

  /** Whether the other total may count something inside the figure; a reference is nothing beside what it leads to. */
  #shares(id: string, side: Side): boolean {
    const { below, refers } = this.#routes[side];
    const { counted } = this.#routes[side === 'before' ? 'after' : 'before'];
    return refers(id) || below(id).some((part) => counted.has(part) || this.#shares(part, side));
  }

  #value(id: string, side: Side): Exact {
    const value = valueAt(id, this.#at[side]);
    if (value === undefined) throw new Error(`figure ${id} is counted without a value`);
    return value;
  }

  #note(kind: CauseKind, figure: string, effect: Exact, texts: Pick<Cause, 'before' | 'after'>): void {
    if (effect.units === 0n) return;
    const key = `${kind}\n${figure}`;
    const before = this.found.get(key);
    const name = this.#nameOf(figure);
    this.found.set(key, { kind, figure, name, ...texts, effect: add(before?.effect ?? zero, effect) });
  }

  #nameOf(figure: string): string {
    const side: Side = this.#routes.after.known.has(figure) ? 'after' : 'before';
    return this.#at[side].evaluated.run.name(figure);
  }
}

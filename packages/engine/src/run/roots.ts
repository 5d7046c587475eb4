/** Where an absence came from: which subject lacks which fact, followed down through figures, pools and links. Worked out when asked for. */
import { figuresIn } from '../conditions/condition.ts';
import type { Figure } from '../scheme/figure.ts';
import { placedFigures } from '../scheme/tree.ts';
import { termOf } from '../terms/index.ts';
import { poolsOf } from '../terms/pools.ts';
import type { Reads } from '../terms/term.ts';
import { type Absence, type AbsenceKind, numbers, type Reason, reasonKey, strongerOf } from './column.ts';
import type { Evaluating } from './evaluating.ts';

/** Something that a result waits for: it lacks, or is undecided, in this row of this population. */
export interface Root {
  readonly run: Evaluating;
  readonly row: number;
  readonly reason: Reason;
  readonly kind: AbsenceKind;
}

/**
 * What a reason that some of these figures give in the row comes down to. A pool whose members wait for one of them comes down to what that one
 * lacks, a link to what lacks over there; a reason that can't be followed (inside a split, say) is its own root.
 */
export function rootsOf(figures: readonly string[], row: number, reason: Reason, run: Evaluating): readonly Root[] {
  for (const id of figures) {
    const found = followed(id, row, reason, run);
    if (found !== undefined) return found;
  }
  return [{ run, row, reason, kind: kindOf(run, figures[0], row) }];
}

/** Whether the roots say no more than the reason itself does. */
export const isOwn = (roots: readonly Root[], row: number, run: Evaluating): boolean =>
  roots.length === 1 && roots[0]?.run === run && roots[0].row === row && !waitsForPool(roots[0].reason);

const waitsForPool = ({ code }: Reason): boolean => code === 'pool-undecided';

/** Kept by population, since everybody in a pool waits for the same. */
const kept = new WeakMap<Evaluating, Map<string, readonly Root[]>>();

function keep(run: Evaluating, key: string, make: () => readonly Root[]): readonly Root[] {
  const known = kept.get(run) ?? new Map<string, readonly Root[]>();
  kept.set(run, known);
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** Several who are linked may wait for the same. A list that is only handed on stays the very list, so that it is looked at once however many wait. */
function distinct(roots: readonly Root[]): readonly Root[] {
  if (roots.length < 2) return roots;
  const key = ({ run, row, reason }: Root): string => `${run.population}\n${row}\n${reasonKey(reason)}`;
  return [...new Map(roots.map((root) => [key(root), root])).values()];
}

/** The roots of a reason that the figure gives in the row, or of waiting for its pool; undefined where it gives no such reason. */
function followed(id: string, row: number, reason: Reason, run: Evaluating): readonly Root[] | undefined {
  const pooled = waitsForPool(reason) && reason.figure === id;
  if (pooled && isRank(run, id)) return rankRoots(id, row, run);
  if (!gives(run.column(id).absent.at(row), reason)) return undefined;
  return keep(run, `${id}\n${row}\n${reasonKey(reason)}`, () => {
    if (pooled) return poolRoots(run.figure(id), row, run);
    const found = reason.figure === id ? [] : below(run.figure(id), row, reason, run);
    return found.length > 0 ? found : [{ run, row, reason, kind: kindOf(run, id, row) }];
  });
}

const gives = (absence: Absence | undefined, reason: Reason): boolean =>
  absence?.because.some((r) => r === reason || reasonKey(r) === reasonKey(reason)) ?? false;

const kindOf = (run: Evaluating, id: string | undefined, row: number): AbsenceKind =>
  (id === undefined ? undefined : run.column(id).absent.at(row)?.kind) ?? 'open';

const isRank = (run: Evaluating, id: string): boolean => run.figure(id).term.kind === 'rank';

function below(figure: Figure, row: number, reason: Reason, run: Evaluating): readonly Root[] {
  const { term, applies } = figure;
  // What stands inside a split has a value for each stretch, and none for a subject.
  if (term.kind === 'split') return [];
  const reads: readonly Reads[] = termOf(term).reads(term);
  const here = reads.filter((r) => r.population === undefined).map((r) => r.figure);
  const amounts = [figure.atMost, figure.atLeast, ...(term.kind === 'scale' ? [term.by] : [])].flatMap((amount) =>
    typeof amount === 'object' && 'by' in amount && isFigure(run, amount.by) ? [amount.by] : [],
  );
  for (const id of [...here, ...(applies === undefined ? [] : figuresIn(applies.when)), ...amounts]) {
    const found = followed(id, row, reason, run);
    if (found !== undefined) return found;
  }
  if (term.kind === 'across') {
    const other = run.other(term.population);
    const linked = (run.trace(figure.id) as readonly (readonly number[])[])[row] ?? [];
    const [first, ...more] = linked.flatMap((far) => {
      const found = followed(term.of, far, reason, other);
      return found === undefined ? [] : [found];
    });
    return first === undefined || more.length === 0 ? (first ?? []) : distinct([first, ...more].flat());
  }
  // The amount that a pool shares lacks as soon as one of its members has none.
  if (term.kind === 'divide' && typeof term.amount === 'object' && 'term' in term.amount) {
    const { id } = term.amount;
    return keep(run, `${figure.id}\nthe amount of\n${poolAt(figure, row, run)}\n${reasonKey(reason)}`, () =>
      distinct(matesOf(figure, row, run).flatMap((mate) => followed(id, mate, reason, run) ?? [])),
    );
  }
  return [];
}

/** What those lack for whom the others of a pool wait. */
function poolRoots(figure: Figure, row: number, run: Evaluating): readonly Root[] {
  const { term } = figure;
  const inputs = term.kind === 'relative' ? [term.of.id] : term.kind === 'divide' ? term.by : [];
  return keep(run, `${figure.id}\nof the pool\n${poolAt(figure, row, run)}`, () =>
    distinct(matesOf(figure, row, run).flatMap((mate) => waitingAt(inputs, mate, run))),
  );
}

function rankRoots(id: string, row: number, run: Evaluating): readonly Root[] {
  const { ranking } = numbers(run.column(id));
  const pool = ranking?.pools[ranking.poolOf[row] as number];
  if (pool === undefined) throw new Error(`${id} has no pool for row ${row}`);
  return keep(run, `${id}\nof the pool\n${pool.name}`, () =>
    distinct(Array.from(pool.rows).flatMap((mate) => waitingAt([id], mate, run))),
  );
}

function waitingAt(figures: readonly string[], row: number, run: Evaluating): Root[] {
  const absence = figures.map((id) => run.column(id).absent.at(row)).reduce(strongerOf, undefined);
  if (absence?.kind !== 'held' && absence?.kind !== 'open') return [];
  return absence.because.flatMap((reason) => rootsOf(figures, row, reason, run));
}

/** Rows that the figure compares the row with, itself among them. */
const matesOf = (figure: Figure, row: number, run: Evaluating): readonly number[] =>
  Array.from(poolsFor(figure, run).pools[poolAt(figure, row, run)]?.rows ?? []);

const poolAt = (figure: Figure, row: number, run: Evaluating): number => poolsFor(figure, run).poolOf[row] as number;

/** Asked for once a row: each figure's pools are made once. */
const pooled = new WeakMap<Evaluating, Map<string, ReturnType<typeof poolsOf>>>();

function poolsFor({ id, term }: Figure, run: Evaluating): ReturnType<typeof poolsOf> {
  if (term.kind !== 'relative' && term.kind !== 'divide') throw new Error(`${id} waits for no pool`);
  const known = pooled.get(run) ?? new Map<string, ReturnType<typeof poolsOf>>();
  pooled.set(run, known);
  const found = known.get(id) ?? poolsOf(term.in, run);
  known.set(id, found);
  return found;
}

const figureIds = new WeakMap<Evaluating['scheme'], ReadonlySet<string>>();

/** An amount may follow a figure or an attribute. */
export function isFigure({ scheme }: Evaluating, id: string): boolean {
  const known = figureIds.get(scheme) ?? new Set(placedFigures(scheme).map(({ figure }) => figure.id));
  figureIds.set(scheme, known);
  return known.has(id);
}

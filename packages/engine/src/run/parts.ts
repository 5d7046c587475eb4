/** Runs that fall into parts: people whose results depend on nobody outside their pools can be scored pool by pool, apart from the others. */
import { attributesOf } from '../facts/attributes.ts';
import type { FactColumns } from '../facts/columns.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import type { TermKind, TermNode } from '../terms/index.ts';

/** People from one index up to, not including, another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts the people, in their order, into parts of about `size` that keep every pool whole, so that `scoreColumns(scheme, sliceFacts(…))` of
 * each part gives everybody what scoring all together gives them. One part where somebody's result may hang on anybody's.
 */
export function independentParts(scheme: Scheme, facts: FactColumns, size: number): Part[] {
  const { length } = facts.subjects;
  const pools = poolsIn(scheme);
  if (length === 0) return [];
  // Earlier results may be told apart from those of others.
  if (pools === undefined || facts.history.length > 0) return [{ from: 0, to: length }];
  const attributes = attributesOf(facts, scheme.attributes ?? []);
  const ends = pools.map((attribute) => poolEnds(attributes.column(attribute).codes));
  const parts: Part[] = [];
  for (let from = 0; from < length; ) {
    const to = cutAfter(from, Math.min(length, from + Math.max(1, size)), length, ends);
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

/** A pool of each subject, and the index of the last subject of each pool. */
interface PoolEnds {
  readonly codes: Int32Array;
  readonly last: Int32Array;
}

function poolEnds(codes: Int32Array): PoolEnds {
  let most = -1;
  for (let s = 0; s < codes.length; s++) if ((codes[s] as number) > most) most = codes[s] as number;
  const last = new Int32Array(most + 1);
  for (let s = 0; s < codes.length; s++) if ((codes[s] as number) >= 0) last[codes[s] as number] = s;
  return { codes, last };
}

/** The first index from `wanted` on where no pool of those from `from` on goes on. */
function cutAfter(from: number, wanted: number, length: number, pools: readonly PoolEnds[]): number {
  let to = wanted;
  for (let s = from; s < to && to < length; s++) {
    for (const { codes, last } of pools) {
      const code = codes[s] as number;
      if (code >= 0 && (last[code] as number) >= to) to = (last[code] as number) + 1;
    }
  }
  return to;
}

/** The attributes by which people are compared; undefined: somebody's result may hang on anybody's. */
function poolsIn(scheme: Scheme): string[] | undefined {
  const reaches = placedFigures(scheme).map(({ figure }) => reachOf(figure));
  if (reaches.includes('all')) return undefined;
  return [...new Set(reaches.flatMap((reach) => (reach === 'own' || reach === 'all' ? [] : [reach.in])))];
}

/** Whose facts a figure looks at: only the subject's own, those of everybody in the same pool, or of all. */
type Reach = 'own' | 'all' | { readonly in: string };

const inPool = (node: { readonly in: string }): Reach => (node.in === 'all' ? 'all' : { in: node.in });
const own = (): Reach => 'own';

/** Total, so that whoever adds a term says how far it looks. */
const reach: { readonly [K in TermKind]: (node: Extract<TermNode, { kind: K }>) => Reach } = {
  // Whoever rated themselves may lose all that they gave to others.
  points: ({ void: rules = [] }) => (rules.some((rule) => rule.whole) ? 'all' : 'own'),
  // Whether a paper counts hangs on all that stands on it, a quorum on everybody's papers.
  ballots: ({ void: rules = [], quorum = 0 }) => (rules.length > 0 || quorum > 0 ? 'all' : 'own'),
  events: own,
  completion: own,
  measure: own,
  earlier: own,
  days: own,
  fixed: own,
  figure: own,
  sum: own,
  weigh: own,
  scale: own,
  highest: own,
  lowest: own,
  choose: own,
  bands: own,
  linear: own,
  ratio: own,
  relative: inPool,
  divide: inPool,
  // What is reported of whom the attribute names is another's.
  split: ({ weigh }) => (typeof weigh === 'object' ? 'all' : 'own'),
  veto: own,
  clamp: own,
  across: () => 'all',
  rank: inPool,
  // Its pools are those of the rank that it goes by; without one all are one.
  grade: ({ seats = [], exceptions = [], ranking }) =>
    seats.some(({ mode }) => mode !== 'perPool') || (ranking === undefined && exceptions.some((e) => e.atMost))
      ? 'all'
      : 'own',
};

const reachOf = ({ term }: Figure): Reach => (reach[term.kind] as (node: TermNode) => Reach)(term);

/** What is asked of a county's sealed trees: checkpoints and proofs, each with one look at the nodes. */
import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { NodePlace } from '../merkle.ts';
import { consistencyPlan, inclusionPlan, type ProofPlan, proofOf } from '../proofs.ts';

/** Facts, and the record of who did what, are sealed apart. */
export type Log = 'facts' | 'audit';

export interface SealedState {
  readonly size: number;
  /** The signed text. */
  readonly note: string;
  readonly at: string;
}

export interface TreeReader {
  /** Absent: nothing is sealed yet. */
  latestCheckpoint(): Promise<SealedState | undefined>;
  /** All signed texts by growing size, up to this one. */
  checkpoints(upTo: number): Promise<readonly string[]>;
  /** Where entries stand; those that wait to be sealed are not in it. */
  positions(entries: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The proof that the leaf at `index` stands in the tree of `size`. Throws unless index < size ≤ what is sealed. */
  inclusionProof(index: number, size: number): Promise<readonly Uint8Array[]>;
  /** The same for many leaves at once, by index: with as many looks at the nodes as the tree is high, however many they are. */
  inclusionProofs(indices: readonly number[], size: number): Promise<ReadonlyMap<number, readonly Uint8Array[]>>;
  /** The proof that the tree of `second` only adds to the tree of `first`. Throws unless first ≤ second ≤ what is sealed. */
  consistencyProof(first: number, second: number): Promise<readonly Uint8Array[]>;
}

export function treeReader({ tenant, db }: Scope | TxScope, log: Log): TreeReader {
  const prove = async (plan: ProofPlan) => {
    const hashes = await nodesAt({ tenant, db }, log, plan.flat());
    return proofOf(plan, (place) => hashes.get(keyOf(place)));
  };
  return {
    async latestCheckpoint() {
      const row = await db
        .selectFrom('checkpoints')
        .select(['size', 'note', 'at'])
        .where('tenant', '=', tenant)
        .where('log', '=', log)
        .orderBy('size', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && { size: Number(row.size), note: row.note, at: row.at };
    },
    async checkpoints(upTo) {
      const rows = await db
        .selectFrom('checkpoints')
        .select('note')
        .where('tenant', '=', tenant)
        .where('log', '=', log)
        .where('size', '<=', String(upTo))
        .orderBy('size')
        .execute();
      return rows.map(({ note }) => note);
    },
    async positions(entries) {
      if (entries.length === 0) return new Map();
      const rows = await db
        .selectFrom('tree_leaves')
        .select(['entry', 'position'])
        .where('tenant', '=', tenant)
        .where('log', '=', log)
        .where('entry', 'in', entries)
        .execute();
      return new Map(rows.map(({ entry, position }) => [entry, Number(position)]));
    },
    inclusionProof: (index, size) => prove(inclusionPlan(index, size)),
    async inclusionProofs(indices, size) {
      const plans = indices.map((index) => [index, inclusionPlan(index, size)] as const);
      const hashes = await manyNodesAt(
        { tenant, db },
        log,
        plans.flatMap(([, plan]) => plan.flat()),
      );
      return new Map(plans.map(([index, plan]) => [index, proofOf(plan, (place) => hashes.get(keyOf(place)))]));
    },
    consistencyProof: (first, second) => prove(consistencyPlan(first, second)),
  };
}

const keyOf = ({ level, index }: NodePlace): string => `${level}/${index}`;

/** The nodes at these places, by `level/index`; those that aren't there are left out. */
export async function nodesAt(
  { tenant, db }: Scope | TxScope,
  log: Log,
  places: readonly NodePlace[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (places.length === 0) return new Map();
  const rows = await db
    .selectFrom('tree_nodes')
    .select(['level', 'position', 'hash'])
    .where('tenant', '=', tenant)
    .where('log', '=', log)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('level', 'position'),
        'in',
        places.map(({ level, index }) => tuple(level, String(index))),
      ),
    )
    .execute();
  return new Map(rows.map(({ level, position, hash }) => [keyOf({ level, index: Number(position) }), hash]));
}

/** Positions of one level that go to the database in one question. */
const NODES_AT_ONCE = 20_000;

/** Level by level, so that a question is one list of positions. */
async function manyNodesAt(
  { tenant, db }: Scope | TxScope,
  log: Log,
  places: readonly NodePlace[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const levels = new Map<number, Set<number>>();
  for (const { level, index } of places) {
    const at = levels.get(level) ?? new Set<number>();
    levels.set(level, at.add(index));
  }
  const found = new Map<string, Uint8Array>();
  for (const [level, indices] of levels) {
    const all = [...indices];
    for (let from = 0; from < all.length; from += NODES_AT_ONCE) {
      const rows = await db
        .selectFrom('tree_nodes')
        .select(['position', 'hash'])
        .where('tenant', '=', tenant)
        .where('log', '=', log)
        .where('level', '=', level)
        .where('position', '=', sql<string>`any(${all.slice(from, from + NODES_AT_ONCE).map(String)}::bigint[])`)
        .execute();
      for (const { position, hash } of rows) found.set(keyOf({ level, index: Number(position) }), hash);
    }
  }
  return found;
}

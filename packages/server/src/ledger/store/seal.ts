/** Gives what waits its place in the tree, and signs the tree's state. */
import { type Scope, type TxScope, write } from '../../db/scope.ts';
import { originOf, signCheckpoint } from '../checkpoint.ts';
import { appendLeaves, type Frontier, frontierPlaces, rootOf, type TreeNode } from '../merkle.ts';
import type { NoteSigner } from '../note.ts';
import { type Log, nodesAt } from './tree.ts';

export interface Sealing {
  readonly log: Log;
  /** The county's code: part of the name under which the tree is signed. */
  readonly code: string;
  signer(name: string): NoteSigner;
  readonly now: Date;
}

/** So many leaves a transaction: it stays short, and its statements within what PostgreSQL takes. */
export const SEAL_BATCH = 1000;

/**
 * Seals one batch, the oldest first among what is committed, and gives how many leaves it had. The tree's row is locked, so that of two
 * servers one waits and goes on from the other's tree. Recording never touches that row. What is committed later with an older id gets a
 * later place: the order of the tree is the order of sealing.
 */
export function sealBatch(scope: Scope, { log, code, signer, now }: Sealing): Promise<number> {
  return write(scope, async (tx) => {
    const size = await lockTree(tx, log);
    const waiting = await tx.db
      .selectFrom('unsealed')
      .select(['entry', 'leaf'])
      .where('tenant', '=', tx.tenant)
      .where('log', '=', log)
      .orderBy('entry')
      .limit(SEAL_BATCH)
      .execute();
    if (waiting.length === 0) return 0;
    const { frontier, nodes } = appendLeaves(
      await frontierAt(tx, log, size),
      waiting.map(({ leaf }) => leaf),
    );
    const root = rootOf(frontier);
    const origin = originOf(code, log);
    const note = await signCheckpoint({ origin, size: frontier.size, root, extensions: [] }, [signer(origin)]);
    await addLeaves(tx, log, { size, entries: waiting.map(({ entry }) => entry), nodes });
    const tree = { tenant: tx.tenant, log, size: String(frontier.size) };
    await tx.db
      .updateTable('trees')
      .set({ size: tree.size })
      .where('tenant', '=', tx.tenant)
      .where('log', '=', log)
      .execute();
    await tx.db
      .insertInto('checkpoints')
      .values({ ...tree, root: Buffer.from(root), at: now.toISOString(), note })
      .execute();
    return waiting.length;
  });
}

/** The size of the tree, whose row is ours until the transaction ends. */
async function lockTree(tx: TxScope, log: Log): Promise<number> {
  const locked = () =>
    tx.db
      .selectFrom('trees')
      .select('size')
      .where('tenant', '=', tx.tenant)
      .where('log', '=', log)
      .forUpdate()
      .executeTakeFirst();
  const row = await locked();
  if (row !== undefined) return Number(row.size);
  await tx.db
    .insertInto('trees')
    .values({ tenant: tx.tenant, log, size: '0' })
    .onConflict((conflict) => conflict.columns(['tenant', 'log']).doNothing())
    .execute();
  const made = await locked();
  if (made === undefined) throw new Error('a tree that was made is gone');
  return Number(made.size);
}

async function frontierAt(tx: TxScope, log: Log, size: number): Promise<Frontier> {
  const places = frontierPlaces(size);
  const hashes = await nodesAt(tx, log, places);
  return {
    size,
    hashes: places.map(({ level, index }) => {
      const hash = hashes.get(`${level}/${index}`);
      if (hash === undefined) throw new Error(`the tree lacks its node at level ${level}, index ${index}`);
      return hash;
    }),
  };
}

async function addLeaves(
  tx: TxScope,
  log: Log,
  { size, entries, nodes }: { size: number; entries: readonly string[]; nodes: readonly TreeNode[] },
): Promise<void> {
  const { tenant } = tx;
  await tx.db
    .insertInto('tree_leaves')
    .values(entries.map((entry, n) => ({ tenant, log, position: String(size + n), entry })))
    .execute();
  await tx.db
    .insertInto('tree_nodes')
    .values(
      nodes.map(({ level, index, hash }) => ({ tenant, log, level, position: String(index), hash: Buffer.from(hash) })),
    )
    .execute();
  const deleted = await tx.db
    .deleteFrom('unsealed')
    .where('tenant', '=', tenant)
    .where('log', '=', log)
    .where('entry', 'in', entries)
    .executeTakeFirst();
  if (deleted.numDeletedRows !== BigInt(entries.length)) throw new Error('a leaf that waited is gone');
}

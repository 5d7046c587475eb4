/** A county's sealed facts as an archive, read page by page while it is sent: memory holds a page of facts and the hashes of evidence. */
import type { Scope } from '../../db/scope.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import { type ArchiveContent, type ArchiveLeaf, writeArchive } from '../archive.ts';
import { ERASURE, type Fact } from '../fact.ts';
import { FACTS_LOG } from './record.ts';
import { treeReader } from './tree.ts';

export interface ArchiveParts {
  readonly origin: string;
  /** Public keys as text. */
  readonly keys: readonly string[];
  /** Absent: evidence is left out, facts name it by hash. */
  readonly storage?: Pick<ObjectStorage, 'get'>;
}

const PAGE = 500;

/**
 * The archive up to the latest checkpoint; undefined while nothing is sealed. What is sealed later is not in it. A fact that is erased
 * while the archive is being written comes without content, and the record of its erasure follows at the end, not yet covered by the
 * checkpoint. Throws while it is read if a file is gone: then it must be made again.
 */
export async function exportArchive(
  scope: Scope,
  { origin, keys, storage }: ArchiveParts,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const reader = treeReader(scope, 'facts');
  const latest = await reader.latestCheckpoint();
  if (latest === undefined) return undefined;
  const checkpoints = await reader.checkpoints(latest.size);
  const named = new Map<string, number>();
  return writeArchive({
    tenant: scope.tenant,
    origin,
    keys,
    checkpoints,
    leaves: noting(named, leavesUpTo(scope, latest.size)),
    ...(storage === undefined ? {} : { evidence: filesOf(named, storage) }),
  });
}

/** Gathers what files the facts name as they pass. */
async function* noting(named: Map<string, number>, leaves: AsyncIterable<ArchiveLeaf>): AsyncGenerator<ArchiveLeaf> {
  for await (const leaf of leaves) {
    if ('fact' in leaf) for (const { sha256, size } of leaf.fact.evidence) named.set(sha256, size);
    yield leaf;
  }
}

async function* filesOf(
  named: ReadonlyMap<string, number>,
  storage: Pick<ObjectStorage, 'get'>,
): NonNullable<ArchiveContent['evidence']> extends AsyncIterable<infer File> ? AsyncGenerator<File> : never {
  for (const [sha256, size] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stored = await storage.get(sha256);
    if (stored === undefined) throw new Error('evidence that a fact names is not in the storage');
    yield { sha256, size, content: stored.content };
  }
}

async function* leavesUpTo(scope: Scope, size: number): AsyncGenerator<ArchiveLeaf> {
  const erased = new Set<string>();
  for (let from = 0; from < size; ) {
    const rows = await leavesFrom(scope, from, Math.min(PAGE, size - from));
    if (rows.length === 0) throw new Error(`the ledger lacks its leaf ${from}`);
    for (const { entry, leaf, salt, body } of rows) {
      if (body !== null && salt !== null) {
        const fact = JSON.parse(body) as Fact;
        if (fact.kind === ERASURE) erased.delete(erasedBy(fact));
        yield { fact, salt };
      } else {
        erased.add(entry);
        yield { erased: entry, leaf };
      }
    }
    from += rows.length;
  }
  if (erased.size > 0) yield* laterErasures(scope, size, erased);
}

function leavesFrom({ tenant, db }: Scope, from: number, count: number) {
  return db
    .selectFrom('tree_leaves as t')
    .innerJoin('facts as f', (join) => join.onRef('f.tenant', '=', 't.tenant').onRef('f.id', '=', 't.entry'))
    .leftJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 't.tenant').onRef('b.fact', '=', 't.entry'))
    .select(['t.entry', 'f.leaf', 'b.salt', 'b.body'])
    .where('t.tenant', '=', tenant)
    .where('t.log', '=', FACTS_LOG)
    .where('t.position', '>=', String(from))
    .where('t.position', '<', String(from + count))
    .orderBy('t.position')
    .execute();
}

/** The records of what was found erased and is recorded beyond the checkpoint. */
async function* laterErasures(
  { tenant, db }: Scope,
  size: number,
  erased: ReadonlySet<string>,
): AsyncGenerator<ArchiveLeaf> {
  const rows = await db
    .selectFrom('facts as f')
    .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .leftJoin('tree_leaves as t', (join) =>
      join.onRef('t.tenant', '=', 'f.tenant').onRef('t.entry', '=', 'f.id').on('t.log', '=', FACTS_LOG),
    )
    .select(['b.salt', 'b.body'])
    .where('f.tenant', '=', tenant)
    .where('f.kind', '=', ERASURE)
    .where(({ eb, or }) => or([eb('t.position', 'is', null), eb('t.position', '>=', String(size))]))
    .orderBy('f.id')
    .execute();
  for (const { salt, body } of rows) {
    const fact = JSON.parse(body) as Fact;
    if (erased.has(erasedBy(fact))) yield { fact, salt };
  }
}

function erasedBy({ payload }: Fact): string {
  return (payload as { readonly fact: string }).fact;
}

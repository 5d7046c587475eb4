/** A county with a ledger, and its whole ledger checked from scratch. */
import { v7 as uuid } from 'uuid';
import type { OpenDatabase } from '../../../src/db/open.ts';
import { type Scope, write } from '../../../src/db/scope.ts';
import { hexOf, sameBytes } from '../../../src/ledger/bytes.ts';
import { readCheckpoint } from '../../../src/ledger/checkpoint.ts';
import { leafOfText } from '../../../src/ledger/leaf.ts';
import { appendLeaves, emptyFrontier, rootOf } from '../../../src/ledger/merkle.ts';
import { checkNote, readVerifier, verifierText } from '../../../src/ledger/note.ts';
import { type NewFact, type Recorded, record } from '../../../src/ledger/store/record.ts';
import type { CryptoPort } from '../../../src/ports/crypto.ts';
import { signerOf } from '../facts.ts';

export const NOW = new Date('2026-03-25T01:00:00Z');
export const crypto: Pick<CryptoPort, 'signer'> = { signer: (name) => signerOf(name, 7) };

export async function addCounty({ db }: Pick<OpenDatabase, 'db'>, code: string): Promise<Scope> {
  const id = uuid();
  await db
    .insertInto('tenants')
    .values({ id, code, name: `${code}县`, created_at: NOW.toISOString() })
    .execute();
  return { tenant: id, db };
}

export const actor = uuid();

export function newFact(change: Partial<NewFact> = {}): NewFact {
  return { kind: 'note', subject: uuid(), payload: { text: '走访' }, at: NOW, actor, authority: 'office', ...change };
}

/** One transaction that a refusal undoes, as a route has it. */
export async function recordAll(scope: Scope, facts: readonly NewFact[]): Promise<Recorded> {
  class Undone extends Error {}
  let answer: Recorded | undefined;
  try {
    return await write(scope, async (tx) => {
      answer = await record(tx, facts);
      if (!answer.ok) throw new Undone();
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone && answer !== undefined) return answer;
    throw error;
  }
}

/** The ids of facts that were recorded; throws where they were refused. */
export async function recorded(scope: Scope, facts: readonly NewFact[]): Promise<readonly string[]> {
  const answer = await recordAll(scope, facts);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.ids;
}

export interface Checked {
  readonly facts: number;
  readonly sealed: number;
  readonly waiting: number;
  readonly checkpoints: number;
}

/**
 * Recomputes a county's ledger: each body gives its leaf; every fact is sealed once or waits once; places have no gaps; the tree grown
 * from nothing has the stored nodes and at each checkpoint the signed root. Throws at the first thing that is wrong.
 */
export async function checkLedger({ tenant, db }: Scope, signer = crypto.signer): Promise<Checked> {
  const facts = await db.selectFrom('facts').select(['id', 'leaf']).where('tenant', '=', tenant).execute();
  const leaves = new Map(facts.map(({ id, leaf }) => [id, leaf]));
  const bodies = await db.selectFrom('fact_bodies').selectAll().where('tenant', '=', tenant).execute();
  for (const { fact, salt, body } of bodies)
    if (!sameBytes(leafOfText(body, salt), leaves.get(fact) ?? Buffer.alloc(0))) throw new Error(`leaf of ${fact}`);

  const ofLog = { tenant, log: 'facts' };
  const waiting = await db
    .selectFrom('unsealed')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('log', '=', 'facts')
    .execute();
  const placed = await db
    .selectFrom('tree_leaves')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('log', '=', ofLog.log)
    .orderBy('position')
    .execute();
  const seen = new Set([...waiting, ...placed].map(({ entry }) => entry));
  if (seen.size !== waiting.length + placed.length)
    throw new Error('a fact is sealed twice, or waits though it is sealed');
  if (seen.size !== facts.length || facts.some(({ id }) => !seen.has(id))) throw new Error('a fact has no leaf');

  const nodes = await db
    .selectFrom('tree_nodes')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('log', '=', 'facts')
    .execute();
  const stored = new Map(nodes.map(({ level, position, hash }) => [`${level}/${position}`, hexOf(hash)]));
  const checkpoints = await db
    .selectFrom('checkpoints')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('log', '=', 'facts')
    .orderBy('size')
    .execute();
  let frontier = emptyFrontier;
  let made = 0;
  const next = [...checkpoints];
  for (const [index, { entry, position }] of placed.entries()) {
    if (position !== String(index)) throw new Error(`place ${index} holds ${position}`);
    const grown = appendLeaves(frontier, [leaves.get(entry) ?? Buffer.alloc(0)]);
    frontier = grown.frontier;
    made += grown.nodes.length;
    for (const { level, index, hash } of grown.nodes)
      if (stored.get(`${level}/${index}`) !== hexOf(hash)) throw new Error(`node ${level}/${index}`);
    if (next[0]?.size !== String(frontier.size)) continue;
    const { note, root, size } = next.shift() ?? { note: '', root: Buffer.alloc(0), size: '' };
    const read = readCheckpoint(note);
    const key = readVerifier(verifierText(signer(read?.origin ?? '?')));
    if (read === undefined || key === undefined || !checkNote(read.note, [key]).ok)
      throw new Error(`signature at ${size}`);
    if (String(read.size) !== size || !sameBytes(read.root, root) || !sameBytes(root, rootOf(frontier)))
      throw new Error(`root at ${size}`);
  }
  if (next.length > 0) throw new Error('a checkpoint speaks of leaves that are not there');
  if (made !== nodes.length) throw new Error('there are nodes that no leaf made');
  if (placed.length > 0 && checkpoints.at(-1)?.size !== String(placed.length))
    throw new Error('leaves without checkpoint');
  return { facts: facts.length, sealed: placed.length, waiting: waiting.length, checkpoints: checkpoints.length };
}

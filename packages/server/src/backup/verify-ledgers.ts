/**
 * The ledgers of all counties, recomputed out of the tables: every leaf from its content, the tree from its leaves, every checkpoint's
 * root and signature. Reads page by page.
 */
import { hash as hashOf } from 'node:crypto';
import type pg from 'pg';
import { leafOfEntry, type SealedEntry } from '../features/audit/record.ts';
import { hexOf, sameBytes } from '../ledger/bytes.ts';
import { originOf, readCheckpoint } from '../ledger/checkpoint.ts';
import { ERASURE, erasureOf, isFact } from '../ledger/fact.ts';
import { leafOfText } from '../ledger/leaf.ts';
import { appendLeaves, emptyFrontier, type Frontier, rootOf, type TreeNode } from '../ledger/merkle.ts';
import { checkNote, type NoteVerifier, readVerifier, verifierText } from '../ledger/note.ts';
import type { LedgerFault } from './ledger-faults.ts';

export interface LedgerCheck {
  /** Entries that the trees hold, and of them those whose content was erased by law. */
  readonly sealed: number;
  readonly erased: number;
  readonly checkpoints: number;
  /** Signed by a key that isn't among those given: root compared, signature not. */
  readonly unknownSigner: number;
  readonly faults: readonly LedgerFault[];
  /** Faults beyond those in the list. */
  readonly more: number;
}

const PAGE = 2000;
const MOST_FAULTS = 20;

interface Tree {
  readonly tenant: string;
  readonly code: string;
  readonly log: string;
  readonly size: string;
}

type Unnamed<F> = F extends LedgerFault ? Omit<F, 'ledger'> : never;

/** `publicKeys`: raw Ed25519 keys in base64. */
export async function verifyLedgers(
  client: pg.ClientBase,
  publicKeys: readonly string[],
  signal?: AbortSignal,
): Promise<LedgerCheck> {
  const { rows: trees } = await client.query<Tree>(
    `select r.tenant, t.code, r.log, r.size::text from trees r join tenants t on t.id = r.tenant order by t.code, r.log`,
  );
  const all = { sealed: 0, erased: 0, checkpoints: 0, unknownSigner: 0, more: 0, faults: [] as LedgerFault[] };
  const add = (ledger: string) => (fault: Unnamed<LedgerFault>) => {
    if (all.faults.length < MOST_FAULTS) all.faults.push({ ledger, ...fault });
    else all.more += 1;
  };
  for (const tree of trees) {
    const origin = originOf(tree.code, tree.log);
    const keys = publicKeys.flatMap((key) => verifierOf(origin, key) ?? []);
    const found = await new TreeCheck(client, tree, { origin, keys, add: add(origin), signal }).all();
    all.sealed += found.sealed;
    all.erased += found.erased;
    all.checkpoints += found.checkpoints;
    all.unknownSigner += found.unknownSigner;
  }
  for (const { code, log, count } of await unlisted(client))
    add(originOf(code, log))({ fault: 'entries-unlisted', count: Number(count) });
  return all;
}

function verifierOf(name: string, publicKey: string): NoteVerifier | undefined {
  return readVerifier(verifierText({ name, algorithm: 'ed25519', publicKey: Buffer.from(publicKey, 'base64') }));
}

/** Entries that are neither in a tree nor waiting for it. */
async function unlisted(client: pg.ClientBase): Promise<{ code: string; log: string; count: string }[]> {
  const missing = (table: string, log: string) =>
    `select t.code, '${log}' as log, count(*)::text as count from ${table} e join tenants t on t.id = e.tenant
      where not exists (select 1 from tree_leaves l where l.tenant = e.tenant and l.log = '${log}' and l.entry = e.id)
        and not exists (select 1 from unsealed u where u.tenant = e.tenant and u.log = '${log}' and u.entry = e.id)
      group by t.code`;
  const { rows } = await client.query<{ code: string; log: string; count: string }>(
    `${missing('facts', 'facts')} union all ${missing('audit_entries', 'audit')}`,
  );
  return rows;
}

interface LeafRow {
  readonly position: string;
  readonly node: Buffer | null;
  readonly leaf: Buffer | null;
  readonly entry: string;
  readonly salt: Buffer | null;
  /** Of a fact; null where it was erased. */
  readonly body: string | null;
  /** Of the record of deeds. */
  readonly deed: SealedEntry | null;
}

/** The leaf, computed from what it stands for; an erased fact's can't be any more. */
function madeLeaf({ salt, body, deed, leaf }: LeafRow): Uint8Array | null {
  if (salt === null) return leaf;
  if (body !== null) return leafOfText(body, salt);
  return deed === null ? leaf : leafOfEntry({ ...deed, at: new Date(deed.at).toISOString() }, salt);
}

interface CheckpointRow {
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
}

interface TreeRules {
  readonly origin: string;
  readonly keys: readonly NoteVerifier[];
  readonly add: (fault: Unnamed<LedgerFault>) => void;
  readonly signal: AbortSignal | undefined;
}

class TreeCheck {
  readonly #client: pg.ClientBase;
  readonly #tree: Tree;
  readonly #rules: TreeRules;
  #frontier: Frontier = emptyFrontier;
  #checkpoints: CheckpointRow[] = [];
  #allCheckpointsRead = false;
  #lastCheckpoint = -1;
  /** XOR over what each node hashes to together with its place: the order doesn't matter. */
  readonly #computed = Buffer.alloc(32);
  readonly #erased = new Map<string, number>();
  readonly #leaves = new Map<string, string>();
  readonly #erasures = new Set<string>();
  readonly #counts = { sealed: 0, erased: 0, checkpoints: 0, unknownSigner: 0 };

  constructor(client: pg.ClientBase, tree: Tree, rules: TreeRules) {
    this.#client = client;
    this.#tree = tree;
    this.#rules = rules;
  }

  async all() {
    await this.#compare();
    for await (const row of this.#rows()) {
      if (!this.#take(row)) return this.#counts;
      await this.#compare();
    }
    const { sealed } = this.#counts;
    const beyond = this.#checkpoints[0];
    if (beyond !== undefined) this.#rules.add({ fault: 'size-differs', size: Number(beyond.size), count: sealed });
    if (String(sealed) !== this.#tree.size)
      this.#rules.add({ fault: 'size-differs', size: Number(this.#tree.size), count: sealed });
    for (const [entry, index] of this.#erased)
      if (!this.#erasures.has(`${entry} ${this.#leaves.get(entry)}`))
        this.#rules.add({ fault: 'erasure-unrecorded', index });
    if (!(await this.#storedNodes()).equals(this.#computed)) this.#rules.add({ fault: 'nodes-differ' });
    return this.#counts;
  }

  #rows(): AsyncIterable<LeafRow> {
    const { tenant, log } = this.#tree;
    const content =
      log === 'facts'
        ? `e.leaf, b.salt, b.body, null as deed
             from tree_leaves l left join facts e on e.tenant = $1 and e.id = l.entry
             left join fact_bodies b on b.tenant = $1 and b.fact = l.entry`
        : `e.leaf, e.salt, null as body, to_jsonb(e) - 'salt' - 'leaf' as deed
             from tree_leaves l left join audit_entries e on e.tenant = $1 and e.id = l.entry`;
    return this.#stream<LeafRow>(
      `select l.position::text, l.entry, n.hash as node, ${content}
         left join tree_nodes n on n.tenant = $1 and n.log = $2 and n.level = 0 and n.position = l.position
        where l.tenant = $1 and l.log = $2 order by l.position`,
      [tenant, log],
    );
  }

  #stream<Row extends pg.QueryResultRow>(query: string, values: readonly unknown[]): AsyncGenerator<Row> {
    return streamed<Row>(this.#client, query, { values, signal: this.#rules.signal });
  }

  /** False if there is no going on: without a leaf nothing after it can come out right. */
  #take(row: LeafRow): boolean {
    const { position, entry, node, leaf, body } = row;
    const index = this.#counts.sealed;
    if (position !== String(index) || leaf === null) {
      this.#rules.add({ fault: 'leaf-missing', index });
      return false;
    }
    const made = madeLeaf(row);
    if (made === null || !sameBytes(made, leaf) || node === null || !sameBytes(node, leaf))
      this.#rules.add({ fault: 'leaf-differs', index });
    if (this.#tree.log === 'facts') this.#erasuresOf(entry, index, leaf, body);
    const { frontier, nodes } = appendLeaves(this.#frontier, [leaf]);
    this.#frontier = frontier;
    for (const one of nodes) mix(this.#computed, one);
    this.#counts.sealed += 1;
    return true;
  }

  #erasuresOf(entry: string, index: number, leaf: Buffer, body: string | null): void {
    if (body === null) {
      this.#erased.set(entry, index);
      this.#leaves.set(entry, hexOf(leaf));
      this.#counts.erased += 1;
    } else if (body.includes(`"kind":"${ERASURE}"`)) {
      const fact: unknown = JSON.parse(body);
      const erasure = isFact(fact) ? erasureOf(fact) : undefined;
      if (erasure !== undefined) this.#erasures.add(`${erasure.fact} ${erasure.leaf}`);
    }
  }

  /** Compares what was signed at this size, if anything was, with the tree so far. */
  async #compare(): Promise<void> {
    if (this.#checkpoints.length === 0 && !this.#allCheckpointsRead) await this.#moreCheckpoints();
    const next = this.#checkpoints[0];
    const size = this.#counts.sealed;
    if (next === undefined || next.size !== String(size)) return;
    this.#checkpoints.shift();
    this.#counts.checkpoints += 1;
    const root = rootOf(this.#frontier);
    const signed = readCheckpoint(next.note);
    if (signed?.origin !== this.#rules.origin || signed.size !== size || !sameBytes(signed.root, next.root))
      return this.#rules.add({ fault: 'checkpoint-wrong', size });
    if (!sameBytes(root, next.root)) this.#rules.add({ fault: 'root-differs', size });
    const checked = checkNote(signed.note, this.#rules.keys);
    if (!checked.ok && checked.refusal === 'signature-wrong') this.#rules.add({ fault: 'signature-wrong', size });
    if (!checked.ok && checked.refusal === 'signature-lacking') this.#counts.unknownSigner += 1;
  }

  async #moreCheckpoints(): Promise<void> {
    const { rows } = await this.#client.query<CheckpointRow>(
      `select size::text, root, note from checkpoints where tenant = $1 and log = $2 and size > $3 order by checkpoints.size limit ${PAGE}`,
      [this.#tree.tenant, this.#tree.log, this.#lastCheckpoint],
    );
    this.#checkpoints = rows;
    this.#allCheckpointsRead = rows.length < PAGE;
    this.#lastCheckpoint = Number(rows.at(-1)?.size ?? this.#lastCheckpoint);
  }

  async #storedNodes(): Promise<Buffer> {
    const stored = Buffer.alloc(32);
    const { tenant, log } = this.#tree;
    const nodes = this.#stream<{ level: number; position: string; hash: Buffer }>(
      'select level, position::text, hash from tree_nodes where tenant = $1 and log = $2',
      [tenant, log],
    );
    for await (const { level, position, hash } of nodes) mix(stored, { level, index: Number(position), hash });
    return stored;
  }
}

/**
 * All rows of a query, some at a time. One plan for all of them: asked for by keys, page after page, each page can cost as much as the
 * whole. Within the caller's transaction; one at a time.
 */
async function* streamed<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  query: string,
  { values, signal }: { readonly values: readonly unknown[]; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Row> {
  await client.query('set local cursor_tuple_fraction = 1');
  await client.query(`declare streamed no scroll cursor for ${query}`, [...values]);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { rows } = await client.query<Row>(`fetch ${PAGE} from streamed`);
      yield* rows;
      if (rows.length < PAGE) return;
    }
  } finally {
    // In a transaction that has failed it is gone already, and why is what counts.
    await client.query('close streamed').catch(() => undefined);
  }
}

function mix(into: Buffer, { level, index, hash }: TreeNode): void {
  const place = Buffer.alloc(16);
  place.writeUInt32BE(level, 0);
  place.writeBigUInt64BE(BigInt(index), 8);
  const one = hashOf('sha256', Buffer.concat([place, hash]), 'buffer');
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) ^ (one[i] ?? 0);
}

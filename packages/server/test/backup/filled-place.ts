/** A county with people, accounts, and facts that are sealed as the ledger seals them: what there is to be saved. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { migrate } from '../../src/db/migrate.ts';
import { write } from '../../src/db/scope.ts';
import type { Tables } from '../../src/db/tables.ts';
import { recordAudit } from '../../src/features/audit/record.ts';
import { originOf, signCheckpoint } from '../../src/ledger/checkpoint.ts';
import type { Fact } from '../../src/ledger/fact.ts';
import { leafOf } from '../../src/ledger/leaf.ts';
import { appendLeaves, emptyFrontier, type Frontier, rootOf } from '../../src/ledger/merkle.ts';
import type { NoteSigner } from '../../src/ledger/note.ts';
import { openKeys } from '../../src/ports/keys.ts';
import { openLocalStorage } from '../../src/ports/local-storage.ts';
import { softwareCrypto } from '../../src/ports/software-crypto.ts';

export interface Filled {
  readonly tenant: string;
  readonly actor: string;
  readonly people: readonly string[];
  /** Hashes of the evidence files. */
  readonly evidence: readonly string[];
}

export interface Amounts {
  readonly people: number;
  readonly facts: number;
  /** Facts that still wait to be sealed. */
  readonly unsealed?: number;
  readonly evidence?: number;
}

const AT = '2026-03-31T08:00:00.000Z';
const PAGE = 5000;

/** Makes the tables and fills them; keys and evidence go into the data folder. */
export async function fillPlace(url: string, dataFolder: string, amounts: Amounts): Promise<Filled> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await migrate(pool);
  const [tenant, actor, unit] = [uuid(), uuid(), uuid()];
  await pool.query("insert into tenants values ($1, 'fengxiang', '凤翔县', $2)", [tenant, AT]);
  await pool.query(
    `insert into accounts (tenant, id, login, name, password_hash, must_change, totp_secret, totp_confirmed_at, totp_last_step, failures, created_at)
     values ($1, $2, 'kaohe', '考核办', 'hash', false, 'v1.0001.secret', $3, 7, 0, $3)`,
    [tenant, actor, AT],
  );
  await pool.query(
    `insert into sessions (tenant, id, account, token_hash, stage, device, address, created_at, seen_at)
     values ($1, $2, $3, $4, 'full', '', '', $5, $5)`,
    [tenant, uuid(), actor, randomBytes(32), AT],
  );
  await pool.query(
    `insert into units values ($1, $2, null, 'county', '凤翔县', '01', 1, '2026-01-01', null),
       ($1, $3, $2, 'town', '带	制表、\n换行和\\的镇', '02', 2, '2026-01-01', null)`,
    [tenant, unit, uuid()],
  );
  for (const status of ['applied', 'applying'])
    await pool.query(
      `insert into imports (tenant, id, kind, file_name, file_hash, status, choices, done, total, actor, created_at)
       values ($1, $2, 'people', '花名册.xlsx', $3, $4, '{"day":"2026-01-01"}', 3, 9, $5, $6)`,
      [tenant, uuid(), randomBytes(32), status, actor, AT],
    );
  const people = Array.from({ length: amounts.people }, () => uuid());
  for (let from = 0; from < people.length; from += PAGE)
    await pool.query(
      `insert into people (tenant, id, code, name, pinyin, initials)
       select $1, id, 'P' || n, '张䶮' || n, 'zhangyan', 'zy' from unnest($2::uuid[]) with ordinality as p (id, o), lateral (select o + $3 as n) as q`,
      [tenant, people.slice(from, from + PAGE), from],
    );
  const storage = await openLocalStorage(join(dataFolder, 'evidence'), new Date(AT));
  const evidence: string[] = [];
  for (let i = 0; i < (amounts.evidence ?? 0); i++) {
    const bytes = Buffer.from(`佐证 ${i}\n`.repeat(2000 * (i + 1)));
    const received = await storage.receive(Readable.from([bytes]));
    await received.keep();
    const hash = received.sha256;
    await pool.query('insert into evidence values ($1, $2, $3, $4, $5, $6)', [
      tenant,
      Buffer.from(hash, 'hex'),
      bytes.length,
      'image/png',
      AT,
      actor,
    ]);
    evidence.push(hash);
  }
  const filled = { tenant, actor, people, evidence };
  await sealAll(pool, dataFolder, filled, amounts);
  await pool.end();
  return filled;
}

/** An open poll with a slip and a ballot that was cast. */
export async function holdPoll(url: string, { tenant, actor }: Filled): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const [poll, form, electorate] = [uuid(), uuid(), uuid()];
  await pool.query(
    `insert into polls (tenant, id, title, rules, abstain, state, revision, created_by, created_at, opened_at)
     values ($1, $2, '季度测评', '{}', true, 'open', 1, $3, $4, $4)`,
    [tenant, poll, actor, AT],
  );
  await pool.query("insert into poll_forms values ($1, $2, $3, 1, '')", [tenant, poll, form]);
  await pool.query(
    `insert into poll_electorates (tenant, poll, id, form, position, rater_group, slips, paper, drawn)
     values ($1, $2, $3, $4, 1, '', 1, false, 0)`,
    [tenant, poll, electorate, form],
  );
  await pool.query("insert into ballot_codes values ($1, $2, $3, $4, 'slip', true)", [
    tenant,
    randomBytes(32),
    poll,
    electorate,
  ]);
  await pool.query('insert into cast_ballots values ($1, $2, $3, $4, $5)', [
    tenant,
    uuid(),
    poll,
    electorate,
    randomBytes(64),
  ]);
  await pool.end();
}

async function sealAll(pool: pg.Pool, dataFolder: string, filled: Filled, amounts: Amounts): Promise<void> {
  const opened = await openKeys(join(dataFolder, 'keys'));
  if (!opened.ok) throw new Error(opened.refusal);
  const crypto = softwareCrypto(opened.keys);
  const sealing = (log: string) => sealer(pool, filled.tenant, log, crypto.signer(originOf('fengxiang', log)));
  const facts = await sealing('facts');
  for (let from = 0; from < amounts.facts; from += PAGE)
    await facts(await recordFacts(pool, filled, from, Math.min(PAGE, amounts.facts - from)));
  const deeds = await sealing('audit');
  await deeds(await recordDeeds(pool, filled));
  const waiting = await recordFacts(pool, filled, amounts.facts, amounts.unsealed ?? 0);
  await pool.query("insert into unsealed select $1, 'facts', * from unnest($2::uuid[], $3::bytea[])", [
    filled.tenant,
    waiting.map(({ id }) => id),
    waiting.map(({ leaf }) => leaf),
  ]);
}

interface Entry {
  readonly id: string;
  readonly leaf: Uint8Array;
}

/** Gives entries their places in the tree of a log, and signs a checkpoint over each batch. */
async function sealer(pool: pg.Pool, tenant: string, log: string, signer: NoteSigner) {
  await pool.query('insert into trees values ($1, $2, 0)', [tenant, log]);
  let frontier: Frontier = emptyFrontier;
  return async (entries: readonly Entry[]) => {
    const from = frontier.size;
    const next = appendLeaves(
      frontier,
      entries.map(({ leaf }) => leaf),
    );
    frontier = next.frontier;
    await pool.query(
      'insert into tree_leaves select $1, $2, $3 + o - 1, id from unnest($4::uuid[]) with ordinality as l (id, o)',
      [tenant, log, from, entries.map(({ id }) => id)],
    );
    await pool.query('insert into tree_nodes select $1, $2, * from unnest($3::integer[], $4::bigint[], $5::bytea[])', [
      tenant,
      log,
      next.nodes.map(({ level }) => level),
      next.nodes.map(({ index }) => index),
      next.nodes.map(({ hash }) => hash),
    ]);
    const root = rootOf(frontier);
    const note = await signCheckpoint({ origin: signer.name, size: frontier.size, root, extensions: [] }, [signer]);
    await pool.query('insert into checkpoints values ($1, $2, $3, $4, $5, $6)', [
      tenant,
      log,
      frontier.size,
      root,
      AT,
      note,
    ]);
    await pool.query('update trees set size = $3 where tenant = $1 and log = $2', [tenant, log, frontier.size]);
  };
}

/** Three entries of the record of deeds, as the server writes them. */
async function recordDeeds(pool: pg.Pool, { tenant, actor }: Filled): Promise<readonly Entry[]> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  for (const city of ['凤翔', '柳溪', '清河'])
    await write({ tenant, db }, (tx) =>
      recordAudit(tx, {
        action: 'sign-in',
        outcome: 'done',
        actor,
        at: new Date(AT),
        origin: { address: '192.0.2.7', device: 'Chrome' },
        detail: { from: city, steps: ['password', 2] },
      }),
    );
  const { rows } = await pool.query<Entry>("delete from unsealed where log = 'audit' returning entry as id, leaf");
  return rows;
}

/** Facts with their bodies; those with an index below the number of evidence files carry one each. */
export async function recordFacts(
  pool: Pick<pg.Pool, 'query'>,
  { tenant, actor, people, evidence }: Filled,
  from: number,
  count: number,
): Promise<{ readonly id: string; readonly leaf: Uint8Array }[]> {
  const made = Array.from({ length: count }, (_, i) => {
    const hash = evidence[from + i];
    const fact: Fact = {
      id: uuid(),
      tenant,
      kind: 'note',
      subject: people[(from + i) % people.length] ?? actor,
      payload: { text: `第 ${from + i} 条：走访农户，登记意见。` },
      at: AT,
      actor,
      authority: 'office',
      evidence: hash === undefined ? [] : [{ sha256: hash, name: '现场.png', size: 1, type: 'image/png' }],
    };
    const salt = randomBytes(32);
    const leaf = leafOf(fact, salt);
    if (!leaf.ok) throw new Error(leaf.refusal);
    return { id: fact.id, subject: fact.subject, salt, text: leaf.text, leaf: leaf.hash, hash };
  });
  const ids = made.map(({ id }) => id);
  await pool.query(
    `insert into facts (tenant, id, kind, subject, actor, authority, at, leaf)
     select $1, f.id, 'note', f.subject, $2, 'office', $3, f.leaf from unnest($4::uuid[], $5::uuid[], $6::bytea[]) as f (id, subject, leaf)`,
    [tenant, actor, AT, ids, made.map(({ subject }) => subject), made.map(({ leaf }) => leaf)],
  );
  await pool.query('insert into fact_bodies select $1, * from unnest($2::uuid[], $3::bytea[], $4::text[])', [
    tenant,
    ids,
    made.map(({ salt }) => salt),
    made.map(({ text }) => text),
  ]);
  for (const { id, hash } of made)
    if (hash !== undefined)
      await pool.query("insert into fact_evidence values ($1, $2, $3, '现场.png')", [
        tenant,
        id,
        Buffer.from(hash, 'hex'),
      ]);
  return made;
}

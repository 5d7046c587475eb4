import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, write } from '../../../src/db/scope.ts';
import { recordAudit } from '../../../src/features/audit/record.ts';
import { readCheckpoint } from '../../../src/ledger/checkpoint.ts';
import { verifyConsistency, verifyInclusion } from '../../../src/ledger/proofs.ts';
import { record } from '../../../src/ledger/store/record.ts';
import { SEAL_BATCH, sealBatch } from '../../../src/ledger/store/seal.ts';
import { sealer } from '../../../src/ledger/store/sealer.ts';
import { treeReader } from '../../../src/ledger/store/tree.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { addCounty, checkLedger, crypto, NOW, newFact, recorded } from './county.ts';

let database: TestDatabase;
const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
const parts = () => ({ db: database.db, crypto, clock: { now: () => NOW }, log, everyMs: 1e6 });
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const facts = (count: number) => Array.from({ length: count }, () => newFact());
const entriesOf = async ({ tenant, db }: Scope) =>
  (
    await db
      .selectFrom('tree_leaves')
      .select('entry')
      .where('tenant', '=', tenant)
      .where('log', '=', 'facts')
      .orderBy('position')
      .execute()
  ).map(({ entry }) => entry);

describe('sealing', () => {
  it('gives what waits its place in the order of ids, under a checkpoint of the county', async () => {
    const scope = await addCounty(database, 'order');
    const ids = [...(await recorded(scope, facts(3))), ...(await recorded(scope, facts(2)))];
    await sealer(parts()).look();
    expect(await entriesOf(scope)).toEqual(ids.sort());
    const latest = await treeReader(scope, 'facts').latestCheckpoint();
    expect(latest).toMatchObject({ size: 5, at: NOW.toISOString() });
    expect(readCheckpoint(latest?.note ?? '')?.origin).toBe('shiji/order/facts');
    expect(await checkLedger(scope)).toEqual({ facts: 5, sealed: 5, waiting: 0, checkpoints: 1 });
  });

  it('of nothing new signs nothing', async () => {
    const scope = await addCounty(database, 'idle');
    await recorded(scope, facts(1));
    const sealing = sealer(parts());
    await sealing.look();
    await sealing.look();
    expect(await sealBatch(scope, { log: 'facts', code: 'idle', signer: crypto.signer, now: NOW })).toBe(0);
    expect(await checkLedger(scope)).toMatchObject({ checkpoints: 1 });
  });

  it('takes more than a batch in one look', async () => {
    const scope = await addCounty(database, 'much');
    for (let n = 0; n < 3; n++) await recorded(scope, facts(SEAL_BATCH / 2 + 1));
    await sealer(parts()).look();
    expect(await checkLedger(scope)).toMatchObject({ sealed: SEAL_BATCH * 1.5 + 3, waiting: 0, checkpoints: 2 });
  });

  it('gives a fact that is committed late a late place, though its id is older', async () => {
    const scope = await addCounty(database, 'late');
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let recordedIt = (_ids: readonly string[]) => {};
    const waiting = new Promise<readonly string[]>((resolve) => {
      recordedIt = resolve;
    });
    const slow = write(scope, async (tx) => {
      const answer = await record(tx, facts(1));
      recordedIt(answer.ok ? answer.ids : []);
      await held;
    });
    const [old = ''] = await waiting;
    const [young = ''] = await recorded(scope, [newFact({ at: new Date(NOW.getTime() + 1) })]);
    await sealer(parts()).look();
    commit();
    await slow;
    await sealer(parts()).look();
    expect(old < young).toBe(true);
    expect(await entriesOf(scope)).toEqual([young, old]);
    await checkLedger(scope);
  });

  it('never waits for recording, nor recording for it', async () => {
    const scope = await addCounty(database, 'apart');
    await recorded(scope, facts(1));
    // A sealer that holds its locks while the signature takes its time.
    let sign = () => {};
    const signing = new Promise<void>((resolve) => {
      sign = resolve;
    });
    const slowly = (name: string) => {
      const signer = crypto.signer(name);
      return { ...signer, sign: async (text: Uint8Array) => signing.then(() => signer.sign(text)) };
    };
    const sealing = sealBatch(scope, { log: 'facts', code: 'apart', signer: slowly, now: NOW });
    await recorded(scope, facts(1));
    sign();
    expect(await sealing).toBeGreaterThan(0);
    await sealer(parts()).look();
    expect(await checkLedger(scope)).toMatchObject({ facts: 2, sealed: 2 });
  });

  it('of one ledger by five servers at once, while twenty record, loses and doubles nothing', async () => {
    const scope = await addCounty(database, 'five');
    const servers = Array.from({ length: 5 }, () => sealer(parts()));
    let busy = true;
    const sealingThem = servers.map(async (server) => {
      while (busy) await server.look();
    });
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        for (let times = 0; times < 5; times++) await recorded(scope, facts((n % 3) + 1));
      }),
    );
    busy = false;
    await Promise.all(sealingThem);
    await sealer(parts()).look();
    const { facts: all, sealed, waiting } = await checkLedger(scope);
    expect([all, sealed, waiting]).toEqual([195, 195, 0]);
    expect(lines).toEqual([]);
  });

  it('of the record of deeds is the same, in a tree of its own', async () => {
    const scope = await addCounty(database, 'deeds');
    await write(scope, (tx) => recordAudit(tx, { action: 'sign-in', outcome: 'done', at: NOW }));
    const { leaf } = await scope.db
      .selectFrom('audit_entries')
      .select('leaf')
      .where('tenant', '=', scope.tenant)
      .executeTakeFirstOrThrow();
    await sealer(parts()).look();
    const latest = await treeReader(scope, 'audit').latestCheckpoint();
    const read = readCheckpoint(latest?.note ?? '');
    expect(read).toMatchObject({ origin: 'shiji/deeds/audit', size: 1 });
    expect(Buffer.from(read?.root ?? []).equals(leaf)).toBe(true);
    expect(await treeReader(scope, 'facts').latestCheckpoint()).toBeUndefined();
  });

  it('that fails in one county goes on in the others, and says so without values', async () => {
    const broken = await addCounty(database, 'Broken County');
    const scope = await addCounty(database, 'whole');
    await recorded(broken, facts(1));
    await recorded(scope, facts(1));
    await sealer(parts()).look();
    expect(await checkLedger(scope)).toMatchObject({ sealed: 1 });
    expect(await checkLedger(broken)).toMatchObject({ sealed: 0, waiting: 1 });
    const [line = '{}'] = lines.splice(0);
    expect(JSON.parse(line)).toMatchObject({ msg: 'sealing failed', tenant: broken.tenant, log: 'facts' });
    expect(line).not.toContain('Broken County');
  });

  it('goes on by itself once started, and stops when told', async () => {
    const scope = await addCounty(database, 'alone');
    await recorded(scope, facts(1));
    const running = sealer({ ...parts(), everyMs: 1 });
    running.start();
    while ((await treeReader(scope, 'facts').latestCheckpoint())?.size !== 1);
    await recorded(scope, facts(1));
    while ((await treeReader(scope, 'facts').latestCheckpoint())?.size !== 2);
    await running.stop();
    await recorded(scope, facts(1));
    expect(await checkLedger(scope)).toMatchObject({ sealed: 2, waiting: 1 });
    lines.splice(0);
  });
});

describe('proofs out of the stored tree', () => {
  it('hold for every leaf and every earlier checkpoint', async () => {
    const scope = await addCounty(database, 'proofs');
    const sealing = sealer(parts());
    for (const count of [1, 2, 3, 5, 2]) {
      await recorded(scope, facts(count));
      await sealing.look();
    }
    const reader = treeReader(scope, 'facts');
    const notes = await reader.checkpoints(13);
    const states = notes.map((note) => readCheckpoint(note)).filter((state) => state !== undefined);
    expect(states.map(({ size }) => size)).toEqual([1, 3, 6, 11, 13]);
    const last = states.at(-1);
    if (last === undefined) throw new Error('no checkpoint');
    const ids = await entriesOf(scope);
    const places = await reader.positions(ids);
    const leaves = await scope.db
      .selectFrom('facts')
      .select(['id', 'leaf'])
      .where('tenant', '=', scope.tenant)
      .execute();
    for (const { id, leaf } of leaves) {
      const index = places.get(id) ?? -1;
      const proof = await reader.inclusionProof(index, 13);
      expect(verifyInclusion({ index, size: 13, root: last.root, leaf }, proof)).toBe(true);
      expect(verifyInclusion({ index: index ^ 1, size: 13, root: last.root, leaf }, proof)).toBe(false);
    }
    for (const first of states)
      for (const second of states.filter(({ size }) => size >= first.size))
        expect(verifyConsistency(first, second, await reader.consistencyProof(first.size, second.size))).toBe(true);
  });
});

import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, write } from '../../../src/db/scope.ts';
import { hexOf } from '../../../src/ledger/bytes.ts';
import { erase } from '../../../src/ledger/store/erase.ts';
import { MOST_FACTS, record } from '../../../src/ledger/store/record.ts';
import { sealer } from '../../../src/ledger/store/sealer.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { actor, addCounty, checkLedger, crypto, NOW, newFact, recordAll, recorded } from './county.ts';

let database: TestDatabase;
let county: Scope;
beforeAll(async () => {
  database = await testDatabase();
  county = await addCounty(database, 'qinghe');
});
afterAll(() => database.close());

/** A stored file of the county; gives its hash. */
async function storedFile(scope: Scope, content: string): Promise<string> {
  const hash = createHash('sha256').update(content).digest();
  await scope.db
    .insertInto('evidence')
    .values({
      tenant: scope.tenant,
      hash,
      size: '9',
      type: 'image/png',
      stored_at: NOW.toISOString(),
      stored_by: actor,
    })
    .execute();
  return hexOf(hash);
}

const factsIn = async (scope: Scope): Promise<number> =>
  (await scope.db.selectFrom('facts').select('id').where('tenant', '=', scope.tenant).execute()).length;

/** Until a transaction is held up by another one's locks. */
async function somebodyWaits(): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const { rowCount } = await database.pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    waiting = rowCount ?? 0;
  }
}

describe('recording', () => {
  it('keeps the fact as it is hashed, with its files, and lets it wait to be sealed', async () => {
    const scope = await addCounty(database, 'kept');
    const sha256 = await storedFile(scope, 'photo');
    const given = newFact({ occurrence: '2026-03-25 三等功', evidence: [{ sha256, name: '照片.png' }] });
    const [id = ''] = await recorded(scope, [given]);
    const body = await scope.db
      .selectFrom('fact_bodies')
      .select('body')
      .where('tenant', '=', scope.tenant)
      .where('fact', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(body.body)).toEqual({
      id,
      tenant: scope.tenant,
      kind: 'note',
      subject: given.subject,
      payload: { text: '走访' },
      at: '2026-03-25T01:00:00.000Z',
      actor,
      authority: 'office',
      occurrence: '2026-03-25 三等功',
      evidence: [{ sha256, name: '照片.png', size: 9, type: 'image/png' }],
    });
    expect(await checkLedger(scope)).toEqual({ facts: 1, sealed: 0, waiting: 1, checkpoints: 0 });
  });

  it('takes a thousand at once, in their order, and none more', async () => {
    const scope = await addCounty(database, 'many');
    const facts = Array.from({ length: MOST_FACTS }, (_, n) => newFact({ payload: { n }, occurrence: `第 ${n} 次` }));
    const ids = await recorded(scope, facts);
    expect(new Set(ids).size).toBe(MOST_FACTS);
    expect([...ids].sort()).toEqual(ids);
    expect(await checkLedger(scope)).toMatchObject({ facts: MOST_FACTS, waiting: MOST_FACTS });
    await expect(recordAll(scope, [...facts, newFact()])).rejects.toThrow('1001 facts at once');
  });

  it('of nothing does nothing', async () => {
    expect(await recorded(county, [])).toEqual([]);
  });

  it('refuses what has no exact form, and leaves nothing behind', async () => {
    const before = await factsIn(county);
    expect(await recordAll(county, [newFact(), newFact({ payload: { 分: 0.1 } })])).toEqual({
      ok: false,
      refusal: 'unrecordable',
      values: { at: 1, because: 'json-number-inexact' },
    });
    expect(await factsIn(county)).toBe(before);
  });

  it('refuses files that are not stored in this county', async () => {
    const elsewhere = await storedFile(await addCounty(database, 'elsewhere'), 'theirs');
    expect(await recordAll(county, [newFact({ evidence: [{ sha256: elsewhere, name: 'a.png' }] })])).toMatchObject({
      refusal: 'evidence-unknown',
      values: { at: 0, sha256: elsewhere },
    });
  });
});

describe('an occurrence', () => {
  it('is recorded once: who comes later is told which fact holds it', async () => {
    const [id = ''] = await recorded(county, [newFact({ occurrence: '一次' })]);
    expect(await recordAll(county, [newFact(), newFact({ occurrence: '一次', kind: 'award' })])).toEqual({
      ok: false,
      refusal: 'already-recorded',
      values: { at: 1, fact: id },
    });
  });

  it('may not come twice in one batch', async () => {
    const twice = newFact({ occurrence: '同批' });
    expect(await recordAll(county, [twice, twice])).toMatchObject({ refusal: 'occurrence-twice', values: { at: 1 } });
  });

  it('belongs to its county', async () => {
    await recorded(county, [newFact({ occurrence: '各县' })]);
    expect(await recordAll(await addCounty(database, 'other'), [newFact({ occurrence: '各县' })])).toMatchObject({
      ok: true,
    });
  });

  it('reported by twenty at the same moment is one fact, and nineteen learn which', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => recordAll(county, [newFact({ occurrence: '同时' })])),
    );
    const [holder] = answers.flatMap((answer) => (answer.ok ? answer.ids : []));
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    for (const answer of answers)
      if (!answer.ok) expect(answer).toMatchObject({ refusal: 'already-recorded', values: { fact: holder } });
  });
});

describe('a correction', () => {
  it('names a fact of its kind and subject that nobody has corrected', async () => {
    const fact = newFact();
    const [first = ''] = await recorded(county, [fact]);
    const correction = { ...fact, payload: { text: '走访两户' }, corrects: first };
    expect(await recordAll(county, [{ ...correction, corrects: uuid() }])).toMatchObject({
      refusal: 'corrects-unknown',
    });
    expect(await recordAll(county, [{ ...correction, kind: 'award' }])).toMatchObject({ refusal: 'corrects-other' });
    expect(await recordAll(county, [{ ...correction, subject: uuid() }])).toMatchObject({ refusal: 'corrects-other' });
    const [second = ''] = await recorded(county, [correction]);
    expect(await recordAll(county, [correction])).toMatchObject({
      refusal: 'already-corrected',
      values: { at: 0, fact: second },
    });
    expect(await recordAll(county, [{ ...correction, corrects: second }])).toMatchObject({ ok: true });
  });

  it('does not reach into another county', async () => {
    const fact = newFact();
    const [corrects = ''] = await recorded(county, [fact]);
    const other = await addCounty(database, 'reaching');
    expect(await recordAll(other, [{ ...fact, corrects }])).toMatchObject({ refusal: 'corrects-unknown' });
  });

  it('comes once, in one batch or from ten at the same moment', async () => {
    const fact = newFact();
    const [corrects = ''] = await recorded(county, [fact]);
    const correction = { ...fact, corrects };
    expect(await recordAll(county, [correction, correction])).toMatchObject({ refusal: 'already-corrected' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => recordAll(county, [correction])));
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    expect(new Set(answers.map((answer) => (answer.ok ? 'done' : answer.refusal)))).toEqual(
      new Set(['done', 'already-corrected']),
    );
  });
});

describe('an erasure', () => {
  const by = { by: actor, authority: 'office', basis: '个人信息保护法第四十七条', at: NOW };
  const erasing = (scope: Scope, fact: string) => write(scope, (tx) => erase(tx, fact, by));

  it('takes the content and leaves the leaf: the tree verifies as before', async () => {
    const scope = await addCounty(database, 'erased');
    const sealing = sealer({
      db: database.db,
      crypto,
      clock: { now: () => NOW },
      log: pino({ level: 'silent' }),
      everyMs: 1e6,
    });
    const [kept = '', gone = ''] = await recorded(scope, [newFact(), newFact()]);
    await sealing.look();
    const erased = await erasing(scope, gone);
    expect(erased).toMatchObject({ ok: true, files: [] });
    await sealing.look();
    expect(await checkLedger(scope)).toEqual({ facts: 3, sealed: 3, waiting: 0, checkpoints: 2 });
    const bodies = await scope.db.selectFrom('fact_bodies').selectAll().where('tenant', '=', scope.tenant).execute();
    const erasure = erased.ok ? erased.erasure : '';
    expect(bodies.map(({ fact }) => fact).sort()).toEqual([kept, erasure].sort());
    const { leaf } = await scope.db
      .selectFrom('facts')
      .select('leaf')
      .where('tenant', '=', scope.tenant)
      .where('id', '=', gone)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(bodies.find(({ fact }) => fact === erasure)?.body ?? '')).toMatchObject({
      kind: 'erasure',
      payload: { fact: gone, leaf: hexOf(leaf), basis: '个人信息保护法第四十七条' },
    });
  });

  it('lets go of files that no other fact names', async () => {
    const shared = await storedFile(county, 'shared');
    const own = await storedFile(county, 'own');
    const named = (sha256: string) => ({ sha256, name: '张三的证明.png' });
    const [first = ''] = await recorded(county, [newFact({ evidence: [named(shared), named(own)] })]);
    const [second = ''] = await recorded(county, [newFact({ evidence: [named(shared)] })]);
    expect(await erasing(county, first)).toMatchObject({ ok: true, files: [own] });
    expect(await recordAll(county, [newFact({ evidence: [named(own)] })])).toMatchObject({
      refusal: 'evidence-unknown',
    });
    expect(await erasing(county, second)).toMatchObject({ ok: true, files: [shared] });
  });

  it('keeps a file that another fact is just being recorded with', async () => {
    const sha256 = await storedFile(county, 'contended');
    const evidence = [{ sha256, name: 'a.png' }];
    const [first = ''] = await recorded(county, [newFact({ evidence })]);
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let begun = () => {};
    const recording = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const second = write(county, async (tx) => {
      await record(tx, [newFact({ evidence })]);
      begun();
      await held;
    });
    await recording;
    const erasure = erasing(county, first);
    await somebodyWaits();
    commit();
    await second;
    expect(await erasure).toMatchObject({ ok: true, files: [] });
    expect(await recordAll(county, [newFact({ evidence })])).toMatchObject({ ok: true });
  });

  it('of a file’s last fact refuses who is just naming the file', async () => {
    const sha256 = await storedFile(county, 'vanishing');
    const evidence = [{ sha256, name: 'a.png' }];
    const [fact = ''] = await recorded(county, [newFact({ evidence })]);
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let begun = () => {};
    const erased = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const erasure = write(county, async (tx) => {
      await erase(tx, fact, by);
      begun();
      await held;
    });
    await erased;
    const recording = recordAll(county, [newFact({ evidence })]);
    await somebodyWaits();
    commit();
    await erasure;
    expect(await recording).toMatchObject({ refusal: 'evidence-unknown' });
  });

  it('happens once, to a fact of this county, and not to what records an erasure', async () => {
    const [fact = ''] = await recorded(county, [newFact()]);
    const other = await addCounty(database, 'stranger');
    expect(await erasing(other, fact)).toEqual({ ok: false, refusal: 'fact-unknown' });
    const answers = await Promise.all([erasing(county, fact), erasing(county, fact)]);
    const [erasure] = answers.flatMap((answer) => (answer.ok ? [answer.erasure] : []));
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: 'erased-already' }]);
    expect(await erasing(county, erasure ?? '')).toEqual({ ok: false, refusal: 'erasure-stays' });
  });
});

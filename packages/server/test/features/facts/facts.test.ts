import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { bytesFromHex } from '../../../src/ledger/bytes.ts';
import { readCheckpoint } from '../../../src/ledger/checkpoint.ts';
import { verifyConsistency } from '../../../src/ledger/proofs.ts';
import { erase } from '../../../src/ledger/store/erase.ts';
import type { Asking, Told } from '../../server.ts';
import { addPerson } from '../roster-rows.ts';
import { deedsOf, openPlace, type Place, strangersOf, upload } from './place.ts';

let place: Place;
let folder: string;
beforeAll(async () => {
  place = await openPlace();
  folder = await mkdtemp(join(tmpdir(), 'shiji-facts-'));
});
afterAll(async () => {
  await place.server.close();
  await rm(folder, { recursive: true });
});

async function noted(text = '走访一户。', asking: Asking = place.office): Promise<string> {
  const told = await asking.ask('POST /api/notes', { body: { person: place.person, text, evidence: [] } });
  return told.body.id;
}

const erased = (fact: string) =>
  write({ tenant: place.server.county.id, db: place.server.database.db }, (tx) =>
    erase(tx, fact, { by: place.office.account, authority: 'office', basis: '依申请删除', at: place.server.clock.now }),
  );

const SHIJI = fileURLToPath(new URL('../../../../cli/bin/shiji.js', import.meta.url));

/** What `shiji verify` says of a file, in a process of its own. */
async function verified(name: string, bytes: Uint8Array, ...more: readonly string[]) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const run = promisify(execFile)(process.execPath, [SHIJI, 'verify', path, ...more]);
  return run.then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error) => ({ code: Number(error.code), stdout: String(error.stdout) }),
  );
}

describe('a fact', () => {
  it('is seen by the person, who recorded it, the office and the unit administrator, and by nobody else', async () => {
    const address = `GET /api/facts/${await noted('看得见', place.unitAdmin)}`;
    for (const asking of [place.self, place.unitAdmin, place.office])
      expect((await asking.ask(address)).body.payload).toEqual({ text: '看得见' });
    for (const [who, asking, status] of await strangersOf(place))
      expect([who, (await asking.ask(address)).status]).toEqual([who, status]);
    expect((await place.office.ask(`GET /api/facts/${uuid()}`)).status).toBe(404);
  });

  it('stays visible to who recorded it when their power has ended; others’ facts do not', async () => {
    const { server } = place;
    const former = await server.as({ held: [{ role: 'unitAdmin', unit: place.section }] });
    const own = await noted('离任前所记', former);
    const others = await noted();
    await server.database.db
      .updateTable('grants')
      .set({ ended_at: server.clock.now.toISOString() })
      .where('tenant', '=', server.county.id)
      .where('account', '=', former.account)
      .execute();
    expect((await former.ask(`GET /api/facts/${own}`)).body.abilities).toEqual({ correct: false });
    expect((await former.ask(`GET /api/facts/${others}`)).status).toBe(403);
  });

  it('that somebody else looks at leaves a trace; one’s own does not', async () => {
    const id = await noted();
    expect(await deedsOf(place, () => place.self.ask(`GET /api/facts/${id}`))).toEqual([]);
    expect(await deedsOf(place, () => place.office.ask(`GET /api/facts/${id}`))).toEqual([
      {
        action: 'person-view',
        outcome: 'done',
        actor: place.office.account,
        subject: place.person,
        detail: { facts: true },
      },
    ]);
  });

  it('has its place in the ledger once it is sealed', async () => {
    const address = `GET /api/facts/${await noted()}`;
    expect((await place.self.ask(address)).body.index).toBeUndefined();
    await place.seal();
    expect((await place.self.ask(address)).body.index).toEqual(expect.any(Number));
  });

  it('whose content was erased says so, with the provision', async () => {
    const id = await noted('要删除的');
    await erased(id);
    const told = await place.self.ask(`GET /api/facts/${id}`);
    expect(told.body).toMatchObject({
      id,
      evidence: [],
      erased: { at: place.server.clock.now.toISOString(), basis: '依申请删除' },
    });
    expect(told.body.payload).toBeUndefined();
    expect((await place.self.ask(`GET /api/facts/${id}/proof`)).body).toMatchObject({
      status: 410,
      code: 'fact-erased',
      title: '这条事实的内容已依法删除，不再出具证明文件。删除的依据见这条事实的说明。',
    });
  });
});

describe('the facts about a person', () => {
  it('come in pages, the newest first, each once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 55; n++) {
      place.server.clock.now = new Date(place.server.clock.now.getTime() + 1);
      ids.push(await noted(`第 ${n} 条`));
    }
    const first = (await place.self.ask(`GET /api/people/${place.person}/facts?kind=note`)).body;
    expect(first.facts.map(({ id }: { id: string }) => id)).toEqual(ids.slice(5).reverse());
    const second = (await place.self.ask(`GET /api/people/${place.person}/facts?kind=note&before=${first.next}`)).body;
    expect(second.facts.slice(0, 5).map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 5).reverse());
    expect(second.next).toBeUndefined();
    const kinds = new Set(first.facts.map(({ kind }: { kind: string }) => kind));
    expect(kinds).toEqual(new Set(['note']));
  });

  it('are for the person, the office and the unit administrator; a look from outside is written down', async () => {
    const address = `GET /api/people/${place.person}/facts`;
    expect((await place.self.ask(address)).body.abilities).toEqual({ note: false });
    const deeds = await deedsOf(place, async () =>
      expect((await place.unitAdmin.ask(address)).body.facts[0].abilities).toEqual({ correct: true }),
    );
    expect(deeds).toMatchObject([{ action: 'person-view', actor: place.unitAdmin.account, subject: place.person }]);
    for (const [who, asking, status] of await strangersOf(place))
      expect([who, (await asking.ask(address)).status]).toEqual([who, status]);
    expect((await place.office.ask(`GET /api/people/${uuid()}/facts`)).status).toBe(404);
  });
});

describe('somebody who was transferred', () => {
  it('is seen by who administers today’s unit, and no longer by yesterday’s', async () => {
    const { server, unitAdmin, otherUnitAdmin, other } = place;
    const { database, county } = server;
    const person = await addPerson(database, county.id, { name: '郑伟', unit: place.section });
    const address = `GET /api/people/${person}/facts`;
    expect((await unitAdmin.ask(address)).body.abilities).toEqual({ note: true });
    expect((await otherUnitAdmin.ask(address)).status).toBe(403);
    const tenure = database.db.updateTable('tenures').where('tenant', '=', county.id).where('person', '=', person);
    await tenure.set({ until: '2026-03-25' }).execute();
    expect((await unitAdmin.ask(address)).status).toBe(200);
    await tenure.set({ until: '2026-03-24' }).execute();
    expect((await unitAdmin.ask(address)).status).toBe(403);
    await tenure.set({ unit: other, since: '2026-03-25', until: null }).execute();
    expect((await unitAdmin.ask(address)).status).toBe(403);
    expect((await otherUnitAdmin.ask(address)).body.abilities).toEqual({ note: true });
  });
});

describe('a proof file', () => {
  it('is verified by shiji verify against the published key; with a word changed it is not', async () => {
    const id = await noted('经得起核验');
    expect((await place.self.ask(`GET /api/facts/${id}/proof`)).body).toMatchObject({
      status: 409,
      code: 'not-sealed-yet',
      title: '这条事实刚刚登记，还没有封存。请几秒钟后再下载证明文件。',
    });
    await place.seal();
    const { key } = (await place.server.visitor.ask('GET /api/checkpoints/latest?county=qinghe')).body;
    const told = await place.self.ask(`GET /api/facts/${id}/proof`);
    expect(told.raw.headers['content-disposition']).toContain(encodeURIComponent(`事实证明-${id}.json`));
    const good = await verified('proof.json', told.raw.rawPayload, '--key', key);
    expect(good.stdout).toContain('核验通过');
    expect(good.stdout).toContain(id);
    expect(good.code).toBe(0);
    const forged = Buffer.from(told.raw.rawPayload.toString().replace('经得起', '经不起'));
    expect((await verified('forged.json', forged, '--key', key)).code).toBe(1);
  });

  it('is for those who may see the fact', async () => {
    const address = `GET /api/facts/${await noted()}/proof`;
    for (const [who, asking, status] of await strangersOf(place))
      expect([who, (await asking.ask(address)).status]).toEqual([who, status]);
  });
});

describe('the latest checkpoint', () => {
  it('is for everybody, and proves that it only adds to one that was kept', async () => {
    await noted();
    await place.seal();
    const address = 'GET /api/checkpoints/latest?county=qinghe';
    const kept = (await place.server.visitor.ask(address)).body;
    expect(kept).toMatchObject({ origin: 'shiji/qinghe/facts' });
    expect(kept.consistency).toBeUndefined();
    await noted();
    await noted();
    await place.seal();
    const later = (await place.server.visitor.ask(`${address}&since=${kept.size}`)).body;
    expect(later.size).toBe(kept.size + 2);
    const [first, second] = [readCheckpoint(kept.note), readCheckpoint(later.note)];
    const proof = later.consistency.map((hash: string) => bytesFromHex(hash, 32));
    expect(first && second && verifyConsistency(first, second, proof)).toBe(true);

    const ahead = await place.server.visitor.ask(`${address}&since=${later.size + 1}`);
    expect(ahead.body).toMatchObject({ status: 409, code: 'checkpoint-ahead' });
    expect(ahead.body.title).toContain('请保留好封存点');
  });

  it('of a county without one says so, and of none finds nothing', async () => {
    await place.server.newCounty('quiet');
    expect((await place.server.visitor.ask('GET /api/checkpoints/latest?county=quiet')).body).toMatchObject({
      status: 404,
      code: 'nothing-sealed',
      title: '账里还没有封存的事实。有事实登记后几秒钟内会封存，请稍后再试。',
    });
    expect((await place.server.visitor.ask('GET /api/checkpoints/latest?county=none')).body.code).toBe('not-found');
  });
});

describe('the archive', () => {
  const ask = (evidence: boolean) => place.office.ask('POST /api/archive', { body: { evidence } });

  it('with erased facts, corrections and files is verified by shiji verify, and its making is written down', async () => {
    const sha256 = await upload(place.office);
    const body = { person: place.person, text: '有照片', evidence: [{ sha256, name: '照片.png' }] };
    const first = (await place.office.ask('POST /api/notes', { body })).body.id;
    await place.office.ask(`POST /api/notes/${first}/correction`, { body: { text: '更正', evidence: [] } });
    await place.seal();
    await erased(await noted('又要删除的'));
    await place.seal();
    const { key, size } = (await place.server.visitor.ask('GET /api/checkpoints/latest?county=qinghe')).body;

    let told: Told | undefined;
    const deeds = await deedsOf(place, async () => {
      told = await ask(true);
    });
    if (told === undefined) throw new Error('no archive');
    expect(deeds).toMatchObject([
      { action: 'archive-export', actor: place.office.account, detail: { evidence: true } },
    ]);
    expect(told.raw.headers['content-disposition']).toContain(encodeURIComponent('实绩归档-qinghe-2026-03-25.tar'));
    const { code, stdout } = await verified('archive.tar', told.raw.rawPayload, '--key', key);
    expect(stdout).toContain(`的前 ${size} 条事实与封存时一致`);
    expect(stdout).toContain('依法删除内容 2 条');
    expect(stdout).toContain('佐证文件 1 份');
    expect(code).toBe(0);

    const without = await verified('hashes.tar', (await ask(false)).raw.rawPayload, '--key', key);
    expect(without.stdout).toContain('归档没有附佐证文件，只有校验码（1 份）。');
    expect(without.code).toBe(0);
  });

  it('made just after an erasure carries its record, though it is not sealed yet', async () => {
    const id = await noted('刚删除的');
    await place.seal();
    await erased(id);
    const { key } = (await place.server.visitor.ask('GET /api/checkpoints/latest?county=qinghe')).body;
    const { code, stdout } = await verified('erasure.tar', (await ask(true)).raw.rawPayload, '--key', key);
    expect(stdout).toContain('最后的 1 条事实还没有封存');
    expect(stdout).toContain('依法删除内容 3 条');
    expect(code).toBe(0);
  });

  it('is for the office', async () => {
    for (const [who, asking, status] of [
      ...(await strangersOf(place)).filter(([who]) => who !== 'the office of another county'),
      ['the person', place.self, 403] as const,
      ['the unit administrator', place.unitAdmin, 403] as const,
    ])
      expect([who, (await asking.ask('POST /api/archive', { body: { evidence: false } })).status]).toEqual([
        who,
        status,
      ]);
  });

  it('of a county without facts says so', async () => {
    const county = await place.server.newCounty('empty');
    const other = await place.server.as({ county, held: [{ role: 'office' }] });
    expect((await other.ask('POST /api/archive', { body: { evidence: false } })).body.code).toBe('nothing-sealed');
  });
});

import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorityOf } from '../../../src/features/notes/policy.ts';
import type { Actor } from '../../../src/http/actor.ts';
import { openPlace, type Place, strangersOf, upload } from '../facts/place.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.server.close());

const noteOf = (change: object = {}) => ({
  person: place.person,
  text: '参加防汛值守三昼夜。',
  evidence: [],
  ...change,
});

describe('a note', () => {
  it('is recorded by the office or by who administers the unit above, and seen by the person at once', async () => {
    for (const [asking, authority] of [
      [place.office, 'office'],
      [place.unitAdmin, `unitAdmin:${place.department}`],
    ] as const) {
      const sha256 = await upload(asking, '值守.png');
      const told = await asking.ask('POST /api/notes', { body: noteOf({ evidence: [{ sha256, name: '值守.png' }] }) });
      expect(told.status).toBe(200);
      const { facts } = (await place.self.ask(`GET /api/people/${place.person}/facts`)).body;
      expect(facts.find(({ id }: { id: string }) => id === told.body.id)).toMatchObject({
        kind: 'note',
        subject: place.person,
        authority,
        actor: { id: asking.account },
        payload: { text: '参加防汛值守三昼夜。' },
        evidence: [{ sha256, name: '值守.png', type: 'image/png' }],
        abilities: { correct: false },
      });
    }
  });

  it('is recorded by nobody else, not by the person themself either', async () => {
    const body = noteOf();
    for (const [who, asking, status] of [...(await strangersOf(place)), ['the person', place.self, 403] as const])
      expect([who, (await asking.ask('POST /api/notes', { body })).status]).toEqual([who, status]);
  });

  it('is not recorded by a unit administrator about themself', async () => {
    const { server, department, person } = place;
    const ownKeeper = await server.as({ person, held: [{ role: 'unitAdmin', unit: department }] });
    expect((await ownKeeper.ask('POST /api/notes', { body: noteOf() })).status).toBe(403);
  });

  it('is about somebody of the roster', async () => {
    expect((await place.office.ask('POST /api/notes', { body: noteOf({ person: uuid() }) })).status).toBe(404);
  });

  it('that is sent again with its key is one note', async () => {
    const body = noteOf({ text: '只记一次。' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => place.office.ask('POST /api/notes', { body, key: 'note-key-0001' })),
    );
    expect(new Set(answers.map((told) => told.body.id)).size).toBe(1);
    const { facts } = (await place.self.ask(`GET /api/people/${place.person}/facts`)).body;
    expect(facts.filter((fact: { payload: { text: string } }) => fact.payload.text === '只记一次。').length).toBe(1);
  });

  it.each([
    ['nothing written', { text: '  ' }, '请填写备注内容。'],
    ['too much', { text: '长'.repeat(2001) }, '备注最多 2000 个字，请精简，或者把材料作为佐证上传。'],
    ['half a character', { text: '坏\ud800' }, '有无法保存的字符，请删去后重试。'],
    [
      'a file twice',
      { evidence: [1, 2].map(() => ({ sha256: 'a'.repeat(64), name: 'a.png' })) },
      '同一份佐证附了两次，请去掉一份。',
    ],
    ['no hash', { evidence: [{ sha256: '../../etc', name: 'a' }] }, '应为 64 位小写十六进制的文件校验码。'],
  ])('is refused with %s', async (_what, change, sentence) => {
    const told = await place.office.ask('POST /api/notes', { body: noteOf(change) });
    expect([told.status, told.body.errors?.[0]?.message]).toEqual([422, sentence]);
  });

  it('is refused with evidence that was never uploaded', async () => {
    const told = await place.office.ask('POST /api/notes', {
      body: noteOf({ evidence: [{ sha256: 'b'.repeat(64), name: 'b.png' }] }),
    });
    expect(told.body).toMatchObject({
      status: 422,
      code: 'evidence-unknown',
      title: '所附的佐证没有上传成功，或者已经删除。请重新上传后再提交。',
    });
  });
});

describe('its correction', () => {
  it('stands beside what it replaces, and each shows the other', async () => {
    const first = (await place.unitAdmin.ask('POST /api/notes', { body: noteOf() })).body.id;
    const corrected = await place.office.ask(`POST /api/notes/${first}/correction`, {
      body: { text: '参加防汛值守两昼夜。', evidence: [] },
    });
    expect(corrected.status).toBe(200);
    const second = corrected.body.id;
    const old = (await place.office.ask(`GET /api/facts/${first}`)).body;
    expect(old).toMatchObject({ correctedBy: second, payload: { text: '参加防汛值守三昼夜。' } });
    expect(old.abilities).toEqual({ correct: false });
    const now = (await place.office.ask(`GET /api/facts/${second}`)).body;
    expect(now).toMatchObject({
      corrects: first,
      payload: { text: '参加防汛值守两昼夜。' },
      abilities: { correct: true },
    });

    const again = await place.office.ask(`POST /api/notes/${first}/correction`, {
      body: { text: '又改', evidence: [] },
    });
    expect(again.body).toMatchObject({
      status: 409,
      code: 'already-corrected',
      title: '这条备注已经更正过。请刷新后在最新的一条上更正。',
    });
  });

  it('is for those who may record one, and for notes only', async () => {
    const id = (await place.office.ask('POST /api/notes', { body: noteOf() })).body.id;
    const body = { text: '改', evidence: [] };
    for (const [who, asking, status] of [...(await strangersOf(place)), ['the person', place.self, 403] as const])
      expect([who, (await asking.ask(`POST /api/notes/${id}/correction`, { body })).status]).toEqual([who, status]);
    expect((await place.office.ask(`POST /api/notes/${uuid()}/correction`, { body })).status).toBe(404);
  });
});

it('names the authority by the unit that gives it', () => {
  const actor: Actor = {
    tenant: uuid(),
    account: uuid(),
    name: '何静',
    session: uuid(),
    held: [
      { role: 'unitAdmin', unit: 'elsewhere' },
      { role: 'unitAdmin', unit: 'bureau' },
    ],
  };
  expect(authorityOf(actor, { unitPaths: [['section', 'bureau', 'county']] })).toBe('unitAdmin:bureau');
  expect(() => authorityOf(actor, { unitPaths: [['village']] })).toThrow('no authority');
});

/** Files that are handed in with an objection. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { png } from '../facts/place.ts';
import { type Matters, onNotice, refused } from './matters.ts';

const [OBJECTOR, HANDLER, OTHER] = [20, 30, 31];
const headers = { 'x-file-name': encodeURIComponent('获奖证书.png'), 'content-type': 'application/octet-stream' };

let matters: Matters;
beforeAll(async () => {
  matters = await onNotice();
});
afterAll(() => matters.server.close());

it('[XL-08] 被考核人提出异议可以附上佐证，经办人、考核办和委员会都能打开，别人不能', async () => {
  const { office, decider, at, who } = matters;
  const objector = await matters.as(OBJECTOR);
  const { status, body: file } = await objector.ask(`POST ${at('/objections/files')}`, { body: png, headers });
  expect([status, file.name]).toEqual([200, '获奖证书.png']);
  const { body: filed } = await matters.file(objector, { evidence: [file] });
  expect(filed.evidence).toEqual([file]);
  const address = `GET /api/objections/${filed.id}/files/${file.sha256}`;
  const handler = await matters.as(HANDLER);
  expect((await handler.ask(address)).status).toBe(403);
  await matters.put(filed.id, 'handler', { revision: filed.revision, person: who(HANDLER).id });
  for (const reader of [objector, handler, office, decider]) expect((await reader.ask(address)).status).toBe(200);
  expect((await (await matters.as(OTHER)).ask(address)).status).toBe(403);
});

it('同一份佐证附两次、没有上传过的佐证，退回并说明', async () => {
  const { at } = matters;
  const objector = await matters.as(OBJECTOR + 1);
  const { body: file } = await objector.ask(`POST ${at('/objections/files')}`, { body: png, headers });
  const twice = await matters.file(objector, { evidence: [file, file] });
  expect([twice.status, JSON.stringify(twice.body)]).toEqual([422, expect.stringContaining('附了两次')]);
  const unknown = await matters.file(objector, { evidence: [{ sha256: 'c'.repeat(64), name: '照片.png' }] });
  expect(refused(unknown)).toEqual([422, 'evidence-unknown']);
});

it('没有可以提出的，也不收佐证', async () => {
  const nobody = await matters.as(OBJECTOR);
  const told = await nobody.ask(`POST ${matters.at('/objections/files')}`, { body: png, headers });
  expect(refused(told)).toEqual([409, 'nothing-to-object']);
});

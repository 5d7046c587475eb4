import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOfKind } from '../../../src/features/evidence/kinds.ts';
import { deedsOf, openPlace, type Place, png, strangersOf, upload } from '../facts/place.ts';
import { zipOf } from './zip-of.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.server.close());

const send = (name: string, body: Buffer) =>
  place.office.ask('POST /api/evidence', { body, headers: { 'x-file-name': encodeURIComponent(name) } });
const filesIn = async (folder: string) =>
  (await readdir(join(place.server.dataFolder, 'evidence', folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const office = (main: string, type: string) =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/${main}" ContentType="${type}.main+xml"/></Types>`,
    [main]: '<x/>',
  });

const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(12), Buffer.alloc(100)]);

describe('a file', () => {
  it.each([
    ['image/png', '照片.png', png],
    ['image/jpeg', '照片.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
    ['image/webp', 'a.webp', Buffer.from('RIFF\u0024\u0000\u0000\u0000WEBPVP8 ', 'latin1')],
    ['image/heic', 'a.heic', heic],
    ['application/pdf', '通知.pdf', Buffer.from('%PDF-1.7\n%%EOF\n')],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      '报告.docx',
      office('word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      '表.xlsx',
      office('xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      '汇报.pptx',
      office('ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'),
    ],
    ['text/plain', '说明.TXT', Buffer.from('走访记录\r\n一户')],
    ['text/plain', 'gbk.txt', Buffer.from('d7dfb7c3bcc7c2bc', 'hex')],
  ])('is taken as %s, by its content', async (type, name, body) => {
    const told = await send(name, body);
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect([told.status, told.body]).toEqual([200, { sha256, size: body.length, type, name }]);
    const path = join(place.server.dataFolder, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(await readFile(path)).toEqual(body);
  });

  it.each([
    ['a program called a photo', 'a.png', Buffer.from('MZ\u0090\u0000program', 'latin1')],
    ['a page called a photo', 'a.png', Buffer.from('<html><script>alert(1)</script>')],
    ['a page called text with XML at its head', 'a.txt', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['text that is called otherwise', 'a.html', Buffer.from('走访记录')],
    ['bytes called text', 'a.txt', Buffer.from([0x41, 0, 1, 2, 3])],
    ['a bare archive', 'a.zip', zipOf({ 'a.txt': 'x' })],
    ['a document with macros', 'a.docx', office('word/document.xml', 'application/vnd.ms-word.document.macroEnabled')],
    ['an old Word file', 'a.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ])('is refused: %s', async (_what, name, body) => {
    const told = await send(name, body);
    expect(told.body).toMatchObject({ status: 415, code: 'evidence-kind' });
    expect(told.body.title).toMatch(/另存为/);
  });

  it('is refused when it is empty, or larger than 20 MB; and nothing is left of either', async () => {
    expect((await send('a.txt', Buffer.alloc(0))).body).toMatchObject({ status: 422, code: 'evidence-empty' });
    const large = Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]);
    expect((await send('a.png', large)).body).toMatchObject({
      status: 413,
      code: 'too-large',
      title: '提交的内容太大，最大为 20 MB。',
    });
    expect(await filesIn('incoming')).toEqual([]);
  });

  it('damaged in any way is taken or refused, never a fault; nothing is left lying about', async () => {
    const whole = [png, heic, office('word/document.xml', 'application/x'), Buffer.from('%PDF-1.7\n%%EOF\n')];
    for (let n = 0; n < 60; n++) {
      const bytes = Buffer.from(whole[n % whole.length] ?? png);
      for (let times = 0; times < 3; times++)
        bytes[(n * 37 + times * 13) % bytes.length] = (n * 101 + times * 67) % 256;
      const told = await send('a.txt', bytes.subarray(0, n % 3 === 0 ? bytes.length >> 1 : bytes.length));
      expect([200, 415]).toContain(told.status);
    }
    expect(await filesIn('incoming')).toEqual([]);
  });

  it('that comes twice lies there once, as it was first handed in', async () => {
    const body = Buffer.concat([png, Buffer.from('twice')]);
    const sha256 = await upload(place.office, 'a.png', body);
    expect(await upload(place.unitAdmin, 'b.png', body)).toBe(sha256);
    const rows = await place.server.database.db
      .selectFrom('evidence')
      .select('stored_by')
      .where('tenant', '=', place.server.county.id)
      .where('hash', '=', Buffer.from(sha256, 'hex'))
      .execute();
    expect(rows).toEqual([{ stored_by: place.office.account }]);
  });

  it('is handed in by those who record facts', async () => {
    const headers = { 'x-file-name': 'a.png' };
    for (const [who, asking, status] of [
      ['a visitor', place.server.visitor, 401],
      ['the person', place.self, 403],
      ['an auditor', await place.server.as({ held: [{ role: 'auditAdmin' }] }), 403],
      ['a unit administrator', place.unitAdmin, 200],
    ] as const)
      expect([who, (await asking.ask('POST /api/evidence', { body: png, headers })).status]).toEqual([who, status]);
  });
});

describe('opening it', () => {
  it('is for those who may see a fact that carries it, and is written down when it is about somebody else', async () => {
    const bytes = Buffer.concat([png, Buffer.from('opened')]);
    const sha256 = await upload(place.unitAdmin, '现场.png', bytes);
    const address = `GET /api/evidence/${sha256}`;
    expect((await place.unitAdmin.ask(address)).status).toBe(200);
    expect((await place.office.ask(address)).status).toBe(403);
    const body = { person: place.person, text: '现场照片。', evidence: [{ sha256, name: '现场.png' }] };
    const fact = (await place.unitAdmin.ask('POST /api/notes', { body })).body.id;

    const told = await place.self.ask(address);
    expect(told.raw.rawPayload).toEqual(bytes);
    expect(told.raw.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('现场.png')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const deeds = await deedsOf(place, async () => expect((await place.office.ask(address)).status).toBe(200));
    expect(deeds).toEqual([
      {
        action: 'evidence-view',
        outcome: 'done',
        actor: place.office.account,
        subject: place.person,
        detail: { fact },
      },
    ]);
    for (const [who, asking, status] of await strangersOf(place))
      expect([who, (await asking.ask(address)).status]).toEqual([who, status]);
  });

  it('gives it the ending that its content has, whatever it was called', () => {
    expect(nameOfKind('照片.PNG', 'image/png')).toBe('照片.PNG');
    expect(nameOfKind('照片.jpeg', 'image/jpeg')).toBe('照片.jpeg');
    expect(nameOfKind('照片.jpg', 'image/heic')).toBe('照片.jpg.heic');
    expect(nameOfKind('合同.exe', 'application/pdf')).toBe('合同.exe.pdf');
    expect(nameOfKind('png', 'text/plain')).toBe('png.txt');
  });

  it('of what was never handed in finds nothing', async () => {
    expect((await place.office.ask(`GET /api/evidence/${'c'.repeat(64)}`)).status).toBe(404);
  });
});

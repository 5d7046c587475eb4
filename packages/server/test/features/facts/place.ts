/** A county with two departments, somebody in each, and those who may or may not look. */

import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { write } from '../../../src/db/scope.ts';
import { NOTE } from '../../../src/features/notes/note.ts';
import { type NamedFile, record } from '../../../src/ledger/store/record.ts';
import { sealBatch } from '../../../src/ledger/store/seal.ts';
import { sealer } from '../../../src/ledger/store/sealer.ts';
import { type Asking, type County, type TestServer, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

export interface Place {
  readonly server: TestServer;
  readonly person: string;
  /** Themself, signed in. */
  readonly self: Asking;
  readonly office: Asking;
  /** Unit administrators of the person's department and of another. */
  readonly unitAdmin: Asking;
  readonly otherUnitAdmin: Asking;
  readonly colleague: Asking;
  readonly section: string;
  readonly department: string;
  /** The other department. */
  readonly other: string;
  seal(): Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const server = await testServer();
  const { database, county } = server;
  const department = await addUnit(database, county.id, { name: '民政局' });
  const section = await addUnit(database, county.id, { name: '救助股', kind: 'section', parent: department });
  const other = await addUnit(database, county.id, { name: '水利局' });
  const person = await addPerson(database, county.id, { name: '周明', unit: section });
  const sealing = sealer({
    db: database.db,
    crypto: server.crypto,
    clock: { now: () => server.clock.now },
    log: pino({ level: 'silent' }),
    everyMs: 1e6,
  });
  return {
    server,
    person,
    section,
    department,
    other,
    self: await server.as({ name: '周明', person }),
    office: await server.as({ name: '李婷', held: [{ role: 'office' }] }),
    unitAdmin: await server.as({ name: '何静', held: [{ role: 'unitAdmin', unit: department }] }),
    otherUnitAdmin: await server.as({ held: [{ role: 'unitAdmin', unit: other }] }),
    colleague: await server.as({ person: await addPerson(database, county.id, { name: '吴刚', unit: section }) }),
    seal: () => sealing.look(),
  };
}

/** Everybody who has no business with the person: three administrators, others' unit administrator, another county's office, nobody. */
export async function strangersOf(
  place: Place,
): Promise<readonly (readonly [who: string, asking: Asking, status: number])[]> {
  const { server } = place;
  const next: County = await server.newCounty(`c${uuid().slice(-8)}`);
  return [
    ['a visitor', server.visitor, 401],
    ['a colleague', place.colleague, 403],
    ['the unit administrator of another department', place.otherUnitAdmin, 403],
    ['a committee member', await server.as({ held: [{ role: 'committee' }] }), 403],
    ['an inspector', await server.as({ held: [{ role: 'inspector' }] }), 403],
    ['a system administrator', await server.as({ held: [{ role: 'systemAdmin' }] }), 403],
    ['a security administrator', await server.as({ held: [{ role: 'securityAdmin' }] }), 403],
    ['an audit administrator', await server.as({ held: [{ role: 'auditAdmin' }] }), 403],
    ['the office of another county', await server.as({ county: next, held: [{ role: 'office' }] }), 404],
  ];
}

/** A note that the system holds about somebody, as if the office had recorded it, in the sealed ledger. */
export async function sealedNote(
  { database, crypto, clock }: TestServer,
  county: County,
  subject: string,
  evidence: readonly NamedFile[] = [],
): Promise<string> {
  const scope = { tenant: county.id, db: database.db };
  const note = {
    kind: NOTE,
    subject,
    payload: { text: '走访' },
    at: clock.now,
    actor: uuid(),
    authority: 'office',
    evidence,
  };
  const recorded = await write(scope, (tx) => record(tx, [note]));
  if (!recorded.ok) throw new Error(recorded.refusal);
  await sealBatch(scope, { log: 'facts', code: county.code, signer: crypto.signer, now: clock.now });
  return recorded.ids[0] ?? '';
}

/** What is added to the record of deeds while `work` goes on. */
export async function deedsOf({ server }: Place, work: () => Promise<unknown>) {
  const entries = async () =>
    await server.database.db
      .selectFrom('audit_entries')
      .select(['id', 'action', 'outcome', 'actor', 'subject', 'detail'])
      .where('tenant', '=', server.county.id)
      .execute();
  const before = new Set((await entries()).map(({ id }) => id));
  await work();
  return (await entries()).filter(({ id }) => !before.has(id)).map(({ id: _, ...deed }) => deed);
}

/** A PNG of one dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** Uploads a file that differs from all others by its end. */
export async function upload(
  asking: Asking,
  name = '照片.png',
  bytes = Buffer.concat([png, Buffer.from(uuid())]),
): Promise<string> {
  const told = await asking.ask('POST /api/evidence', {
    body: bytes,
    headers: { 'x-file-name': encodeURIComponent(name) },
  });
  if (told.status !== 200) throw new Error(`upload: ${told.body.code}`);
  return told.body.sha256;
}

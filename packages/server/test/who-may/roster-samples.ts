/** Samples of units and people: what is changed was made for the request, in the section of the bureau. */
import { v7 as uuid } from 'uuid';
import { write } from '../../src/db/scope.ts';
import type { importsContract } from '../../src/features/import-jobs/contract.ts';
import type { ImportStatus } from '../../src/features/import-jobs/state.ts';
import { importStore } from '../../src/features/import-jobs/store.ts';
import type { peopleContract } from '../../src/features/people/contract.ts';
import { rosterReader } from '../../src/features/roster/load.ts';
import type { RecordKind, Records } from '../../src/features/roster/model.ts';
import { revisionOf } from '../../src/features/roster/revision.ts';
import { rosterWriter } from '../../src/features/roster/store.ts';
import type { unitsContract } from '../../src/features/units/contract.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const plain = (address: string): Sampler => given(async () => ({ address }));

const scopeOf = (world: World) => ({ tenant: world.county.id, db: world.server.database.db });

/** Puts a record into the roster. */
async function add<K extends RecordKind>(world: World, kind: K, record: Omit<Records[K], 'id'>): Promise<Records[K]> {
  const after = { id: uuid(), ...record } as Records[K];
  await write(scopeOf(world), (tx) =>
    rosterWriter(tx, { by: uuid(), at: world.server.clock.now }).put([{ kind, after } as never]),
  );
  return after;
}

async function seen(world: World, kind: RecordKind, id: string): Promise<string> {
  const record = await rosterReader(scopeOf(world)).record(kind, id);
  return record === undefined ? '' : revisionOf(record);
}

async function postOf(world: World, person: string): Promise<string> {
  const { id } = await world.server.database.db
    .selectFrom('tenures')
    .select('id')
    .where('tenant', '=', world.county.id)
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  return id;
}

const post = { post: '科员', duty: 'staff', staffing: '行政编制' };
const from = { since: '2026-01-01' };
const section = (world: World) => add(world, 'unit', { name: `新股${uuid()}`, kind: 'section', parent: world.bureau });

const listed = Buffer.from('姓名,单位,人员身份\n新人,青石局,公务员\n');

/** An import of the office's, as it would stand. */
const onImport = (method: string, path: string, status: ImportStatus, body?: unknown): Sampler =>
  given(async (world) => {
    const id = uuid();
    const store = importStore(scopeOf(world));
    const choices = { day: '2026-03-25', missing: 'leave' } as const;
    const kind = 'people';
    const at = world.server.clock.now;
    await store.begin({ id, kind, fileName: '表', fileHash: Buffer.alloc(32), choices, actor: uuid(), at });
    const counts = { create: 1, change: 0, unchanged: 0, refused: 0, missing: 0 };
    await store.change(id, { status, counts, plannedOn: '0' });
    return { address: `${method} /api/imports/${id}${path}`, ...(body === undefined ? {} : { body }) };
  });

export const rosterSamples: {
  readonly [A in keyof (typeof unitsContract & typeof peopleContract & typeof importsContract)]: Sampler;
} = {
  'GET /api/units': plain('GET /api/units'),
  'GET /api/units/:id': given(async (world) => ({ address: `GET /api/units/${world.section}` })),
  'POST /api/units': given(async (world) => ({
    address: 'POST /api/units',
    body: { name: `股${uuid()}`, kind: 'section', parent: world.bureau },
  })),
  'PUT /api/units/:id': given(async (world) => {
    const unit = await section(world);
    return { address: `PUT /api/units/${unit.id}`, body: { ...unit, name: `股${uuid()}`, revision: revisionOf(unit) } };
  }),
  'PUT /api/units/:id/until': given(async (world) => {
    const unit = await section(world);
    return {
      address: `PUT /api/units/${unit.id}/until`,
      body: { revision: revisionOf(unit), until: '2026-03-31' },
    };
  }),
  'POST /api/units/:id/oversight': given(async (world) => ({
    address: `POST /api/units/${(await section(world)).id}/oversight`,
    body: { leader: await world.person(), ...from },
  })),
  'PUT /api/oversight/:id': given(async (world) => {
    const one = { leader: await world.person(), unit: (await section(world)).id, ...from };
    const { id, ...made } = await add(world, 'oversight', one);
    return {
      address: `PUT /api/oversight/${id}`,
      body: { revision: revisionOf({ id, ...made }), ...from, until: '2026-02-01' },
    };
  }),

  'GET /api/people': plain('GET /api/people'),
  'GET /api/people/:id': given(async (world) => ({ address: `GET /api/people/${world.subject}` })),
  'POST /api/people': given(async (world) => ({
    address: 'POST /api/people',
    body: { name: '新人', unit: world.section, ...post, ...from },
  })),
  'PUT /api/people/:id': given(async (world) => {
    const id = await world.person();
    return { address: `PUT /api/people/${id}`, body: { name: '改名', revision: await seen(world, 'person', id) } };
  }),
  'POST /api/people/:id/tenures': given(async (world) => ({
    address: `POST /api/people/${await world.person()}/tenures`,
    body: { unit: world.section, main: false, ...post, ...from },
  })),
  'PUT /api/tenures/:id': given(async (world) => {
    const id = await postOf(world, await world.person());
    return {
      address: `PUT /api/tenures/${id}`,
      body: { revision: await seen(world, 'tenure', id), main: true, ...post, ...from },
    };
  }),
  // To a town: out of the bureau.
  'POST /api/tenures/:id/transfer': given(async (world) => {
    const id = await postOf(world, await world.person());
    return {
      address: `POST /api/tenures/${id}/transfer`,
      body: { revision: await seen(world, 'tenure', id), unit: world.town, ...post, ...from },
    };
  }),
  'POST /api/people/:id/standings': given(async (world) => ({
    address: `POST /api/people/${await world.person()}/standings`,
    body: { kind: 'leave', ...from },
  })),
  'PUT /api/standings/:id': given(async (world) => {
    const made = await add(world, 'standing', { person: await world.person(), kind: 'sanction', ...from });
    return { address: `PUT /api/standings/${made.id}`, body: { revision: revisionOf(made), note: '记过', ...from } };
  }),
  'POST /api/people/:id/overrides': given(async (world) => ({
    address: `POST /api/people/${await world.person()}/overrides`,
    body: { step: 'principal', reviewer: world.subject, reason: '回避', ...from },
  })),
  'PUT /api/overrides/:id': given(async (world) => {
    const person = await world.person();
    const one = { person, step: 'principal', reviewer: world.subject, reason: '回避', ...from } as const;
    const made = await add(world, 'override', one);
    return {
      address: `PUT /api/overrides/${made.id}`,
      body: { revision: revisionOf(made), reviewer: world.subject, reason: '回避', ...from, until: '2026-02-01' },
    };
  }),

  'POST /api/imports/:kind': given(async () => ({ address: 'POST /api/imports/people', body: listed })),
  'GET /api/imports/:kind/template': plain('GET /api/imports/people/template'),
  'GET /api/imports': plain('GET /api/imports'),
  'GET /api/imports/:id': onImport('GET', '', 'planned'),
  'GET /api/imports/:id/rows': onImport('GET', '/rows', 'planned'),
  'GET /api/imports/:id/findings': onImport('GET', '/findings', 'planned'),
  'PUT /api/imports/:id/mapping': onImport('PUT', '/mapping', 'planned', {}),
  'POST /api/imports/:id/apply': onImport('POST', '/apply', 'planned', {}),
  'POST /api/imports/:id/undo': onImport('POST', '/undo', 'applied'),
  'DELETE /api/imports/:id': onImport('DELETE', '', 'planned'),
};

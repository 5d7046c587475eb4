/**
 * One request for each route that succeeds when the actor may: about the subject of the world, or about something made for this request
 * alone. The map is total over the contracts: a route without a sample doesn't compile.
 */
import { randomBytes } from 'node:crypto';
import type { Api } from '../../src/contracts.ts';
import { openAccount, PASSWORD } from '../browser.ts';
import { png, sealedNote, upload } from '../features/facts/place.ts';
import type { World } from './world.ts';

export interface Sample {
  /** With parameters filled in. */
  readonly address: string;
  readonly body?: unknown;
}

const plain = (address: string) => async (): Promise<Sample> => ({ address });

const onAccount =
  (method: string, path: string, body?: (world: World) => Promise<unknown>) => async (world: World) => ({
    address: `${method} /api/accounts/${await world.account()}${path}`,
    ...(body === undefined ? {} : { body: await body(world) }),
  });

/** Somebody else's session. */
async function sessionOf(world: World): Promise<string> {
  const { id } = await world.server.database.db
    .selectFrom('sessions')
    .select('id')
    .where('tenant', '=', world.county.id)
    .where('account', '=', await world.account())
    .executeTakeFirstOrThrow();
  return id;
}

/** A note about the subject, sealed. */
async function noteOn(world: World): Promise<string> {
  return sealedNote(world.server, world.county, world.subject);
}

export const samples: { readonly [A in keyof Api]: (world: World) => Promise<Sample> } = {
  'GET /api/entrance': plain('GET /api/entrance'),
  'POST /api/sign-in': async ({ server, county }) => {
    const login = `s-${randomBytes(6).toString('hex')}`;
    await openAccount(server, { login, county });
    return { address: 'POST /api/sign-in', body: { county: county.code, login, password: PASSWORD } };
  },
  // No provider is set up in this server.
  'GET /api/sign-in/openid/:id': plain('GET /api/sign-in/openid/openid'),
  'GET /api/sign-in/openid/:id/callback': plain('GET /api/sign-in/openid/openid/callback?code=c&state=s'),
  // Whoever is signed in already is past these steps.
  'POST /api/sign-in/totp': async () => ({ address: 'POST /api/sign-in/totp', body: { code: '123456' } }),
  'POST /api/sign-in/totp-enrolment': plain('POST /api/sign-in/totp-enrolment'),
  'POST /api/sign-out': plain('POST /api/sign-out'),
  'GET /api/me': plain('GET /api/me'),
  'POST /api/password': async () => ({
    address: 'POST /api/password',
    body: { current: PASSWORD, next: 'Willow-bridge-42' },
  }),
  'POST /api/me/totp': async () => ({ address: 'POST /api/me/totp', body: { password: PASSWORD } }),
  // Nothing was begun.
  'POST /api/me/totp/confirmation': async () => ({
    address: 'POST /api/me/totp/confirmation',
    body: { code: '123456' },
  }),
  'POST /api/me/totp/end': async () => ({ address: 'POST /api/me/totp/end', body: { password: PASSWORD } }),
  'GET /api/sessions': plain('GET /api/sessions'),
  'DELETE /api/sessions/:id': async (world) => ({ address: `DELETE /api/sessions/${await sessionOf(world)}` }),
  'POST /api/sessions/others/end': plain('POST /api/sessions/others/end'),

  'GET /api/accounts': plain('GET /api/accounts'),
  'GET /api/accounts/people': plain('GET /api/accounts/people'),
  'GET /api/accounts/:id': onAccount('GET', ''),
  'POST /api/accounts': async (world) => ({
    address: 'POST /api/accounts',
    body: { login: `u${(await world.account()).slice(-12)}`, name: '新人' },
  }),
  'POST /api/accounts/open': async (world) => ({
    address: 'POST /api/accounts/open',
    body: { people: [await world.person()] },
  }),
  'POST /api/accounts/:id/disable': onAccount('POST', '/disable'),
  'POST /api/accounts/:id/enable': onAccount('POST', '/enable'),
  'POST /api/accounts/:id/reset-password': onAccount('POST', '/reset-password'),
  'POST /api/accounts/:id/reset-totp': onAccount('POST', '/reset-totp'),
  'POST /api/accounts/:id/end-sessions': onAccount('POST', '/end-sessions'),
  'PUT /api/accounts/:id/person': onAccount('PUT', '/person', async (world) => ({ person: await world.person() })),
  'DELETE /api/accounts/:id/person': onAccount('DELETE', '/person'),

  'GET /api/grants': plain('GET /api/grants'),
  'GET /api/grants/history': plain('GET /api/grants/history'),
  'GET /api/grants/accounts': plain('GET /api/grants/accounts'),
  'POST /api/grants': async (world) => ({
    address: 'POST /api/grants',
    body: { account: await world.account(), role: 'unitAdmin', unit: world.bureau },
  }),
  'POST /api/grants/:id/end': async (world) => {
    const account = await world.account([{ role: 'office' }]);
    const { id } = await world.server.database.db
      .selectFrom('grants')
      .select('id')
      .where('tenant', '=', world.county.id)
      .where('account', '=', account)
      .executeTakeFirstOrThrow();
    return { address: `POST /api/grants/${id}/end` };
  },
  'GET /api/sign-in-rules': plain('GET /api/sign-in-rules'),
  'PUT /api/sign-in-rules': async () => ({ address: 'PUT /api/sign-in-rules', body: { preset: 'dengbao3' } }),

  'GET /api/audit': plain('GET /api/audit'),
  'GET /api/audit/export': plain('GET /api/audit/export'),

  'GET /api/profile': plain('GET /api/profile'),
  'GET /api/profile/export': plain('GET /api/profile/export'),

  'GET /api/checkpoints/latest': async (world) => {
    await noteOn(world);
    return { address: `GET /api/checkpoints/latest?county=${world.county.code}` };
  },
  'GET /api/facts/:id': async (world) => ({ address: `GET /api/facts/${await noteOn(world)}` }),
  'GET /api/facts/:id/proof': async (world) => ({ address: `GET /api/facts/${await noteOn(world)}/proof` }),
  'GET /api/people/:id/facts': async ({ subject }) => ({ address: `GET /api/people/${subject}/facts` }),
  'POST /api/archive': async ({ server }) => {
    // Offices of other counties export what is theirs.
    const counties = await server.database.db.selectFrom('tenants').select(['id', 'code']).execute();
    for (const county of counties) await sealedNote(server, county, county.id);
    return { address: 'POST /api/archive', body: { evidence: false } };
  },
  'POST /api/notes': async ({ subject }) => ({
    address: 'POST /api/notes',
    body: { person: subject, text: '参加防汛。', evidence: [] },
  }),
  'POST /api/notes/:id/correction': async (world) => ({
    address: `POST /api/notes/${await noteOn(world)}/correction`,
    body: { text: '参加抗旱。', evidence: [] },
  }),
  'POST /api/evidence': async () => ({ address: 'POST /api/evidence', body: png }),
  'GET /api/evidence/:hash': async (world) => {
    const sha256 = await upload(await world.actor('考核办'));
    await sealedNote(world.server, world.county, world.subject, [{ sha256, name: '照片.png' }]);
    return { address: `GET /api/evidence/${sha256}` };
  },
};

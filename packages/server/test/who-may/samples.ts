/**
 * One request for each route that succeeds when the actor may: about the subject of the world, about something made for this request
 * alone, or about the asker. The map is total over the contracts: a route without a sample doesn't compile.
 */
import { generateSync } from 'otplib';
import { v7 as uuid } from 'uuid';
import type { Api } from '../../src/contracts.ts';
import { newToken, readToken } from '../../src/features/sessions/token.ts';
import { openAccount, PASSWORD } from '../browser.ts';
import { png, sealedNote, upload } from '../features/facts/place.ts';
import type { OpenIdServer } from '../openid-server.ts';
import type { Asking } from '../server.ts';
import { ballotSamples } from './ballot-samples.ts';
import { bulletinSamples } from './bulletin-samples.ts';
import { eventSamples } from './event-samples.ts';
import { holidaySamples } from './holiday-samples.ts';
import { jurySamples } from './jury-samples.ts';
import { logSamples } from './log-samples.ts';
import { meetingSamples } from './meeting-samples.ts';
import { messageSamples } from './message-samples.ts';
import { pollSamples } from './polls-samples.ts';
import {
  archiveSamples,
  deliverySamples,
  laterSamples,
  noticeSamples,
  objectionSamples,
  paperSamples,
  resultSamples,
} from './result-samples.ts';
import { delegationSamples, reviewSamples } from './review-samples.ts';
import { rosterSamples } from './roster-samples.ts';
import { roundDataSamples } from './round-data-samples.ts';
import { roundSamples } from './round-samples.ts';
import { schemeSamples } from './scheme-samples.ts';
import { shareSamples } from './share-samples.ts';
import { statisticsSamples } from './statistics-samples.ts';
import { useSamples } from './use-samples.ts';
import type { World } from './world.ts';

export interface Sample {
  /** With parameters filled in. */
  readonly address: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Sampler {
  /** It is about the asker alone: who is of another county asks about themself, too. */
  readonly own: boolean;
  make(world: World, asker: Asking, provider: OpenIdServer): Promise<Sample>;
}

type Make = Sampler['make'];
const given = (make: Make): Sampler => ({ own: false, make });
const own = (make: Make): Sampler => ({ own: true, make });
const plain = (address: string): Sampler => given(async () => ({ address }));

const onAccount = (method: string, path: string, body?: (world: World) => Promise<unknown>): Sampler =>
  given(async (world) => ({
    address: `${method} /api/accounts/${await world.account()}${path}`,
    ...(body === undefined ? {} : { body: await body(world) }),
  }));

/** A session of the asker that has come half-way in; of nobody: none. */
async function halfWay(world: World, asker: Asking, stage: string): Promise<Readonly<Record<string, string>>> {
  if (asker.account === '') return {};
  const token = newToken(world.county.id);
  const at = world.server.clock.now.toISOString();
  await world.server.database.db
    .insertInto('sessions')
    .values({
      tenant: world.county.id,
      id: uuid(),
      account: asker.account,
      token_hash: readToken(token)?.hash ?? Buffer.alloc(0),
      stage,
      device: '测试',
      address: '127.0.0.1',
      created_at: at,
      seen_at: at,
    })
    .execute();
  return { cookie: `shiji=${token}` };
}

/** What the authenticator app shows. */
const codeOf = (world: World, secret: string | undefined): string =>
  secret === undefined
    ? '123456'
    : generateSync({ secret, epoch: Math.floor(world.server.clock.now.getTime() / 1000) });

/** A note about the subject, sealed. */
const noteOn = (world: World): Promise<string> => sealedNote(world.server, world.county, world.subject);

export const samples: { readonly [A in keyof Api]: Sampler } = {
  'GET /api/entrance': plain('GET /api/entrance'),
  'POST /api/sign-in': given(async (world) => {
    const login = `s-${uuid()}`;
    await openAccount(world.server, { login, county: world.county });
    return { address: 'POST /api/sign-in', body: { county: world.county.code, login, password: PASSWORD } };
  }),
  'POST /api/sign-in/totp-enrolment': own(async (world, asker) => ({
    address: 'POST /api/sign-in/totp-enrolment',
    headers: await halfWay(world, asker, 'enrol-totp'),
  })),
  'POST /api/sign-in/totp': own(async (world, asker) => {
    const headers = await halfWay(world, asker, 'enrol-totp');
    const { body } = await asker.ask('POST /api/sign-in/totp-enrolment', { headers });
    return { address: 'POST /api/sign-in/totp', headers, body: { code: codeOf(world, body.secret) } };
  }),
  'GET /api/sign-in/openid/:id': plain('GET /api/sign-in/openid/openid'),
  'GET /api/sign-in/openid/:id/callback': own(async (_world, asker, provider) => {
    const begun = await asker.ask('GET /api/sign-in/openid/openid');
    const back = await provider.visit(String(begun.raw.headers.location), 'nobody-known');
    const cookie = begun.raw.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return { address: `GET ${back.pathname}${back.search}`, headers: { cookie } };
  }),

  'POST /api/sign-out': plain('POST /api/sign-out'),
  'GET /api/me': plain('GET /api/me'),
  'GET /api/sessions': plain('GET /api/sessions'),
  // Somebody else's: one's own anybody may end.
  'DELETE /api/sessions/:id': given(async (world) => {
    const { id } = await world.server.database.db
      .selectFrom('sessions')
      .select('id')
      .where('tenant', '=', world.county.id)
      .where('account', '=', await world.account())
      .executeTakeFirstOrThrow();
    return { address: `DELETE /api/sessions/${id}` };
  }),
  'POST /api/sessions/others/end': plain('POST /api/sessions/others/end'),

  'POST /api/password': own(async () => ({
    address: 'POST /api/password',
    body: { current: PASSWORD, next: 'Paper4-kites.over' },
  })),
  'POST /api/me/totp': own(async () => ({ address: 'POST /api/me/totp', body: { password: PASSWORD } })),
  'POST /api/me/totp/confirmation': own(async (world, asker) => {
    const { body } = await asker.ask('POST /api/me/totp', { body: { password: PASSWORD } });
    return { address: 'POST /api/me/totp/confirmation', body: { code: codeOf(world, body.secret) } };
  }),
  'POST /api/me/totp/end': own(async () => ({ address: 'POST /api/me/totp/end', body: { password: PASSWORD } })),

  'GET /api/accounts': plain('GET /api/accounts'),
  'GET /api/accounts/people': plain('GET /api/accounts/people'),
  'GET /api/accounts/:id': onAccount('GET', ''),
  'POST /api/accounts': given(async (world) => ({
    address: 'POST /api/accounts',
    body: { login: `u${(await world.account()).slice(-12)}`, name: '新人' },
  })),
  'POST /api/accounts/open': given(async (world) => ({
    address: 'POST /api/accounts/open',
    body: { people: [await world.person()] },
  })),
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
  'POST /api/grants': given(async (world) => ({
    address: 'POST /api/grants',
    body: { account: await world.account(), role: 'unitAdmin', unit: world.bureau },
  })),
  'POST /api/grants/:id/end': given(async (world) => {
    const account = await world.account([{ role: 'office' }]);
    const { id } = await world.server.database.db
      .selectFrom('grants')
      .select('id')
      .where('tenant', '=', world.county.id)
      .where('account', '=', account)
      .executeTakeFirstOrThrow();
    return { address: `POST /api/grants/${id}/end` };
  }),
  'GET /api/sign-in-rules': plain('GET /api/sign-in-rules'),
  'PUT /api/sign-in-rules': given(async () => ({ address: 'PUT /api/sign-in-rules', body: { preset: 'dengbao3' } })),

  'GET /api/audit': plain('GET /api/audit'),
  'GET /api/audit/accounts': plain('GET /api/audit/accounts'),
  'GET /api/audit/export': plain('GET /api/audit/export'),

  'GET /api/profile': plain('GET /api/profile'),
  'GET /api/profile/export': plain('GET /api/profile/export'),
  'GET /api/home': plain('GET /api/home'),

  'GET /api/checkpoints/latest': given(async (world) => {
    await noteOn(world);
    return { address: `GET /api/checkpoints/latest?county=${world.county.code}` };
  }),
  'GET /api/facts/:id': given(async (world) => ({ address: `GET /api/facts/${await noteOn(world)}` })),
  'GET /api/facts/:id/proof': given(async (world) => ({ address: `GET /api/facts/${await noteOn(world)}/proof` })),
  'GET /api/people/:id/facts': given(async ({ subject }) => ({ address: `GET /api/people/${subject}/facts` })),
  'POST /api/archive': given(async ({ server }) => {
    // Offices of other counties export what is theirs.
    const counties = await server.database.db.selectFrom('tenants').select(['id', 'code']).execute();
    for (const county of counties) await sealedNote(server, county, county.id);
    return { address: 'POST /api/archive', body: { evidence: false } };
  }),
  'POST /api/notes': given(async ({ subject }) => ({
    address: 'POST /api/notes',
    body: { person: subject, text: '参加防汛。', evidence: [] },
  })),
  'POST /api/notes/:id/correction': given(async (world) => ({
    address: `POST /api/notes/${await noteOn(world)}/correction`,
    body: { text: '参加抗旱。', evidence: [] },
  })),
  'POST /api/evidence': given(async () => ({ address: 'POST /api/evidence', body: png })),
  'GET /api/evidence/:hash': given(async (world) => {
    const sha256 = await upload(await world.actor('考核办'));
    await sealedNote(world.server, world.county, world.subject, [{ sha256, name: '照片.png' }]);
    return { address: `GET /api/evidence/${sha256}` };
  }),
  ...ballotSamples,
  ...rosterSamples,
  ...pollSamples,
  ...meetingSamples,
  ...jurySamples,
  ...schemeSamples,
  ...roundSamples,
  ...resultSamples,
  ...objectionSamples,
  ...noticeSamples,
  ...logSamples,
  ...reviewSamples,
  ...delegationSamples,
  ...messageSamples,
  ...eventSamples,
  ...roundDataSamples,
  ...shareSamples,
  ...deliverySamples,
  ...laterSamples,
  ...useSamples,
  ...holidaySamples,
  ...statisticsSamples,
  ...bulletinSamples,
  ...paperSamples,
  ...archiveSamples,
};

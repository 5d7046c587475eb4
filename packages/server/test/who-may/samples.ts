/**
 * One request for each route that succeeds when the actor may: about the subject of the world, or about something made for this request
 * alone. The map is total over the contracts: a route without a sample doesn't compile.
 */
import type { Api } from '../../src/contracts.ts';
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

export const samples: { readonly [A in keyof Api]: (world: World) => Promise<Sample> } = {
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
};

/** Samples of schemes: one of the library as the county has taken it over, approved and live at the bureau where that is asked for. */
import type { schemesContract } from '../../src/features/schemes/contract.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const plain = (address: string): Sampler => given(async () => ({ address }));
const adopt = { address: 'POST /api/schemes', body: { library: 'xiulin/quarter' } };

interface Made {
  readonly id: string;
  readonly revision: number;
  readonly versions: readonly { readonly revision: number }[];
}

async function scheme(world: World, upTo: 'draft' | 'submitted' | 'approved'): Promise<Made> {
  // Who submits is another person than anybody who is asked to approve.
  const office = await world.stranger([{ role: 'office' }]);
  let { body } = await office.ask(adopt.address, { body: adopt.body });
  const version = `/api/schemes/${body.id}/versions/1`;
  const seen = () => ({ revision: body.versions[0].revision });
  if (upTo !== 'draft') ({ body } = await office.ask(`POST ${version}/submit`, { body: { ...seen(), note: '首次' } }));
  if (upTo === 'approved')
    ({ body } = await (await world.actor('考核办')).ask(`POST ${version}/approve`, { body: seen() }));
  return body;
}

async function live(world: World): Promise<Made> {
  const made = await scheme(world, 'approved');
  const body = { revision: made.revision, units: [{ unit: world.bureau, since: '2026-01-01' }] };
  await (await world.actor('考核办')).ask(`PUT /api/schemes/${made.id}/units`, { body });
  return made;
}

/** Id of an approved scheme, of the library or as text. */
export async function approvedScheme(
  world: World,
  from: { readonly library: string } | { readonly text: string },
): Promise<string> {
  const office = await world.actor('考核办');
  const { body: made } = await office.ask('POST /api/schemes', { body: from });
  const version = `/api/schemes/${made.id}/versions/1`;
  const sent = await office.ask(`POST ${version}/submit`, {
    body: { revision: made.versions[0].revision, note: '首次' },
  });
  await (await world.actor('委员')).ask(`POST ${version}/approve`, {
    body: { revision: sent.body.versions[0].revision },
  });
  return made.id;
}

const onVersion = (
  method: string,
  path: string,
  upTo: 'draft' | 'submitted' | 'approved',
  body?: (made: Made) => object,
): Sampler =>
  given(async (world) => {
    const made = await scheme(world, upTo);
    return {
      address: `${method} /api/schemes/${made.id}/versions/1${path}`,
      ...(body === undefined ? {} : { body: { revision: made.versions[0]?.revision, ...body(made) } }),
    };
  });

export const schemeSamples: { readonly [A in keyof typeof schemesContract]: Sampler } = {
  'GET /api/schemes': plain('GET /api/schemes'),
  'POST /api/schemes': given(async () => adopt),
  'GET /api/schemes/:id': given(async (world) => ({ address: `GET /api/schemes/${(await live(world)).id}` })),
  'POST /api/schemes/:id/versions': given(async (world) => ({
    address: `POST /api/schemes/${(await scheme(world, 'approved')).id}/versions`,
  })),
  'GET /api/schemes/:id/versions/:number': onVersion('GET', '', 'approved'),
  'PUT /api/schemes/:id/versions/:number': onVersion('PUT', '', 'draft', () => ({ text: 'name: 半成品', note: '' })),
  'DELETE /api/schemes/:id/versions/:number': given(async (world) => {
    const { id, versions } = await scheme(world, 'draft');
    return { address: `DELETE /api/schemes/${id}/versions/1?revision=${versions[0]?.revision}` };
  }),
  'POST /api/schemes/:id/versions/:number/submit': onVersion('POST', '/submit', 'draft', () => ({ note: '首次' })),
  'POST /api/schemes/:id/versions/:number/approve': onVersion('POST', '/approve', 'submitted', () => ({})),
  'POST /api/schemes/:id/versions/:number/return': onVersion('POST', '/return', 'submitted', () => ({
    reason: '比例有误',
  })),
  'GET /api/schemes/:id/versions/:number/print': given(async (world) => ({
    address: `GET /api/schemes/${(await live(world)).id}/versions/1/print`,
  })),
  'PUT /api/schemes/:id/units': given(async (world) => {
    const { id, revision } = await scheme(world, 'approved');
    return {
      address: `PUT /api/schemes/${id}/units`,
      body: { revision, units: [{ unit: world.bureau, since: '2026-04-01' }] },
    };
  }),
  'GET /api/my-schemes': plain('GET /api/my-schemes'),
};

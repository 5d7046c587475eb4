/** Samples of data brought into a round: a score of the panel for the subject of the world. */
import type { roundDataContract } from '../../src/features/round-data/contract.ts';
import { round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const headers = { 'x-file-name': 'points.json', 'content-type': 'application/octet-stream' };
const file = ({ subject }: World) =>
  Buffer.from(JSON.stringify({ points: [{ subject, indicator: 'individual', value: '90' }] }));

const onRound = (path: string): Sampler =>
  given(async (world) => ({ address: `GET /api/rounds/${(await round(world)).id}/imports${path}` }));

async function planned(world: World, confirmed = false): Promise<string> {
  const office = await world.server.as({ county: world.county, held: [{ role: 'office' }] });
  const path = `POST /api/rounds/${(await round(world)).id}/imports`;
  const { status, body } = await office.ask(path, { body: file(world), headers });
  if (status !== 200) throw new Error(`the file was refused: ${body.title}`);
  if (confirmed) await office.ask(`POST /api/round-imports/${body.id}/confirmation`, { body: {} });
  return body.id;
}

const onImport = (method: string, path: string, body?: object, confirmed = false): Sampler =>
  given(async (world) => ({
    address: `${method} /api/round-imports/${await planned(world, confirmed)}${path}`,
    ...(body === undefined ? {} : { body }),
  }));

export const roundDataSamples: { readonly [A in keyof typeof roundDataContract]: Sampler } = {
  'GET /api/rounds/:id/imports': onRound(''),
  'GET /api/rounds/:id/imports/template': onRound('/template'),
  'POST /api/rounds/:id/imports': given(async (world) => ({
    address: `POST /api/rounds/${(await round(world)).id}/imports`,
    body: file(world),
    headers,
  })),
  'GET /api/round-imports/:id': onImport('GET', ''),
  'GET /api/round-imports/:id/rows': onImport('GET', '/rows'),
  'POST /api/round-imports/:id/confirmation': onImport('POST', '/confirmation', {}),
  'POST /api/round-imports/:id/taking-back': onImport('POST', '/taking-back', { reason: '弄错了' }, true),
  'DELETE /api/round-imports/:id': onImport('DELETE', ''),
};

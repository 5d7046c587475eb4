/** Samples of what is added and taken away in a round: about the subject of the world, proposed by somebody else of the office. */
import type { eventsContract } from '../../src/features/events/contract.ts';
import { png } from '../features/facts/place.ts';
import { round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const happened = { code: 'conduct', level: '提醒', text: '防汛值班迟到。' };
const headers = { 'x-file-name': encodeURIComponent('照片.png'), 'content-type': 'application/octet-stream' };
const reason = '经复核';

const onPerson = (
  method: string,
  path: string,
  more: Omit<Awaited<ReturnType<Sampler['make']>>, 'address'> = {},
): Sampler =>
  given(async (world) => ({
    address: `${method} /api/rounds/${(await round(world)).id}/people/${world.subject}/events${path}`,
    ...more,
  }));

/** With its first day: each round of a county has days of its own. */
async function begun(world: World): Promise<{ readonly id: string; readonly from: string }> {
  const { id } = await round(world);
  const office = await world.server.as({ county: world.county, held: [{ role: 'office' }] });
  return (await office.ask(`GET /api/rounds/${id}`)).body;
}

interface Proposed {
  readonly id: string;
  readonly sha256: string;
}

/** By the office of another moment: whoever asks is somebody else. */
async function proposed(world: World): Promise<Proposed> {
  const office = await world.server.as({ county: world.county, held: [{ role: 'office' }] });
  const { id, from: day } = await begun(world);
  const path = `/api/rounds/${id}/people/${world.subject}/events`;
  const { body: file } = await office.ask(`POST ${path}/files`, { body: png, headers });
  const { status, body } = await office.ask(`POST ${path}`, { body: { ...happened, day, files: [file] } });
  if (status !== 200) throw new Error(`the event was refused: ${body.title}`);
  return { id: body.event.id, sha256: file.sha256 };
}

const onEvent = (method: string, path: (made: Proposed) => string, body?: object): Sampler =>
  given(async (world) => {
    const made = await proposed(world);
    return { address: `${method} /api/events/${made.id}${path(made)}`, ...(body === undefined ? {} : { body }) };
  });

export const eventSamples: { readonly [A in keyof typeof eventsContract]: Sampler } = {
  'GET /api/rounds/:id/events': given(async (world) => ({
    address: `GET /api/rounds/${(await round(world)).id}/events`,
  })),
  'GET /api/events/mine': { own: true, make: async () => ({ address: 'GET /api/events/mine' }) },
  'GET /api/rounds/:id/people/:person/events': onPerson('GET', ''),
  'GET /api/rounds/:id/people/:person/events/alike': onPerson('GET', '/alike?day=2024-02-01'),
  // One's own would only be what adds, and this scheme has nothing that does: it is refused as a person is refused.
  'POST /api/rounds/:id/people/:person/events': given(async (world) => {
    const { id, from: day } = await begun(world);
    return { address: `POST /api/rounds/${id}/people/${world.subject}/events`, body: { ...happened, day } };
  }),
  'POST /api/rounds/:id/people/:person/events/files': onPerson('POST', '/files', { body: png, headers }),
  'GET /api/events/:id/files/:hash': onEvent('GET', ({ sha256 }) => `/files/${sha256}`),
  'POST /api/events/:id/approval': onEvent('POST', () => '/approval', {}),
  'POST /api/events/:id/return': onEvent('POST', () => '/return', { reason }),
  'POST /api/events/:id/withdrawal': given(async (world) => {
    const { id } = await proposed(world);
    const office = await world.server.as({ county: world.county, held: [{ role: 'office' }] });
    const { status } = await office.ask(`POST /api/events/${id}/approval`, { body: {} });
    if (status !== 200) throw new Error('the event was not approved');
    return { address: `POST /api/events/${id}/withdrawal`, body: { reason } };
  }),
  'PUT /api/events/:id/answer': onEvent('PUT', () => '/answer', { text: '当时在送群众就医。' }),
};

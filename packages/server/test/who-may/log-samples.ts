/** Samples of entries: what the subject of the world wrote of a week, in a round that is begun for the request. */
import type { logsContract } from '../../src/features/logs/contract.ts';
import { png } from '../features/facts/place.ts';
import { round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const WEEK = '2024-W06';
const body = { text: '走访三户农户，核对耕地台账。', indicators: [], photos: [], revision: 0 };

const ofRound = (path: (world: World) => string): Sampler =>
  given(async (world) => ({ address: `GET /api/rounds/${(await round(world)).id}/${path(world)}` }));

/** The subject has written of a week, with a photo. */
async function written(world: World): Promise<{ readonly at: string; readonly hash: string }> {
  const own = await world.actor('本人');
  const { id } = await round(world);
  const of = `/api/rounds/${id}/logs/${world.subject}`;
  const { body: photo } = await own.ask(`POST ${of}/photos`, { body: png });
  const at = `${of}/weekly/${WEEK}`;
  const told = await own.ask(`POST ${at}`, { body: { ...body, photos: [{ sha256: photo.sha256, name: '走访.png' }] } });
  if (told.status !== 200) throw new Error(`the entry was refused: ${told.body.title}`);
  return { at, hash: photo.sha256 };
}

export const logSamples: { readonly [A in keyof typeof logsContract]: Sampler } = {
  'GET /api/me/logs': { own: true, make: async () => ({ address: 'GET /api/me/logs' }) },
  'GET /api/rounds/:id/logs': ofRound(() => 'logs'),
  'GET /api/rounds/:id/missing-logs': ofRound(() => `missing-logs?entry=weekly&span=${WEEK}`),
  'GET /api/rounds/:id/logs/:person': ofRound(({ subject }) => `logs/${subject}`),
  'GET /api/rounds/:id/logs/:person/:entry/:span': given(async (world) => ({
    address: `GET ${(await written(world)).at}`,
  })),
  'POST /api/rounds/:id/logs/:person/:entry/:span': given(async (world) => ({
    address: `POST /api/rounds/${(await round(world)).id}/logs/${world.subject}/weekly/${WEEK}`,
    body,
  })),
  'POST /api/rounds/:id/logs/:person/photos': given(async (world) => ({
    address: `POST /api/rounds/${(await round(world)).id}/logs/${world.subject}/photos`,
    body: png,
  })),
  'GET /api/rounds/:id/logs/:person/:entry/:span/photos/:hash': given(async (world) => {
    const { at, hash } = await written(world);
    return { address: `GET ${at}/photos/${hash}` };
  }),
};

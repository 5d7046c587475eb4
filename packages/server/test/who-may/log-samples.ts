/** Samples of entries: what the subject of the world wrote of a week, in a round that is begun for the request. */
import type { logsContract } from '../../src/features/logs/contract.ts';
import { png } from '../features/facts/place.ts';
import { round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const entry = { text: '走访三户农户，核对耕地台账。', indicators: [], photos: [], revision: 0 };

const rounds = new Map<World, Promise<string>>();
/** One for all samples of a county: none of them changes the round. */
function roundOf(world: World): Promise<string> {
  const begun = rounds.get(world) ?? round(world).then(({ id }) => id);
  rounds.set(world, begun);
  return begun;
}

const of = async (world: World) => `/api/rounds/${await roundOf(world)}`;
const own = async (world: World) => `${await of(world)}/logs/${world.subject}`;
const get = (path: (world: World) => Promise<string>): Sampler =>
  given(async (world) => ({ address: `GET ${await path(world)}` }));

interface Written {
  readonly at: string;
  readonly hash: string;
}

const entries = new Map<World, Promise<Written>>();
/** The subject has written of a week, with a photo. */
function written(world: World): Promise<Written> {
  const made = entries.get(world) ?? write(world);
  entries.set(world, made);
  return made;
}
async function write(world: World): Promise<Written> {
  const asking = await world.actor('本人');
  const { body: photo } = await asking.ask(`POST ${await own(world)}/photos`, { body: png });
  const at = `${await own(world)}/weekly/2024-W05`;
  const body = { ...entry, photos: [{ sha256: photo.sha256, name: '走访.png' }] };
  const told = await asking.ask(`POST ${at}`, { body });
  if (told.status !== 200) throw new Error(`the entry was refused: ${told.body.title}`);
  return { at, hash: photo.sha256 };
}

/** Each in a week of its own, so that it is the first version. */
let weeks = 0;
const nextWeek = () => `2024-W0${6 + (weeks++ % 3)}`;

export const logSamples: { readonly [A in keyof typeof logsContract]: Sampler } = {
  'GET /api/me/logs': { own: true, make: async () => ({ address: 'GET /api/me/logs' }) },
  'GET /api/rounds/:id/logs': get(async (world) => `${await of(world)}/logs`),
  'GET /api/rounds/:id/missing-logs': get(
    async (world) => `${await of(world)}/missing-logs?entry=weekly&span=2024-W05`,
  ),
  'GET /api/rounds/:id/logs/:person': get(own),
  'GET /api/rounds/:id/logs/:person/:entry/:span': get(async (world) => (await written(world)).at),
  'POST /api/rounds/:id/logs/:person/:entry/:span': given(async (world) => ({
    address: `POST ${await own(world)}/weekly/${nextWeek()}`,
    body: entry,
  })),
  'POST /api/rounds/:id/logs/:person/photos': given(async (world) => ({
    address: `POST ${await own(world)}/photos`,
    body: png,
  })),
  'GET /api/rounds/:id/logs/:person/:entry/:span/photos/:hash': get(async (world) => {
    const { at, hash } = await written(world);
    return `${at}/photos/${hash}`;
  }),
};

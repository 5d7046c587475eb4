/** Samples of statistics: of a round whose results are on notice, in which the subject of the world is assessed. */
import type { statisticsContract } from '../../src/features/statistics/contract.ts';
import { proposed, published } from './result-samples.ts';
import type { Sampler } from './samples.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const onRound = (path: string): Sampler =>
  given(async (world) => ({ address: `GET /api/rounds/${(await proposed(world, 'notice')).id}/statistics${path}` }));

export const statisticsSamples: { readonly [A in keyof typeof statisticsContract]: Sampler } = {
  'GET /api/statistics': { own: true, make: async () => ({ address: 'GET /api/statistics' }) },
  'GET /api/rounds/:id/statistics': onRound(''),
  'GET /api/rounds/:id/statistics/people': onRound('/people?grade=-'),
  'GET /api/rounds/:id/statistics/logs': onRound('/logs'),
  'GET /api/rounds/:id/statistics/moves': given(async (world) => {
    const since = (await published(world)).id;
    return { address: `GET /api/rounds/${(await published(world)).id}/statistics/moves?since=${since}` };
  }),
  'GET /api/rounds/:id/statistics/export': onRound('/export'),
  'GET /api/people/:id/statistics': given(async ({ subject }) => ({
    address: `GET /api/people/${subject}/statistics`,
  })),
  'GET /api/people/:id/statistics/export': given(async ({ subject }) => ({
    address: `GET /api/people/${subject}/statistics/export`,
  })),
};

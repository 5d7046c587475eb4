/** Samples of voting: a code is the right to cast one ballot, whoever holds it; drawing one is for whoever is entitled. */
import { v7 as uuid } from 'uuid';
import type { ballotsContract } from '../../src/features/ballots/contract.ts';
import type { drawsContract } from '../../src/features/draws/contract.ts';
import { marked, openPoll } from '../features/ballots/poll-place.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const slipOf = async ({ server, county }: World): Promise<string> =>
  (await openPoll(server, { county, slips: 1 })).slips[0] ?? '';

export const ballotSamples: { readonly [A in keyof typeof ballotsContract | keyof typeof drawsContract]: Sampler } = {
  'GET /b': given(async () => ({ address: 'GET /b' })),
  'POST /b': given(async ({ county }) => ({
    address: 'POST /b',
    body: { county: county.code, code: '7K2MABCD00111XYZ' },
  })),
  'GET /b/:code': given(async (world) => ({ address: `GET ${await slipOf(world)}` })),
  'POST /b/:code': given(async (world) => ({ address: `POST ${await slipOf(world)}`, body: marked(0, 1, 1) })),
  'GET /api/me/polls': { own: true, make: async () => ({ address: 'GET /api/me/polls' }) },
  'POST /api/polls/:id/draw': given(async ({ server, county, subject }) => {
    const poll = await openPoll(server, { county, voters: [subject] });
    return {
      address: `POST /api/polls/${poll.id}/draw`,
      body: { electorate: poll.electorate, nonce: uuid() },
    };
  }),
};

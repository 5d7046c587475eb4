import { z } from 'zod';
import { contract } from '../../http/contract.ts';

/** Of those who vote signed in: they are handed a code, and nothing is kept of which one. */
export const drawsContract = contract({
  'GET /api/me/polls': {
    about: '等本人投票的测评：名称、以什么身份、截止时间、是否已领票。',
    returns: z.object({
      polls: z.array(
        z.object({
          poll: z.string(),
          electorate: z.string(),
          title: z.string(),
          /** Empty where all count alike. */
          group: z.string(),
          until: z.string().optional(),
          drawn: z.boolean(),
        }),
      ),
    }),
    refusals: [],
  },
  'POST /api/polls/:id/draw': {
    about: '领一张票：返回一次性的选票地址。只记本人已领，不记领的是哪一张。',
    params: z.object({ id: z.uuid() }),
    body: z.object({
      electorate: z.uuid(),
      /** Whoever lost the answer asks again with the same one, within ten minutes. */
      nonce: z.string().regex(/^[\w-]{16,100}$/),
    }),
    returns: z.object({
      /** Path of the ballot. */
      address: z.string(),
      /** The asker's own line on the paper; the browser keeps it from the server. */
      self: z.string().optional(),
    }),
    refusals: ['draw-not-open', 'draw-taken', 'draw-key-elsewhere'],
  },
});

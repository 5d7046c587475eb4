import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { awaitingKinds } from './decide.ts';

export const homeContract = contract({
  'GET /api/home': {
    about: '眼下等本人办理的事，有期限的在前，最急的在最上面。',
    returns: z.object({
      items: z.array(
        z.object({
          kind: z.enum(awaitingKinds),
          /** How many people, accounts or attempts it is about. */
          count: z.int(),
          /** By when, where there is a limit. */
          until: z.string().optional(),
        }),
      ),
    }),
    refusals: [],
  },
});

import { z } from 'zod';
import { contract } from '../../http/contract.ts';

const params = z.object({ id: z.uuid(), stage: z.string().max(60) });

const held = z.object({
  polls: z.array(z.object({ id: z.string(), title: z.string(), state: z.string(), stateName: z.string() })),
  abilities: z.object({ add: z.boolean(), complete: z.boolean() }),
});

export const roundPollsContract = contract({
  'GET /api/rounds/:id/stages/:stage/polls': {
    about: '一个测评环节的各次测评，进行到哪一步。',
    params,
    returns: held,
    refusals: [],
  },
  'POST /api/rounds/:id/stages/:stage/polls': {
    about: '按方案和考核对象拟好一次测评的草稿：对象就是这次考核的人，评价主体可以先按同事或者领导排好，开始前还能改。',
    params,
    body: z.object({
      /** All on one paper, or one for each department and town. */
      papers: z.enum(['one', 'each']),
      /** Who stands as voters at first: nobody, the assessed of the same paper, or their leaders. */
      voters: z.enum(['none', 'colleagues', 'leaders']),
    }),
    returns: z.object({ poll: z.string() }),
    refusals: ['not-a-poll-stage', 'stage-closed', 'poll-not-offered'],
  },
  'POST /api/rounds/:id/stages/:stage/completion': {
    about: '测评都结束了，计票进入考核；没有举行测评的须写明理由。',
    params,
    body: z.object({
      reason: z.string().trim().min(1).max(200, '最多 200 个字。').optional(),
    }),
    returns: held,
    refusals: ['not-a-poll-stage', 'stage-closed', 'polls-unfinished', 'no-polls'],
  },
});

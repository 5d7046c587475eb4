import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { day, named } from '../roster/shapes.ts';

const shown = z.object({
  id: z.string(),
  leader: named,
  delegate: named,
  since: z.string(),
  until: z.string(),
  reason: z.string(),
  /** Whether the asking person may take it back. */
  mayRevoke: z.boolean(),
});

const reason = saying(200, '请写明理由。');

export const delegationsContract = contract({
  'GET /api/delegations': {
    about: '没有到期的评鉴委托：本人委托出去的和委托给本人的；考核办看到全部。',
    returns: z.object({ delegations: z.array(shown) }),
    refusals: [],
  },
  'GET /api/delegations/candidates': {
    about: '可以委托的人：同一单位现任的股组长、分管领导和主要领导。',
    query: z.object({ leader: z.uuid().optional() }),
    returns: z.object({ people: z.array(named.extend({ post: z.string() })) }),
    refusals: [],
  },
  'POST /api/delegations': {
    about: '不在岗的领导把评鉴委托给另一位领导办理几天，写明理由；考核办可以代为委托。',
    /** `leader` absent: one's own. */
    body: z.object({
      leader: z.uuid().optional(),
      delegate: z.uuid('请选择受委托的领导。'),
      since: day,
      until: day,
      reason,
    }),
    returns: shown,
    refusals: ['days-wrong', 'delegate-themself', 'delegate-not-leader'],
  },
  'POST /api/delegations/:id/revocation': {
    about: '收回评鉴委托；已经代评的仍然有效。',
    params: z.object({ id: z.uuid() }),
    returns: z.object({ id: z.string() }),
    refusals: ['already-revoked'],
  },
});

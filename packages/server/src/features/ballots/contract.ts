import { z } from 'zod';
import { contract, page } from '../../http/contract.ts';

const code = z.string().max(120);
const field = z.union([z.string().max(200), z.array(z.string().max(200)).max(20)]);

/** Pages for whoever holds a code: it is the right to cast one ballot, and says nothing of who holds it. */
export const ballotsContract = contract({
  'GET /b': {
    about: '手工输入投票码的页面。',
    returns: page,
    refusals: [],
  },
  'POST /b': {
    about: '按手工输入的投票码转到选票。',
    body: z.object({ county: z.string().max(60).optional(), code }),
    returns: page,
    refusals: ['code-unreadable'],
  },
  'GET /b/:code': {
    about: '凭投票码打开选票；已投出的，显示“您的票已收到”。',
    params: z.object({ code }),
    returns: page,
    refusals: ['ballot-unknown', 'ballot-ended', 'ballot-void', 'ballot-key-elsewhere'],
  },
  'POST /b/:code': {
    about: '投出选票。不合规定的，先退回并说明，什么也不记录。',
    params: z.object({ code }),
    /** `m<subject>_<question>`: a mark; `blank`, `void`: the voter was told of blanks, of a void ballot, and casts all the same. */
    body: z.record(z.string().max(20), field),
    returns: page,
    refusals: ['ballot-unknown', 'ballot-ended', 'ballot-void', 'ballot-key-elsewhere', 'ballot-back'],
  },
});

import { z } from 'zod';
import { contract, page } from '../../http/contract.ts';
import { declaredKinds } from '../juries/model.ts';

const params = z.object({ address: z.string().max(80) });
const typed = z.string().max(20);

export const jurorsContract = contract({
  'GET /j/:address': {
    about: '评委的评分页，地址里是评委本人的二维码；没有变化时（seen）返回空页。',
    params,
    query: z.object({ seen: z.string().max(20).optional() }),
    returns: page,
    refusals: ['code-unknown'],
  },
  'POST /j/:address/score': {
    about: '评委给正在评分的对象打分；结束前可以再打，以最后一次为准。',
    params,
    body: z.object({ subject: z.uuid(), value: z.union([typed, z.array(typed).max(10)]) }),
    returns: page,
    refusals: ['code-unknown', 'not-now', 'not-taken'],
  },
  'POST /j/:address/recusal': {
    about: '评委声明回避一个对象。',
    params,
    body: z.object({ subject: z.uuid(), kind: z.enum(declaredKinds) }),
    returns: page,
    refusals: ['code-unknown', 'not-now'],
  },
});

import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';

const params = z.object({ id: z.uuid() });

export const papersContract = contract({
  'GET /api/rounds/:id/people/:person/letter': {
    about: '一个人的考核结果告知书，Word 文件。',
    params: params.extend({ person: z.uuid() }),
    returns: file,
    refusals: ['not-told'],
  },
  'GET /api/rounds/:id/letters': {
    about: '考核结果告知书，每人一页，一个 Word 文件；单位管理员只有本单位的。',
    params,
    query: z.object({ organization: z.uuid().optional() }),
    returns: file,
    refusals: ['not-told'],
  },
  'GET /api/rounds/:id/minutes': {
    about: '审定结果的会议纪要，Word 文件，供核对、补充出席人员后签名。',
    params,
    returns: file,
    refusals: ['not-settled'],
  },
});

import { z } from 'zod';
import { roles } from '../../http/actor.ts';
import { contract, file } from '../../http/contract.ts';

export const profileContract = contract({
  'GET /api/profile': {
    about: '本人的账号、人员信息、任职、状态、角色和登录数。',
    returns: z.object({
      account: z.object({
        id: z.string(),
        login: z.string(),
        name: z.string(),
        createdAt: z.string(),
        passwordSetAt: z.string().optional(),
        totp: z.boolean(),
      }),
      /** Absent: the account belongs to nobody of the roster. */
      person: z
        .object({ id: z.string(), code: z.string().optional(), name: z.string(), phone: z.string().optional() })
        .optional(),
      tenures: z.array(
        z.object({
          /** `within`: the organization, where the unit is a part of one. */
          unit: z.object({ id: z.string(), name: z.string(), within: z.string().optional() }),
          post: z.string(),
          dutyName: z.string(),
          staffing: z.string(),
          concurrent: z.boolean(),
          since: z.string(),
          until: z.string().optional(),
        }),
      ),
      standings: z.array(
        z.object({
          kindName: z.string(),
          detail: z.string(),
          document: z.string().optional(),
          since: z.string(),
          until: z.string().optional(),
        }),
      ),
      roles: z.array(
        z.object({
          role: z.enum(roles),
          name: z.string(),
          unit: z.object({ id: z.string(), name: z.string() }).optional(),
        }),
      ),
      /** Single sign-on that is linked to the account. */
      identities: z.array(z.object({ issuer: z.string(), linkedAt: z.string() })),
      /** Sessions that count now, this one included. */
      sessions: z.number(),
    }),
    refusals: [],
  },
  'GET /api/profile/export': {
    about: '下载系统保存的关于本人的全部信息（个人信息保护法第四十五条），Excel 工作簿或者 JSON。',
    query: z.object({ format: z.enum(['xlsx', 'json']).default('xlsx') }),
    returns: file,
    refusals: [],
  },
});

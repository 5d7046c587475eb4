import { z } from 'zod';
import { contract } from '../../http/contract.ts';

const moment = z.string();

export const sessionsContract = contract({
  'POST /api/sign-out': {
    about: '退出本次登录；登录未完成时也可退出',
    returns: z.object({}),
    refusals: [],
  },
  'GET /api/me': {
    about: '当前登录的是谁、担任什么角色、可以做什么，本次登录何时失效',
    returns: z.object({
      account: z.object({ id: z.string(), login: z.string(), name: z.string(), totp: z.boolean() }),
      /** Absent for accounts that belong to nobody of the roster. */
      person: z.object({ id: z.string(), name: z.string() }).optional(),
      roles: z.array(z.object({ role: z.string(), unit: z.string().optional() })),
      /** Keys of the table of abilities; the menu follows them. */
      abilities: z.array(z.string()),
      county: z.object({ code: z.string(), name: z.string() }),
      /** The session ends after so many minutes without a request, and at `endsAt` in any case. */
      session: z.object({ id: z.string(), idleMinutes: z.int(), endsAt: moment }),
      /** When the password must be changed; absent where the rules ask for none. */
      passwordDue: moment.optional(),
    }),
    refusals: [],
  },
  'GET /api/sessions': {
    about: '本人账号现有的登录：设备、登录时间、最近使用时间',
    returns: z.array(
      z.object({ id: z.string(), device: z.string(), since: moment, seen: moment, current: z.boolean() }),
    ),
    refusals: [],
  },
  'DELETE /api/sessions/:id': {
    about: '退出本人的某一次登录',
    params: z.object({ id: z.uuid() }),
    returns: z.object({}),
    refusals: [],
  },
  'POST /api/sessions/others/end': {
    about: '退出本人在其他设备上的全部登录',
    returns: z.object({ ended: z.int() }),
    refusals: [],
  },
});

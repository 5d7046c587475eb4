import { z } from 'zod';
import { contract } from '../../http/contract.ts';

const params = z.object({ id: z.uuid() });
const typed = z.string().trim().min(1).max(50).optional();

const account = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  person: z.object({ id: z.string(), code: z.string().optional(), name: z.string() }).optional(),
  createdAt: z.string(),
  disabledAt: z.string().optional(),
  /** Too many wrong passwords: until then nobody comes in. */
  lockedUntil: z.string().optional(),
  /** The password was given by an administrator and has not been changed yet. */
  mustChange: z.boolean(),
  totp: z.boolean(),
  /** What the asking administrator may do with it. */
  abilities: z.object({
    disable: z.boolean(),
    enable: z.boolean(),
    resetPassword: z.boolean(),
    resetTotp: z.boolean(),
    link: z.boolean(),
    unlink: z.boolean(),
  }),
});

/** Shown once: nobody can read it again. */
const withPassword = z.object({ account, password: z.string() });

const person = z.object({
  id: z.string(),
  code: z.string().optional(),
  name: z.string(),
  /** The unit of today's main post. */
  unit: z.string().optional(),
});

const MOST_OPENED = 100;

export const accountsContract = contract({
  'GET /api/accounts': {
    about: '账号列表，按登录名排列，每页 50 个。',
    query: z.object({
      /** Part of a name, or the beginning of a login or of the name in pinyin. */
      query: typed,
      /** `locked`: by wrong passwords; `unused`: the one-time password has run out before it was used. */
      status: z.enum(['active', 'disabled', 'locked', 'unused']).optional(),
      /** Of a person of the roster, or of nobody there. */
      linked: z.enum(['yes', 'no']).optional(),
      /** The login after which the page begins. */
      after: z.string().max(50).optional(),
    }),
    returns: z.object({ accounts: z.array(account), next: z.string().optional() }),
    refusals: [],
  },
  'GET /api/accounts/people': {
    about: '查找花名册人员及其账号，用于开通和关联，按工号排列，每页 50 人。',
    query: z.object({
      query: typed,
      account: z.enum(['with', 'without']).optional(),
      /** With a post there or below it today. */
      unit: z.uuid().optional(),
      /** `next` of the page before. */
      after: z.string().max(50).optional(),
    }),
    returns: z.object({
      people: z.array(person.extend({ account: z.object({ id: z.string(), login: z.string() }).optional() })),
      next: z.string().optional(),
    }),
    refusals: [],
  },
  'GET /api/accounts/:id': { about: '一个账号。', params, returns: account, refusals: [] },
  'POST /api/accounts': {
    about: '手工开通账号；一次性密码只显示这一次。',
    body: z.object({
      login: z
        .string()
        .trim()
        .min(2, '登录名至少 2 个字符。')
        .max(50, '登录名最多 50 个字符。')
        .regex(/^[\p{L}\p{N}._@-]+$/u, '登录名只能用文字、数字和 . _ - @。'),
      name: z.string().trim().min(1, '请填写姓名。').max(50, '姓名最多 50 个字符。'),
    }),
    returns: withPassword,
    refusals: ['login-taken'],
  },
  'POST /api/accounts/open': {
    about: `为花名册人员批量开通账号，登录名为工号，一次最多 ${MOST_OPENED} 人；已有账号的跳过。`,
    body: z.object({
      people: z.array(z.uuid()).min(1, '请选择人员。').max(MOST_OPENED, `一次最多 ${MOST_OPENED} 人。`),
    }),
    returns: z.object({
      opened: z.array(person.extend({ account: z.string(), login: z.string(), password: z.string() })),
      skipped: z.array(
        z.object({
          id: z.string(),
          name: z.string().optional(),
          why: z.enum(['person-unknown', 'person-has-account', 'person-without-code', 'login-taken']),
          sentence: z.string(),
        }),
      ),
      /** The opened as a workbook to print, in base64; absent where none was. */
      sheet: z.object({ name: z.string(), base64: z.string() }).optional(),
    }),
    refusals: [],
  },
  'POST /api/accounts/:id/disable': {
    about: '停用账号，立即结束其全部登录。',
    params,
    returns: account,
    refusals: ['own-account', 'last-administrator'],
  },
  'POST /api/accounts/:id/enable': { about: '启用账号。', params, returns: account, refusals: [] },
  'POST /api/accounts/:id/reset-password': {
    about: '重置为一次性密码，只显示这一次，并结束其全部登录。',
    params,
    returns: withPassword,
    refusals: ['own-account', 'last-administrator', 'account-disabled'],
  },
  'POST /api/accounts/:id/reset-totp': {
    about: '重置动态口令，并结束其全部登录；本人下次登录时重新设置。',
    params,
    returns: account,
    refusals: ['own-account', 'last-administrator', 'second-step-kept', 'no-totp'],
  },
  'POST /api/accounts/:id/end-sessions': { about: '结束账号的全部登录。', params, returns: account, refusals: [] },
  'PUT /api/accounts/:id/person': {
    about: '把账号关联到花名册人员。',
    params,
    body: z.object({ person: z.uuid() }),
    returns: account,
    refusals: ['administrator-linked', 'account-linked', 'person-unknown', 'person-has-account'],
  },
  'DELETE /api/accounts/:id/person': { about: '解除账号与花名册人员的关联。', params, returns: account, refusals: [] },
});

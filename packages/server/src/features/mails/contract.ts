import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { kindsOfMessages } from '../messages/kinds.ts';

const minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 21:00 的样子。');
const quiet = z.object({ from: minute, to: minute });
const kind = z.object({ kind: z.enum(kindsOfMessages), name: z.string() });

const wishes = z.object({
  /** Whether the installation sends mail at all. */
  offered: z.boolean(),
  address: z.string().optional(),
  verifiedAt: z.string().optional(),
  /** A code was sent there and is waited for. */
  pending: z.string().optional(),
  kinds: z.array(kind.extend({ wanted: z.boolean() })),
  quiet: quiet.optional(),
  county: z.object({ quiet, onDaysOff: z.boolean() }),
});

const rules = z.object({ quiet, onDaysOff: z.boolean() });

const failed = z.object({
  id: z.string(),
  name: z.string(),
  kindName: z.string(),
  /** `smtp-550`, and in words. */
  failure: z.string(),
  because: z.string(),
  failedAt: z.string(),
  tries: z.int(),
});

export const mailsContract = contract({
  'GET /api/me/mail': {
    about: '本人的邮件提醒：邮箱、要哪些提醒、免打扰时段。',
    returns: wishes,
    refusals: [],
  },
  'POST /api/me/mail/address': {
    about: '登记本人的邮箱：向它发一个 6 位验证码，30 分钟内有效。',
    body: z.object({
      address: z
        .string()
        .trim()
        .max(254, '邮箱最多 254 个字符。')
        .pipe(z.email('请写完整的邮箱地址，例如 name@example.cn。')),
    }),
    returns: wishes,
    refusals: ['mail-not-offered', 'code-too-soon', 'codes-spent', 'address-refused', 'mail-not-sent'],
  },
  'POST /api/me/mail/verification': {
    about: '填写邮箱收到的验证码，从此用这个邮箱接收提醒。',
    body: z.object({ code: z.string().regex(/^\d{6}$/, '验证码是 6 位数字。') }),
    returns: wishes,
    refusals: ['mail-code-wrong', 'mail-code-over'],
  },
  'PUT /api/me/mail': {
    about: '修改本人要哪些邮件提醒和免打扰时段。',
    body: z.object({ muted: z.array(z.enum(kindsOfMessages)).max(100), quiet: quiet.optional() }),
    returns: wishes,
    refusals: ['quiet-all-day'],
  },
  'DELETE /api/me/mail/address': {
    about: '删去本人的邮箱，不再收邮件提醒。',
    returns: wishes,
    refusals: [],
  },
  'GET /api/mail-rules': {
    about: '本县发送邮件的时间：免打扰时段，休息日发不发。',
    returns: rules,
    refusals: [],
  },
  'PUT /api/mail-rules': {
    about: '修改本县发送邮件的时间；紧急的提醒不受限制。',
    body: rules,
    returns: rules,
    refusals: ['quiet-all-day'],
  },
  'GET /api/mails/failed': {
    about: '没有送达的邮件：谁的、哪一类、为什么；不含邮箱和内容。',
    returns: z.object({ offered: z.boolean(), waiting: z.int(), mails: z.array(failed), more: z.boolean() }),
    refusals: [],
  },
  'POST /api/mails/:id/retry': {
    about: '重发一封没有送达的邮件；免打扰时段里的，到时再发。',
    params: z.object({ id: z.uuid() }),
    body: z.object({}),
    returns: z.object({
      /** When it goes. */
      due: z.string(),
    }),
    refusals: ['mail-not-failed', 'mail-not-offered'],
  },
});

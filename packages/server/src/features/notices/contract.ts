import { z } from 'zod';
import { contract, page } from '../../http/contract.ts';
import { isWellFormed } from '../../ledger/bytes.ts';
import { day } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });
const saying = (most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, `最多 ${most} 个字。`)
    .refine(isWellFormed, '有无法保存的字符，请删去后重试。');

const figure = z.object({ id: z.string(), name: z.string() });
const shown = z.object({
  /** What would stand in it: how many people, and which figures may stand beside the grade. */
  proposed: z
    .object({
      title: z.string(),
      version: z.number(),
      people: z.number(),
      figures: z.array(figure),
      begins: z.string(),
      ends: z.string(),
      workingDays: z.number(),
      /** Years about which no holidays are known. */
      cautions: z.array(z.object({ year: z.number(), sentence: z.string() })),
    })
    .optional(),
  notice: z
    .object({
      id: z.string(),
      title: z.string(),
      begins: z.string(),
      ends: z.string(),
      /** By the days off as they are known now; the last day stays as it was published. */
      workingDays: z.number(),
      leastDays: z.number(),
      longer: z.object({ first: z.string(), because: z.string() }).optional(),
      figures: z.array(figure),
      contact: z.string(),
      /** Where everybody reads it: `/p/qinghe-…`. */
      address: z.string(),
      hangs: z.boolean(),
      publishedAt: z.string(),
      takenDownAt: z.string().optional(),
      reason: z.string().optional(),
    })
    .optional(),
  abilities: z.object({ publish: z.boolean(), takeDown: z.boolean(), extend: z.boolean() }),
});

export const noticesContract = contract({
  'GET /api/rounds/:id/notice': {
    about: '一次考核的公示：拟公示什么、公示到哪一天；已经发布的，公开页面的地址。',
    params,
    returns: shown,
    refusals: [],
  },
  'POST /api/rounds/:id/notice': {
    about:
      '发布公示：公开页面随即可以打开；没有写截止日而工作日数不够的，自动顺延。公示环节的日期就是公示的日期，后面的环节随着移动。',
    params,
    body: z.object({
      title: saying(80, '请填写公示标题。').optional(),
      /** Absent: as proposed. */
      ends: day.optional(),
      figures: z.array(z.string().max(60)).max(20).optional(),
      contact: saying(200, '请填写受理异议的单位、电话和地址。'),
    }),
    returns: shown,
    refusals: ['stage-not-on', 'not-proposed', 'notice-hangs', 'notice-too-short', 'notice-too-long', 'figure-unknown'],
  },
  'POST /api/rounds/:id/notice/withdrawal': {
    about: '撤下公示，写明理由；公开页面不再显示名单。',
    params,
    body: z.object({ reason: saying(200, '请写明理由。') }),
    returns: shown,
    refusals: ['no-notice'],
  },
  'POST /api/rounds/:id/notice/extension': {
    about: '延长正在进行的公示，写明理由；公开页面注明原定的截止日，后面的环节一并顺延。',
    params,
    body: z.object({ ends: day, reason: saying(200, '请写明理由。') }),
    returns: shown,
    refusals: ['no-notice', 'notice-not-later', 'notice-too-long'],
  },
  'GET /p/:code': {
    about:
      '公示页面：谁都可以看所公示的那一版，公示期间按异议更正的注明；期满、撤下、重新进行或者中止以后不再显示名单。',
    params: z.object({ code: z.string().max(120) }),
    returns: page,
    refusals: ['notice-unknown'],
  },
});

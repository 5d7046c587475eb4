import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { day, named } from '../roster/shapes.ts';

const ofRound = z.object({ id: z.uuid() });
const ofSheet = ofRound.extend({
  month: z.string().regex(/^\d{4}-\d{2}$/, '月份写成 2026-03 的样子。'),
  organization: z.uuid(),
});

const report = z.object({ day: z.string(), meeting: z.string(), byWhom: z.string() });

const sheet = z.object({
  round: named,
  organization: named,
  month: z.string(),
  monthName: z.string(),
  /** Entries that are counted, in their order: 周纪实, 月小结. */
  entries: z.array(z.string()),
  rows: z.array(
    z.object({
      person: named,
      unit: z.string(),
      /** Of each entry 应写 4 篇，已写 3 篇. */
      counts: z.array(z.string()),
      /** What was written of the month as a whole. */
      summary: z.string().optional(),
      /** Highlights that count. */
      highlights: z.array(z.string()),
    }),
  ),
  report: report.optional(),
  abilities: z.object({ report: z.boolean() }),
});

export const monthSheetsContract = contract({
  'GET /api/rounds/:id/months': {
    about: '一次考核各单位每个月的纪实汇总表，是否已在职工会议上通报。单位管理员只看到本单位的。',
    params: ofRound,
    returns: z.object({
      round: named,
      months: z.array(z.object({ month: z.string(), name: z.string() })),
      units: z.array(
        z.object({
          unit: named,
          cells: z.array(z.object({ month: z.string(), report: report.optional() })),
        }),
      ),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/months/:month/:organization': {
    about: '一个单位一个月的纪实汇总表：每人写了几篇、当月小结、计入的加分事项。',
    params: ofSheet,
    returns: sheet,
    refusals: [],
  },
  'GET /api/rounds/:id/months/:month/:organization/file': {
    about: '这份汇总表的 Word 文件。',
    params: ofSheet,
    returns: file,
    refusals: [],
  },
  'PUT /api/rounds/:id/months/:month/:organization/report': {
    about: '登记这个月的纪实已在职工会议上通报：哪天、什么会议、由谁通报；写错的可以重新登记。',
    params: ofSheet,
    body: z.object({ day, meeting: saying(100, '请填写会议名称。'), byWhom: saying(100, '请填写由谁通报。') }),
    returns: sheet,
    refusals: ['report-day'],
  },
});

import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { setDayKinds } from '../../ports/calendar.ts';
import { day, revision } from '../roster/shapes.ts';

const params = z.object({
  year: z
    .string()
    .regex(/^20\d\d$/, '请写 2000 到 2099 之间的年份。')
    .transform(Number),
});

const kind = keyOf(setDayKinds);
const shownDay = z.object({
  day: z.string(),
  weekday: z.string(),
  kind,
  kindName: z.string(),
  name: z.string(),
});
const origin = z.enum(['county', 'program', 'unknown']);

const page = z.object({
  year: z.number(),
  origin,
  /** 系统收录, 本县录入, 尚未公布 */
  originName: z.string(),
  /** Number of the document, where the county entered it. */
  source: z.string().optional(),
  /** A sentence where nothing is known of the year. */
  caution: z.string().optional(),
  days: z.array(shownDay),
  /** The days as they would be typed. */
  text: z.string(),
  revision: z.string(),
  /** What was entered, the newest first. */
  history: z.array(
    z.object({
      version: z.number(),
      source: z.string(),
      days: z.number(),
      entered: z.object({ name: z.string(), at: z.string() }),
      undone: z.object({ name: z.string(), at: z.string(), because: z.string() }).optional(),
      inForce: z.boolean(),
    }),
  ),
  abilities: z.object({ keep: z.boolean(), undo: z.boolean() }),
});

/** What a round would go by from then on. */
const changes = z.array(
  z.object({ round: z.object({ id: z.string(), name: z.string() }), sentences: z.array(z.string()) }),
);

export const holidaysContract = contract({
  'GET /api/holidays/:year': {
    about: '一年的放假和调休安排：每一天，出自程序还是本县录入，以及录入的经过。',
    params,
    returns: page,
    refusals: [],
  },
  'GET /api/holidays/template': {
    about: '放假安排的空表。',
    returns: file,
    refusals: [],
  },
  'POST /api/holidays/:year/files': {
    about: '把填好的放假安排表读成文字，交给核对；什么都不保存。',
    params,
    body: file,
    returns: z.object({ text: z.string() }),
    refusals: ['file-kind', 'file-empty'],
  },
  'POST /api/holidays/:year/plans': {
    about: '核对粘贴或者录入的放假安排：读出哪些天，哪里有误，保存后正在进行的考核会有什么变化。什么都不保存。',
    params,
    body: z.object({ text: z.string().max(20_000, '文字过长，请只粘贴放假安排。') }),
    returns: z.object({
      days: z.array(shownDay),
      faults: z.array(z.string()),
      source: z.string().optional(),
      /** As the year stands now, so that the difference is seen. */
      same: z.boolean(),
      changes,
    }),
    refusals: [],
  },
  'PUT /api/holidays/:year': {
    about: '录入一年的放假和调休安排，写明文号；记入台账和审计，可以撤销。已经定下的结果和正在进行的公示不变。',
    params,
    body: z.object({
      days: z
        .array(z.object({ day, kind, name: z.string().trim().max(20, '节日名称最多 20 个字。') }))
        .min(1, '请录入放假的日期。')
        .max(120, '一年最多录入 120 天。'),
      source: saying(60, '请填写通知的文号，例如 国办发明电〔2026〕7号。'),
      revision,
    }),
    returns: page,
    refusals: ['holidays-changed', 'holidays-wrong', 'holidays-same'],
  },
  'POST /api/holidays/:year/undoing': {
    about: '撤销最近一次录入，写明理由；恢复到上一次录入的，或者系统收录的安排。',
    params,
    body: z.object({ reason: saying(200, '请写明理由。'), revision }),
    returns: page,
    refusals: ['holidays-changed', 'nothing-entered'],
  },
  'GET /api/holidays/:year/undoing': {
    about: '撤销最近一次录入后，正在进行的考核会有什么变化。什么都不保存。',
    params,
    returns: z.object({ changes }),
    refusals: ['nothing-entered'],
  },
});

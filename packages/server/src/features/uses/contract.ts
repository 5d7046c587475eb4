import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { day, named } from '../roster/shapes.ts';
import { useEffects } from './model.ts';

/** One statement's worth of facts. */
export const MOST_AT_ONCE = 1000;
const MOST_KINDS = 30;

const effect = keyOf(useEffects);
const kind = z.object({ key: z.string(), name: z.string(), effect, effectName: z.string(), retired: z.boolean() });
const year = z.coerce.number().int().min(2000).max(2100);

const use = z.object({
  id: z.string(),
  person: named,
  organization: named,
  kind: z.string(),
  kindName: z.string(),
  effect,
  effectName: z.string(),
  day: z.string(),
  document: z.string(),
  /** On whose result it rests, and what that was. */
  round: named.extend({ grade: z.string().optional(), total: z.string().optional() }).optional(),
  note: z.string().optional(),
  recorded: z.object({ name: z.string(), at: z.string() }),
  withdrawn: z.object({ at: z.string(), reason: z.string() }).optional(),
  /** How many others were recorded with it and still stand. */
  others: z.number(),
  abilities: z.object({ withdraw: z.boolean() }),
});

const kinds = z.object({
  kinds: z.array(kind),
  revision: z.string(),
  abilities: z.object({ change: z.boolean() }),
});

const row = z.object({
  /** As the spreadsheet program shows it. */
  row: z.number(),
  name: z.string(),
  unit: z.string(),
  kindName: z.string(),
  day: z.string(),
  document: z.string(),
  note: z.string(),
  /** Absent: it can't be recorded, and `fault` says why. */
  ready: z.object({ person: z.string(), kind: z.string() }).optional(),
  fault: z.string().optional(),
});

export const usesContract = contract({
  'GET /api/uses': {
    about:
      '成果运用明细：日期晚的在前；可以只看一人的，人员页面上列的就是这些。单位管理员只看到本单位人员的；负向运用的姓名只有考核办和本单位管理员看到。',
    query: z.object({
      year: year.optional(),
      kind: z.string().max(60).optional(),
      effect: effect.optional(),
      organization: z.uuid().optional(),
      person: z.uuid().optional(),
      after: z.string().max(100).optional(),
    }),
    returns: z.object({
      uses: z.array(use),
      next: z.string().optional(),
      abilities: z.object({ record: z.boolean(), change: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/uses': {
    about: '登记成果运用，一人或者多人，全部成功或者全部不登记；记入台账，本人随即收到消息。',
    body: z.object({
      uses: z
        .array(
          z.object({
            person: z.uuid('请选择人员。'),
            kind: z.string().min(1, '请选择运用种类。').max(60),
            day,
            document: saying(100, '请填写文号；没有发文的，写会议或者谈话记录的名称。'),
            round: z.uuid().optional(),
            note: saying(200, '请填写说明。').optional(),
          }),
        )
        .min(1, '请选择人员。')
        .max(MOST_AT_ONCE, `一次最多登记 ${MOST_AT_ONCE} 条。`),
    }),
    returns: z.object({ recorded: z.number() }),
    refusals: ['kind-unknown', 'use-twice', 'use-ahead', 'round-not-final', 'person-no-post'],
  },
  'POST /api/uses/:id/withdrawal': {
    about: '撤销登记错了的一条，或者同一次登记的全部，写明理由；原来的记录保留，本人看得到。',
    params: z.object({ id: z.uuid() }),
    query: z.object({ batch: z.enum(['yes', 'no']).default('no') }),
    body: z.object({ reason: saying(200, '请写明理由。') }),
    returns: z.object({ withdrawn: z.number() }),
    refusals: ['use-withdrawn'],
  },
  'GET /api/uses/mine': {
    about: '与本人有关的成果运用，撤销了的也在。',
    returns: z.object({ uses: z.array(use) }),
    refusals: [],
  },
  'GET /api/uses/summary': {
    about: '一年的成果运用统计：按单位和种类的人次，正向、负向合计，考核对象人数。',
    query: z.object({ year: year.optional() }),
    returns: z.object({
      year: z.number(),
      /** Those that have some, the latest first. */
      years: z.array(z.number()),
      kinds: z.array(kind),
      units: z.array(
        z.object({
          unit: named,
          /** People who were assessed there in the rounds of the year. */
          people: z.number(),
          /** People with at least one. */
          reached: z.number(),
          /** In the order of the kinds. */
          counts: z.array(z.number()),
          positive: z.number(),
          negative: z.number(),
        }),
      ),
      all: z.object({
        people: z.number(),
        reached: z.number(),
        counts: z.array(z.number()),
        positive: z.number(),
        negative: z.number(),
      }),
    }),
    refusals: [],
  },
  'GET /api/uses/export': {
    about: '导出一年的成果运用统计和明细。',
    query: z.object({ year: year.optional() }),
    returns: file,
    refusals: [],
  },
  'GET /api/uses/template': {
    about: '下载成果运用登记表的空表。',
    returns: file,
    refusals: [],
  },
  'POST /api/uses/readings': {
    about: '读一份登记表，逐行指出是谁、能不能登记；不保存。',
    body: file,
    returns: z.object({ rows: z.array(row), ready: z.number() }),
    refusals: ['file-kind', 'file-empty', 'file-too-long'],
  },
  'GET /api/use-kinds': {
    about: '本县（区）的成果运用种类。',
    returns: kinds,
    refusals: [],
  },
  'PUT /api/use-kinds': {
    about: '修改成果运用种类；已经有登记的只能改名或者停用。',
    body: z.object({
      revision: z.string().max(50),
      kinds: z
        .array(
          z.object({
            /** Absent: a new one. */
            key: z.string().max(60).optional(),
            name: saying(20, '请填写种类名称。'),
            effect,
            retired: z.boolean().default(false),
          }),
        )
        .min(1, '至少保留一个种类。')
        .max(MOST_KINDS, `最多 ${MOST_KINDS} 个种类。`),
    }),
    returns: kinds,
    refusals: ['kinds-changed', 'kind-twice', 'kind-in-use'],
  },
});

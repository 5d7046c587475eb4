import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { logStates } from '../logs/whiles.ts';
import { named } from '../roster/shapes.ts';
import { bases } from './model.ts';

const params = z.object({ id: z.uuid() });
const basis = keyOf(bases);
const word = z.string().max(200);

/** What is counted, and of whom. */
const asked = z.object({
  basis: basis.optional(),
  population: word.optional(),
  staffing: word.optional(),
  organization: z.uuid().optional(),
});

const shownBasis = z.object({
  basis,
  /** 已公布的结果（第 1 版，已确认） */
  name: z.string(),
});

const spread = z.object({
  values: z.number(),
  mean: z.string().optional(),
  median: z.string().optional(),
  lowest: z.string().optional(),
  highest: z.string().optional(),
});
const count = z.object({
  people: z.number(),
  /** In the order of `levels`. */
  grades: z.array(z.number()),
  ungraded: z.number(),
  scores: spread,
});

const line = z.object({
  person: named,
  unit: z.string(),
  total: z.string().optional(),
  grade: z.string().optional(),
  rank: z.number().optional(),
  pool: z.string().optional(),
});

const standing = z.object({
  total: z.string().optional(),
  grade: z.string().optional(),
  rank: z.number().optional(),
  pool: z.string().optional(),
  /** How many have a rank there. */
  of: z.number().optional(),
});

const state = keyOf(logStates);
const cell = z.object({
  span: z.string(),
  written: z.int(),
  late: z.int(),
  open: z.int(),
  missing: z.int(),
  excused: z.int(),
});

export const statisticsContract = contract({
  'GET /api/statistics': {
    about: '可以看统计的考核：结束日期晚的在前；普通人员只有本人的成绩走势。',
    returns: z.object({
      rounds: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          scheme: z.string(),
          from: z.string(),
          to: z.string(),
          stateName: z.string(),
          published: z.boolean(),
        }),
      ),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/statistics': {
    about: '一次考核的统计：按单位的等次分布、平均分和中位数，可以按考核类别和人员身份筛选。只含有权查看的人员。',
    params,
    query: asked,
    returns: z.object({
      round: named,
      from: z.string(),
      to: z.string(),
      bases: z.array(shownBasis),
      /** Absent: nothing is published yet that may be shown. */
      basis: shownBasis.optional(),
      populations: z.array(named),
      staffings: z.array(z.string()),
      organizations: z.array(named),
      /** Of which the rows are parts; absent: the rows are departments and towns. */
      organization: named.optional(),
      levels: z.array(z.string()),
      /** 平均分、中位数四舍五入，保留 2 位小数 */
      rounding: z.string(),
      units: z.array(count.extend({ unit: named })),
      all: count,
      /** What people write down in this round, for whoever may watch it. */
      entries: z.array(z.object({ entry: z.string(), name: z.string() })),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/statistics/people': {
    about: '统计数字后面的人员名单。',
    params,
    query: asked.extend({
      unit: z.uuid().optional(),
      /** `-`: those without a grade. */
      grade: word.optional(),
    }),
    returns: z.object({ people: z.array(line) }),
    refusals: [],
  },
  'GET /api/rounds/:id/statistics/logs': {
    about: '纪实缺写情况：按单位和周（月、季度）的人数；一个单位的，按人和周。',
    params,
    query: z.object({ entry: z.string().max(60).optional(), organization: z.uuid().optional() }),
    returns: z.object({
      entry: z.object({ entry: z.string(), name: z.string() }),
      spans: z.array(z.object({ span: z.string(), name: z.string(), due: z.string() })),
      units: z.array(z.object({ unit: named, people: z.int(), cells: z.array(cell) })),
      /** Of one department or town; in the order of the round, each in the order of the spans. */
      people: z
        .array(
          z.object({
            person: named,
            unit: z.string(),
            states: z.array(z.object({ state, stateName: z.string() })),
            missing: z.int(),
          }),
        )
        .optional(),
    }),
    refusals: ['entry-unknown'],
  },
  'GET /api/rounds/:id/statistics/moves': {
    about: '两次考核之间名次和等次的变化，只比较已经公布的结果；名次只在同一方案、同一名次范围内比较。',
    params,
    query: z.object({ since: z.uuid(), organization: z.uuid().optional() }),
    returns: z.object({
      before: named,
      after: named,
      levels: z.array(z.string()),
      grades: z.array(z.object({ from: z.string(), to: z.string(), people: z.number() })),
      counts: z.object({ up: z.number(), down: z.number(), same: z.number(), apart: z.number() }),
      people: z.array(
        z.object({
          person: named,
          unit: z.string(),
          before: standing,
          after: standing,
          /** Places upwards, negative downwards. */
          places: z.number().optional(),
        }),
      ),
    }),
    refusals: ['since-unknown', 'not-published'],
  },
  'GET /api/rounds/:id/statistics/export': {
    about: '导出一次考核的统计：等次分布、得分、纪实缺写；选了上一次考核的，还有名次变化。',
    params,
    query: asked.extend({ since: z.uuid().optional() }),
    returns: file,
    refusals: ['since-unknown', 'not-published'],
  },
  'GET /api/people/:id/statistics': {
    about: '一个人历次考核的得分、等次、名次走势，和最近一次在德能勤绩廉等方面的得分。只含已经公布的结果。',
    params,
    returns: z.object({
      person: named,
      rounds: z.array(
        standing.extend({
          round: named,
          period: z.string(),
          from: z.string(),
          to: z.string(),
          stateName: z.string(),
          /** Best first, of its scheme. */
          levels: z.array(z.string()),
        }),
      ),
      /** Of the latest round whose scheme has facets. */
      facets: z
        .object({
          round: named,
          rounding: z.string(),
          /** With how many the mean is made; few are not told. */
          people: z.number().optional(),
          facets: z.array(z.object({ facet: z.string(), value: z.string(), mean: z.string().optional() })),
        })
        .optional(),
    }),
    refusals: [],
  },
  'GET /api/people/:id/statistics/export': {
    about: '导出一个人历次考核的走势。',
    params,
    returns: file,
    refusals: [],
  },
});

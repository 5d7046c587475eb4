import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { day, named } from '../roster/shapes.ts';
import { board, comparison, line, lookingBack, moved, reason, ruled, ruling, step, version } from './shapes.ts';

const params = z.object({ id: z.uuid() });
const ofPerson = z.object({ id: z.uuid(), person: z.uuid() });

export const resultsContract = contract({
  'GET /api/rounds/:id/results': {
    about: '一次考核的结果：试算的或者某一版的总分、名次、等次，各等次人数、名额，要由人决定的事项，还缺什么。',
    params,
    query: z.object({ version: z.coerce.number().int().min(1).optional(), organization: z.uuid().optional() }),
    returns: board,
    refusals: [],
  },
  'GET /api/rounds/:id/people/:person/sheet': {
    about: '一个人的得分怎么来的：逐项的算式、条款、依据，差多少到上一等次。',
    params: ofPerson,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    returns: z.object({
      person: named,
      round: named,
      version: version.optional(),
      provisional: z.boolean(),
      result: line,
      facets: z.array(z.object({ facet: z.string(), value: z.string() })),
      steps: z.array(step),
      others: z.array(step),
      ...lookingBack,
    }),
    refusals: [],
  },
  'GET /api/results/mine': {
    about: '本人各次考核的结果；还没有公布的只写进行到哪一步。',
    returns: z.object({
      rounds: z.array(
        z.object({
          round: named,
          period: z.string(),
          from: z.string(),
          to: z.string(),
          /** 公示中, 已确认 … in words. */
          now: z.string(),
          final: z.boolean(),
          /** A final result that the person hasn't said they have seen. */
          unseen: z.boolean(),
          result: line.optional(),
        }),
      ),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/receipt': {
    about:
      '本人看到了最后确定的结果；复核、申诉的期限从第一次看到的那一天起算，再看不变。还没有最后确定的，什么也不记。',
    params,
    body: z.object({}),
    returns: z.object({ received: z.string().optional() }),
    refusals: [],
  },
  'GET /api/rounds/:id/rulings': {
    about: '一次考核中由人作出的决定：并列、例外、调整，由谁作出、理由是什么。',
    params,
    returns: z.object({ rulings: z.array(ruled) }),
    refusals: [],
  },
  'POST /api/rounds/:id/rulings/trials': {
    about: '试算一项决定：谁的等次会变；不保存。',
    params,
    body: ruling.partial({ by: true, reason: true }),
    returns: z.object({ moved: z.array(moved) }),
    refusals: ['ruling-unfit', 'stage-not-on'],
  },
  'POST /api/rounds/:id/rulings': {
    about: '作出一项决定，写明由谁决定和理由，记入台账。不能生效的不予保存。',
    params,
    body: ruling,
    returns: z.object({ moved: z.array(moved) }),
    refusals: ['ruling-unfit', 'stage-not-on', 'share-needs-approval', 'ruling-on-oneself'],
  },
  'POST /api/rounds/:id/rulings/:fact/withdrawal': {
    about: '撤销一项决定，写明理由；原来的记录保留。',
    params: z.object({ id: z.uuid(), fact: z.uuid() }),
    body: z.object({ reason }),
    returns: z.object({ moved: z.array(moved) }),
    refusals: ['ruling-gone', 'ruling-approved', 'stage-not-on', 'ruling-on-oneself'],
  },
  'POST /api/rounds/:id/comparisons': {
    about: '用另一份方案试算这次考核：谁的得分、名次、等次会变，为什么。只看不存。',
    params,
    body: z.object({ text: z.string().min(1, '请给出方案的文本。').max(200_000, '方案最长 200000 个字符。') }),
    returns: comparison,
    refusals: ['scheme-faulty', 'facts-unfit'],
  },
  'GET /api/rounds/:id/seats': {
    about: '本人可以调换等次人选的单位：名额、已用、各人现在的等次。',
    params,
    returns: z.object({
      organizations: z.array(
        z.object({
          organization: named,
          level: z.string(),
          /** The two between which people are moved. */
          levels: z.array(z.string()),
          /** Absent: how many people count isn't known yet. */
          seats: z.number().optional(),
          /** Absent: not everybody is scored yet, so that nobody knows. */
          taken: z.number().optional(),
          /** People whose points still lack. */
          unscored: z.number(),
          lines: z.array(line),
          swaps: z.boolean(),
        }),
      ),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/swaps': {
    about: '在单位内调换最好等次的人选，或者用空余的名额增加一人；超过名额的一律不予保存。',
    params,
    body: z.object({ in: z.uuid(), out: z.uuid().optional(), reason }),
    returns: z.object({ moved: z.array(moved) }),
    refusals: [
      'stage-not-on',
      'seats-full',
      'swap-oneself',
      'swap-moves-others',
      'swap-no-change',
      'swap-elsewhere',
      'swap-never',
      'ruling-unfit',
    ],
  },
  'POST /api/rounds/:id/proposal': {
    about: '提出等次建议：按目前的记录和决定算定一版，供公示和审定。',
    params,
    body: z.object({ note: saying(500, '请写明研究情况。').optional() }),
    returns: z.object({ version }),
    refusals: ['stage-not-on', 'results-open'],
  },
  'POST /api/rounds/:id/settlement': {
    about:
      '审定结果：写明审定的会议、日期（不早于提出这一版的日期，不晚于今天）和意见。方案没有确认环节的，审定后即为最后结果。',
    params,
    body: z.object({
      version: z.number().int().min(1),
      body: saying(60, '请写明由哪个会议审定。'),
      day,
      note: saying(500, '请写明审定意见。'),
    }),
    returns: z.object({ version }),
    refusals: [
      'stage-not-on',
      'not-proposed',
      'version-other',
      'proposer-settles',
      'settled-in-future',
      'settled-before-proposal',
      'earlier-changed',
    ],
  },
  'POST /api/rounds/:id/confirmation': {
    about: '确认结果：从此不再改动，记入台账；之后只能按异议更正。',
    params,
    body: z.object({ version: z.number().int().min(1) }),
    returns: z.object({ version }),
    refusals: ['stage-not-on', 'not-proposed', 'not-settled', 'version-other'],
  },
  'POST /api/rounds/:id/filing': {
    about: '归档：本次考核结束。',
    params,
    body: z.object({}),
    returns: z.object({ state: z.string() }),
    refusals: ['stage-not-on', 'objections-open'],
  },
});

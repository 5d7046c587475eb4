import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { named, revision } from '../roster/shapes.ts';
import { stageStates } from '../rounds/model.ts';
import { itemStates } from './model.ts';

/** People at a level that are passed at once. */
const MOST_ITEMS = 500;
const MOST_SIGNS = 500;

const params = z.object({ id: z.uuid() });
const ofPerson = z.object({ id: z.uuid(), person: z.uuid() });
const role = z.string().max(60);
const comment = z.string().trim().max(MOST_SIGNS, `评语最多 ${MOST_SIGNS} 个字。`);
const reason = z.string().trim().min(1, '请写明退回的理由。').max(200, '理由最多 200 个字。');

/** By indicator, decimals as texts. */
const points = z.record(z.string().max(60), z.string());
const counts = { all: z.number(), open: z.number(), waiting: z.number(), passed: z.number() };

const stage = z.object({
  key: z.string(),
  name: z.string(),
  state: keyOf(stageStates),
  begins: z.string(),
  ends: z.string(),
  daysLate: z.number(),
});

/** What an indicator asks, once for everybody of the list. */
const standard = z.object({
  figure: z.string(),
  indicator: z.string(),
  name: z.string(),
  /** The indicator to which entries about it are linked. */
  linked: z.string().optional(),
  clause: z.array(z.string()),
  /** The scheme's own words. */
  words: z.string().optional(),
  /** Whom it concerns, where not everybody. */
  applies: z.string().optional(),
  low: z.string(),
  high: z.string(),
  places: z.number(),
});

const item = z.object({
  person: named,
  unit: z.string(),
  stage: z.string(),
  role: z.string(),
  /** Whose level it is; `forThem`: the asking person does it in their place. */
  reviewer: named,
  forThem: z.boolean(),
  state: keyOf(itemStates),
  /** 待下一级评鉴、待我评鉴、已评鉴、被退回：理由 */
  stateName: z.string(),
  reason: z.string().optional(),
  /** Of a level that waits: whose turn it is. */
  turn: z.object({ role: z.string(), reviewer: named }).optional(),
  revision,
  fields: z.array(
    z.object({
      figure: z.string(),
      indicator: z.string(),
      /** What stands in the field at first: absent where there is nothing to go by. */
      suggested: z.object({ value: z.string(), by: z.enum(['own', 'below', 'scheme']), said: z.string() }).optional(),
    }),
  ),
  /** Sum of what is suggested; absent where a field has no suggestion. */
  suggestedSum: z.string().optional(),
  /** What this level has given. */
  given: z.object({ points, sum: z.string(), comment: z.string().optional(), at: z.string() }).optional(),
  /** The levels below that have passed, upwards. */
  below: z.array(
    z.object({
      role: z.string(),
      reviewer: named,
      actedBy: named.optional(),
      points,
      sum: z.string(),
      comment: z.string().optional(),
      at: z.string(),
    }),
  ),
  /** Records written in time and late, and due without being written. Absent where the scheme asks for none. */
  logs: z.object({ inTime: z.number(), late: z.number(), missing: z.number() }).optional(),
  abilities: z.object({ pass: z.boolean(), return: z.boolean(), takeBack: z.boolean() }),
});

const done = z.object({ done: z.number() });
const onOne = z.object({ role, revision });
const stageRefusals = ['round-over', 'review-not-on', 'not-yours', 'review-changed'] as const;

export const reviewsContract = contract({
  'GET /api/reviews': {
    about: '等本人评鉴的考核：各有多少人、轮到几人、什么时候截止。',
    returns: z.object({
      rounds: z.array(
        z.object({
          round: named,
          stage,
          roles: z.array(z.string()),
          /** Leaders in whose place the asking person acts. */
          forOthers: z.array(named),
          ...counts,
        }),
      ),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/reviews': {
    about: '一次考核里由本人评鉴的人员：轮到谁、各项分数的范围和先填的分数、下面各级所评、纪实的次数。',
    params,
    returns: z.object({
      round: named,
      stages: z.array(stage),
      standards: z.array(standard),
      items: z.array(item),
      /** `seats`: whether the person may see, and change, who has the best grade in units of the round. */
      abilities: z.object({ seats: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/reviews': {
    about: '一人或者多人评鉴通过。有一处不符，就一个也不提交，并逐一指出。',
    params,
    body: z.object({
      items: z
        .array(
          z.object({
            person: z.uuid(),
            role,
            revision,
            points: z.record(z.string().max(60), z.string().max(20, '分数太长，请改正。')),
            comment: comment.optional(),
          }),
        )
        .min(1, '请选择要通过的人员。')
        .max(MOST_ITEMS, `一次最多通过 ${MOST_ITEMS} 人。`),
    }),
    returns: done,
    refusals: [
      ...stageRefusals,
      'level-below-first',
      'level-passed',
      'points-missing',
      'points-unreadable',
      'points-out-of-bounds',
      'points-too-fine',
      'points-unasked',
      'review-twice',
      'reviews-faulty',
    ],
  },
  'POST /api/rounds/:id/reviews/:person/return': {
    about: '把一个人的评鉴退回下一级重评，写明理由。',
    params: ofPerson,
    body: onOne.extend({ reason }),
    returns: done,
    refusals: [...stageRefusals, 'level-below-first', 'level-passed', 'nobody-below'],
  },
  'POST /api/rounds/:id/reviews/:person/taking-back': {
    about: '收回本人评过的一个人，在上一级评鉴之前可以修改。',
    params: ofPerson,
    body: onOne,
    returns: done,
    refusals: [...stageRefusals, 'not-passed', 'above-has-acted'],
  },
  'GET /api/rounds/:id/reviews/progress': {
    about: '逐级评鉴的进度：各单位在哪一级、还有多少人、轮到谁、超过几天。',
    params,
    returns: z.object({
      stages: z.array(stage.extend({ people: z.number(), reviewed: z.number() })),
      units: z.array(
        z.object({
          unit: named,
          people: z.number(),
          reviewed: z.number(),
          levels: z.array(
            z.object({ stage: z.string(), role: z.string(), all: z.number(), passed: z.number(), open: z.number() }),
          ),
          /** Whose turn it is, those with the most open first. */
          turns: z.array(z.object({ reviewer: named, role: z.string(), open: z.number() })),
        }),
      ),
    }),
    refusals: [],
  },
});

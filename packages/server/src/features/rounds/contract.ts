import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { chainSteps } from '../roster/model.ts';
import { day, named, revision } from '../roster/shapes.ts';
import { roundStates, stageStates } from './model.ts';

const MOST_UNITS = 500;
const MOST_STAGES = 20;
const MOST_PEOPLE = 20_000;

const reason = saying(200, '请写明理由。');

const params = z.object({ id: z.uuid() });
const ofStage = z.object({ id: z.uuid(), stage: z.string().max(60) });
const state = keyOf(roundStates);
const stageState = keyOf(stageStates);
const step = keyOf(chainSteps);

/** A value of the roster in the words of the scheme. */
const translation = z.object({
  attribute: z.string().max(60),
  value: z.string().max(200),
  as: z.string().max(200).optional(),
});

/** What the office says when it starts a round; what it leaves out is proposed. */
const wanted = z.object({
  scheme: z.uuid('请选择考核方案。'),
  /** Absent: the newest that is approved. */
  version: z.number().int().min(1).optional(),
  /** Absent: the period before the one in which the day of the start lies. Of a campaign both must be given. */
  from: day.optional(),
  to: day.optional(),
  asOf: day.optional(),
  units: z.array(z.uuid()).min(1, '请选择考核的单位。').max(MOST_UNITS, `最多选择 ${MOST_UNITS} 个单位。`),
  translations: z.array(translation).max(500).optional(),
  /** What the roster doesn't have: a value for everybody of units, or for single people. */
  supplied: z
    .array(
      z.object({
        attribute: z.string().max(60),
        value: z.string().max(200),
        units: z.array(z.uuid()).max(MOST_UNITS).optional(),
        people: z.array(z.uuid()).max(MOST_PEOPLE).optional(),
      }),
    )
    .max(200)
    .optional(),
  /** Who reviews somebody at a step where the roster names nobody, or several. */
  reviewers: z
    .array(z.object({ person: z.uuid(), step, reviewer: z.uuid() }))
    .max(MOST_PEOPLE)
    .optional(),
  days: z
    .array(z.object({ key: z.string().max(60), begins: day, ends: day }))
    .max(MOST_STAGES)
    .optional(),
});

const stageShown = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['record', 'poll', 'review', 'propose', 'notice', 'settle', 'confirm', 'file']),
  begins: z.string(),
  ends: z.string(),
});

/** What keeps a round from being started, or should be known before: a sentence each. */
const said = z.object({ code: z.string(), sentence: z.string() });

const unlisted = z.object({
  attribute: z.string(),
  attributeName: z.string(),
  value: z.string(),
  people: z.number(),
  values: z.array(z.string()),
});

const plan = z.object({
  /** 2026年第一季度凤翔区公务员平时考核 */
  name: z.string(),
  scheme: z.object({ id: z.string(), name: z.string(), version: z.number() }),
  period: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  stages: z.array(stageShown),
  /** Whom it assesses, by department and town. */
  organizations: z.array(z.object({ id: z.string(), name: z.string(), people: z.number() })),
  people: z.number(),
  /** Held a post there and isn't on the list, or is and the scheme assesses nobody like them. */
  leftOut: z.array(z.object({ person: z.string(), name: z.string(), because: z.string() })),
  unlisted: z.array(unlisted),
  /** Attributes that the roster can't tell. */
  toSupply: z.array(
    z.object({ attribute: z.string(), name: z.string(), values: z.array(z.string()), supplied: z.number() }),
  ),
  gaps: z.array(
    z.object({
      person: named,
      step,
      stepName: z.string(),
      organization: z.string(),
      because: z.string(),
    }),
  ),
  lacks: z.array(said),
  cautions: z.array(said),
});

const line = z.object({
  id: z.string(),
  name: z.string(),
  schemeName: z.string(),
  from: z.string(),
  to: z.string(),
  state,
  stateName: z.string(),
  people: z.number(),
  /** What is on: 逐级评鉴. */
  stage: z.string().optional(),
  /** Its last day, and by how many days it is late. */
  until: z.string().optional(),
  daysLate: z.number(),
});

const page = line.extend({
  /** Years of its days about which no holidays are known. */
  cautions: z.array(z.object({ year: z.number(), sentence: z.string() })),
  revision,
  scheme: z.object({ id: z.string(), name: z.string(), version: z.number() }),
  period: z.string(),
  asOf: z.string(),
  begunAt: z.string(),
  endedAt: z.string().optional(),
  reason: z.string().optional(),
  /** 进行到“逐级评鉴”，4月10日前完成；已超过 2 天。 */
  now: z.string(),
  stages: z.array(
    stageShown.extend({
      state: stageState,
      stateName: z.string(),
      openedAt: z.string().optional(),
      doneAt: z.string().optional(),
      daysLate: z.number(),
    }),
  ),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), people: z.number(), gaps: z.number() })),
  abilities: z.object({ run: z.boolean() }),
});

const stageChanges = ['round-changed', 'round-over', 'stage-unknown'] as const;
const dayFaults = ['day-past', 'day-before-begin', 'day-far', 'record-in-period', 'notice-days-short'] as const;

export const roundsContract = contract({
  'GET /api/rounds': {
    about: '考核列表：结束日期晚的在前，进行到哪一环节、是否超期。单位管理员只看到有本单位人员的。',
    returns: z.object({ rounds: z.array(line), abilities: z.object({ begin: z.boolean() }) }),
    refusals: [],
  },
  'POST /api/rounds/plans': {
    about: '拟定一次考核：按方案和花名册排出环节日期、考核对象和评鉴人，指出缺什么；不保存。',
    body: wanted,
    returns: plan,
    refusals: ['scheme-not-approved', 'term-wrong'],
  },
  'POST /api/rounds': {
    about: '开始一次考核：考核对象、评鉴人和方案从此固定。缺项一次全部指出。',
    body: wanted.extend({ name: saying(80, '请填写考核名称。').optional() }),
    returns: page,
    refusals: ['scheme-not-approved', 'term-wrong', 'round-lacks', 'round-twice'],
  },
  'GET /api/rounds/:id': {
    about: '一次考核：进行到哪一环节、各环节的日期和状态、各单位人数。',
    params,
    returns: page,
    refusals: [],
  },
  'GET /api/rounds/:id/subjects': {
    about: '一个单位的考核对象和三级评鉴人。',
    params,
    query: z.object({ organization: z.uuid() }),
    returns: z.object({
      subjects: z.array(
        z.object({
          person: named,
          unit: z.string(),
          population: z.string().optional(),
          reviewers: z.array(
            z.object({
              step,
              stepName: z.string(),
              reviewer: named.optional(),
              /** 本人就在这一级, or why there is nobody. */
              because: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
    refusals: [],
  },
  'PUT /api/rounds/:id/subjects/:person/reviewers/:step': {
    about: '指定或者更换一名考核对象在某一级的评鉴人，写明理由，记入台账。',
    params: z.object({ id: z.uuid(), person: z.uuid(), step }),
    body: z.object({ reviewer: z.uuid(), reason }),
    returns: page,
    refusals: ['round-over', 'reviewer-themself', 'reviewer-unknown'],
  },
  'GET /api/rounds/:id/roster-changes': {
    about: '考核开始以后花名册里的变动：谁调入、调出，谁的单位、身份、请假、评鉴人变了。',
    params,
    returns: z.object({
      changes: z.array(
        z.object({
          kind: z.enum(['joins', 'leaves', 'moves']),
          person: named,
          organization: z.string(),
          what: z.array(z.string()),
        }),
      ),
      unlisted: z.array(unlisted),
      abilities: z.object({ take: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/roster-changes': {
    about: '把花名册里几个人的变动纳入考核，写明理由，记入台账；提出等次建议以后不能再纳入。',
    params,
    body: z.object({
      revision,
      people: z.array(z.uuid()).min(1, '请选择人员。').max(MOST_PEOPLE),
      reason,
    }),
    returns: page,
    refusals: [
      'round-changed',
      'round-over',
      'facts-closed',
      'roster-unlisted',
      'roster-unchanged',
      'roster-elsewhere',
      'roster-pool-ruled',
    ],
  },
  'PUT /api/rounds/:id/translations': {
    about: '花名册里新出现的、方案没有列出的说法，各相当于方案里的哪一种；记入台账。',
    params,
    body: z.object({ translations: z.array(translation).min(1).max(200) }),
    returns: page,
    refusals: ['round-over'],
  },
  'PUT /api/rounds/:id/stages/:stage': {
    about:
      '改一个环节的截止日，可以延后，也可以提前到今天为止，写明理由；后面的环节随着移动，公示按工作日重排，正在公示的名单同到这一天。',
    params: ofStage,
    body: z.object({ revision, ends: day, reason }),
    returns: page,
    refusals: [...stageChanges, ...dayFaults, 'stage-done', 'day-same'],
  },
  'POST /api/rounds/:id/stages/:stage/reopening': {
    about:
      '重新进行一个已经完成的环节，写明理由和新的截止日（原来的还没有到的，可以不写）；正在公示的随即撤下。审定以后不能再重新进行。',
    params: ofStage,
    body: z.object({ revision, ends: day.optional(), reason }),
    returns: page,
    refusals: [...stageChanges, ...dayFaults, 'stage-not-done', 'later-settled', 'day-wanted'],
  },
  'POST /api/rounds/:id/giving-up': {
    about: '中止一次考核，写明理由；已经记录的内容保留，正在公示的随即撤下。',
    params,
    body: z.object({ reason }),
    returns: page,
    refusals: ['round-over'],
  },
});

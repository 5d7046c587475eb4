import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { day } from '../roster/shapes.ts';
import { juryStates, recusalKinds, subjectKinds, subjectStates } from './model.ts';
import { juryRules } from './rules.ts';

const params = z.object({ id: z.uuid() });

const MOST_SUBJECTS = 200;
const MOST_JURORS = 200;

const draft = z.object({
  title: saying(60, '请填写评分的名称。'),
  day,
  rules: juryRules,
  subjects: z
    .array(
      z.object({
        /** Of one that stands in the draft already. */
        id: z.uuid().optional(),
        kind: keyOf(subjectKinds),
        /** The person or unit; a project has none. */
        about: z.uuid().optional(),
        /** Of a project; others are called as the roster calls them. */
        name: saying(60).optional(),
        /** Whose project it is. */
        unit: z.uuid().optional(),
        panel: saying(20),
      }),
    )
    .max(MOST_SUBJECTS, `一次评分最多 ${MOST_SUBJECTS} 个对象。`),
  jurors: z
    .array(
      z.object({
        id: z.uuid().optional(),
        /** Of the roster; absent: from outside, with name and unit. */
        person: z.uuid().optional(),
        name: saying(30).optional(),
        unitName: saying(60),
        role: saying(60),
        panel: saying(20),
      }),
    )
    .max(MOST_JURORS, `一次评分最多 ${MOST_JURORS} 名评委。`),
});

const outcome = z.object({
  groups: z.array(
    z.object({
      role: z.string(),
      weight: z.string().optional(),
      values: z.array(z.object({ value: z.string(), dropped: z.boolean() })),
    }),
  ),
  mean: z.string().optional(),
  arithmetic: z.string().optional(),
  lines: z.array(z.object({ label: z.string(), arithmetic: z.string(), value: z.string() })),
  notes: z.array(z.string()),
  rank: z.string().optional(),
  tied: z.boolean(),
  chosen: z.object({ name: z.string(), open: z.boolean() }).optional(),
  lacks: z.string().optional(),
});

const view = z.object({
  id: z.string(),
  title: z.string(),
  day: z.string(),
  state: keyOf(juryStates),
  stateName: z.string(),
});

export const juryPage = view.extend({
  revision: z.number(),
  rules: juryRules,
  subjects: z.array(
    z.object({
      id: z.string(),
      kind: keyOf(subjectKinds),
      kindName: z.string(),
      about: z.string(),
      name: z.string(),
      /** Unit and section, or whose project it is. */
      line: z.string(),
      unit: z.string().optional(),
      panel: z.string(),
      state: keyOf(subjectStates),
      stateName: z.string(),
      /** How many are to score it, and have: never what. */
      entitled: z.number(),
      given: z.number(),
      claims: z.object({ all: z.number(), open: z.number() }),
      /** Once it has ended. `erased`: the values were erased by law. */
      outcome: outcome.optional(),
      erased: z.boolean(),
    }),
  ),
  jurors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      line: z.string(),
      person: z.string().optional(),
      role: z.string(),
      panel: z.string(),
    }),
  ),
  /** In a draft: what the roster says already. */
  recusals: z.array(
    z.object({
      subject: z.string(),
      juror: z.string(),
      kind: keyOf(recusalKinds),
      /** 评委 甲 回避 乙：本单位（县财政局） */
      sentence: z.string(),
    }),
  ),
  /** What the office should look at before it goes on, in sentences. */
  warnings: z.array(z.string()),
  abilities: z.object({
    edit: z.boolean(),
    open: z.boolean(),
    lead: z.boolean(),
    close: z.boolean(),
    verify: z.boolean(),
  }),
});
export type JuryPage = z.infer<typeof juryPage>;

const draftRefusals = [
  'rules-unfit',
  'person-unknown',
  'unit-unknown',
  'project-unnamed',
  'juror-unnamed',
  'subject-twice',
  'juror-twice',
  'role-unknown',
] as const;

export const juriesContract = contract({
  'GET /api/juries': {
    about: '评委评分：全部评分，最近的在前。',
    returns: z.object({
      juries: z.array(view.extend({ subjects: z.number(), jurors: z.number() })),
      abilities: z.object({ add: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/juries/rules': {
    about: '从一份考核方案里找出由评委评分的指标和它们的评分规则。',
    body: z.object({ scheme: z.string().max(500_000), day }),
    returns: z.object({ rules: z.array(juryRules) }),
    refusals: ['scheme-unreadable', 'scheme-without-points'],
  },
  'POST /api/juries': {
    about: '新建评委评分（草稿）。',
    body: draft,
    returns: z.object({ id: z.string() }),
    refusals: draftRefusals,
  },
  'GET /api/juries/:id': {
    about: '一次评委评分：规则、对象、评委、回避、进度和结果。评分结束前没有任何分数。',
    params,
    returns: juryPage,
    refusals: [],
  },
  'PUT /api/juries/:id': {
    about: '修改草稿：名称、日期、规则、对象、评委。',
    params,
    body: draft.extend({ revision: z.int() }),
    returns: juryPage,
    refusals: [...draftRefusals, 'jury-not-draft', 'jury-changed', 'subject-has-claims'],
  },
});

export type DraftInput = z.infer<typeof draft>;

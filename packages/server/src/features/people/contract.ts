import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { lawCodes } from '../roster/law-refusals.ts';
import {
  chainStep,
  code,
  day,
  duty,
  named,
  note,
  personName,
  revision,
  span,
  standingKind,
  title,
} from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });

/** What there is of a post beside its unit and its days. */
const post = {
  post: title,
  rank: title.optional(),
  duty,
  staffing: title.pipe(z.string().min(1, '请填写人员身份，如“公务员”。')),
};

const place = z.object({
  id: z.string(),
  name: z.string(),
  /** 县财政局/办公室 */
  path: z.string(),
});

const entry = z.object({
  id: z.string(),
  code: z.string().optional(),
  name: z.string(),
  /** Of the main post on the day, or another one; absent: holds none. */
  unit: place.optional(),
  post: z.string().optional(),
  duty: duty.optional(),
  dutyName: z.string().optional(),
});

/** Who reviews at a step, or why nobody does. */
const step = z.object({
  step: chainStep,
  stepName: z.string(),
  reviewer: named.optional(),
  /** By what: the post, the oversight, or an override of this id. */
  by: z.enum(['post', 'oversight', 'override']).optional(),
  override: z.string().optional(),
  /** In words: why the step is passed over, or what lacks. */
  because: z.string().optional(),
  /** Nobody follows from the roster, and somebody should. */
  gap: z.boolean(),
});

const tenure = z.object({
  id: z.string(),
  revision: z.string(),
  unit: place,
  post: z.string(),
  rank: z.string().optional(),
  duty,
  dutyName: z.string(),
  staffing: z.string(),
  main: z.boolean(),
  since: z.string(),
  until: z.string().optional(),
  /** Holds on the day. */
  current: z.boolean(),
  /** Of posts that are held on the day. */
  chain: z.array(step).optional(),
  abilities: z.object({ edit: z.boolean(), transfer: z.boolean() }),
});

const standing = z.object({
  id: z.string(),
  revision: z.string(),
  kind: standingKind,
  kindName: z.string(),
  note: z.string().optional(),
  document: z.string().optional(),
  since: z.string(),
  until: z.string().optional(),
  abilities: z.object({ edit: z.boolean() }),
});

const override = z.object({
  id: z.string(),
  revision: z.string(),
  step: chainStep,
  stepName: z.string(),
  reviewer: named,
  /** For this post only. */
  tenure: z.string().optional(),
  reason: z.string(),
  since: z.string(),
  until: z.string().optional(),
});

const file = z.object({
  day: z.string(),
  person: z.object({ id: z.string(), revision: z.string(), code: z.string().optional(), name: z.string() }),
  /** The present first, then the latest. */
  tenures: z.array(tenure),
  /** Sanctions and investigations only for the person and the assessment office. */
  standings: z.array(standing),
  overrides: z.array(override),
  /** Units and sections that the person is in charge of on the day. */
  oversees: z.array(named),
  abilities: z.object({
    edit: z.boolean(),
    addTenure: z.boolean(),
    addStanding: z.boolean(),
    addSanction: z.boolean(),
    override: z.boolean(),
  }),
});

const standingSaid = { note: note.optional(), document: note.optional(), ...span };

export const peopleContract = contract({
  'GET /api/people': {
    about: '人员列表，按姓名拼音排列，每页 50 人。可按汉字、拼音、拼音首字母或者工号查找，可限于一个单位及其下级。',
    query: z.object({
      query: z.string().trim().min(1).max(50).optional(),
      unit: z.uuid().optional(),
      /** Absent: today. */
      day: day.optional(),
      /** Those who hold no post on the day, too. */
      all: z.enum(['yes', 'no']).default('no'),
      /** `next` of the page before. */
      after: z.string().max(500).optional(),
    }),
    returns: z.object({
      day: z.string(),
      people: z.array(entry),
      next: z.string().optional(),
      abilities: z.object({ add: z.boolean() }),
    }),
    refusals: [],
  },
  'GET /api/people/:id': {
    about: '一个人的任职、状态和评鉴关系。查看他人的，记入审计。',
    params,
    query: z.object({ day: day.optional() }),
    returns: file,
    refusals: [],
  },
  'POST /api/people': {
    about: '新增人员及其主职。',
    body: z.object({ name: personName, code, unit: z.uuid(), ...post, ...span }),
    returns: file,
    refusals: lawCodes,
  },
  'PUT /api/people/:id': {
    about: '更正姓名、工号。',
    params,
    body: z.object({ revision, name: personName, code }),
    returns: file,
    refusals: lawCodes,
  },
  'POST /api/people/:id/tenures': {
    about: '新增一段任职。',
    params,
    body: z.object({ unit: z.uuid(), main: z.boolean(), ...post, ...span }),
    returns: file,
    refusals: lawCodes,
  },
  'PUT /api/tenures/:id': {
    about: '更正或者结束一段任职；换单位的用调动。',
    params,
    body: z.object({ revision, main: z.boolean(), ...post, ...span }),
    returns: file,
    refusals: lawCodes,
  },
  'POST /api/tenures/:id/transfer': {
    about: '调动：原任职止于前一天，新任职从这一天起。',
    params,
    body: z.object({ revision, unit: z.uuid(), ...post, since: day }),
    returns: file,
    refusals: lawCodes,
  },
  'POST /api/people/:id/standings': {
    about: '登记状态：请假、试用期、处分、立案调查、借调。',
    params,
    body: z.object({ kind: standingKind, ...standingSaid }),
    returns: file,
    refusals: lawCodes,
  },
  'PUT /api/standings/:id': {
    about: '更正或者结束一段状态。',
    params,
    body: z.object({ revision, ...standingSaid }),
    returns: file,
    refusals: lawCodes,
  },
  'POST /api/people/:id/overrides': {
    about: '另行指定评鉴人，须写明理由。',
    params,
    body: z.object({ step: chainStep, reviewer: z.uuid(), tenure: z.uuid().optional(), reason: note, ...span }),
    returns: file,
    refusals: lawCodes,
  },
  'PUT /api/overrides/:id': {
    about: '更正或者结束另行指定。',
    params,
    body: z.object({ revision, reviewer: z.uuid(), reason: note, ...span }),
    returns: file,
    refusals: lawCodes,
  },
});

import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { lengthOf } from '../duty-reports/length.ts';
import { sha256 } from '../evidence/contract.ts';
import { day, named } from '../roster/shapes.ts';
import { MOST_OCCURRENCES } from './decide.ts';
import { eventStates } from './model.ts';

const MOST_SIGNS = 500;
/** Blanks aren't counted as signs; somewhere they end, too. */
const MOST_UNITS = 5000;
const MOST_FILES = 9;

const saying = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(MOST_UNITS, `最多 ${MOST_SIGNS} 个字。`)
    .refine((text) => lengthOf(text) <= MOST_SIGNS, `最多 ${MOST_SIGNS} 个字，请精简。`);

const params = z.object({ id: z.uuid() });
const ofPerson = z.object({ id: z.uuid(), person: z.uuid() });
const state = keyOf(eventStates);
const effect = z.enum(['adds', 'subtracts', 'either']);

const namedFile = z.object({
  sha256,
  name: z.string().trim().min(1).max(200),
});

const code = z.object({
  code: z.string(),
  name: z.string(),
  /** The figure that counts it. */
  figureName: z.string().optional(),
  clause: z.array(z.string()).optional(),
  effect,
  effectName: z.string(),
  /** 加 2 分; of one with levels each level's. */
  worth: z.string().optional(),
  levels: z.array(z.object({ key: z.string(), worth: z.string().optional() })).optional(),
});

const event = z.object({
  id: z.string(),
  round: named,
  person: named,
  unit: z.string(),
  code: z.string(),
  codeName: z.string(),
  level: z.string().optional(),
  effect,
  effectName: z.string(),
  worth: z.string().optional(),
  occurrences: z.number(),
  day: z.string(),
  text: z.string(),
  files: z.array(z.object({ sha256: z.string(), name: z.string() })),
  state,
  stateName: z.string(),
  /** `as`: 本人, 评鉴人, 考核办, 单位管理员. */
  proposed: z.object({ name: z.string(), as: z.string(), at: z.string() }),
  decided: z.object({ name: z.string(), at: z.string() }).optional(),
  reason: z.string().optional(),
  answer: z.object({ text: z.string(), at: z.string() }).optional(),
  /** The fact in the ledger. */
  fact: z.string().optional(),
  abilities: z.object({ decide: z.boolean(), withdraw: z.boolean(), answer: z.boolean() }),
});

const one = z.object({ event });

export const eventsContract = contract({
  'GET /api/rounds/:id/events': {
    about: '一次考核的加分减分：待审核的在前；单位管理员只看本单位的。',
    params,
    query: z.object({ state: state.optional() }),
    returns: z.object({
      round: named,
      from: z.string(),
      to: z.string(),
      codes: z.array(code),
      events: z.array(event),
      /** Whether the round still takes any. */
      open: z.boolean(),
      abilities: z.object({ propose: z.boolean() }),
    }),
    refusals: [],
  },
  'GET /api/events/mine': {
    about: '关于本人的加分减分，提出的、计入的都在；以及现在可以申报的亮点事项。',
    returns: z.object({
      rounds: z.array(
        z.object({
          round: named,
          from: z.string(),
          to: z.string(),
          /** What adds, and concerns them. */
          codes: z.array(code),
        }),
      ),
      events: z.array(event),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/people/:person/events': {
    about: '一个人在一次考核中的加分减分，以及可以为其提出的事项。',
    params: ofPerson,
    returns: z.object({
      round: named,
      person: named,
      from: z.string(),
      to: z.string(),
      codes: z.array(code),
      events: z.array(event),
      open: z.boolean(),
      abilities: z.object({ propose: z.boolean() }),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/people/:person/events/alike': {
    about: '相近日期已经提出的事，用来指明是不是同一件事。',
    params: ofPerson,
    query: z.object({ day }),
    returns: z.object({
      occurrences: z.array(
        z.object({
          /** An event of the occurrence, to be named as `sameAs`. */
          event: z.string(),
          day: z.string(),
          text: z.string(),
          codes: z.array(z.string()),
          people: z.array(z.string()),
        }),
      ),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/people/:person/events': {
    about: '提出一条加分或减分，写明事实，附上佐证，由另一人审核后计入；本人随即看到，可以说明。本人只能申报加分。',
    params: ofPerson,
    body: z.object({
      code: z.string().min(1, '请选择事项。').max(60),
      level: z.string().max(60).optional(),
      occurrences: z.number().int().min(1).max(MOST_OCCURRENCES, `最多 ${MOST_OCCURRENCES} 次。`).default(1),
      day,
      text: saying('请写明是什么事。'),
      files: z
        .array(namedFile)
        .max(MOST_FILES, `最多附 ${MOST_FILES} 份佐证。`)
        .refine((all) => new Set(all.map((one) => one.sha256)).size === all.length, '同一份佐证附了两次，请去掉一份。')
        .default([]),
      /** An event of the same occurrence. */
      sameAs: z.uuid().optional(),
      /** That it is another occurrence than one of the same code on the same day. */
      another: z.boolean().default(false),
    }),
    returns: one,
    refusals: [
      'facts-closed',
      'code-unknown',
      'code-not-theirs',
      'level-wrong',
      'day-outside',
      'day-ahead',
      'own-adds-only',
      'same-unknown',
      'event-twice',
      'event-alike',
      'evidence-unknown',
    ],
  },
  'POST /api/rounds/:id/people/:person/events/files': {
    about: '上传一份佐证，最大 20 MB，供随后提出加分减分时附上。',
    params: ofPerson,
    body: file,
    megabytes: 20,
    returns: z.object({ sha256: z.string(), name: z.string() }),
    refusals: ['facts-closed', 'file-kind', 'file-empty'],
  },
  'GET /api/events/:id/files/:hash': {
    about: '一条加分减分所附的一份佐证。',
    params: z.object({ id: z.uuid(), hash: sha256 }),
    returns: file,
    refusals: [],
  },
  'POST /api/events/:id/approval': {
    about: '审核通过，随即计入；须由提出人以外、也不是本人的人审核。',
    params,
    body: z.object({}),
    returns: one,
    refusals: ['facts-closed', 'event-decided', 'proposer-decides', 'about-oneself', 'evidence-unknown'],
  },
  'POST /api/events/:id/return': {
    about: '不予计入，退回并写明理由。',
    params,
    body: z.object({ reason: saying('请写明退回的理由。') }),
    returns: one,
    refusals: ['facts-closed', 'event-decided', 'proposer-decides', 'about-oneself'],
  },
  'POST /api/events/:id/withdrawal': {
    about: '撤销已经计入的一条，写明理由；原来的记录保留。',
    params,
    body: z.object({ reason: saying('请写明撤销的理由。') }),
    returns: one,
    refusals: ['facts-closed', 'event-not-approved'],
  },
  'PUT /api/events/:id/answer': {
    about: '本人对一条加分减分的说明，最多 500 字，审核的人看得到。',
    params,
    body: z.object({ text: saying('请写明情况。') }),
    returns: one,
    refusals: ['facts-closed', 'answer-late'],
  },
});

import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { sha256 } from '../evidence/contract.ts';
import { day, named } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });
const kind = z.enum(['objection', 'review', 'appeal']);
const revision = z.number().int();

const objection = z.object({
  id: z.string(),
  revision,
  round: named,
  version: z.number(),
  person: named,
  kind,
  kindName: z.string(),
  before: z.string().optional(),
  figure: named.optional(),
  text: z.string(),
  evidence: z.array(z.object({ sha256: z.string(), name: z.string() })),
  state: z.string(),
  stateName: z.string(),
  open: z.boolean(),
  filedAt: z.string(),
  due: z.string(),
  /** 还有 3 天; 已超过 2 天. */
  clock: z.string(),
  daysLate: z.number(),
  longer: z.string().optional(),
  handler: named.optional(),
  study: z.string().optional(),
  body: z.string().optional(),
  decision: z.string().optional(),
  decidedAt: z.string().optional(),
  madeVersion: z.number().optional(),
  readAt: z.string().optional(),
  abilities: z.object({
    name: z.boolean(),
    study: z.boolean(),
    decide: z.boolean(),
    withdraw: z.boolean(),
    longer: z.boolean(),
  }),
});

const ruling = z.object({
  kind: z.enum(['subject', 'pool', 'poll', 'fact']),
  target: z.string().min(1).max(200),
  setting: z.string().min(1).max(200),
  value: z.string().trim().min(1).max(200),
});

/** A party to the result stands aside. */
const recused = ['recuse-oneself', 'must-recuse'] as const;

export const objectionsContract = contract({
  'GET /api/objections': {
    about: '异议、复核、申诉列表：没有办结的在前，先到期的在前。',
    query: z.object({ round: z.uuid().optional() }),
    returns: z.object({ objections: z.array(objection) }),
    refusals: [],
  },
  'GET /api/objections/mine': {
    about: '本人提出的，和交由本人经办的异议；还可以对哪次考核提出什么。',
    returns: z.object({
      own: z.array(objection),
      handling: z.array(objection),
      /** Kind by kind; `until`: the last day for it. */
      fileable: z.array(z.object({ round: named, kind, kindName: z.string(), until: z.string().optional() })),
    }),
    refusals: [],
  },
  'GET /api/objections/:id': {
    about: '一件异议：办到哪一步，还有几天，答复是什么。',
    params,
    returns: objection,
    refusals: [],
  },
  'POST /api/objections/:id/receipt': {
    about: '本人看到了答复。',
    params,
    body: z.object({}),
    returns: objection,
    refusals: ['not-answered'],
  },
  'POST /api/rounds/:id/objections': {
    about: '本人对自己的结果提出异议；公布以后、审定以前是异议，确认以后依法是复核，或者不经复核直接申诉。',
    params,
    body: z.object({
      /** Absent: the first of what may be filed. */
      kind: kind.optional(),
      /** The step that it is about, as the scheme calls it. */
      figure: z.string().max(60).optional(),
      text: saying(2000, '请写明对什么有异议、理由是什么。'),
      evidence: z
        .array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) }))
        .max(20, '最多附 20 份佐证。')
        .refine((all) => new Set(all.map((one) => one.sha256)).size === all.length, '同一份佐证附了两次，请去掉一份。')
        .default([]),
    }),
    returns: objection,
    refusals: [
      'nothing-to-object',
      'kind-not-open',
      'appeal-decided',
      'figure-unknown',
      'evidence-unknown',
      'objection-open',
    ],
  },
  'POST /api/rounds/:id/objections/files': {
    about: '上传一份佐证，最大 20 MB，供随后提出异议、复核或者申诉时附上。',
    params,
    body: file,
    megabytes: 20,
    returns: z.object({ sha256: z.string(), name: z.string() }),
    refusals: ['nothing-to-object', 'file-kind', 'file-empty'],
  },
  'GET /api/objections/:id/files/:hash': {
    about: '一件异议所附的一份佐证。',
    params: z.object({ id: z.uuid(), hash: sha256 }),
    returns: file,
    refusals: [],
  },
  'POST /api/objections/:id/withdrawal': {
    about: '本人撤回异议。',
    params,
    body: z.object({ revision }),
    returns: objection,
    refusals: ['round-given-up', 'objection-over', 'objection-changed'],
  },
  'PUT /api/objections/:id/handler': {
    about: '确定经办人：不能是本人，也不能是评鉴过本人的人；这些人也不能来确定。',
    params,
    body: z.object({ revision, person: z.uuid() }),
    returns: objection,
    refusals: ['round-given-up', 'objection-over', 'objection-changed', ...recused, 'handler-party', 'handler-unknown'],
  },
  'PUT /api/objections/:id/study': {
    about: '经办人写明调查情况和建议。',
    params,
    body: z.object({ revision, text: saying(2000, '请写明调查情况。') }),
    returns: objection,
    refusals: ['round-given-up', 'objection-over', 'objection-changed', ...recused, 'no-handler', 'decider-studies'],
  },
  'PUT /api/objections/:id/due': {
    about: '延长申诉的答复期限，写明理由；只能延长一次，最多三十日。异议和复核不能延长。',
    params,
    body: z.object({ revision, due: day, reason: saying(200, '请写明理由。') }),
    returns: objection,
    refusals: [
      'round-given-up',
      'objection-over',
      'objection-changed',
      ...recused,
      'appeal-alone-longer',
      'not-longer',
    ],
  },
  'POST /api/objections/:id/decision': {
    about: '作出决定并答复本人；成立的，同时写明怎样更正，按更正重新算出新的一版，原来的一版保留。',
    params,
    body: z.object({
      revision,
      upheld: z.boolean(),
      body: saying(60, '请写明由谁研究决定。'),
      text: saying(2000, '请写明答复。'),
      /** What is set right; none: facts that were put right meanwhile. */
      rulings: z.array(ruling).max(20).default([]),
    }),
    returns: objection,
    refusals: [
      'round-given-up',
      'objection-over',
      'objection-changed',
      ...recused,
      'no-handler',
      'not-studied',
      'handler-decides',
      'ruling-on-oneself',
      'ruling-unfit',
    ],
  },
});

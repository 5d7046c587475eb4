import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { day, named } from '../roster/shapes.ts';
import { versionStates } from './model.ts';

const MOST_SIGNS = 200_000;
const MOST_UNITS = 500;

const text = z.string().max(MOST_SIGNS, `方案最长 ${MOST_SIGNS} 个字符。`);

const params = z.object({ id: z.uuid() });
const ofVersion = z.object({
  id: z.uuid(),
  number: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});
const state = keyOf(versionStates);
const revision = z.int();

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** From 1, as editors count; absent of what has no place in the text. */
  line: z.number().optional(),
  column: z.number().optional(),
  sentence: z.string(),
});

const step = z.object({ by: named, at: z.string() });
const above = z.object({ authority: z.string(), document: z.string(), day: z.string() });

const version = z.object({
  number: z.number(),
  note: z.string(),
  state,
  stateName: z.string(),
  revision,
  /** The engine's hash, lower-case hex; once it was submitted. */
  hash: z.string().optional(),
  changed: step,
  submitted: step.optional(),
  decided: step.optional(),
  reason: z.string().optional(),
  above: above.optional(),
  abilities: z.object({ edit: z.boolean(), approve: z.boolean(), return: z.boolean() }),
});

const live = z.object({ unit: named, since: z.string(), begun: z.boolean() });

const page = z.object({
  id: z.string(),
  name: z.string(),
  /** Folder and file of the library: `xiulin/quarter`. */
  library: z.string().optional(),
  revision,
  /** The newest first, as far as the asker may read them. */
  versions: z.array(version),
  live: z.array(live),
  abilities: z.object({ draft: z.boolean(), units: z.boolean() }),
});

const whole = version.extend({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  findings: z.array(finding),
});

const block = z.union([
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.object({ kind: z.literal('heading'), depth: z.number(), text: z.string() }),
]);

export const schemesContract = contract({
  'GET /api/schemes': {
    about: '考核方案：本县采用的方案及其状态、适用单位；考核办另有可以采用的方案库。',
    returns: z.object({
      schemes: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          library: z.string().optional(),
          /** Of those that the asker may read. */
          newest: z.object({ number: z.number(), state, stateName: z.string() }),
          approved: z.number().optional(),
          live: z.array(live),
        }),
      ),
      library: z.array(
        z.object({
          place: z.string(),
          schemes: z.array(z.object({ id: z.string(), name: z.string(), adopted: z.boolean() })),
        }),
      ),
      abilities: z.object({ adopt: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/schemes': {
    about: '采用一份方案：从方案库取，或者粘贴文本；成为第 1 版草稿。',
    body: z.union([z.object({ library: z.string().min(1).max(200) }), z.object({ text })]),
    returns: page,
    refusals: ['library-unknown'],
  },
  'GET /api/schemes/:id': {
    about: '一份方案：本人可以查看的各个版本、办理经过和适用单位。',
    params,
    returns: page,
    refusals: [],
  },
  'POST /api/schemes/:id/versions': {
    about: '另起新版本，从最新的版本开始修改。',
    params,
    returns: page,
    refusals: ['draft-there'],
  },
  'GET /api/schemes/:id/versions/:number': {
    about: '一个版本的文本，以及检查出来的问题。',
    params: ofVersion,
    returns: whole,
    refusals: [],
  },
  'PUT /api/schemes/:id/versions/:number': {
    about: '保存草稿；没有写完、还有错误的也能保存，问题随即指出。',
    params: ofVersion,
    body: z.object({ revision, text, note: saying(500) }),
    returns: whole,
    refusals: ['scheme-changed', 'version-closed'],
  },
  'DELETE /api/schemes/:id/versions/:number': {
    about: '删去草稿或者退回的版本；一份方案只有这一版的，方案一并删去。提交过批准的版本，操作日志里仍有记录。',
    params: ofVersion,
    query: z.object({ revision: z.coerce.number().int() }),
    returns: z.object({
      /** The scheme had no other version, and is gone, too. */
      whole: z.boolean(),
    }),
    refusals: ['scheme-changed', 'version-closed'],
  },
  'POST /api/schemes/:id/versions/:number/submit': {
    about: '提交批准；还有错误的不能提交。',
    params: ofVersion,
    body: z.object({ revision, note: saying(500, '请写明这一版改了什么。') }),
    returns: page,
    refusals: ['scheme-changed', 'version-closed', 'scheme-wrong'],
  },
  'POST /api/schemes/:id/versions/:number/approve': {
    about: '批准，须由提交人以外的人办理；上级批复随同记入台账。',
    params: ofVersion,
    body: z.object({
      revision,
      above: z
        .object({ authority: saying(100, '请填写批复机关。'), document: saying(100, '请填写批复文号。'), day })
        .optional(),
    }),
    returns: page,
    refusals: ['scheme-changed', 'not-submitted', 'own-submission', 'scheme-wrong'],
  },
  'POST /api/schemes/:id/versions/:number/return': {
    about: '退回修改，写明理由；提交人本人也可以这样收回。',
    params: ofVersion,
    body: z.object({ revision, reason: saying(500, '请写明理由。') }),
    returns: page,
    refusals: ['scheme-changed', 'not-submitted'],
  },
  'GET /api/schemes/:id/versions/:number/print': {
    about: '一个版本的实施方案正文，就是实际执行的规则。',
    params: ofVersion,
    returns: z.object({
      number: z.number(),
      title: z.string(),
      subtitle: z.array(z.string()),
      chapters: z.array(z.object({ title: z.string(), blocks: z.array(block) })),
    }),
    refusals: ['scheme-wrong'],
  },
  'PUT /api/schemes/:id/units': {
    about: '设定在哪些单位启用、各从哪一天起；一个单位包括其下属单位，记入台账。',
    params,
    body: z.object({
      revision,
      units: z
        .array(z.object({ unit: z.uuid('请选择单位。'), since: day }))
        .max(MOST_UNITS, `最多 ${MOST_UNITS} 个单位；更多的，请选择上级单位。`),
    }),
    returns: page,
    refusals: ['scheme-changed', 'nothing-approved', 'unit-twice', 'unit-unknown'],
  },
  'GET /api/my-schemes': {
    about: '适用于本人的考核方案：已在本人所在单位启用的，最新批准的版本。',
    returns: z.object({ schemes: z.array(z.object({ id: z.string(), name: z.string(), version: z.number() })) }),
    refusals: [],
  },
});

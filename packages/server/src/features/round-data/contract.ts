import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { named } from '../roster/shapes.ts';
import { dueStates, importStates, rowOutcomes } from './model.ts';

const params = z.object({ id: z.uuid() });
const outcome = keyOf(rowOutcomes);

const counts = z.object({
  new: z.number(),
  replaces: z.number(),
  same: z.number(),
  refused: z.number(),
  /** Lines that nobody filled in. */
  blank: z.number(),
});

const line = z.object({
  id: z.string(),
  round: z.string(),
  fileName: z.string(),
  state: keyOf(importStates),
  stateName: z.string(),
  counts,
  by: z.string(),
  madeAt: z.string(),
  doneAt: z.string().optional(),
  undoneAt: z.string().optional(),
  reason: z.string().optional(),
  abilities: z.object({ confirm: z.boolean(), takeBack: z.boolean(), drop: z.boolean() }),
});

const whole = line.extend({
  /** Sentences about the file as a whole. */
  notes: z.array(z.string()),
});

export const roundDataContract = contract({
  'GET /api/rounds/:id/imports': {
    about: '一次考核的数据导入：要导入什么、已有多少人，历次导入。',
    params,
    returns: z.object({
      round: named,
      open: z.boolean(),
      /** What stages wait for, until when: of so many people so many have it. */
      needs: z.array(
        z.object({
          stage: z.string(),
          name: z.string(),
          due: z.string(),
          people: z.number(),
          have: z.number(),
          state: keyOf(dueStates),
          stateName: z.string(),
          daysLate: z.number(),
          /** What becomes of people who lack it. */
          otherwise: z.string(),
        }),
      ),
      imports: z.array(line),
      abilities: z.object({ import: z.boolean() }),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/imports/template': {
    about: '下载本次考核的导入表，考核对象已经填好。',
    params,
    returns: file,
    refusals: [],
  },
  'POST /api/rounds/:id/imports': {
    about: '上传要导入的数据（.xlsx、CSV 或 JSON），逐行核对；确认之前什么都不改动。',
    params,
    body: file,
    megabytes: 20,
    returns: whole,
    refusals: ['facts-closed', 'file-wrong', 'file-blank', 'file-too-long'],
  },
  'GET /api/round-imports/:id': { about: '一次数据导入的情况。', params, returns: whole, refusals: [] },
  'GET /api/round-imports/:id/rows': {
    about: '核对结果逐行列出，每页 100 行；确认以后数据在台账里，不再逐行列出。',
    params,
    query: z.object({
      outcome: outcome.optional(),
      /** How many of them come before the page. */
      after: z.coerce.number().int().min(0).default(0),
    }),
    returns: z.object({
      rows: z.array(
        z.object({
          table: z.string(),
          sheet: z.string(),
          row: z.number(),
          /** The person; as it was written where nobody is meant. */
          who: z.string(),
          /** What the row says, in the words of the table: 指标 个性指标，分数 92.5. */
          says: z.string(),
          outcome,
          outcomeName: z.string(),
          before: z.string().optional(),
          reasons: z.array(z.string()),
        }),
      ),
      next: z.number().optional(),
    }),
    refusals: [],
  },
  'POST /api/round-imports/:id/confirmation': {
    about: '确认导入：记入台账，全部成功或者全部不改。核对以后数据有变动的，重新核对，不导入。',
    params,
    body: z.object({
      /** Rows that can't be imported are passed over. */
      leaveOut: z.boolean().default(false),
    }),
    returns: whole,
    refusals: ['facts-closed', 'import-over', 'rows-refused', 'nothing-to-import', 'plan-changed'],
  },
  'POST /api/round-imports/:id/taking-back': {
    about: '整批撤回一次导入，写明理由；被它替换的恢复原来的，记录都保留。',
    params,
    body: z.object({
      reason: z.string().trim().min(1, '请写明撤回的理由。').max(500, '最多 500 个字。'),
    }),
    returns: whole,
    refusals: ['facts-closed', 'import-over', 'import-built-on'],
  },
  'DELETE /api/round-imports/:id': {
    about: '放弃还没有确认的导入，核对结果随即删除。',
    params,
    returns: whole,
    refusals: ['import-over'],
  },
});

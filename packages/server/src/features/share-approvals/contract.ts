import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { day } from '../roster/shapes.ts';
import { approvalStates } from './model.ts';

const params = z.object({ id: z.uuid() });

const approval = z.object({
  id: z.string(),
  level: z.string(),
  pools: z.array(z.string()),
  share: z.string(),
  body: z.string(),
  document: z.string(),
  day: z.string(),
  reason: z.string(),
  state: keyOf(approvalStates),
  stateName: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
  confirmedBy: z.string().optional(),
  confirmedAt: z.string().optional(),
  withdrawnAt: z.string().optional(),
  withdrawnBecause: z.string().optional(),
  abilities: z.object({ confirm: z.boolean(), withdraw: z.boolean() }),
});

const all = z.object({
  /** Grades whose share may be raised with approval, and their seats as they stand now; empty: the scheme knows none. */
  levels: z.array(
    z.object({
      level: z.string(),
      /** What may be approved at most; absent: the scheme doesn't say. */
      most: z.string().optional(),
      pools: z.array(
        z.object({
          pool: z.string(),
          base: z.number(),
          /** Decimal; several joined where pools are put together. */
          share: z.string(),
          seats: z.number(),
          taken: z.number(),
        }),
      ),
      /** Of all pools together. */
      base: z.number(),
      seats: z.number(),
    }),
  ),
  approvals: z.array(approval),
  abilities: z.object({ enter: z.boolean() }),
});

export const shareApprovalsContract = contract({
  'GET /api/rounds/:id/share-approvals': {
    about: '一次考核的名额比例：哪些等次可以经批准放宽、各单位现在的名额，已有的批准。',
    params,
    returns: all,
    refusals: [],
  },
  'POST /api/rounds/:id/share-approvals': {
    about: '登记一项放宽名额比例的批准：由谁批准、文号、日期、理由、比例和单位；经委员会的另一人确认后生效。',
    params,
    body: z.object({
      level: z.string().min(1).max(60),
      pools: z.array(z.string().min(1).max(200)).min(1, '请选择单位。').max(2000),
      share: z
        .string()
        .trim()
        .regex(/^\d{1,3}(\.\d{1,2})?%$/, '请写成百分比，如 25%。'),
      body: saying(60, '请写明由谁批准。'),
      document: saying(60, '请写明批准文件的文号。'),
      day,
      reason: saying(500, '请写明理由。'),
    }),
    returns: all,
    refusals: ['facts-closed', 'level-fixed', 'pool-unknown', 'approved-already', 'approved-in-future', 'ruling-unfit'],
  },
  'POST /api/share-approvals/:id/confirmation': {
    about: '核对并确认一项批准：作为决定记入台账，名额随即按批准的比例计算。登记的人不能确认。',
    params,
    returns: all,
    body: z.object({}),
    refusals: ['facts-closed', 'own-entry', 'approval-over', 'ruling-unfit'],
  },
  'POST /api/share-approvals/:id/withdrawal': {
    about: '撤回一项批准，写明理由；名额按方案的比例计算，原来的记录保留。',
    params,
    body: z.object({ reason: saying(500, '请写明撤回的理由。') }),
    returns: all,
    refusals: ['facts-closed', 'approval-over'],
  },
});

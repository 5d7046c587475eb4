import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { auditActionNames } from './actions.ts';

const day = z.iso.date('应为日期，如 2026-03-25。');

const filters = {
  action: z.enum(auditActionNames).optional(),
  /** An account's id. */
  actor: z.uuid().optional(),
  subject: z.uuid().optional(),
  /** Days in China, both inclusive. */
  from: day.optional(),
  to: day.optional(),
};

const named = z.object({ id: z.string(), name: z.string().optional() });

export const auditContract = contract({
  'GET /api/audit': {
    about: '查阅审计记录，新的在前，每页 50 条。',
    query: z.object({ ...filters, before: z.uuid().optional() }),
    returns: z.object({
      actions: z.array(z.object({ action: z.enum(auditActionNames), name: z.string() })),
      entries: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          action: z.string(),
          actionName: z.string(),
          outcome: z.enum(['done', 'refused']),
          /** No name: what has none, such as an objection, or is no longer there. */
          actor: named.optional(),
          subject: named.optional(),
          address: z.string().optional(),
          device: z.string().optional(),
          detail: z.unknown().optional(),
        }),
      ),
      /** Where the next page goes on (`before`); absent on the last. */
      next: z.string().optional(),
    }),
    refusals: [],
  },
  'GET /api/audit/accounts': {
    about: '查找账号，用于按办理人、对象筛选审计记录，最多 20 个。',
    query: z.object({ query: z.string().trim().min(1).max(50).optional() }),
    returns: z.object({ accounts: z.array(z.object({ id: z.string(), login: z.string(), name: z.string() })) }),
    refusals: [],
  },
  'GET /api/audit/export': {
    about: '把审计记录导出为 Excel 工作簿；导出本身也记入审计。',
    query: z.object(filters),
    returns: file,
    refusals: ['export-too-large'],
  },
});

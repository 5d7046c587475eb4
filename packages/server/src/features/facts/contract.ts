import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { sha256 } from '../evidence/contract.ts';

const params = z.object({ id: z.uuid() });

export const factView = z.object({
  id: z.string(),
  kind: z.string(),
  /** Whom it is about. */
  subject: z.string(),
  actor: z.object({ id: z.string(), name: z.string().optional() }),
  /** By what right it was recorded: a role, with the unit that it holds in. */
  authority: z.string(),
  at: z.string(),
  corrects: z.string().optional(),
  /** The fact that replaces this one. */
  correctedBy: z.string().optional(),
  occurrence: z.string().optional(),
  /** In the words of its kind; a note's is `{ text }`. Absent once erased. */
  payload: z.json().optional(),
  evidence: z.array(z.object({ sha256, name: z.string(), size: z.int(), type: z.string() })),
  /** Its content was erased by law: when, and by which provision. */
  erased: z.object({ at: z.string(), basis: z.string() }).optional(),
  /** Its place in the sealed ledger; absent: within seconds. */
  index: z.int().optional(),
  abilities: z.object({ correct: z.boolean() }),
});

export const factsContract = contract({
  'GET /api/checkpoints/latest': {
    about: '一个县最近的封存点：账有多少条、根是多少，以及签名和公钥。任何人都可以查看和留存。',
    query: z.object({
      /** The county's code. */
      county: z.string().min(1).max(50),
      /** Size of a checkpoint that was kept: the answer proves that the ledger only adds to it. */
      since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    }),
    returns: z.object({
      origin: z.string(),
      /** The public key as text, for `shiji verify --key`. */
      key: z.string(),
      size: z.int(),
      at: z.string(),
      /** The signed text. */
      note: z.string(),
      /** Hashes of the consistency proof from `since` on (RFC 9162 §2.1.4), hexadecimal. */
      consistency: z.array(z.string()).optional(),
    }),
    refusals: ['nothing-sealed', 'checkpoint-ahead'],
  },
  'GET /api/facts/:id': {
    about: '查看一条事实和它的佐证。',
    params,
    returns: factView,
    refusals: [],
  },
  'GET /api/facts/:id/proof': {
    about: '下载一条事实的证明文件，可以用 shiji verify 离线核验。',
    params,
    returns: 'file',
    refusals: ['not-sealed-yet', 'fact-erased'],
  },
  'GET /api/people/:id/facts': {
    about: '关于一个人的事实，新的在前，每页 50 条。',
    params,
    query: z.object({
      kind: z.string().min(1).max(50).optional(),
      /** The fact before which the page begins. */
      before: z.uuid().optional(),
    }),
    returns: z.object({
      facts: z.array(factView),
      next: z.string().optional(),
      /** Whether the asker may add a note. */
      abilities: z.object({ note: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/archive': {
    about: '导出全县事实的归档文件，可以用 shiji verify 离线核验。导出会留下记录。',
    body: z.object({
      /** With the files, or with their hashes only. */
      evidence: z.boolean(),
    }),
    returns: 'file',
    refusals: ['nothing-sealed'],
  },
});

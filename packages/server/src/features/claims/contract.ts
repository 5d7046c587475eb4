import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { sha256 } from '../evidence/contract.ts';
import { verdicts } from './verdicts.ts';

const MOST_AT_ONCE = 500;
const said = z.string().trim().min(2, '请写明所报成绩。').max(300, '每条最多 300 个字，请分成几条。');
const verdict = keyOf(verdicts);

const claimView = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  verdict: verdict.optional(),
  verdictName: z.string(),
  reason: z.string(),
  verifiedBy: z.string().optional(),
  verifiedAt: z.string().optional(),
  /** The fact of the verdict, with its evidence. */
  fact: z.string().optional(),
  abilities: z.object({ verify: z.boolean(), restate: z.boolean() }),
});

const sheet = z.object({
  claims: z.array(claimView),
  /** By subject the share that holds, by the engine; absent where there is none, or one isn't verified. */
  shares: z.array(z.object({ subject: z.string(), share: z.string(), arithmetic: z.string() })),
  abilities: z.object({ state: z.boolean() }),
});

export const claimsContract = contract({
  'GET /api/juries/:id/claims': {
    about: '台前核查：各人所报成绩和核查结论。',
    params: z.object({ id: z.uuid() }),
    returns: sheet,
    refusals: [],
  },
  'POST /api/juries/:id/claims': {
    about: '登记所报成绩，一次可以登记多条。',
    params: z.object({ id: z.uuid() }),
    body: z.object({
      claims: z
        .array(z.object({ subject: z.uuid(), text: said }))
        .min(1, '请填写所报成绩。')
        .max(MOST_AT_ONCE, `一次最多登记 ${MOST_AT_ONCE} 条。`),
    }),
    returns: sheet,
    refusals: ['subject-unknown', 'claims-late'],
  },
  'PUT /api/claims/:id': {
    about: '更正一条所报成绩的文字；还没有核查的才能更正，原来的保留在账本里。',
    params: z.object({ id: z.uuid() }),
    body: z.object({ text: said }),
    returns: sheet,
    refusals: ['claim-verified', 'claims-late'],
  },
  'POST /api/claims/:id/verdict': {
    about: '给出核查结论：属实、部分属实、不实、无法核实。核查人不能是本单位的人，也不能是亲属。',
    params: z.object({ id: z.uuid() }),
    body: z.object({
      verdict,
      reason: z.string().trim().min(2, '请写明核查情况。').max(500, '最多 500 个字。'),
      /** The verifier says that they are no kin of whose claim it is. */
      unrelated: z.literal(true, '请确认本人与被核查人没有亲属关系。'),
      evidence: z.array(z.object({ sha256, name: z.string().trim().min(1).max(200) })).max(20),
    }),
    returns: sheet,
    refusals: ['verifier-own-unit', 'verifier-is-claimant', 'evidence-unknown', 'claims-late'],
  },
});
export type ClaimsSheet = z.infer<typeof sheet>;

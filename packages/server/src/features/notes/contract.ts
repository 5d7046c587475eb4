import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { sha256 } from '../evidence/contract.ts';

const MOST_FILES = 20;

const text = z
  .string()
  .trim()
  .min(1, '请填写备注内容。')
  .max(2000, '备注最多 2000 个字，请精简，或者把材料作为佐证上传。');

const evidence = z
  .array(
    z.object({
      sha256,
      name: z.string().trim().min(1).max(200),
    }),
  )
  .max(MOST_FILES, `每条备注最多附 ${MOST_FILES} 份佐证。`)
  .refine(
    (files) => new Set(files.map((file) => file.sha256)).size === files.length,
    '同一份佐证附了两次，请去掉一份。',
  );

const recorded = z.object({ id: z.string() });

export const notesContract = contract({
  'POST /api/notes': {
    about: '为一个人登记一条备注，可以附佐证；本人随即可以看到。',
    body: z.object({ person: z.uuid(), text, evidence }),
    returns: recorded,
    refusals: ['evidence-unknown'],
  },
  'POST /api/notes/:id/correction': {
    about: '更正一条备注：原来的保留，以新的为准。',
    params: z.object({ id: z.uuid() }),
    body: z.object({ text, evidence }),
    returns: recorded,
    refusals: ['evidence-unknown', 'already-corrected'],
  },
});

import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { archiveStates } from './model.ts';

const params = z.object({ id: z.uuid() });
const state = keyOf(archiveStates);

const archive = z.object({
  id: z.string(),
  state,
  stateName: z.string(),
  /** Of a hundred. */
  percent: z.number(),
  /** All of the round, or some units alone. */
  whole: z.boolean(),
  fileName: z.string(),
  size: z.number().optional(),
  sha256: z.string().optional(),
  madeBy: z.string(),
  begunAt: z.string(),
  madeAt: z.string().optional(),
  expiresAt: z.string().optional(),
});

export const archivesContract = contract({
  'GET /api/rounds/:id/archives': {
    about: '一次考核的导出文件：生成到哪一步，可以下载到哪一天。',
    params,
    returns: z.object({
      archives: z.array(archive),
      /** Nothing is proposed yet: there is nothing to hand over. */
      ready: z.boolean(),
      /** The actor's file would hold everybody. */
      whole: z.boolean(),
      /** What can be had by itself. */
      papers: z.object({ letters: z.boolean(), minutes: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/archives': {
    about: '导出一次考核：成绩、考核表、公示、名单、会议纪要、告知书和核验材料，打成一个文件。正在生成的不重复生成。',
    params,
    returns: archive,
    refusals: ['not-proposed'],
  },
  'GET /api/archives/:id/file': {
    about: '下载一次考核的导出文件。',
    params,
    returns: file,
    refusals: ['archive-making', 'archive-gone'],
  },
});

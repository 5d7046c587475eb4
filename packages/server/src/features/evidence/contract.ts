import { z } from 'zod';
import { contract } from '../../http/contract.ts';

/** SHA-256 of a file, as sha256sum prints it. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位小写十六进制的文件校验码。');

export const evidenceContract = contract({
  'POST /api/evidence': {
    about: '上传一份佐证，最大 20 MB：照片、PDF、docx、xlsx、pptx 或 txt。相同的文件只保存一份。',
    body: 'file',
    megabytes: 20,
    returns: z.object({ sha256, size: z.int(), type: z.string(), name: z.string() }),
    refusals: ['evidence-kind', 'evidence-empty'],
  },
  'GET /api/evidence/:hash': {
    about: '下载一份佐证：能查看所附事实的人和上传人可以下载。',
    params: z.object({ hash: sha256 }),
    returns: 'file',
    refusals: [],
  },
});

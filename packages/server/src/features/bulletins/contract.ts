import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { named } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });
const kind = z.enum(['weekly', 'monthly', 'quarterly']);
const span = z.string().max(60);

const rows = z.array(z.array(z.string()));
const section = z.object({
  /** With its number: 一、周纪实填写情况 */
  heading: z.string(),
  lines: z.array(z.string()),
  table: z.object({ columns: z.array(z.string()), rows }).optional(),
});
const list = z.object({ organization: named, heading: z.string(), columns: z.array(z.string()), rows });

const line = z.object({
  id: z.string(),
  round: named,
  kind,
  kindName: z.string(),
  year: z.int(),
  number: z.int(),
  title: z.string(),
  issuedAt: z.string(),
});

const bulletin = line.extend({
  introduction: z.string(),
  opening: z.string(),
  sections: z.array(section),
  /** Of the units whose names the asker may read; in a Word file one of them at most. */
  lists: z.array(list),
  requests: z.string(),
  signedBy: z.string(),
  asOf: z.string(),
});

export const bulletinsContract = contract({
  'GET /api/bulletins': {
    about: '已印发的通报，新的在前：本人参加、评鉴或者管理的考核的。',
    returns: z.object({ bulletins: z.array(line) }),
    refusals: [],
  },
  'GET /api/rounds/:id/bulletins': {
    about: '一次考核的通报：已印发的，和现在可以起草的（哪一周、哪一月、整个考核期）。',
    params,
    returns: z.object({
      round: named,
      bulletins: z.array(line),
      offers: z.array(
        z.object({
          kind,
          kindName: z.string(),
          spans: z.array(z.object({ span: z.string(), name: z.string(), from: z.string(), to: z.string() })),
        }),
      ),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/bulletins/draft': {
    about: '按现在的记录起草一期通报；不保存。',
    params,
    query: z.object({ kind, span }),
    returns: z.object({
      title: z.string(),
      opening: z.string(),
      sections: z.array(section),
      lists: z.array(list),
      signedBy: z.string(),
      asOf: z.string(),
      /** Of the figures: what is issued is what was seen. */
      digest: z.string(),
    }),
    refusals: ['bulletin-span-unknown'],
  },
  'POST /api/rounds/:id/bulletins': {
    about: '印发一期通报：编号，数字从此固定；起草以后数据有变化的，先核对。',
    params,
    body: z.object({
      kind,
      span,
      digest: z.string().max(64),
      introduction: saying(2000),
      requests: saying(4000),
      signedBy: saying(60, '请填写署名单位。'),
    }),
    returns: bulletin,
    refusals: ['bulletin-span-unknown', 'figures-changed'],
  },
  'GET /api/bulletins/:id': {
    about: '一期通报。未写人员名单只给本单位的人看。',
    params,
    returns: bulletin,
    refusals: [],
  },
  'GET /api/bulletins/:id/file': {
    about: '一期通报的 Word 文件；指明单位的，附该单位的名单。',
    params,
    query: z.object({ organization: z.uuid().optional() }),
    returns: file,
    refusals: [],
  },
});

import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { importKinds } from '../imports/columns.ts';
import { day } from '../roster/shapes.ts';
import { importStatuses } from './state.ts';
import { rowOutcomes } from './store.ts';

const params = z.object({ id: z.uuid() });
const kind = z.enum(importKinds);
const status = keyOf(importStatuses);
const missing = z.union([z.literal('leave'), z.object({ endOn: day })]);

const counts = z.object({
  create: z.number(),
  change: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  missing: z.number(),
});

const view = z.object({
  id: z.string(),
  kind,
  kindName: z.string(),
  fileName: z.string(),
  status,
  statusName: z.string(),
  by: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().optional(),
  undoneAt: z.string().optional(),
  /** Rows or changes that are done, of so many. */
  progress: z.object({ done: z.number(), total: z.number() }),
  counts: counts.optional(),
  /** The roster was changed by others meanwhile: the rows were checked again, and nothing was imported. */
  replanned: z.boolean(),
  problem: z
    .object({ code: z.string(), sentence: z.string(), lines: z.array(z.string()), count: z.number() })
    .optional(),
  abilities: z.object({
    map: z.boolean(),
    apply: z.boolean(),
    drop: z.boolean(),
    undo: z.boolean(),
    findings: z.boolean(),
  }),
});

/** With what was found in the file. */
const wholeView = view.extend({
  choices: z.object({ day: z.string(), staffing: z.string().optional(), missing }),
  mapping: z
    .object({
      sheet: z.string(),
      otherSheets: z.array(z.string()),
      hiddenSheets: z.array(z.string()),
      headerRows: z.tuple([z.number(), z.number()]),
      /** Columns of the file. */
      columns: z.array(z.object({ at: z.number(), letters: z.string(), label: z.string() })),
      /** Columns of the table, and where each is taken from. */
      table: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          about: z.string().optional(),
          required: z.boolean(),
          at: z.number().optional(),
          confidence: z.string().optional(),
        }),
      ),
      lacking: z.array(z.string()),
      sample: z.array(z.object({ row: z.number(), texts: z.array(z.string()) })),
    })
    .optional(),
});

const reason = z.object({ column: z.string().optional(), columnName: z.string().optional(), sentence: z.string() });

export const importsContract = contract({
  'POST /api/imports/:kind': {
    about: '上传要导入的文件（.xlsx 或 CSV），随即读取并核对；确认之前什么都不改动。',
    params: z.object({ kind }),
    query: z.object({
      /** The day on which the file is true; absent: today. */
      day: day.optional(),
    }),
    body: file,
    megabytes: 50,
    returns: wholeView,
    refusals: ['file-blank'],
  },
  'GET /api/imports/:kind/template': {
    about: '下载空白的导入表。',
    params: z.object({ kind }),
    returns: file,
    refusals: [],
  },
  'GET /api/imports': {
    about: '导入记录，最近的在前，每页 30 条。',
    query: z.object({ after: z.uuid().optional() }),
    returns: z.object({
      imports: z.array(view),
      next: z.string().optional(),
      /** What the actor may import. */
      kinds: z.array(z.object({ kind, name: z.string() })),
    }),
    refusals: [],
  },
  'GET /api/imports/:id': { about: '一次导入：进度、核对结果、各列的来源。', params, returns: wholeView, refusals: [] },
  'GET /api/imports/:id/rows': {
    about: '核对结果逐行列出，每页 100 行；outcome 为 missing 时列出系统里有、文件里没有的。',
    params,
    query: z.object({
      outcome: z.enum(rowOutcomes).optional(),
      /** The row after which the page begins. */
      after: z.coerce.number().int().optional(),
    }),
    returns: z.object({
      rows: z.array(
        z.object({
          row: z.number(),
          outcome: z.enum(rowOutcomes),
          /** By the table's column ids. */
          texts: z.record(z.string(), z.string()),
          differences: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
          reasons: z.array(reason),
          notes: z.array(reason),
          /** Of what is missing from the file. */
          label: z.string().optional(),
        }),
      ),
      next: z.number().optional(),
    }),
    refusals: [],
  },
  'GET /api/imports/:id/findings': {
    about: '下载核对结果工作簿，改正后可以直接再次导入。',
    params,
    returns: file,
    refusals: ['not-planned'],
  },
  'PUT /api/imports/:id/mapping': {
    about: '改正工作表、各列的来源、文件的日期、新增人员的默认身份，并重新核对。',
    params,
    body: z.object({
      sheet: z.string().max(200).optional(),
      /** Column of the file, from 0, by the table's column ids; absent: as proposed. */
      columns: z.record(z.string(), z.number().int().min(0)).optional(),
      day: day.optional(),
      staffing: z.string().trim().max(50).optional(),
    }),
    returns: wholeView,
    refusals: ['import-under-way', 'import-ended', 'columns-unknown'],
  },
  'POST /api/imports/:id/apply': {
    about: '确认导入：全部成功或者全部不改。核对之后人员机构又有变动的，重新核对，不导入。',
    params,
    body: z.object({
      /** What becomes of those whom the file is silent about. */
      missing: missing.default('leave'),
    }),
    returns: wholeView,
    refusals: ['import-under-way', 'import-ended', 'not-planned', 'nothing-to-apply', 'another-applying'],
  },
  'POST /api/imports/:id/undo': {
    about: '整批撤回；导入之后又有变动的，列出变动，不撤回。',
    params,
    returns: wholeView,
    refusals: ['import-under-way', 'not-applied', 'another-applying'],
  },
  'DELETE /api/imports/:id': {
    about: '放弃还没有确认的导入，文件和核对结果随即删除。',
    params,
    returns: wholeView,
    refusals: ['import-under-way', 'import-ended'],
  },
});

import { refusalTable } from '../../http/refusals.ts';
import type { ImportProblem } from './state.ts';

export const importRefusals = refusalTable({
  'file-blank': { status: 422, title: '文件是空的，请重新选择文件。' },
  'import-under-way': { status: 409, title: '系统正在处理这次导入，请稍候再操作。' },
  'import-ended': { status: 409, title: '这次导入已经结束，不能再修改。如需重新导入，请再次上传文件。' },
  'not-planned': { status: 409, title: '这次导入还没有核对完，请等核对结果出来再确认。' },
  'nothing-to-apply': { status: 409, title: '核对结果里没有可以导入的内容。请按提示改正文件后重新上传。' },
  'not-applied': { status: 409, title: '这次导入还没有完成，没有可以撤回的内容。' },
  'another-applying': { status: 409, title: '另一次导入正在进行，请等它结束后再试。' },
  'columns-unknown': { status: 422, title: '指定的列在文件里找不到，请重新选择。' },
});

export const problemSentences: Readonly<Record<ImportProblem['code'], string>> = {
  'file-unreadable': '文件不能读取，没有导入任何内容。',
  'undo-refused': '不能撤回：导入之后，下列内容又有变动或者已被使用。请逐项处理后再撤回，或者保留这次导入。',
  restored: '系统从备份恢复，处理到一半的导入没有继续，这一步没有改动人员机构。需要的，请重新上传或者重新撤回。',
  'gave-up': '处理时反复出错，已停止；人员机构没有改动。请重试，仍不行请联系系统管理员。',
};

/** What stands in the way of undoing. */
export const undoWords = {
  changed: (what: string) => `${what}：导入之后又改过。`,
  used: (name: string) => `${name}：已开通账号或者有了纪实、评鉴等记录。`,
  inTheWay: (what: string, why: string) => `${what}：${why}`,
  unit: (name: string) => `单位“${name}”`,
  person: (name: string) => `人员“${name}”`,
  tenure: (name: string, unit: string) => `${name}在“${unit}”的任职`,
  oversight: (unit: string, leader: string) => `${leader}分管“${unit}”`,
  other: (name: string) => `${name}的评鉴关系或者状态`,
  gone: '（已删除）',
} as const;

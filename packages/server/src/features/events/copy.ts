import { refusalTable } from '../../http/refusals.ts';

export const eventRefusals = refusalTable({
  'facts-closed': {
    status: 409,
    title: '“{stage}”已经完成，本次考核不再记加分减分。确需补记的，请先重新进行这个环节。',
  },
  'code-unknown': { status: 422, title: '本次考核的方案里没有这个事项。请重新选择。' },
  'code-not-theirs': { status: 422, title: '方案没有规定对这名同志计“{code}”。请重新选择事项。' },
  'level-wrong': { status: 422, title: '“{code}”的级别应为：{levels}。请重新选择。' },
  'day-outside': {
    status: 422,
    title: '发生的日期须在考核期内（{from} 至 {to}）。请改正日期；不是本期的事，不在本期计。',
  },
  'day-ahead': { status: 422, title: '发生的日期不能晚于今天。请改正。' },
  'own-adds-only': { status: 403, title: '本人只能申报加分的事项。减分由单位或者考核办提出。' },
  'same-unknown': { status: 422, title: '没有找到所选的同一件事，可能刚被撤销或者退回。请重新选择。' },
  'event-twice': { status: 409, title: '这件事已经为这名同志提出过，同一件事只计一次，不用再提。' },
  'event-alike': {
    status: 409,
    title: '这一天已经有一条相同的事项。是同一件事的，不用再提；确是另一件事的，请选“是另一件事”再提交。',
  },
  'proposer-decides': { status: 403, title: '这一条由您提出，须由另一人审核。' },
  'about-oneself': { status: 403, title: '这一条关于您本人，须由别人审核。' },
  'event-decided': { status: 409, title: '这一条已经有人处理。请刷新后看最新情况。' },
  'event-not-approved': { status: 409, title: '这一条没有计入，不用撤销。请刷新后看最新情况。' },
  'answer-late': { status: 409, title: '这一条已经退回或者撤销，不计分，不用再说明。' },
  'evidence-unknown': { status: 422, title: '所附的佐证没有上传成功，或者已经删除。请重新上传后再提交。' },
  'file-kind': { status: 415, title: '不支持这种文件。请上传照片、PDF、docx、xlsx、pptx 或 txt。' },
  'file-empty': { status: 422, title: '文件是空的，请重新选择。' },
});

export const eventWords = {
  self: '本人',
  reviewer: '评鉴人',
  office: '考核办',
  unitAdmin: '单位管理员',
  /** What an occurrence is worth, with its direction: 加 2 分. */
  left: (state: string) => `${state}（本人已不在这次考核）`,
  worth: {
    adds: (worth: string) => `加 ${worth} 分`,
    subtracts: (worth: string) => `减 ${worth} 分`,
    either: (worth: string) => `${worth} 分`,
  },
  /** What has become of an event, said to whom it is about. */
  told: {
    proposed: (what: string) => `有人为您提出了“${what}”，等待审核`,
    approved: (what: string) => `“${what}”经审核计入您的考核`,
    returned: (what: string) => `为您提出的“${what}”没有通过审核，不计入考核`,
    withdrawn: (what: string) => `“${what}”已经撤销，不再计入您的考核`,
  },
} as const;

import { refusalTable } from '../../http/refusals.ts';

export const noticeRefusals = refusalTable({
  'stage-not-on': { status: 409, title: '现在不在“{stage}”环节，不能发布公示。请先看本次考核进行到哪一步。' },
  'not-proposed': { status: 409, title: '还没有提出等次建议，没有可以公示的内容。' },
  'notice-hangs': { status: 409, title: '这次考核的公示已经发布，不用重复发布。需要更正的，请先撤下。' },
  'notice-too-short': {
    status: 422,
    title: '公示到{ends}只有 {days} 个工作日，方案规定至少 {least} 个。请延后截止日。',
  },
  'notice-not-later': { status: 422, title: '延长后的截止日须晚于{ends}。' },
  'figure-unknown': { status: 422, title: '方案里没有这个指标（{figure}），不能列入公示。' },
  'no-notice': { status: 409, title: '这次考核没有正在公示的内容。' },
  'notice-too-long': { status: 422, title: '公示到{ends}离考核期太远，最晚可以到{last}。请核对年份。' },
  'notice-unknown': { status: 404, title: '没有找到这个公示。' },
});

export const noticeWords = {
  title: (round: string) => `${round}结果公示`,
  lead: (begins: string, ends: string, days: number) =>
    `现将考核结果公示如下，公示期${begins}至${ends}（${days} 个工作日）。对公示内容有异议的，请在公示期内提出。`,
  approved: '名额比例的批准',
  longer: (first: string, because: string) => `公示期原定至${first}，已延长。理由：${because}`,
  contact: '受理异议',
  over: '公示期已满，名单不再显示。',
  takenDown: '公示已经撤下，名单不再显示。',
  comesAgain: '更正后另行公示',
  endsThere: '这次考核已经中止',
  stageMoved: '公示环节的时间作了调整',
  pageReopened: '考核正在重新办理，公示已经撤下，名单不再显示。更正后另行公示。',
  pageGivenUp: '这次考核已经中止，公示已经撤下，名单不再显示。',
  /** Before the office's own reason. */
  because: { reopened: '考核重新进行：', 'given-up': '考核中止：' },
  soon: (begins: string) => `公示从${begins}开始。`,
  corrected: (version: number) => `公示期间有更正，以下为更正后的结果（第 ${version} 版）。`,
  unknown: '没有找到这个公示',
  unknownWhat: '请核对地址，或者重新扫描公示上的二维码。',
  unit: '单位',
  name: '姓名',
  total: '总分',
  grade: '拟定等次',
  none: '不定等次',
  proof: '存证',
  proofWhat: '下面的摘要在公示发布时封存。保存下来，以后可以核对所公示的方案、事实和结果有没有改动过。',
  results: '结果摘要',
  tables: '事实摘要',
  scheme: '方案校验码',
  checkpoint: '检查点',
} as const;

import { refusalTable } from '../../http/refusals.ts';

export const approvalRefusals = refusalTable({
  'facts-closed': {
    status: 409,
    title: '“{stage}”已经完成，名额比例不能再变动。确需变动的，请先重新进行这个环节；审定以后不能再变动。',
  },
  'level-fixed': { status: 422, title: '方案没有规定“{level}”的比例可以经批准放宽。' },
  'pool-unknown': { status: 422, title: '本次考核没有“{pool}”这个名次范围。请从列出的单位里选择。' },
  'approved-already': {
    status: 409,
    title: '{pool}的“{level}”比例已有一项批准（{state}）。需要变动的，请先撤回原来的。',
  },
  'approved-in-future': { status: 422, title: '批准日期不能晚于今天。请改正。' },
  'ruling-unfit': { status: 422, title: '这项批准不能生效：{because}' },
  'own-entry': { status: 403, title: '这项批准由您登记，须由委员会的另一人核对确认。' },
  'approval-over': { status: 409, title: '这项批准已经确认或者撤回。请刷新后再看。' },
});

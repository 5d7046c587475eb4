import { refusalTable } from '../../http/refusals.ts';

export const scoringRefusals = refusalTable({
  'jury-not-draft': { status: 409, title: '评分已经开始。请刷新页面。' },
  'jury-not-open': { status: 409, title: '评分还没有开始，或者已经结束。请刷新页面。' },
  'jury-unready': { status: 409, title: '还不能开始：{why}' },
  'another-scoring': { status: 409, title: '“{name}”正在评分，请先结束，再开始下一个。' },
  'subject-not-waiting': { status: 409, title: '这个对象已经评过，或者正在评分。请刷新页面。' },
  'subject-not-scoring': { status: 409, title: '这个对象没有在评分。请刷新页面。' },
  'subject-ended': { status: 409, title: '这个对象的评分已经结束，回避不能再改。' },
  'claims-open': {
    status: 409,
    title: '所报成绩还有 {open} 条没有核查，不能开始评分。请先核查，或者写明为什么不等核查。',
  },
  'scores-missing': {
    status: 409,
    title: '还有 {missing} 名评委没有评分。请再等一等；确实不再等的，请写明原因。',
  },
  'still-scoring': { status: 409, title: '“{name}”正在评分，请先结束再收场。' },
  'already-recused': { status: 409, title: '这名评委已经回避这个对象。' },
  'not-recused': { status: 409, title: '这名评委没有回避这个对象，或者回避已经撤销。请刷新页面。' },
  'key-gone': {
    status: 409,
    title:
      '这次评分的密钥不在这台服务器上，评委的分数打不开，二维码也不能再用。请用原来的数据文件夹，或者重新组织评分。',
  },
});

import { refusalTable } from '../../http/refusals.ts';

export const claimRefusals = refusalTable({
  'subject-unknown': { status: 422, title: '第 {row} 条没有对上评分对象。请核对姓名或者项目名称。' },
  'claims-late': { status: 409, title: '“{name}”的评分已经结束，所报成绩和核查结论不能再改。' },
  'claim-verified': { status: 409, title: '这一条已有核查结论，不能再改文字。确有错误的，请另登记一条。' },
  'verifier-own-unit': { status: 409, title: '您与被核查人同属{unit}，应当回避。请由其他单位的人员核查。' },
  'verifier-is-claimant': { status: 409, title: '不能核查本人的成绩。请由其他人员核查。' },
  'evidence-unknown': { status: 422, title: '所附的佐证没有上传成功，或者已经删除。请重新上传后再提交。' },
});

export const notVerified = '待核查';
